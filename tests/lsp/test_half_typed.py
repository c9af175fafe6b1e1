"""What is offered at the end of documents that are half typed, whatever they look like there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

from ssotgen.lsp.complete import suggestions
from ssotgen.lsp.installed_modules import Modules
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

ROOT = Path(__file__).parents[2]
FIELD = "dataclasses:\n  Fresh:\n    fields:\n      a: "


@pytest.fixture(scope="module")
def spec() -> Spec:
    found = load_spec(load_settings(ROOT, Flags())).spec
    assert found is not None
    return found


def offered(text: str, spec: Spec) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    found = suggestions(text, len(lines) - 1, len(lines[-1]), spec, Modules(()))
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "enums project"),
        ("enums:\n  A: {}\n", "dataclasses"),
        ("project:\n  ", "name package"),
        ("project: {", "name package"),
        ("project: {name: a,\n  ", "package"),
        ("project:\n  outputs: [", "enums"),
        ("project:\n  outputs:\n    - ", "enums"),
        (f"{FIELD}{{", "type default"),
        (f"{FIELD}{{summary: 'a, {{b', type: ", "str"),
        (f'{FIELD}{{summary: "it: x", ', "type default"),
        (f"{FIELD}{{summary: it's, ", "type default"),
        (f"{FIELD}{{type: dict[str, ", "str LayerType"),
        (f"{FIELD}{{type: 'dict[str, ", "str LayerType"),
        (f"{FIELD}{{type: list[ServiceStatus], default: [", "DEGRADED"),
        (f"{FIELD}{{type: ServiceStatus | None,\n        default: ", "DEGRADED"),
        (f"{FIELD}\n        type: dict[str, ", "str LayerType"),
        (f"{FIELD}\n        type: list[ServiceStatus]\n        default: [", "DEGRADED"),
        (f"{FIELD}\n        type: list[ServiceStatus]\n        default:\n          - ", "DEGRADED"),
        (f"{FIELD}\n        type: list[ServiceStatus]\n        default:\n        - ", "DEGRADED"),
        (f"{FIELD}{{type: \n    ", "properties checks"),
        ("enums:\n  Odd: {base: ", "IntEnum"),
        ("enums:\n  Odd: {members: {A: {value: 1, ", "alias deprecated"),
        ("enums:\n  Odd: {members: {A: {value: 1}}, ", "fallback groups"),
        ("enums:\n  ServiceStatus: {groups: {X: [HEALTHY, ", "DEGRADED"),
        ("enums:\n  ServiceStatus: {transitions: {HEALTHY: [", "DEGRADED"),
        ("enums:\n  ServiceStatus:\n    transitions:\n      HEALTHY:\n        - ", "DEGRADED"),
        ("features:\n  x:\n    needs:\n      - ", "orchestrator"),
        ("features:\n  x: {needs: [", "orchestrator"),
        ("features:\n  x:\n    probe: {tcp: {", "host port"),
        ("features:\n  x:\n    any_of:\n      - ", "imports name"),
        ("features:\n  x:\n    any_of:\n    - name: a\n      ", "imports"),
        ("layers:\n  standard:\n    X: {", "execution_strategy"),
        ("layers:\n  standard:\n    X: {execution_strategy: ", "SEQUENTIAL"),
        ("layers:\n  standard:\n    X:\n      ", "execution_strategy"),
        ("dataclasses:\n  F:\n    checks:\n      - ", "when message"),
        ("dataclasses:\n  F:\n    checks:\n      - {", "when message"),
        ("dataclasses:\n  F:\n    checks:\n      - when: x\n        ", "message"),
        ("dataclasses:\n  F: {deprecated: {use: ", "LayerDefinition"),
    ],
)
def test_what_fits_is_offered(text: str, wanted: str, spec: Spec) -> None:
    found = offered(text, spec)
    assert set(wanted.split()) <= set(found)
    assert offered(text.replace("\n", "\r\n"), spec) == found


def test_keys_that_are_there_are_not_offered(spec: Spec) -> None:
    for text in (f"{FIELD}{{type: str, ", f"{FIELD}\n        type: str\n        "):
        assert "type" not in offered(text, spec)
    checks = "dataclasses:\n  F:\n    checks:\n      - when: x\n        "
    assert offered(checks, spec) == ["message"]


def test_a_document_may_end_anywhere(spec: Spec) -> None:
    chance = random.Random(1)
    for path in sorted((ROOT / "spec").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for _ in range(100):
            begin = chance.randrange(len(text))
            offered(text[begin : begin + chance.randrange(600)], spec)
