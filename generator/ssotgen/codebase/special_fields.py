"""Special fields: which annotations in a dataclass declare something other than a field."""

from __future__ import annotations

import ast
import re

from ssotgen.codebase.facts import MODULE_SCOPE, ClassItem
from ssotgen.codebase.resolve import Resolver

CLASS_VARIABLE = "ClassVar"
_MODULES = {
    CLASS_VARIABLE: ("typing", "typing_extensions"),
    "InitVar": ("dataclasses",),
    "KW_ONLY": ("dataclasses",),
}
"""The special annotations, and the modules that have them."""

_STRING = re.compile(r"\s*(?:\w+\s*\.\s*)?\w+")
"""What `dataclasses` reads of an annotation that is a string."""


def special_kind(item: ClassItem, path: str, scope: int, resolver: Resolver) -> str:
    """Return `ClassVar`, `InitVar` or `KW_ONLY` for an annotation that `dataclasses` takes for one,
    empty for any other.

    It takes a string by its first name, so the annotation `"ClassVar[int]"` is a class variable. In
    a module with `from __future__ import annotations` it is a field: its string begins with a
    quote.
    """
    imports = resolver.facts(path).imports
    is_deferred = any(
        each.module == "__future__" and each.name == "annotations" for each in imports
    )
    is_quoted = item.annotation[:1] in ("'", '"')
    if is_deferred and is_quoted:
        return ""
    if is_deferred or is_quoted:
        text = str(ast.literal_eval(item.annotation)) if is_quoted else item.annotation
        match = _STRING.match(text)
        chain = "".join(match[0].split()) if match is not None else ""
        return _kind(chain, path, scope, resolver, is_string=True)
    return _kind(item.annotation.partition("[")[0], path, scope, resolver, is_string=False)


def _kind(chain: str, path: str, scope: int, resolver: Resolver, *, is_string: bool) -> str:
    first, last = chain.partition(".")[0], chain.rpartition(".")[2]
    bindings = resolver.bindings(path, MODULE_SCOPE, first)
    imports = resolver.facts(path).imports
    imported = [imports[each.import_index] for each in bindings if each.import_index >= 0]
    if last not in _MODULES and not any(each.name in _MODULES for each in imported):
        return ""
    if is_string and imported and all(each.type_checking for each in imported):
        # At run time, when the string is read, the module lacks the name.
        return ""
    origin = resolver.dotted(path, scope, chain)
    if origin is None or origin.path is not None:
        return last if last in _MODULES else ""
    homes = _MODULES.get(origin.name, ())
    # A string with a module before the name has to name the very module.
    homes = homes[:1] if is_string and first != last else homes
    return origin.name if not set(homes).isdisjoint(origin.modules) else ""
