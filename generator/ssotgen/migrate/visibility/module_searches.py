"""Searches of bytes: whether a file that is not parsed may do something to a module as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ssotgen.codebase.byte_context import has_odd_lines, import_texts
from ssotgen.codebase.prefilter import words_of

MAY_LOOK = re.compile(
    rb"\b(?:globals|locals|vars|dir|exec|eval|getattr|setattr|delattr|getmembers|__dict__"
    rb"|__annotations__|__class__|ModuleType|get_type_hints|get_annotations|__getattr__|reload|modules)\b"
)
"""Matches where a file may look at names of its own module, or of another."""

_FIRST_ARGUMENT = re.compile(
    rb"\b(vars|dir|getmembers|get_type_hints|get_annotations|getattr|setattr|delattr|object|reload)"
    rb"\s*\(\s*([A-Za-z_\x80-\xff][\w\x80-\xff]*|[(#\\])"
)
_BY_NAME = frozenset({b"getattr", b"setattr", b"delattr", b"object"})
_NAMED = re.compile(
    rb"(?:\.[\w\x80-\xff]+)*\s*,\s*(?![\"']__annotations__)(?:\"[^\"\\\n]*\"|'[^'\\\n]*')\s*[,)]"
)
"""How a call goes on whose second argument is a string: it is about one name."""

_NAMESPACE = re.compile(rb"\.\s*__(?:dict|annotations)__\b")
_CHAIN = re.compile(rb"([A-Za-z_\x80-\xff][\w\x80-\xff]*)(?:\.[\w\x80-\xff]+)*\Z")
_LONGEST_CHAIN = 200
_LISTS = frozenset({b"vars", b"dir", b"getmembers"})
_COMPUTERS = frozenset({b"importlib", b"import_module", b"__import__", b"sys", b"(", b"#", b"\\"})
_COMPUTED_MODULE = re.compile(
    rb"([A-Za-z_\x80-\xff][\w\x80-\xff]*)\s*(?::=|=|:[^=\n]*=)\s*\(*\s*(?:[\w.]+\.)?"
    rb"(?:(?:import_module|__import__|module_from_spec)\s*\(|modules\s*\[)"
)
"""How a name is given a module that is imported, or taken from `sys.modules`, by a name."""


def may_import_again(data: bytes) -> bool:
    """Whether a file may have a module imported again, by its name in a string."""
    return b"modules" in data and b"sys" in data


def may_replace_imports(data: bytes) -> bool:
    """Whether a file may replace the function or the finders with which Python imports."""
    return b"__import__" in data or b"meta_path" in data or b"path_hooks" in data


def may_take_module(data: bytes) -> bool:
    """Whether a file may look at the names of a module that it imports, set any of them, or import
    it again."""
    if has_odd_lines(data):
        return True
    roots = {
        match[2]
        for match in _FIRST_ARGUMENT.finditer(data)
        if match[1] not in _BY_NAME or not _NAMED.match(data, match.end())
    }
    roots.update(_root(data, match.start()) for match in _NAMESPACE.finditer(data))
    if not roots.isdisjoint((b"(", b"#", b"\\", b"")):
        return True
    texts = import_texts(data) if roots else ()
    return any(not roots.isdisjoint(words_of(text)) for text in texts)


def may_list_computed(data: bytes) -> bool:
    """Whether a file may look at all names of a module whose name it computes."""
    calls = (match for match in _FIRST_ARGUMENT.finditer(data) if match[1] in _LISTS)
    roots = {match[2] for match in calls}
    roots.update(_root(data, match.start()) for match in _NAMESPACE.finditer(data))
    if not roots:
        return False
    return not roots.isdisjoint(
        _COMPUTERS | {match[1] for match in _COMPUTED_MODULE.finditer(data)}
    )


def _root(data: bytes, at: int) -> bytes:
    """Return the first name of the chain that ends at a place, empty where something else does."""
    found = _CHAIN.search(data, max(0, at - _LONGEST_CHAIN), at)
    return found[1] if found is not None else b""


def quoted_pattern(names: Iterable[str]) -> re.Pattern[bytes]:
    """Return a pattern that matches any of the names between quotes."""
    listed = sorted(names)
    if not listed:
        return re.compile(rb"(?!)")
    return re.compile(rb"[\"'](?:%b)[\"']" % b"|".join(re.escape(each.encode()) for each in listed))
