"""SARIF 2.1.0: for code scanning, with the page of each rule as its help."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from ssotgen import __version__
from ssotgen.app.result import UNANSWERED, Result
from ssotgen.cli.report.repository_paths import repository_path
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.registry import find_rule
from ssotgen.resources import rule_page

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
# A place that a message names moves with the lines; a fingerprint must not.
_PLACE = re.compile(r":\d+(:\d+)?|\blines? \d+")

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"


def render(result: Result) -> str:
    """Return a SARIF log with one run, in ASCII. Lines and columns count from 1, columns in
    characters; paths are relative to the root of the repository."""
    codes = sorted({finding.code for finding in result.findings})
    order = {code: index for index, code in enumerate(codes)}
    names = {finding.code: finding.rule for finding in result.findings}
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "ssotgen",
                "version": __version__,
                "rules": [_rule(code, names[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": result.exit_code != UNANSWERED,
                "exitCode": result.exit_code,
            }
        ],
        "results": _results(result.findings, order),
    }
    log: dict[str, Json] = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str, name: str) -> dict[str, Json]:
    rule = find_rule(code)
    if rule is None:
        return {"id": code, "name": name}
    page = rule_page(rule.name)
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(findings: tuple[Finding, ...], order: dict[str, int]) -> list[Json]:
    seen: Counter[tuple[str, ...]] = Counter()
    results: list[Json] = []
    for finding in findings:
        identity = _identity(finding)
        seen[identity] += 1
        message = finding.message + (f"\nhelp: {finding.hint}" if finding.hint else "")
        results.append(
            {
                "ruleId": finding.code,
                "ruleIndex": order[finding.code],
                "level": _LEVELS[finding.severity],
                "message": {"text": message},
                "locations": _locations(finding),
                "relatedLocations": [
                    {"physicalLocation": _physical(at, None), "message": {"text": label}}
                    for at, label in finding.related
                ],
                "fixes": list(_fixes(finding)),
                "partialFingerprints": {"ssotgen/v1": _digest(*identity, str(seen[identity]))},
            }
        )
    return results


def _locations(finding: Finding) -> list[Json]:
    if not finding.location.path:
        return []
    return [{"physicalLocation": _physical(finding.location, finding.end)}]


def _fixes(finding: Finding) -> Iterator[Json]:
    """Yield the edit that the help describes, if it is one."""
    if finding.replacement is None or finding.end is None:
        return
    place = _physical(finding.location, finding.end)
    replacement: dict[str, Json] = {
        "deletedRegion": place["region"],
        "insertedContent": {"text": finding.replacement},
    }
    change: dict[str, Json] = {
        "artifactLocation": place["artifactLocation"],
        "replacements": [replacement],
    }
    yield {"description": {"text": finding.hint}, "artifactChanges": [change]}


def _physical(location: Location, end: tuple[int, int] | None) -> dict[str, Json]:
    path = repository_path(location.path)
    uri = quote(path.encode("utf-8", "surrogatepass"))
    artifact: dict[str, Json] = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    if Path(path).is_absolute():
        artifact = {"uri": Path(path).as_uri()}
    region: dict[str, Json] = {"startLine": location.line, "startColumn": location.column}
    if end is not None:
        region |= {"endLine": end[0], "endColumn": end[1]}
    return {"artifactLocation": artifact, "region": region}


def _identity(finding: Finding) -> tuple[str, ...]:
    """Return what makes a finding the same one after its lines have moved."""
    message = _PLACE.sub("", finding.message)
    return (finding.code, finding.location.path, finding.symbol, message)


def _digest(*parts: str) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:32]
