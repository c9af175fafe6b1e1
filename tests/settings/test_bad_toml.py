"""A mistake in the TOML is named, and what is to be written instead makes it TOML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.file import SettingsFile, read_settings_file


def read(folder: Path, text: str) -> SettingsFile | Finding | None:
    path = folder / "ssotgen.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings_file(path)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("output = x", "1:10", "invalid TOML value 'x'", 'write `output = "x"`'),
        ("public = True", "1:10", "invalid TOML value 'True'", "write `public = true`"),
        ("public = yes", "1:10", "invalid TOML value 'yes'", "write `public = true`"),
        ("exclude = [a, b]", "1:12", "invalid TOML value 'a'", 'write `"a"`'),
        ("exclude = [“a”]", "1:12", "invalid TOML value '“a”'", 'write `"a"`'),
        ("output = “a b”", "1:10", "curly quotes do not quote in TOML", 'write `output = "a b"`'),
        ("output: a b", "1:7", "a colon instead of `=`", 'write `output = "a b"`'),
        ('output : "a"', "1:8", "a colon instead of `=`", 'write `output = "a"`'),
        ('output = "x\n', "1:10", "this string is never closed", 'add the closing `"`'),
        ("output = 'x", "1:10", "this string is never closed", "add the closing `'`"),
        ('exclude = ["a"\nspec = "b"\n', "1:11", "this list is never closed", "add `]`"),
        ("exclude = [", "1:11", "this list is never closed", "add `]`"),
        ('exclude = ["a" "b"]', "1:16", "no comma between two items", "add a comma"),
        ("output =\n\n", "1:9", "'output' has no value", 'write `output = "..."`'),
        ("output", "1:7", "no `=` after the key", 'use the form `output = "..."`'),
        ("= 3", "1:1", "no key in front of `=`", 'use the form `key = "..."`'),
        ('spec = "a"\nspec = "b"\n', "2:1", "duplicate key 'spec'", "remove one of them"),
        ("[breaking\nx = 1\n", "1:1", "this header is never closed", "end it with `]`"),
        ("[breaking]\n[breaking]\n", "2:1", "duplicate table 'breaking'", "join it with the first"),
        ('output\xa0= "a"', "1:7", "a no-break space (U+00A0) outside of a string", "replace it"),
        ('output = "C:\\dir"', "1:15", "invalid escape in a string", "use `/` between folders"),
        ('output = "a "b""', "1:14", "text after the end of the value", "put the whole value"),
        (
            'output = "a"\n<<<<<<< HEAD\nspec = "a"\n=======\nspec = "b"\n>>>>>>> theirs\n',
            "2:1",
            "unresolved merge conflict",
            "keep what is right, and remove the lines with",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    text: str, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    found = read(tmp_path, text)
    assert isinstance(found, Finding)
    where = f"{found.location.line}:{found.location.column}"
    assert (where, found.message) == (place, message)
    assert found.hint.startswith(hint)
    if written := re.fullmatch(r"write `(\w+ = .*)`", found.hint):
        assert isinstance(read(tmp_path, written[1]), SettingsFile)


def test_a_table_of_pyproject_in_ssotgen_toml_says_what_to_remove(tmp_path: Path) -> None:
    from ssotgen.settings.load import load_settings
    from ssotgen.settings.settings import Flags, SettingsError

    (tmp_path / "ssotgen.toml").write_text('[tool.ssotgen]\nspec = "spec"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, Flags())
    (finding,) = caught.value.findings
    assert finding.hint.startswith("remove the header")
