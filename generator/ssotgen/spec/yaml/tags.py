"""Explicit YAML tags: the few that name plain data, and the finding for all others."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.yaml.plain_scalars import resolve
from ssotgen.spec.yaml.rules import YAML_TAG

_CORE = "tag:yaml.org,2002:"
_TYPES: dict[str, type] = {
    f"{_CORE}int": int,
    f"{_CORE}float": float,
    f"{_CORE}bool": bool,
    f"{_CORE}null": type(None),
}
_CONTAINERS = {"mapping": f"{_CORE}map", "list": f"{_CORE}seq"}


def tagged_scalar(
    tag: str, text: str, location: Location
) -> tuple[bool | int | float | str | None, Finding | None]:
    """Return the value of a scalar with an explicit tag, and what is wrong with the tag."""
    if tag in ("!", f"{_CORE}str"):
        return text, None
    wanted = _TYPES.get(tag)
    if wanted is None:
        return text or tag, _refused(tag, location)
    scalar = resolve(text)
    if wanted is float and type(scalar.value) is int:
        return float(scalar.value), None
    if scalar.misread or type(scalar.value) is not wanted:
        return text, YAML_TAG.finding(
            location,
            f"the tag {_shown(tag)} does not match {quoted(text)}",
            hint="remove the tag",
        )
    return scalar.value, None


def container_tag(tag: str, kind: str, location: Location) -> Finding | None:
    """Return what is wrong with the tag of a `mapping` or a `list`, if anything."""
    return None if tag in ("!", _CONTAINERS[kind]) else _refused(tag, location)


def _refused(tag: str, location: Location) -> Finding:
    return YAML_TAG.finding(
        location,
        f"the tag {_shown(tag)} is not plain data",
        hint="remove the tag; quote a string that starts with !",
    )


def _shown(tag: str) -> str:
    return shorten(f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag)
