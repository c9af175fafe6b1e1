"""The YAML of a rule's page: the example raises the rule, and what to use instead does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.app.validate import validate
from ssotgen.diagnostics.registry import rules_of
from ssotgen.diagnostics.rule import Rule
from ssotgen.resources import rule_page
from ssotgen.settings.settings import Settings

PROJECT = "project: {name: shop, package: shop.ssot, summary: What the shop is made of.}\n"
SHARED = """\
project: {name: shared, package: acme.shared, summary: What all services share.}
enums: {Currency: {members: {EUR: eur}}}
"""
"""The project in `../shared` that examples import."""
STAGES = ("reading", "structure", "meaning", "style")
RULES = [rule for stage in STAGES for rule in rules_of(stage)]
SECTIONS = ("project", "features", "enums", "dataclasses", "layers")


def blocks(rule: Rule, heading: str) -> list[str]:
    """Return the YAML blocks below a heading of the page of a rule."""
    part = rule_page(rule.name).split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)


def is_whole(text: str) -> bool:
    """Whether a block is a document of a spec, not a part of one."""
    return re.match(rf"(#.*\n)*({'|'.join(SECTIONS)}):", text) is not None


def pyproject(rule: Rule, heading: str) -> str:
    """Return the TOML below a heading, which is the pyproject.toml beside the spec."""
    part = rule_page(rule.name).split(f"## {heading}\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(r"```toml\n(.*?)```", part, re.DOTALL))


def found_in(text: str, folder: Path, *, has_project: bool, toml: str = "") -> set[str]:
    """Return the rules that the files of a block raise, beside a project if they need one."""
    spec = folder / "spec"
    spec.mkdir(parents=True)
    parts = re.split(r"^# spec/(\S+)\n", text, flags=re.MULTILINE)
    for name, content in zip(["part.yaml", *parts[1::2]], parts[::2], strict=True):
        (spec / name).write_text(content, encoding="utf-8")
    if not has_project and not re.search(r"^project:", text, re.MULTILINE):
        (spec / "project.yaml").write_text(PROJECT, encoding="utf-8")
    if toml:
        (folder / "pyproject.toml").write_text(toml, encoding="utf-8")
    (folder.parent / "shared" / "spec").mkdir(parents=True, exist_ok=True)
    (folder.parent / "shared" / "ssotgen.toml").touch()
    (folder.parent / "shared" / "spec" / "all.yaml").write_text(SHARED, encoding="utf-8")
    settings = Settings(root=folder, spec=spec, output=folder / "out")
    return {finding.rule for finding in validate([settings]).result.findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_raises_the_rule_and_the_other_does_not(rule: Rule, tmp_path: Path) -> None:
    whole = rule.name == "no-project"
    for number, text in enumerate(blocks(rule, "Example")):
        if is_whole(text):
            folder, toml = tmp_path / f"bad{number}", pyproject(rule, "Example")
            assert rule.name in found_in(text, folder, has_project=whole, toml=toml)
    for number, text in enumerate(blocks(rule, "Use instead")):
        if is_whole(text):
            folder, toml = tmp_path / f"good{number}", pyproject(rule, "Use instead")
            assert rule.name not in found_in(text, folder, has_project=whole, toml=toml)


def test_most_examples_are_whole_documents() -> None:
    texts = [text for rule in RULES for text in blocks(rule, "Example")]
    assert sum(map(is_whole, texts)) > len(texts) * 0.6
