"""Uses that the survey of an audit does not look for: they are searched for in the code itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ssotgen.app.symbol_uses import Codebase, target_named
from ssotgen.audit.usages import SymbolUse
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.use import Certainty
from ssotgen.spec.model import Spec
from ssotgen.spec.names import feature_property
from ssotgen.spec.symbols import ENUM_PARTS, Symbol, names_in_code

BESIDE_THE_SURVEY = ("layer", "constant", "setting")
"""Kinds of symbols whose uses are looked for only where somebody asks for one."""

PARTS = ("field", "property", *ENUM_PARTS)
"""Kinds of symbols that instances have."""

_FEATURE = "feature"

_MARK = "requires_feature"


def searched_uses(spec: Spec, code: Codebase, symbols: Iterable[Symbol]) -> Iterator[SymbolUse]:
    """Yield the uses of symbols, those too that annotations and calls nearby make likely."""
    for symbol in symbols:
        for use in code.uses(spec, target_named(spec, symbol.full_name), texts=False):
            if use.certainty is not Certainty.TEXT:
                how = "likely" if use.certainty is Certainty.LIKELY else use.how
                yield SymbolUse(symbol.full_name, use.path, use.place, how)


def is_searched(symbol: Symbol, *, one_by_one: bool) -> bool:
    """Whether the uses of a symbol are searched for, since the survey knows some of them at most:
    of what instances have where it is asked for `one_by_one`, as a search for each takes time."""
    kinds = (_FEATURE, *PARTS, *BESIDE_THE_SURVEY) if one_by_one else (_FEATURE,)
    return symbol.kind in kinds


def feature_uses(spec: Spec, code: Codebase, symbols: Sequence[Symbol]) -> Iterator[SymbolUse]:
    """Yield the uses of features, read from the files that name one and the availability module's
    object, its functions or its properties."""
    targets = [target_named(spec, symbol.full_name) for symbol in symbols]
    if not targets:
        return
    # The function that returns the object ends with its name, those of features with `_available`.
    owners = tuple(each.encode() for each in (targets[0].owner, feature_property(""), _MARK))
    named = word_pattern({word for each in targets for word in each.words})
    files = []
    for path in code.files.python:
        data = code.files.peek(path)
        if any(owner in data for owner in owners) and has_word(named, data):
            files.append(path)
    yield from searched_uses(spec, Codebase(ProjectFiles(files), code.index), symbols)


def read_somewhere(code: Codebase, symbols: Sequence[Symbol]) -> frozenset[str]:
    """Return the symbols whose names are attributes of something in the code."""
    names = sorted({re.escape(name) for symbol in symbols for name in names_in_code(symbol)})
    if not names:
        return frozenset()
    pattern = re.compile(rb"\.\s*(" + "|".join(names).encode() + rb")(?![A-Za-z0-9_])")
    found: set[bytes] = set()
    for path in code.files.python:
        found.update(pattern.findall(code.files.peek(path)))
    return frozenset(
        each.full_name
        for each in symbols
        if any(name.encode() in found for name in names_in_code(each))
    )
