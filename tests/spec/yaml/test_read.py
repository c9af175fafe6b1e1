"""Reading gives plain data that knows its place, the same with libyaml and without it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Document, YamlMapping
from ssotgen.spec.yaml.plain_scalars import resolve
from ssotgen.spec.yaml.read import read_document, read_documents

Read = Callable[[str], YamlMapping]
LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]
ROOT = Path(__file__).parents[3]


def read_text(text: str | bytes, loader: Any = None) -> tuple[Document, list[Finding]]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_document("spec/x.yaml", data, Budget(10_000), loader)


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def read(request: pytest.FixtureRequest) -> Read:
    """Return the data of a text that has no faults, as each of PyYAML's parsers reads it."""

    def read_it(text: str) -> YamlMapping:
        document, findings = read_text(text, request.param)
        assert findings == []
        assert document.data is not None
        return document.data

    return read_it


def places(findings: list[Finding]) -> list[str]:
    return [f"{item.location.line}:{item.location.column} {item.rule}" for item in findings]


def test_values_and_keys_know_where_they_stand(read: Read) -> None:
    data = read("# first\nenums:\n  Colour:\n    members: {RED: red, 'GREEN' : \"gr\\u00fcn\"}\n")
    members = data["enums"]["Colour"]["members"]
    assert members == {"RED": "red", "GREEN": "grün"}
    assert members.marks["RED"] == (4, 15, 4, 20, "red", True)
    assert members.marks["GREEN"] == (4, 25, 4, 35, "grün", False)
    assert str(data["enums"].at_key("Colour")) == "spec/x.yaml:3:3"
    assert str(data["enums"].at("Colour")) == "spec/x.yaml:4:5"
    assert str(members.at("NOTHING")) == "spec/x.yaml:4:14"


def test_items_of_lists_know_where_they_stand(read: Read) -> None:
    data = read("a:\n- x\n-   - y\n    - |\n      z\n")
    assert data == {"a": ["x", ["y", "z\n"]]}
    assert str(data["a"].at(0)) == "spec/x.yaml:2:3"
    assert str(data["a"].at(1)) == "spec/x.yaml:3:5"
    assert str(data["a"][1].at(1)) == "spec/x.yaml:4:7"
    assert data["a"][1].marks[1].text == "z\n"


def test_columns_count_characters_and_not_bytes_or_the_byte_order_mark(read: Read) -> None:
    assert read("\ufeffa: 1\n").marks["a"][:4] == (1, 1, 1, 4)
    assert read("{ä🚀: é, b: 1}\n").marks["b"][:4] == (1, 9, 1, 12)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_of_the_three_ways(read: Read, line_break: str) -> None:
    data = read(f"# one{line_break}a: |{line_break}  x{line_break}b: 2{line_break}")
    assert data == {"a": "x\n", "b": 2}
    assert data.marks["b"].key_line == 4


def test_an_alias_repeats_its_anchor_and_stands_where_that_does(read: Read) -> None:
    data = read("a: &a {x: 1}\nb: *a\nc: &c\n  # why\n  text\nd: [*c]\n*c : e\n")
    assert data == {"a": {"x": 1}, "b": {"x": 1}, "c": "text", "d": ["text"], "text": "e"}
    assert data.marks["b"][:4] == (2, 1, 1, 7)
    assert data.marks["c"][2:4] == (5, 3)
    assert data["d"].marks[0].line == 5
    assert data.marks["text"].key_line == 7


def test_a_merge_key_puts_in_what_is_not_there(read: Read) -> None:
    data = read("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a, z: 4}\nc: {<<: [*a, {y: 5, w: 6}]}\n")
    assert list(data["b"].items()) == [("x", 1), ("y", 3), ("z", 4)]
    assert data["b"].marks["x"][:4] == (1, 8, 1, 11)
    assert data["b"].marks["y"].line == 2
    assert data["c"] == {"x": 1, "y": 2, "w": 6}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("0", 0),
        ("-17", -17), ("0x1F", 31), ("-0b11", -3), ("1.0", 1.0), ("-0.5", -0.5), ("1.0e+3", 1000.0),
        ("2.5E-3", 0.0025), ("123456789012345678901234567890", 123456789012345678901234567890),
        ("y", "y"), ("N", "N"), ("nul", "nul"), ("yes.", "yes."), ("-", "-"), (".", "."),
        ("1.2.3", "1.2.3"), ("1-2", "1-2"), ("10:99:1", "10:99:1"), ("0x", "0x"), ("1a", "1a"),
        ("2026-1", "2026-1"), ("=", "="), ("true ish", "true ish"),
    ],
)  # fmt: skip
def test_a_plain_scalar_is_what_every_reader_takes_it_for(text: str, value: object) -> None:
    scalar = resolve(text)
    assert (scalar.value, type(scalar.value), scalar.misread) == (value, type(value), "")


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("on", "as the boolean true"), ("No", "as the boolean false"), ("012", "as the number 10"),
        ("-0o17", "as the number -15"), ("09", "as the number 9"), ("1_000", "as the number 1000"),
        ("0b_1", "as the number 1"), ("1e16", "as text, or as the number 1.0e+16 in version 1.2"),
        ("1.5e3", "as text, or as the number 1500.0 in version 1.2"), ("1:30", "as the number 90"),
        ("-1:0.5", "as the number -60.5"),
        ("1.10", "as the number 1.1"), ("+.5", "as the number 0.5"), ("1e400", "as infinity"),
        ("0.1000000000000000001", "as the number 0.1"), ("2026-01-01", "as a date"),
        ("2026-1-1 1:00:00.5 +01:00", "as a date"), ("-.Inf", "as infinity"),
        ("9" * 5000, "as a number of 5000 characters"),
        ("1e" + "9" * 5000, "as a number of 5002 characters"),
    ],
)  # fmt: skip
def test_a_plain_scalar_that_readers_take_differently_is_kept_as_written(
    text: str, misread: str
) -> None:
    scalar = resolve(text)
    assert (scalar.value, scalar.misread) == (text, misread)


def test_what_yaml_makes_of_a_scalar_is_what_pyyaml_makes_of_it() -> None:
    alphabet = "01:._-+ex"
    texts = ["", *alphabet]
    for _ in range(4):
        texts = [text + char for text in texts[-3000:] for char in alphabet]
        for text in texts[::7]:
            scalar = resolve(text)
            try:
                other = yaml.safe_load(f"a: {text}\n")["a"]
            except (yaml.YAMLError, ValueError, TypeError):
                continue
            if not isinstance(other, int | float):
                continue
            if scalar.misread:
                assert scalar.misread == f"as the number {other}", text
            else:
                assert scalar.value == other, text


def test_faults_of_one_part_do_not_hide_those_of_another() -> None:
    text = "a: on\nb: {c: 1, c: 012}\nd: !!set {x}\n1: ok\na: 2\nf: [2026-01-01]\n"
    for loader in LOADERS:
        document, findings = read_text(text, loader)
        assert places(findings) == [
            "1:4 misread-value", "2:11 duplicate-key", "2:14 misread-value", "3:4 yaml-tag",
            "4:1 key-not-text", "5:1 duplicate-key", "6:5 misread-value",
        ]  # fmt: skip
        assert document.data == {
            "a": "on",
            "b": {"c": 1},
            "d": {"x": None},
            "1": "ok",
            "f": ["2026-01-01"],
        }


def test_a_syntax_error_stops_its_own_file_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("enums: {Colour: {members: {NO: no}}}\n")
    (tmp_path / "b.yaml").write_text("enums: [\n")
    (tmp_path / "c.yml").write_text("features: {}\n")
    reading = read_documents(tmp_path)
    assert [document.data is None for document in reading.documents] == [False, True, False]
    assert [item.rule for item in reading.findings] == ["key-not-text", "misread-value", "bad-yaml"]


def test_files_come_in_sorted_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "A.YAML", "a.yaml", ".git/c.yaml", ".d.yaml", "e.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("features: {}\n")
    names = [Path(document.path).name for document in read_documents(tmp_path).documents]
    assert names == ["A.YAML", "a.yaml", "z.yml", "b.yaml"]


def test_paths_are_shown_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spec" / "more").mkdir(parents=True)
    (tmp_path / "spec" / "more" / "a.yaml").write_text("features: {}\n")
    monkeypatch.chdir(tmp_path)
    for folder in (Path("spec"), tmp_path / "spec"):
        assert [item.path for item in read_documents(folder).documents] == ["spec/more/a.yaml"]


def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [\n")
    for wanted in (False, True):
        (gc.enable if wanted else gc.disable)()
        read_documents(tmp_path)
        assert gc.isenabled() is wanted


@pytest.mark.parametrize("path", sorted((ROOT / "spec").glob("*.yaml")), ids=lambda path: path.name)
def test_both_parsers_read_the_default_spec_alike(path: Path) -> None:
    pure, fast = (read_text(path.read_bytes(), loader) for loader in LOADERS)
    assert pure == fast
    assert pure[0].data == yaml.safe_load(path.read_text(encoding="utf-8"))
    assert marks(pure[0].data) == marks(fast[0].data)


def marks(node: Any) -> Any:
    if isinstance(node, dict):
        return [getattr(node, "marks", None), *(marks(item) for item in node.values())]
    return [node.marks, *(marks(item) for item in node)] if isinstance(node, list) else None


def test_only_comments_suppress() -> None:
    text = (
        "a: 'x # ssotgen: ignore[one] no'  # ssotgen: ignore[two, SSG103]: because\n"
        "b: |  # ssotgen: ignore[three] of a block\n  # ssotgen: ignore[four] no\n"
        "# ssotgen: ignore[five]\nc: x#ssotgen:ignore[six]\n"
        'd: &d  # ssotgen: ignore[seven] by an anchor\n  "x\n  # ssotgen: ignore[eight] no"\n'
        "#ssotgen:ignore[ nine ]  \n"
    )
    for loader in LOADERS:
        document, findings = read_text(text, loader)
        assert findings == []
        found = [
            (item.location.line, item.location.column, item.rules, item.reason)
            for item in document.suppressions
        ]
        assert found == [
            (1, 35, ("two", "SSG103"), "because"),
            (2, 7, ("three",), "of a block"),
            (4, 1, ("five",), ""),
            (6, 8, ("seven",), "by an anchor"),
            (9, 1, ("nine",), ""),
        ]
