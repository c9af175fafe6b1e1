"""Each kind of change is reported in the categories that it breaks, with a program as proof."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ssotgen.breaking.compare import compare
from ssotgen.breaking.spec_change import Change
from ssotgen.breaking.witness import prove
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

BASE = Path(__file__).parents[1] / "cases" / "breaking" / "base.yaml"


@dataclass(frozen=True)
class Case:
    """One edit of the base spec: the text that is replaced, and what is reported."""

    name: str
    old: str
    new: str
    expected: tuple[str, ...] = ()
    proven: bool = True
    times: int = 1


CASES = (
    Case(
        "a module is renamed",
        "name: mill\n",
        "name: works\n",
        ("module-moved mill.facts.mill [source]",),
    ),
    Case(
        "the package is renamed",
        "package: mill.facts",
        "package: works.facts",
        ("module-moved mill.facts.mill [source]",),
    ),
    Case(
        "a newer Python is needed",
        'version: "1.0"',
        'version: "1.0"\n  target_python: "3.12"',
        ("target-python-raised project.target_python [promise]",),
    ),
    Case(
        "a feature is removed",
        "  scanner:\n    summary: Reads watermarks.\n    imports: {string: [Template]}\n"
        "    hint: pip install mill[scanner]\n",
        "",
        ("feature-removed scanner [source]",),
    ),
    Case("a feature is renamed", "  scanner:", "  reader:", ("feature-renamed scanner [source]",)),
    Case(
        "a feature that counts is added",
        "  archive:",
        "  glue: {summary: Binds sheets., imports: {glue: [stick]}, hint: none}\n  archive:",
        ("feature-counted glue [behaviour]",),
    ),
    Case(
        "a feature that does not count is added",
        "  archive:",
        "  glue: {summary: Binds., imports: {glue: []}, hint: none, aggregate: false}\n  archive:",
    ),
    Case(
        "a feature counts no longer",
        "    hint: pip install mill[scanner]",
        "    hint: pip install mill[scanner]\n    aggregate: false",
        ("feature-counted scanner [behaviour]",),
    ),
    Case("a hint changes", "mill[scanner]", "mill[scan]"),
    Case(
        "an import is removed",
        "[loads, dumps as to_text]",
        "[loads]",
        ("import-removed press.to_text [source]",),
    ),
    Case(
        "an import has another name",
        "dumps as to_text",
        "dumps as as_text",
        ("import-renamed press.to_text [source]",),
    ),
    Case(
        "an import is added",
        "[Template]",
        "[Template, Formatter]",
        ("feature-narrowed scanner [behaviour]",),
    ),
    Case(
        "a probe is added",
        "imports: {string: [Template]}",
        'imports: {string: [Template]}\n    probe: {call: "os:getpid"}',
        ("feature-narrowed scanner [behaviour]",),
    ),
    Case(
        "a feature requires a distribution",
        "imports: {string: [Template]}",
        'imports: {string: [Template]}\n    requires: ["scanner>=2"]',
        ("feature-narrowed scanner [behaviour]",),
    ),
    Case(
        "a feature needs another",
        "imports: {string: [Template]}",
        "imports: {string: [Template]}\n    needs: [press]",
        ("feature-narrowed scanner [behaviour]",),
    ),
    Case(
        "a variable turns a feature off",
        "imports: {string: [Template]}",
        "imports: {string: [Template]}\n    disabled_by: NO_SCANNER",
        ("feature-narrowed scanner [behaviour]",),
    ),
    Case(
        "a feature is imported now",
        "resolve: find_spec",
        "resolve: import",
        ("feature-narrowed archive [behaviour]",),
    ),
    Case(
        "a setting is removed",
        "settings: {timeout_seconds: 30, ",
        "settings: {",
        ("setting-removed press.settings.timeout_seconds [source]",),
    ),
    Case(
        "a nested setting changes",
        "sheets: 200",
        "sheets: 300",
        ("setting-changed press.settings.limits.sheets [behaviour]",),
    ),
    Case("a setting is added", "timeout_seconds: 30", "timeout_seconds: 30, retries: 2"),
    Case(
        "an enum is removed",
        "  Unused:\n    summary: Not used by a dataclass.\n    members: {ONE: one}\n",
        "",
        ("enum-removed Unused [source]",),
    ),
    Case("an enum is renamed", "  Unused:", "  Rare:", ("enum-renamed Unused [source]",)),
    Case(
        "an enum becomes a dataclass",
        "  Unused:\n    summary: Not used by a dataclass.\n    members: {ONE: one}\ndataclasses:\n",
        "dataclasses:\n  Unused: {summary: A class., fields: {one: {type: int, default: 1}}}\n",
        ("kind-changed Unused [source,wire-read,wire-write,types]",),
        proven=False,
    ),
    Case(
        "a member is removed",
        "      FINE: {value: fine, summary: Without a fault.}\n",
        "",
        ("member-removed Grade.FINE [source,wire-read]",),
    ),
    Case(
        "an alias is removed",
        "      WASTE: {value: scrap, alias: true}\n",
        "",
        ("member-removed Grade.WASTE [source]",),
    ),
    Case(
        "a member is renamed",
        "      FINE: {value: fine",
        "      BEST: {value: fine",
        ("member-renamed Grade.FINE [source]",),
    ),
    Case(
        "a renamed member is a default",
        "PLAIN",
        "USUAL",
        ("member-renamed Grade.PLAIN [source]",),
        times=3,
    ),
    Case(
        "a value changes",
        "value: fine",
        "value: best",
        ("member-value-changed Grade.FINE [wire-read,wire-write,behaviour]",),
    ),
    Case(
        "a member becomes an alias",
        "FINE: {value: fine, summary: Without a fault.}\n      PLAIN: {value: plain",
        "PLAIN: {value: plain, summary: Plain.}\n      FINE: {value: plain, alias: true}\n"
        "      OTHER: {value: other",
        (
            "member-became-alias Grade.FINE [wire-read,behaviour]",
            "members-reordered Grade [behaviour]",
            "member-added Grade.OTHER [wire-write,types]",
        ),
    ),
    Case(
        "members change places",
        "members: {SMALL: 5, LARGE: 4}",
        "members: {LARGE: 4, SMALL: 5}",
        ("members-reordered Size [behaviour]",),
    ),
    Case(
        "a member is added at the end",
        "members: {SMALL: 5, LARGE: 4}",
        "members: {SMALL: 5, LARGE: 4, HUGE: 3}",
        ("member-added Size.HUGE [wire-write,types]",),
    ),
    Case(
        "a member is added in front",
        "members: {SMALL: 5, LARGE: 4}",
        "members: {HUGE: 3, SMALL: 5, LARGE: 4}",
        (
            "members-reordered Size [behaviour]",
            "member-added Size.HUGE [wire-write,types]",
        ),
    ),
    Case(
        "the base changes",
        "    base: IntEnum\n",
        "",
        ("enum-base-changed Size [source,behaviour]",),
    ),
    Case(
        "a reserved name is free",
        "    reserved: [COARSE]\n",
        "",
        ("reserved-lifted Grade.COARSE [promise]",),
    ),
    Case(
        "a reserved name is back",
        "    reserved: [COARSE]\n",
        "      COARSE: coarse\n",
        (
            "member-added Grade.COARSE [wire-write,types]",
            "reserved-returned Grade.COARSE [promise]",
        ),
    ),
    Case(
        "a reserved field is free",
        "    reserved: [last]\n",
        "",
        ("reserved-lifted Pallet.last [promise]",),
    ),
    Case(
        "a reserved field is back",
        "    reserved: [last]\n",
        "      last: {type: int, default: 1}\n",
        ("field-added Pallet.last [wire-write]", "reserved-returned Pallet.last [promise]"),
    ),
    Case("a summary changes", "Without a fault.", "No fault at all."),
    Case("a member is deprecated", "summary: Without a fault.", 'deprecated: {since: "1.0"}'),
    Case(
        "a dataclass is removed",
        "  Pallet:\n    summary: Sheets on the way.\n    fields:\n"
        "      first: {type: Sheet, summary: The one on top.}\n    reserved: [last]\n",
        "",
        ("dataclass-removed Pallet [source,wire-read]",),
    ),
    Case("a dataclass is renamed", "  Pallet:", "  Stack:", ("dataclass-renamed Pallet [source]",)),
    Case(
        "a field is removed",
        "      note: {type: str | None, default: null}\n",
        "",
        ("field-removed Sheet.note [source,wire-read]",),
    ),
    Case(
        "a field is renamed",
        "      count: {type: int, default: 1}",
        "      number: {type: int, default: 1}",
        ("field-renamed Sheet.count [source,wire-read,wire-write]",),
    ),
    Case(
        "a field is renamed, and read by its former name too",
        "      count: {type: int, default: 1}",
        "      number: {type: int, default: 2, was: [count]}",
        (
            "default-changed Sheet.number [behaviour]",
            "field-renamed Sheet.count [source,wire-write]",
        ),
    ),
    Case(
        "unknown keys are refused",
        "    unknown: ignore\n",
        "",
        ("reading-narrowed Ticket [promise]",),
    ),
    Case(
        "a field is added where unknown keys are ignored",
        "      seat: {type: int, default: 1, was: [place]}",
        "      seat: {type: int, default: 1, was: [place]}\n      row: {type: int, default: 1}",
    ),
    Case(
        "a field is renamed where unknown keys are ignored",
        "      seat: {type: int, default: 1, was: [place]}",
        "      chair: {type: int, default: 1, was: [place, seat]}",
        ("field-renamed Ticket.seat [source]",),
    ),
    Case(
        "a former name is gone",
        "was: [place]",
        "was: [spot]",
        ("reading-narrowed Ticket.seat [promise]",),
    ),
    Case(
        "a member is added where unknown values are read",
        "{CHEAP: cheap, OTHER: other}",
        "{CHEAP: cheap, OTHER: other, DEAR: dear}",
    ),
    Case(
        "a member is added to the keys of a mapping, which have no fallback",
        "{WHOLE: whole, PART: part}",
        "{WHOLE: whole, PART: part, TORN: torn}",
        ("member-added Piece.TORN [wire-write,types]",),
    ),
    Case(
        "unknown values are refused",
        "    fallback: OTHER\n",
        "",
        ("reading-narrowed Price [promise]",),
    ),
    Case(
        "a member is added of another type than the values that are read",
        "{CHEAP: cheap, OTHER: other}",
        "{CHEAP: cheap, OTHER: other, DEAR: 3}",
        ("member-added Price.DEAR [wire-write,types]",),
    ),
    Case(
        "a field is added at the end",
        "      count: {type: int, default: 1}",
        "      count: {type: int, default: 1}\n      extra: {type: int, default: 1}",
        ("field-added Sheet.extra [wire-write]",),
    ),
    Case(
        "a field is added in the middle",
        "      count: {type: int, default: 1}",
        "      extra: {type: int, default: 1}\n      count: {type: int, default: 2}",
        (
            "field-added Sheet.extra [wire-write]",
            "fields-moved Sheet [source]",
            "default-changed Sheet.count [behaviour]",
        ),
    ),
    Case(
        "a required field is added",
        "      first: {type: Sheet, summary: The one on top.}",
        "      first: {type: Sheet, summary: The one on top.}\n"
        "      number: {type: int, summary: Its number.}",
        ("field-required Pallet.number [source,wire-read,wire-write]",),
        proven=False,
    ),
    Case(
        "a default is gone",
        "sheets: {type: int, default: 100, minimum: 1}",
        "sheets: {type: int, minimum: 1}",
        ("field-required Run.sheets [source]",),
    ),
    Case(
        "a default changes",
        "default: 80.0",
        "default: 90.0",
        ("default-changed Sheet.weight [behaviour]",),
    ),
    Case(
        "fields change places",
        "      note: {type: str | None, default: null}\n"
        '      marks: {type: "list[str]", default: []}\n',
        '      marks: {type: "list[str]", default: []}\n'
        "      note: {type: str | None, default: null}\n",
        ("fields-moved Sheet [source]",),
    ),
    Case(
        "a type is another",
        "note: {type: str | None",
        "note: {type: int | None",
        ("type-changed Sheet.note [source,wire-read,wire-write,types]",),
        proven=False,
    ),
    Case(
        "a type takes None",
        "count: {type: int,",
        "count: {type: int | None,",
        ("type-widened Sheet.count [wire-write,types]",),
        proven=False,
    ),
    Case(
        "a type takes None no longer",
        "note: {type: str | None, default: null}",
        'note: {type: str, default: ""}',
        ("type-narrowed Sheet.note [wire-read,types]", "default-changed Sheet.note [behaviour]"),
    ),
    Case(
        "a whole number becomes a number",
        "count: {type: int,",
        "count: {type: float,",
        ("type-widened Sheet.count [wire-write,types]",),
        proven=False,
    ),
    Case(
        "a list becomes a set",
        'marks: {type: "list[str]"',
        'marks: {type: "set[str]"',
        ("type-changed Sheet.marks [source,wire-read,wire-write,types]",),
        proven=False,
    ),
    Case(
        "a limit is tighter",
        "maximum: 400",
        "maximum: 300",
        ("limit-tightened Sheet.weight [behaviour]",),
    ),
    Case("a limit is looser", "maximum: 400", "maximum: 500"),
    Case("a limit is gone", ", minimum: 20, maximum: 400", ""),
    Case(
        "a check is added",
        "message: A sheet must have a name}",
        "message: A sheet must have a name}\n      - {when: count < 0, message: Too few}",
        ("check-added Sheet [behaviour]",),
    ),
    Case(
        "a check has another condition",
        'when: name == ""',
        'when: name == "" or name == "-"',
        ("check-changed Sheet [behaviour]",),
    ),
    Case(
        "a class is no longer frozen",
        "frozen: true",
        "frozen: false",
        ("frozen-removed Run [source]",),
    ),
    Case(
        "a class is frozen",
        "    summary: Sheets on the way.\n",
        "    summary: Sheets on the way.\n    frozen: true\n",
        ("frozen-added Pallet [source]",),
    ),
    Case(
        "values are passed by keyword alone",
        "    summary: Sheets on the way.\n",
        "    summary: Sheets on the way.\n    keyword_only: true\n",
        ("dataclass-option-changed Pallet [source]",),
    ),
    Case(
        "a class has slots",
        "    summary: Sheets on the way.\n",
        "    summary: Sheets on the way.\n    slots: true\n",
        ("dataclass-option-changed Pallet [source]",),
    ),
    Case(
        "a property is removed",
        "      is_heavy: {type: bool, value: weight > 200, summary: Whether it is heavy.}\n",
        "",
        ("property-removed Sheet.is_heavy [source,wire-read]",),
    ),
    Case(
        "a property is no longer written",
        "value: weight > 200,",
        "value: weight > 200, serialize: false,",
        ("serialize-changed Sheet.is_heavy [wire-read,behaviour]",),
    ),
    Case(
        "a property is written now",
        ", serialize: false",
        "",
        ("serialize-changed Sheet.is_huge [wire-write]",),
    ),
    Case(
        "a property is derived otherwise",
        "value: weight > 200",
        "value: weight > 250",
        ("expression-changed Sheet.is_heavy [wire-read,wire-write,behaviour]",),
    ),
    Case(
        "a layer is removed",
        "    TRIAL: {summary: To try something., sheets: 10}\n",
        "",
        ("layer-removed TRIAL [source,wire-read]",),
    ),
    Case(
        "a layer is renamed",
        "    TRIAL:",
        "    PROOF:",
        ("layer-renamed TRIAL [source,wire-read,wire-write]",),
    ),
    Case(
        "a layer is added",
        "    FULL:",
        "    NIGHT: {summary: While nobody looks., sheets: 700}\n    FULL:",
        (
            "layer-added NIGHT [wire-write,types,behaviour]",
            "members-reordered RUNS [behaviour]",
        ),
    ),
    Case(
        "a layer has another value",
        "sheets: 10}",
        "sheets: 20}",
        ("layer-value-changed TRIAL.sheets [behaviour]",),
    ),
    Case(
        "the constant is renamed",
        "constant: RUNS",
        "constant: STANDARD_RUNS",
        ("constant-renamed RUNS [source]",),
    ),
    Case("keys come in another order", '{since: "0.9", use: PLAIN}', '{use: PLAIN, since: "0.9"}'),
    Case("a value is written otherwise", "default: 80.0", "default: 8.0e+1"),
)


def load(text: str, folder: Path) -> Spec:
    (folder / "spec").mkdir(parents=True)
    (folder / "spec" / "mill.yaml").write_text(text, encoding="utf-8")
    loaded = load_spec(Settings(root=folder, spec=folder / "spec", output=folder / "generated"))
    assert loaded.spec is not None, loaded.errors
    return loaded.spec


def told(change: Change) -> str:
    assert change.rule is not None
    return f"{change.rule.name} {change.symbol} [{','.join(change.categories)}]"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_is_reported_in_its_categories(case: Case, tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    assert text.count(case.old) == case.times, f"{case.old!r} is not in the base as expected"
    old = load(text, tmp_path / "old")
    new = load(text.replace(case.old, case.new), tmp_path / "new")
    found = [change for change in compare(old, new) if change.rule]
    assert sorted(map(told, found)) == sorted(case.expected)
    proofs = prove(found, old, new)
    assert [(told(proof.change), proof.error) for proof in proofs if not proof.holds] == []
    if case.proven and any("[source" in each for each in case.expected):
        assert proofs


def test_nothing_is_found_where_nothing_differs(tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    assert compare(load(text, tmp_path / "old"), load(text, tmp_path / "new")) == ()


def test_the_split_into_files_is_no_change(tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    new = load(text, tmp_path / "new")
    parts = text.split("dataclasses:\n")
    folder = tmp_path / "old"
    load(text, folder)
    (folder / "spec" / "mill.yaml").write_text(parts[0], encoding="utf-8")
    (folder / "spec" / "rest.yml").write_text("dataclasses:\n" + parts[1], encoding="utf-8")
    loaded = load_spec(Settings(root=folder, spec=folder / "spec", output=folder / "generated"))
    assert loaded.spec is not None
    assert compare(loaded.spec, new) == compare(new, loaded.spec) == ()
