"""Builds `requires` of a feature: distributions with specifiers of their versions."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.wording import quoted, yaml_string
from ssotgen.runtime.version_order import VERSION_PATTERN, Version
from ssotgen.spec.build.access import texts
from ssotgen.spec.build.rules import BAD_REQUIREMENT
from ssotgen.spec.model import Requirement, Text
from ssotgen.spec.yaml.document import YamlMapping

_REQUIREMENT = r"(?s)\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(.*?)\s*"
_OPERATOR = r"(?s)(~=|===?|!=|<=|>=|<|>)?\s*(.*)"
_OPERATORS = "<, <=, >, >=, ==, != and ~="
_MAX_LENGTH = 200
_EXAMPLE = 'write a name with the versions that are allowed, such as "docker>=7,<8"'


class _UnreadableError(Exception):
    """A requirement cannot be read: the reason, what to write instead if that is known, and a
    hint for the author if it cannot."""

    def __init__(self, reason: str, better: str = "", hint: str = _EXAMPLE) -> None:
        super().__init__(reason)
        self.reason, self.better, self.hint = reason, better, hint


def build_requirements(node: YamlMapping, findings: list[Finding]) -> tuple[Requirement, ...]:
    """Return what `requires` says, and add a finding for each item that cannot be read."""
    found: dict[str, Requirement] = {}
    for written in texts(node, "requires"):
        _add(written, found, findings)
    return tuple(found.values())


def _add(written: Text, found: dict[str, Requirement], findings: list[Finding]) -> None:
    """Add a requirement to those that are found, by the normalized name of its distribution."""
    try:
        requirement = Requirement(*_read(written.text), written.location)
    except _UnreadableError as error:
        hint = _hint(error)
        findings.append(BAD_REQUIREMENT.finding(written.location, error.reason, hint=hint))
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


def _hint(error: _UnreadableError) -> AnyHint:
    """Return the hint to write a requirement that can be read, or what the author must decide."""
    try:
        _read(error.better)
    except _UnreadableError as next_error:
        return _hint(next_error) if error.better else error.hint
    return write(yaml_string(error.better))


def _read(text: str) -> tuple[str, str]:
    """Return the name and the specifiers of a requirement. Raises _UnreadableError."""
    match = re.fullmatch(_REQUIREMENT, text)
    if match is None or len(text) > _MAX_LENGTH:
        raise _UnreadableError(f"{quoted(text)} does not begin with a distribution")
    name, rest = match[1], match[2]
    what = f"the requirement {quoted(text)}"
    if rest.startswith("["):
        reason = f"{what} has extras, which leave no trace in what is installed"
        raise _UnreadableError(reason, name + rest.partition("]")[2])
    if ";" in rest:
        reason = f"{what} has a marker, but the spec is the same on every platform"
        raise _UnreadableError(reason, text.partition(";")[0].rstrip())
    if rest.startswith("@"):
        hint = "write the versions that are allowed instead"
        raise _UnreadableError(f"{what} has an address", hint=hint)
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    specifiers = [each.strip() for each in rest.split(",")] if rest else []
    if not all(specifiers):
        reason = f"{what} has a comma with no version behind or in front of it"
        raise _UnreadableError(reason, name + ",".join(filter(None, specifiers)))
    return name, ",".join([_specifier(each, text) for each in specifiers])


def _specifier(specifier: str, text: str) -> str:
    """Return a specifier without white space. Raises _UnreadableError."""
    match = re.fullmatch(_OPERATOR, specifier)
    operator, version = (match[1], match[2]) if match else (None, "")
    if operator is None or operator == "===":
        reason = f"{quoted(specifier)} in {quoted(text)} begins with none of {_OPERATORS}"
        raise _UnreadableError(reason, _replaced(text, specifier, _with_operator(version)))
    is_prefix = version.endswith(".*")
    bare = version.removesuffix(".*")
    try:
        parsed = Version(bare)
    except ValueError:
        reason = f"{quoted(version)} in {quoted(text)} is not a version"
        raise _UnreadableError(reason) from None
    has_more = parsed.is_pre or parsed.is_post or "+" in bare
    if is_prefix and (operator not in ("==", "!=") or has_more):
        reason = f"{quoted(specifier)} in {quoted(text)} has a star, which only == and != can have"
        raise _UnreadableError(reason, _replaced(text, specifier, f"{operator}{bare}"))
    if operator == "~=" and len(parsed.release) < 2:
        reason = f"{quoted(specifier)} in {quoted(text)} needs at least two numbers"
        raise _UnreadableError(reason, _replaced(text, specifier, f"~={bare}.0"))
    if "+" in bare and operator not in ("==", "!="):
        what = f"{quoted(specifier)} in {quoted(text)}"
        reason = f"{what} has a local version, which only == and != compare"
        public = f"{operator}{bare.partition('+')[0]}"
        raise _UnreadableError(reason, _replaced(text, specifier, public))
    return f"{operator}{version.strip()}"


def _replaced(text: str, specifier: str, better: str) -> str:
    """Return a requirement with another specifier in the place of the last one that is alike."""
    before, _, after = text.rpartition(specifier)
    return f"{before.rstrip()}{better}{after}" if better else ""


def _with_operator(version: str) -> str:
    """Return the specifier for a version without one, or with one of another tool, `^` or `~`;
    empty if it is not a version."""
    bare = version.lstrip("=~^ ")
    if not re.fullmatch(VERSION_PATTERN, bare.lower(), re.ASCII):
        return ""
    if version[:1] not in ("^", "~"):
        return f"=={bare}"
    release = [*Version(bare).release]
    changes = (
        [index for index, number in enumerate(release) if number] if version[0] == "^" else [1]
    )
    last = min(changes[0] if changes else 0, len(release) - 1)
    release[last] += 1
    return f">={bare},<{'.'.join(map(str, release[: last + 1]))}"
