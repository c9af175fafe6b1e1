"""Builds `requires` of a feature: distributions with specifiers of their versions."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.wording import quoted
from ssotgen.runtime.version_order import VERSION_PATTERN, Version
from ssotgen.spec.build.access import texts
from ssotgen.spec.build.rules import BAD_REQUIREMENT
from ssotgen.spec.model import Requirement, Text
from ssotgen.spec.yaml.document import YamlMapping

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(.*?)\s*", re.DOTALL)
_OPERATOR = re.compile(r"(~=|===?|!=|<=|>=|<|>)?\s*(.*)", re.DOTALL)
_OPERATORS = "<, <=, >, >=, ==, != and ~="
_VERSION = re.compile(VERSION_PATTERN, re.ASCII)
_MAX_LENGTH = 200
_EXAMPLE = 'write a name with the versions that are allowed, such as "docker>=7,<8"'


class _UnreadableError(Exception):
    """A requirement cannot be read; `args` are the reason and a hint."""


def build_requirements(node: YamlMapping, findings: list[Finding]) -> tuple[Requirement, ...]:
    """Return what `requires` says, and add a finding for each item that cannot be read."""
    found: dict[str, Requirement] = {}
    for written in texts(node, "requires"):
        _add(written, found, findings)
    return tuple(found.values())


def _add(written: Text, found: dict[str, Requirement], findings: list[Finding]) -> None:
    """Add a requirement to those that are found, by the normalized name of its distribution."""
    try:
        requirement = _read(written)
    except _UnreadableError as error:
        reason, hint = error.args
        findings.append(BAD_REQUIREMENT.finding(written.location, reason, hint=hint))
        return
    first = found.setdefault(re.sub("[-_.]+", "-", requirement.name).lower(), requirement)
    if first is not requirement:
        findings.append(
            BAD_REQUIREMENT.finding(
                written.location,
                f"{quoted(requirement.name)} is required already, as {quoted(first.text)}",
                hint="write one requirement with all specifiers, separated by commas",
                related=((first.location, "required first"),),
            )
        )


def _read(written: Text) -> Requirement:
    text = written.text
    match = _REQUIREMENT.fullmatch(text)
    if match is None or len(text) > _MAX_LENGTH:
        raise _UnreadableError(f"{quoted(text)} does not begin with a distribution", _EXAMPLE)
    name, rest = match[1], match[2]
    for sign, what, hint in (
        ("[", "extras, which leave no trace in what is installed", "require what they bring"),
        (";", "a marker", "leave it out; the spec is the same on every platform"),
        ("@", "an address", "write the versions that are allowed instead"),
    ):
        if rest.startswith(sign) or (sign == ";" and sign in rest):
            raise _UnreadableError(f"the requirement {quoted(text)} has {what}", hint)
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    specifiers = [_specifier(each.strip(), text) for each in rest.split(",")] if rest else []
    return Requirement(name, ",".join(specifiers), written.location)


def _specifier(specifier: str, text: str) -> str:
    """Return a specifier without white space. Raises _UnreadableError."""
    match = _OPERATOR.fullmatch(specifier)
    operator, version = (match[1], match[2]) if match else (None, "")
    if operator is None or operator == "===":
        bare = version.lstrip("=~^ ")
        better = f'use `"=={bare}"`' if _VERSION.fullmatch(bare.lower()) else _EXAMPLE
        reason = f"{quoted(specifier)} in {quoted(text)} begins with none of {_OPERATORS}"
        raise _UnreadableError(reason, better)
    is_prefix = version.endswith(".*")
    bare = version.removesuffix(".*")
    try:
        parsed = Version(bare)
    except ValueError:
        reason = f"{quoted(version)} in {quoted(text)} is not a version"
        raise _UnreadableError(reason, _EXAMPLE) from None
    has_more = parsed.is_pre or parsed.is_post or "+" in bare
    if is_prefix and (operator not in ("==", "!=") or has_more):
        reason = f"{quoted(specifier)} in {quoted(text)} has a star where none can be"
        hint = "use the star behind numbers, with == or !="
        raise _UnreadableError(reason, hint)
    if operator == "~=" and len(parsed.release) < 2:
        reason = f"{quoted(specifier)} in {quoted(text)} needs at least two numbers"
        raise _UnreadableError(reason, f'use `"~={bare}.0"` or `">={bare}"`')
    if "+" in bare and operator not in ("==", "!="):
        reason = f"{quoted(specifier)} in {quoted(text)} has a local version"
        raise _UnreadableError(reason, "only == and != compare local versions; leave it out")
    return f"{operator}{version.strip()}"
