"""Completion in documents that are half typed."""

from __future__ import annotations

import pytest
from support.lsp_client import Client

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

NAME = "spec/new.yaml"


def completed(client: Client, text: str) -> list[str]:
    """Return what is offered at the end of a document."""
    (client.folder / NAME).write_text(text)
    client.open(NAME)
    lines = text.split("\n")
    found = client.at("completion", NAME, len(lines) - 1, len(lines[-1]))
    return [item["label"] for item in found["items"]]


@pytest.fixture
def with_modules(client: Client) -> Client:
    """A project with a module of its own and an environment with a package."""
    (client.folder / "mixer.py").write_text(
        "import os\nSPEED: int = 1\n_HIDDEN = 2\ndef start(): raise SystemExit\n"
        "try:\n    import fast\nexcept ImportError:\n    fast = None\nclass Motor: ...\n"
    )
    packages = client.folder / ".venv" / "lib" / "python3.12" / "site-packages"
    (packages / "paintlib" / "colours").mkdir(parents=True)
    (client.folder / ".venv" / "pyvenv.cfg").write_text("")
    (packages / "paintlib" / "__init__.py").write_text("raise SystemExit('it was imported')\n")
    (packages / "paintlib" / "colours" / "__init__.py").write_text("RED = 1\n")
    (packages / "paintlib" / "native.cpython-312-x86_64-linux-gnu.so").write_text("")
    return client


START = "features:\n  mixing:\n    imports: "


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (f"{START}{{", {"mixer", "paintlib", "json", "sys"}),
        (f"{START}{{paintlib.", {"paintlib.colours", "paintlib.native"}),
        (f"{START}{{json: [dumps], mixer: [", {"SPEED", "start", "Motor", "fast", "os"}),
        (f"{START}{{paintlib.colours: [", {"RED"}),
        (f"{START}\n      ", {"mixer", "paintlib", "json"}),
        (f"{START}\n      mixer: [SPEED, ", {"start", "Motor"}),
        (f"{START}\n      mixer:\n        - ", {"start", "Motor"}),
        ("features:\n  mixing:\n    any_of:\n      - imports: {mix", {"mixer"}),
    ],
)
def test_modules_and_their_names(with_modules: Client, text: str, offered: set[str]) -> None:
    found = completed(with_modules, text)
    assert offered <= set(found)
    assert not any(name.startswith("_") for name in found)


def test_a_half_typed_document_keeps_the_last_good_spec(client: Client) -> None:
    good = (
        "dataclasses:\n  Fresh:\n    summary: It is fresh.\n    fields:\n      one: {type: str}\n"
    )
    (client.folder / NAME).write_text(good)
    assert client.open(NAME) == []
    assert client.change(NAME, f"{good}      two: {{type: ") != []
    found = client.at("completion", NAME, 5, len("      two: {type: "))
    assert {"Fresh", "ServiceStatus", "str"} <= {item["label"] for item in found["items"]}
