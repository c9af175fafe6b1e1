"""Awkward texts and names for property tests."""

from __future__ import annotations

import keyword

from hypothesis import strategies as st

from ssotgen.spec.names import BUILTINS
from ssotgen.spec.taken_names import FIELD_NAMES, MODULE_NAMES
from ssotgen.spec.types.scalars import SCALARS

NASTY = (
    "",
    " ",
    '"""',
    "'''\\",
    "ends with a backslash \\",
    'ends with a quote "',
    "{{ 7 * 7 }} {% raw %} {# note #}",
    "two\nlines\n",
    "\tindented\r\nby a tab\r",
    "\x00\x07\x1b[31m\x7f",
    "next\u0085line\u2028separator\u2029",
    "\u202ereversed\u202c",
    "\ufeffmark",
    "ﬁ ligature, e\u0301 accent, 😀",
    "# ssotgen: ignore[bad-name] no",
    "%s {0} {name} $name",
    "-*- coding: utf-7 -*-",
    "on",
    "~",
    "012",
    "1:30",
    "0o7",
    "2026-01-01",
    "null",
)
"""Texts that have broken generators before."""


ANY_TEXT = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


SENTENCES = st.sampled_from(
    ("Waiting in the queue.", "How a task is run, and where.", "Größe in cm, not in inches.")
)


SUMMARIES = SENTENCES | ANY_TEXT.filter(lambda text: text.strip() != "")


CLASS_NAMES = st.from_regex(r"[A-Z][a-z]{1,6}[A-Z][a-z0-9]{0,5}", fullmatch=True)


MEMBER_NAMES = st.from_regex(r"[A-Z][A-Z0-9]{1,8}(_[A-Z0-9]{1,4})?", fullmatch=True) | (
    st.sampled_from(("größe", "Δ", "lower_case", "x_", "Match", "type", "日本", "names"))
)


NAMES_OF_FIELDS = st.from_regex(r"[a-z][a-z0-9]{1,7}(_[a-z0-9]{1,4})?", fullmatch=True) | (
    st.sampled_from(("größe", "match", "case", "type", "id", "cls", "value", "name", "X", "日本"))
)


SNAKE_NAMES = st.from_regex(r"[a-z][a-z0-9]{1,7}(_[a-z0-9]{1,4})?", fullmatch=True)


_TAKEN = BUILTINS | MODULE_NAMES | FIELD_NAMES | set(SCALARS) | {"self", "mro"}


def _usable(name: str) -> bool:
    return not keyword.iskeyword(name) and name not in _TAKEN


def distinct_names(
    strategy: st.SearchStrategy[str], least: int, most: int
) -> st.SearchStrategy[list[str]]:
    return st.lists(
        strategy.filter(_usable), min_size=least, max_size=most, unique_by=lambda n: n.casefold()
    )
