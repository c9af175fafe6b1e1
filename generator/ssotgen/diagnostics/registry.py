"""The registry of rules: finds those of a stage in the modules that the stage has for them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from ssotgen.diagnostics.rule import Rule

STAGES = {
    "reading": ("ssotgen.spec.yaml.rules",),
    "structure": (
        "ssotgen.spec.schema.rules",
        "ssotgen.spec.schema.unknown_key",
        "ssotgen.spec.schema.wrong_type",
    ),
    "meaning": ("ssotgen.spec.build.rules", "ssotgen.spec.rules"),
    "style": ("ssotgen.spec.suppression_rules", "ssotgen.spec.rules"),
    "drift": ("ssotgen.output.rules",),
    "audit": ("ssotgen.audit.rules", "ssotgen.extract.rules"),
    "breaking": ("ssotgen.breaking.rules",),
    "usage": ("ssotgen.settings.rules",),
}
"""The modules and packages of each stage's rules, in the order in which a value meets the stages.

They are imported by name when they are first asked for: a command pays for its own stages, and this
module depends on none of them.
"""

_CODES = {
    "reading": "SSG1",
    "structure": "SSG2",
    "meaning": "SSG3",
    "style": "SSG4",
    "drift": "SSG5",
    "audit": "SSG6",
    "breaking": "SSG7",
    "usage": "SSG9",
}


@cache
def rules_of(stage: str) -> tuple[Rule, ...]:
    """Return the rules of one stage, one of STAGES, in the order of their codes."""
    found = {
        rule.code: rule
        for name in STAGES[stage]
        for module in _modules(name)
        for rule in vars(module).values()
        if isinstance(rule, Rule) and rule.code.startswith(_CODES[stage])
    }
    return tuple(found[code] for code in sorted(found))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the order of their codes."""
    return tuple(rule for stage in STAGES for rule in rules_of(stage))


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule of that code (in any case) or name, or None.

    The stages behind the one that has it are not imported.
    """
    wanted = code_or_name.strip()
    stages = [stage for stage in STAGES if wanted.upper().startswith(_CODES[stage])] or STAGES
    for stage in stages:
        for rule in rules_of(stage):
            if wanted.upper() == rule.code or wanted.lower() == rule.name:
                return rule
    return None


def _modules(name: str) -> Iterator[ModuleType]:
    module = importlib.import_module(name)
    if not hasattr(module, "__path__"):
        yield module
        return
    # pkgutil would list them too, but imports inspect, which takes longer than all of them.
    for folder in module.__path__:
        for file in sorted(Path(folder).glob("*.py")):
            if file.stem != "__init__":
                yield importlib.import_module(f"{name}.{file.stem}")
