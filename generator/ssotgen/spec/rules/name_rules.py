"""The rules about how names are written."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import a_or_an, quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import BUILTINS, is_plain_identifier, is_snake_case, snake_case
from ssotgen.spec.phrases import keeping_key
from ssotgen.spec.taken_names import IMPORTED_NAMES


def check_bad_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name that cannot be in Python code."""
    keyed = {
        f"{item.name}.{field.name}"
        for item in spec.dataclasses
        for field in item.fields
        if field.wire is not None
    }
    for subject, name, location, symbol in _public_names(spec):
        reason = _reason(name) or _privacy(name)
        if subject == "feature" and name == "self":
            reason = "`override()` takes features as keyword arguments, but not one called self"
        if reason:
            key = name if subject.startswith("field ") and symbol not in keyed else ""
            yield _badly_named(subject, name, location, symbol, reason, key)
    for subject, name, location, symbol in _other_names(spec):
        reason = _reason(name)
        if reason:
            yield _badly_named(subject, name, location, symbol, reason)


_SNAKE_CASE = ("project", "feature")
"""What cannot have an underscore at the end of its name, as `class_` has."""

_Named = tuple[str, str, Location, str]


def _public_names(spec: Spec) -> Iterator[_Named]:
    """Yield the names that callers of the generated modules use."""
    if is_snake_case(spec.project.name):
        yield "project", spec.project.name, spec.project.location, "project"
    for feature in spec.features:
        if is_snake_case(feature.name):
            yield "feature", feature.name, feature.location, feature.name
    for enum in spec.enums:
        yield "enum", enum.name, enum.location, enum.name
        for attribute in enum.attributes:
            symbol = f"{enum.name}.{attribute.name}"
            yield f"attribute of {enum.name}", attribute.name, attribute.location, symbol
        for group in enum.groups:
            yield f"group of {enum.name}", group.name, group.location, f"{enum.name}.{group.name}"
    for item in spec.dataclasses:
        yield "dataclass", item.name, item.location, item.name
        for field in item.fields:
            yield f"field of {item.name}", field.name, field.location, f"{item.name}.{field.name}"
        for prop in item.properties:
            yield f"property of {item.name}", prop.name, prop.location, f"{item.name}.{prop.name}"
    if spec.layers is not None:
        yield "layer enum", spec.layers.enum.text, spec.layers.enum.location, "layers.enum"
        constant = spec.layers.constant
        yield "constant of layers", constant.text, constant.location, "layers.constant"


def _other_names(spec: Spec) -> Iterator[_Named]:
    """Yield names that are not ours to call private, or that another rule looks at for that."""
    for enum in spec.all_enums:
        subject = f"member of {enum.name}" if enum.source is not None else "standard layer"
        for member in enum.members:
            yield subject, member.name, member.location, f"{enum.name}.{member.name}"
    for feature in spec.features:
        for target in feature.all_targets:
            yield "imported name", target.name, target.location, feature.name
            if target.alias != target.name:
                yield "cached import", target.alias, target.location, feature.name
        for flag in feature.legacy_flags:
            yield "legacy flag", flag.text, flag.location, feature.name


def _reason(name: str) -> str:
    if is_plain_identifier(name):
        return ""
    if keyword.iskeyword(name):
        return "it is a Python keyword"
    normal = unicodedata.normalize("NFKC", name)
    if name.isidentifier() and normal != name:
        return f"Python reads it as {quoted(normal)}"
    return "it is not a Python identifier"


def _privacy(name: str) -> str:
    return "it starts with an underscore, as private names do" if name[:1] == "_" else ""


def _badly_named(
    subject: str, name: str, location: Location, symbol: str, reason: str, key: str = ""
) -> Finding:
    """Return the finding; `key` is what the name may still be in plain data."""
    message = f"{quoted(name)} cannot name {a_or_an(subject)}: {reason}"
    hint = _hint(subject, name, keeping_key(key) if key else "")
    return BAD_NAME.finding(location, message, hint=hint, symbol=symbol)


def _hint(subject: str, name: str, key: str) -> AnyHint:
    if name == "self" or (keyword.iskeyword(name) and subject in _SNAKE_CASE):
        return "use another name"
    if keyword.iskeyword(name):
        return write(f"{name}_", f", or another name{key}")
    better = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", name)).strip("_")
    if better and not better[0].isdigit() and better != name and is_plain_identifier(better):
        return write(better, key)
    return f"use letters, digits and underscores, starting with a letter{key}"


BAD_NAME = Rule(
    "SSG310", "bad-name", "Checks for names that are not valid in Python.", check=check_bad_name
)


def check_not_snake_case(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for the project and for each feature that is not in snake_case."""
    if not is_snake_case(spec.project.name):
        yield _in_other_case("project", spec.project.name, spec.project.location)
    for feature in spec.features:
        if not is_snake_case(feature.name):
            yield _in_other_case("feature", feature.name, feature.location)


def _in_other_case(subject: str, name: str, location: Location) -> Finding:
    better = snake_case(name)
    return NOT_SNAKE_CASE.finding(
        location,
        f"the {subject} name {quoted(name)} is not in snake_case",
        hint=write(better)
        if is_snake_case(better)
        else "use lower-case words joined by single underscores, starting with a letter",
        symbol=name,
    )


NOT_SNAKE_CASE = Rule(
    "SSG311",
    "not-snake-case",
    "Checks for names of projects and features that are not in snake_case.",
    check=check_not_snake_case,
)


def check_shadowed_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each class or constant with a name that the module needs."""
    named = [("enum", item.name, item.location) for item in spec.enums]
    named += [("dataclass", item.name, item.location) for item in spec.dataclasses]
    if spec.layers is not None:
        enum, constant = spec.layers.enum, spec.layers.constant
        named.append(("enum of layers", enum.text, enum.location))
        named.append(("constant of layers", constant.text, constant.location))
    for subject, name, location in named:
        if name in IMPORTED_NAMES:
            reason = "the generated module imports it"
        elif name in BUILTINS:
            reason = "it is a builtin of Python"
        else:
            continue
        yield SHADOWED_NAME.finding(
            location,
            f"{quoted(name)} cannot name {a_or_an(subject)}: {reason}",
            hint="use a longer name",
            symbol=name,
        )


SHADOWED_NAME = Rule(
    "SSG316",
    "shadowed-name",
    "Checks for classes with the name of a builtin or an import.",
    check=check_shadowed_name,
)
