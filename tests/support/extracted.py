"""`ssotgen extract` and `ssotgen audit` as tests ask them."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli_command import command

FLAG = "try:\n    {imports}\n\n    {flag} = True\nexcept ImportError:\n    {flag} = False\n"


def extract(folder: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    words = ("--name", "shop", "--package", "shop.ssot", "--format", "json", *words)
    answer = command(folder, "extract", *words)
    assert answer.returncode in (0, 1), answer.stderr
    found: dict[str, list[dict[str, object]]] = {}
    for each in json.loads(answer.stdout)["findings"]:
        found.setdefault(each["rule"], []).append(each)
    return found


def audited(folder: Path, *words: str) -> set[tuple[str, str, str]]:
    answer = command(folder, "audit", "--notes", "--format", "json", *words)
    findings = json.loads(answer.stdout)["findings"]
    return {(each["rule"], each["path"], each["symbol"]) for each in findings}
