"""No file is bad enough: reading answers soon, with findings, and never with an exception."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Document
from ssotgen.spec.yaml.read import Reading, read_document, read_documents
from ssotgen.spec.yaml.rules import MAX_VALUES

MEGABYTE = 1024 * 1024
LOADERS = (yaml.SafeLoader, yaml.CSafeLoader)


def rules(reading: Reading) -> list[str]:
    return [item.rule for item in reading.findings]


def read_text(text: str) -> tuple[Document, list[str]]:
    document, findings = read_document("x.yaml", text.encode(), Budget(MAX_VALUES))
    return document, [item.rule for item in findings]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000, "{" * 1_000_000, "a: " + "[" * 100_000 + "]" * 100_000, "- " * 100_000,
        "? " * 100_000, "&a " * 10_000, "!" * 100_000, "*" * 100_000, "'" * 100_001, '"' + "\\" * 9,
        "a: |\n" + " " * 100_000, "%" * 10_000, "#" * 1_000_000, ":" * 100_000, "-\n" * 100_000,
        "\n".join(" " * i + "a:" for i in range(300)), "x" * 1_000_000, "a" + " " * 1_000_000,
        "a: &a\n" + "  b: *a\n" * 1000, "{a: " * 5000, "[a, " * 5000, "!<" + "%41" * 10_000 + "> x",
        "\u0085" * 10_000, "\x00" * 10_000, "\t" * 100_000, "a: '" + "\t" * 1_000_000 + "'",
        "a: '" + "# " * 500_000 + "' # ssotgen: ignore[x] y\n", "---\n" * 1000, "<<: " * 1000,
    ],
    ids=lambda text: ascii(text[:12]),
)  # fmt: skip
def test_hostile_text_is_answered_at_once(text: str) -> None:
    begin = time.process_time()
    _, found = read_text(text)
    assert time.process_time() - begin < 5
    assert len(found) <= 11 or found.count("bad-merge") + found.count("duplicate-key") > 900


@pytest.mark.parametrize(
    ("levels", "loader"),
    [
        *((levels, loader) for levels in (60, 900, 1_100) for loader in LOADERS),
        (20_000, yaml.CSafeLoader),  # more than the stack of C has room for
    ],
)
@pytest.mark.parametrize("ends", ["[]", "{}", ("{a: ", "}"), "[ "])
def test_whatever_is_nested_too_deeply_is_reported_at_the_same_place(
    levels: int, ends: tuple[str, str], loader: object
) -> None:
    text = "a: " + ends[0] * levels + ends[1] * levels
    _, findings = read_document("x.yaml", text.encode(), Budget(MAX_VALUES), loader)
    deep = [item for item in findings if item.rule != "key-not-text"]
    assert [(item.rule, item.location.column) for item in deep] == [
        ("nesting-too-deep", 4 + 49 * len(ends[0]))
    ]


@pytest.mark.parametrize("loader", LOADERS)
def test_a_file_cut_off_anywhere_is_read_or_told(loader: object) -> None:
    whole = (Path(__file__).parents[3] / "spec" / "layers.yaml").read_bytes()
    for end in range(0, len(whole), 13):
        document, findings = read_document("x.yaml", whole[:end], Budget(10_000), loader)
        assert document.data is not None or findings
        lines = whole[:end].decode().splitlines() or [""]
        for item in findings:
            assert 1 <= item.location.line <= len(lines)
            assert 1 <= item.location.column <= len(lines[item.location.line - 1]) + 1


def test_aliases_may_repeat_much_but_not_without_bound() -> None:
    row = "a: &a [" + "x, " * 98 + "x]\n"
    fine = row + "".join(f"b{i}: *a\n" for i in range(990))
    assert read_text(fine)[1] == []
    assert read_text(fine + "".join(f"c{i}: *a\n" for i in range(20)))[1] == ["alias-expansion"]


def test_what_aliases_repeat_is_counted_over_all_files(tmp_path: Path) -> None:
    text = "a: &a [" + "x, " * 998 + "x]\n" + "".join(f"b{i}: *a\n" for i in range(60))
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(text)
    assert rules(read_documents(tmp_path)) == ["alias-expansion"]


def test_merging_what_was_merged_is_counted_too() -> None:
    keys = ", ".join(f"k{i}: 1" for i in range(300))
    chain = f"m0: &m0 {{{keys}}}\n"
    chain += "".join(f"m{i}: &m{i} {{<<: *m{i - 1}, n{i}: 1}}\n" for i in range(1, 400))
    assert read_text(chain)[1] == ["alias-expansion"]


def test_fifty_levels_may_be_nested_and_no_more() -> None:
    assert read_text("a: " + "[" * 49 + "]" * 49)[1] == []
    assert read_text("a: " + "[" * 50 + "]" * 50)[1] == ["nesting-too-deep"]


def test_a_large_spec_is_read(tmp_path: Path) -> None:
    members = ", ".join(f"M{i}: v{i}" for i in range(100))
    lines = [f"E{i}: {{members: {{{members}}}}}" for i in range(1000)]
    (tmp_path / "enums.yaml").write_text("\n".join(lines))
    begin = time.process_time()
    assert rules(read_documents(tmp_path)) == []
    assert time.process_time() - begin < 20


def test_values_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    document, findings = read_document("x.yaml", b"a: [1, 2, 3]\n", Budget(5))
    assert document.data is None
    assert [(item.rule, item.location.column) for item in findings] == [("unreadable-spec", 11)]


PEAK = """
import resource, sys, time
from pathlib import Path
from ssotgen.spec.yaml.read import read_documents
begin = time.process_time()
reading = read_documents(Path(sys.argv[1]))
print(len(reading.findings), reading.findings[:1])
print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.parametrize(
    ("content", "count", "wanted"),
    [
        (b"a: " + b"x" * (100 * MEGABYTE), 1, "unreadable-spec"),
        pytest.param(
            b"[" + b"a," * (3 * MEGABYTE) + b"]", 1, "unreadable-spec", marks=pytest.mark.slow
        ),
        ("a: 🚀".encode() + b"x" * (31 * MEGABYTE), 0, ""),
    ],
    ids=["100-megabytes-in-a-line", "six-million-values", "one-wide-scalar"],
)
def test_memory_stays_below_500_megabytes(
    tmp_path: Path, content: bytes, count: int, wanted: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    command = [sys.executable, "-c", PEAK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    first, figures = done.stdout.splitlines()
    assert first.startswith(f"{count} ")
    assert wanted in first
    seconds, megabytes = figures.split()
    assert float(seconds) < 20
    assert int(megabytes) < 500


def test_a_file_that_is_no_file_does_not_hold_the_tool(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    found = [
        (Path(item.location.path).name, item.rule) for item in read_documents(tmp_path).findings
    ]
    assert sorted(found) == [
        ("device.yaml", "link-outside"),
        ("folder.yaml", "unreadable-spec"),
        ("loop.yaml", "unreadable-spec"),
        ("pipe.yaml", "unreadable-spec"),
    ]


def test_a_folder_that_links_to_itself_is_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "a.yaml").write_text("features: {}\n")
    reading = read_documents(tmp_path)
    assert rules(reading) == ["link-outside"]
    assert len(reading.documents) == 1


def test_a_file_name_cannot_break_the_report(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\nb\x1b\xff.yaml")).write_text("- 1\n")
    (finding,) = read_documents(tmp_path).findings
    assert finding.location.path.isprintable()
    finding.location.path.encode()


def test_a_missing_folder_and_a_file_in_its_place_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("missing", "file"):
        assert rules(read_documents(tmp_path / name)) == ["missing-spec-folder"]
