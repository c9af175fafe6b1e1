"""Versions and specifiers of the runtime decide as the package `packaging` does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.specifiers import InvalidSpecifier, Specifier, SpecifierSet
from packaging.version import Version as TheirVersion

from ssotgen.runtime.version_order import Version, is_allowed

EPOCHS = ["", "", "", "0!", "1!"]
RELEASES = ["0", "1", "1.0", "1.0.0", "01.1", "1.1", "1.1.0", "1.2.3", "1.10", "2", "2.0.1", "10"]
PRE = ["", "", "", "a", "a1", ".b2", "-rc1", "c1", "_pre.2", "preview", "ALPHA1", "beta0"]
POST = ["", "", "", ".post0", "-1", "post", ".post1", "_rev2", "r1", ".POST10"]
DEV = ["", "", "", ".dev0", "dev", "-dev1", ".dev10"]
LOCAL = ["", "", "", "+1", "+a", "+a.1", "+1-a", "+ubuntu_2", "+10", "+1.10"]
OPERATORS = ["<", ">", "<=", ">=", "==", "!=", "~="]

public = st.tuples(
    st.sampled_from(EPOCHS),
    st.sampled_from(RELEASES),
    st.sampled_from(PRE),
    st.sampled_from(POST),
    st.sampled_from(DEV),
).map("".join)
anything = st.tuples(public, st.sampled_from(LOCAL)).map("".join)
prefixes = st.tuples(st.sampled_from(EPOCHS), st.sampled_from(RELEASES), st.just(".*"))
specifiers = st.one_of(
    st.tuples(st.sampled_from(OPERATORS), public),
    st.tuples(st.sampled_from(["==", "!="]), anything),
    st.tuples(st.sampled_from(["==", "!="]), prefixes.map("".join)),
).map("".join)


def is_specifier(text: str) -> bool:
    try:
        Specifier(text)
    except InvalidSpecifier:
        return False
    return True


@settings(max_examples=300)
@given(anything, st.lists(specifiers.filter(is_specifier), min_size=1, max_size=2).map(",".join))
def test_the_same_versions_are_allowed(version: str, wanted: str) -> None:
    theirs = SpecifierSet(wanted).contains(version, prereleases=True)
    assert is_allowed(Version(version), wanted) == theirs


@settings(max_examples=150)
@given(public, public)
def test_versions_sort_alike(one: str, other: str) -> None:
    ours, theirs = (Version(one), Version(other)), (TheirVersion(one), TheirVersion(other))
    assert (ours[0].order < ours[1].order) == (theirs[0] < theirs[1])
    assert (ours[0].order == ours[1].order) == (theirs[0] == theirs[1])


@pytest.mark.parametrize(
    "text", ["", "1.", ".1", "1..2", "v", "1.0-", "1.0+", "1.0+a..b", "x1", "1.0 1", "١", "unknown"]
)
def test_what_is_not_a_version(text: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        Version(text)
