"""`python -m <the generated module>`."""

from __future__ import annotations

import sys

from ssotgen.runtime.availability import Availability, on_or_off, variables_of
from ssotgen.runtime.environment import ignored_variables
from ssotgen.runtime.feature import Feature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run_command_line(config: Availability, features: dict[str, Feature]) -> int:
    """Print which features are available, or why one is not.

    Return 0, with the name of a feature 1 if it is unavailable.
    """
    from argparse import ArgumentParser

    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    parser = ArgumentParser(
        prog=f"python -m {spec.name}" if spec else None,
        description="Show which features are available, and why the others are not.",
        epilog="exit code: 1 if FEATURE is not available, 2 for wrong usage, else 0",
    )
    parser.add_argument("feature", metavar="FEATURE", nargs="?", help="only this one")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.feature is not None and options.feature not in features:
        known = ", ".join(features)
        parser.error(f"unknown feature {options.feature!r}; known are {known}")
    answer: dict[str, Any]
    if options.feature:
        answer = config.get_service_config(options.feature)
        lines = explain(options.feature, features[options.feature], answer)
    else:
        answer = config.get_availability_status()
        lines = summarize(features, answer)
    if options.json:
        import json

        lines = [json.dumps(answer, indent=2, sort_keys=True)]
    encoding = sys.stdout.encoding or "utf-8"
    print("\n".join(lines).encode(encoding, "backslashreplace").decode(encoding))
    return 0 if answer.get("available", True) else 1


def summarize(features: dict[str, Feature], status: dict[str, Any]) -> list[str]:
    """Return the status of all features as text."""
    width = max(map(len, features))
    lines: list[str] = []
    for name in features:
        why = status["import_errors"].get(name)
        lines.append(f"{name:{width}}  {f'missing: {why}' if why else 'available'}")
    for variable, value in status["environment_overrides"].items():
        lines.append(f"{variable} is set and turns its feature {on_or_off(value)}")
    return lines + ignored_variables(variables_of(features))


def explain(name: str, feature: Feature, answer: dict[str, Any]) -> list[str]:
    """Return a description of a feature, and why it is or is not available."""
    lines = [f"{name}: {'available' if answer['available'] else 'not available'}"]
    lines.append(f"  {feature.summary}")
    if answer["environment_override"]:
        variable = feature.variable
        lines.append(f"  because: turned on by the environment variable {variable}")
    if answer["last_error"]:
        lines.append(f"  because: {answer['last_error']}")
    for module, names in feature.imports.items():
        lines.append(
            f"  needs: {module}" + (f" with {', '.join(names)}" if names else "")
        )
    asked = (feature.requires, feature.probe)
    lines += [f"  {each}" for each in asked if each is not None]
    if feature.disabled_by:
        lines.append(f"  disabled by: {feature.disabled_by}")
    lines.append(f"  override: {feature.variable}")
    return lines
