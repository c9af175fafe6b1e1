"""Waivers: breaking changes that a project accepts, each with a reason and an end.

`ssotgen-waivers.yaml` beside the settings file is a list of mappings with `finding` (the rule and
the symbol, as `ssotgen breaking` prints them), `until` (a date, or a version in quotes) and
`reason`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from ssotgen.breaking.judge import waiver_name
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.registry import find_rule
from ssotgen.diagnostics.regular_file import read_own
from ssotgen.diagnostics.wording import listed, quoted, yaml_string
from ssotgen.settings.rules import INVALID_WAIVER, WAIVER_EXPIRED, WAIVER_UNUSED
from ssotgen.spec.version import is_version, today, version_key
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence
from ssotgen.spec.yaml.read import read_document
from ssotgen.spec.yaml.rules import MAX_VALUES, MISREAD_VALUE

FILE_NAME = "ssotgen-waivers.yaml"
DAYS = 90
"""How long a waiver that `--write-waiver` adds is good for."""

_KEYS = ("finding", "until", "reason")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted change: `finding` is `rule symbol`, `until` a date or a version."""

    finding: str
    until: date | str
    reason: str
    location: Location

    def is_expired(self, version: str) -> bool:
        """Whether the end has come: today is past the date, or `version` has reached it."""
        if isinstance(self.until, date):
            return today() > self.until
        return bool(version) and version_key(version) >= version_key(self.until)


def read_waivers(root: Path) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    """Return the waivers of a project, and what is wrong with its file of waivers."""
    path = root / FILE_NAME
    try:
        content = read_own(path)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return (), (_fault(Location(display_path(path)), f"cannot be read: {reason}", ""),)
    name = display_path(path)
    document, found = read_document(name, b"waivers:\n" + content, Budget(MAX_VALUES))
    # A date without quotes is what people write for `until`; its text is in the mark.
    faults = [_in_file(fault) for fault in found if fault.rule != MISREAD_VALUE.name]
    entries = document.data.get("waivers") if document.data else None
    if faults or entries is None:
        return (), tuple(faults)
    here = Location(display_path(path))
    if not isinstance(entries, YamlSequence):
        return (), (
            _fault(here, "is not a list of waivers", "begin each waiver with `- finding:`"),
        )
    waivers: list[Waiver] = []
    for index, entry in enumerate(entries):
        made = _waiver(entry, _up(entries.at(index)))
        if isinstance(made, Finding):
            faults.append(made)
        else:
            waivers.append(made)
    return tuple(waivers), tuple(faults)


def apply_waivers(
    findings: Sequence[Finding], waivers: Iterable[Waiver], version: str, *, whole: bool
) -> tuple[tuple[Finding, ...], int]:
    """Return the findings that no waiver accepts, and how many were accepted.

    A waiver past its end, and, in a `whole` run over all rules, one that meets nothing, becomes a
    finding itself.
    """
    by_name: dict[str, list[Finding]] = {}
    for finding in findings:
        by_name.setdefault(waiver_name(finding), []).append(finding)
    accepted: set[str] = set()
    found: list[Finding] = []
    for waiver in waivers:
        met = by_name.get(waiver.finding)
        if waiver.is_expired(version):
            found.append(
                WAIVER_EXPIRED.finding(
                    waiver.location,
                    f"the waiver of {quoted(waiver.finding)} ended with {waiver.until}",
                    hint="remove it, or agree on a new end",
                    symbol=waiver.finding,
                )
            )
        elif met:
            accepted.add(waiver.finding)
        elif whole:
            found.append(
                WAIVER_UNUSED.finding(
                    waiver.location,
                    f"the waiver of {quoted(waiver.finding)} meets no finding",
                    hint="remove it",
                    symbol=waiver.finding,
                    severity=Severity.WARNING,
                )
            )
    rest = [finding for finding in findings if waiver_name(finding) not in accepted]
    return (*rest, *found), len(findings) - len(rest)


def waiver_text(findings: Iterable[Finding]) -> str:
    """Return the YAML that waives the findings, with an end and a reason still to be written."""
    until = today() + timedelta(days=DAYS)
    return "".join(
        f'- finding: {_scalar(waiver_name(finding))}\n  until: {until}\n  reason: ""\n'
        for finding in findings
    )


def _waiver(entry: object, location: Location) -> Waiver | Finding:
    if not isinstance(entry, YamlMapping):
        return _fault(location, "is not a mapping", "write finding, until and reason")
    unknown = [key for key in entry if key not in _KEYS]
    if unknown:
        what = f"has the unknown key {quoted(unknown[0])}"
        return _fault(location, what, f"use {listed(_KEYS, 'and')}")
    values = {key: entry.get(key) for key in _KEYS}
    marks = entry.marks
    for key in _KEYS:
        mark = marks.get(key)
        if not isinstance(values[key], str) and mark is not None and mark.text:
            values[key] = mark.text  # a date or a version that YAML read as something else
        value = values[key]
        if not isinstance(value, str) or not value.strip():
            return _fault(location, f"has no {key}", _ABOUT[key])
    finding, until, reason = (str(values[key]).strip() for key in _KEYS)
    name, _, symbol = finding.partition(" ")
    rule = find_rule(name)
    if rule is None or not rule.code.startswith("SSG7") or not symbol.strip():
        return _fault(location, f"names no finding: {quoted(finding)}", _ABOUT["finding"])
    end: date | str = until
    if _DATE.fullmatch(until):
        try:
            end = date.fromisoformat(until)
        except ValueError:
            return _fault(
                location, f"has an end that is not a date: {quoted(until)}", _ABOUT["until"]
            )
    elif not is_version(until):
        return _fault(location, f"has an unusable end: {quoted(until)}", _ABOUT["until"])
    return Waiver(f"{rule.name} {symbol.strip()}", end, reason, location)


_ABOUT = {
    "finding": "write the rule and the symbol, such as `member-removed JobStatus.STOPPED`",
    "until": 'write a date, such as 2027-03-01, or a version in quotes, such as "2.0"',
    "reason": "write why nobody is affected, and who agreed",
}


def _fault(location: Location, what: str, hint: str) -> Finding:
    return INVALID_WAIVER.finding(location, f"a waiver {what}", hint=hint)


def _scalar(text: str) -> str:
    return text if re.fullmatch(r"[\w.\- ]+", text) else yaml_string(text)


def _in_file(fault: Finding) -> Finding:
    """Return a finding of the reader with all its places as the file has them."""
    end = None if fault.end is None else (max(fault.end[0] - 1, 1), fault.end[1])
    related = tuple((_up(location), label) for location, label in fault.related)
    return replace(fault, location=_up(fault.location), end=end, related=related)


def _up(location: Location) -> Location:
    """Return the place in the file: a document of the reader is a mapping, so the list was read as
    the value of a key on a line before it."""
    return Location(location.path, max(location.line - 1, 1), location.column)
