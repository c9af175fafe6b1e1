"""Finds the rules: every module of a stage's package defines one as `RULE`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ssotgen.rules.rule import Rule

STAGES = ("reading", "structure", "meaning", "style", "drift", "audit", "usage")
"""The packages under `ssotgen.rules`, in the order in which a value meets them."""


@cache
def rules_of(stage: str) -> tuple[Rule, ...]:
    """Return the rules of one stage in the order of their codes.

    Raises ModuleNotFoundError for a stage that does not exist, AttributeError for a rule file
    that defines no `RULE`: both are mistakes of this package.
    """
    package = importlib.import_module(f"ssotgen.rules.{stage}")
    names = [
        module.name
        for module in pkgutil.iter_modules(package.__path__)
        if not module.name.startswith("_")
    ]
    found = [importlib.import_module(f"{package.__name__}.{name}").RULE for name in names]
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the order of their codes."""
    return tuple(sorted((rule for stage in STAGES for rule in rules_of(stage)), key=_code))


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule of that code (in any case) or name, or None."""
    wanted = code_or_name.strip()
    for rule in all_rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    return None


def documentation(rule: Rule) -> str:
    """Return the Markdown page of a rule: the docstring of the file that defines it."""
    for stage in STAGES:
        package = importlib.import_module(f"ssotgen.rules.{stage}")
        for module in pkgutil.iter_modules(package.__path__):
            if module.name.startswith("_"):
                continue
            loaded = importlib.import_module(f"{package.__name__}.{module.name}")
            if loaded.RULE is rule:
                return (loaded.__doc__ or "").strip() + "\n"
    raise LookupError(rule.code)


def _code(rule: Rule) -> str:
    return rule.code
