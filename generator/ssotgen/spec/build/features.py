"""Builds `features`: import targets, probes and the settings that callers read."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, Hint
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.build.access import (
    deprecation,
    flag,
    integer,
    mapping,
    number,
    summary,
    text,
    texts,
)
from ssotgen.spec.build.rules import BAD_IMPORT
from ssotgen.spec.build.sections import Entry, entries
from ssotgen.spec.model import (
    Alternative,
    CallProbe,
    EntryPointGroup,
    Feature,
    ImportTarget,
    Requirement,
    Resolve,
    TcpProbe,
    Text,
)
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence

DEFAULT_TIMEOUT_SECONDS = 2.0
_TARGET = re.compile(r"\s*([^\W\d]\w*)(?:\s+as\s+([^\W\d]\w*))?\s*")
_CALLABLE = r"([^\W\d]\w*(?:\.[^\W\d]\w*)*):([^\W\d]\w*)"


def build_feature(entry: Entry, distribution: str, findings: list[Finding]) -> Feature | None:
    """Return the feature, or None where its declaration is no mapping.

    `distribution` is that of the project, empty if it has none.
    """
    node = entry.value
    if not isinstance(node, YamlMapping):
        return None
    targets, modules = _imports(node, findings)
    known = [item.value for item in Resolve]
    resolve = text(node, "resolve", Resolve.IMPORT.value)
    extra = text(node, "extra").strip()
    return Feature(
        name=entry.name,
        summary=summary(node),
        targets=targets,
        modules=modules,
        hint=text(node, "hint") or (extra and install_hint(distribution, extra)),
        legacy_flags=texts(node, "legacy_flags"),
        settings=mapping(node, "settings"),
        probe=_probe(node, findings),
        aggregate=flag(node, "aggregate", True),
        disabled_by=text(node, "disabled_by"),
        resolve=Resolve(resolve) if resolve in known else Resolve.IMPORT,
        deprecated=deprecation(node),
        location=entry.location,
        source=node,
        requires=_requires(node, findings),
        extra=extra,
        entry_points=_entry_points(node),
        needs=texts(node, "needs"),
        any_of=_any_of(node, findings),
        allows_unknown=text(node, "requires_unknown") == "allow",
    )


def install_hint(distribution: str, extra: str) -> str:
    """Return the command that installs an extra."""
    return f"pip install '{distribution}[{extra}]'"


def _name(entry: Entry) -> str:
    return entry.name


def _imports(
    node: YamlMapping, findings: list[Finding]
) -> tuple[tuple[ImportTarget, ...], tuple[Text, ...]]:
    """Return the names and the modules of `imports`."""
    modules = mapping(node, "imports")
    listed = sorted(entries(modules), key=_name) if modules else []
    targets = [target for module in listed for target in _targets(module, findings)]
    return tuple(targets), tuple(Text(module.name, module.location) for module in listed)


def _requires(node: YamlMapping, findings: list[Finding]) -> tuple[Requirement, ...]:
    if "requires" not in node:
        return ()
    # Most features require no distribution.
    from ssotgen.spec.build.requirements import build_requirements

    return build_requirements(node, findings)


def _any_of(node: YamlMapping, findings: list[Finding]) -> tuple[Alternative, ...]:
    """Return the alternatives of a feature, in their order."""
    listed = node.get("any_of")
    if not isinstance(listed, YamlSequence):
        return ()
    found: list[Alternative] = []
    for index, item in enumerate(listed):
        if not isinstance(item, YamlMapping):
            continue
        targets, modules = _imports(item, findings)
        requires = _requires(item, findings)
        first = [*(mapping(item, "imports") or ()), *(each.name for each in requires)]
        name = text(item, "name") or (first[0] if first else f"number {index + 1}")
        found.append(Alternative(name, targets, modules, requires, listed.at(index), item))
    return tuple(found)


def _targets(module: Entry, findings: list[Finding]) -> list[ImportTarget]:
    found: list[ImportTarget] = []
    names = module.value
    if not isinstance(names, YamlSequence):
        return found
    for index, written in enumerate(names):
        if not isinstance(written, str):
            continue
        location = names.at(index)
        match = _TARGET.fullmatch(written)
        if match is None:
            findings.append(
                BAD_IMPORT.finding(
                    location,
                    f"{quoted(written)} is not a name that can be imported",
                    hint="use the form `Name` or `Name as Alias`",
                )
            )
            continue
        name = match[1]
        found.append(ImportTarget(module.name, name, match[2] or name, location))
    return found


def _callable_hint(written: str) -> AnyHint:
    module, _, function = written.rpartition(".")
    better = f"{module}:{function}"
    if re.fullmatch(_CALLABLE, better):
        return Hint(f'write `call: "{better}"`', f'"{better}"')
    return 'use the form `call: "package.module:function"`'


def _entry_points(node: YamlMapping) -> EntryPointGroup | None:
    found = mapping(node, "entry_points")
    if found is None or not text(found, "group"):
        return None
    minimum = integer(found, "minimum")
    return EntryPointGroup(
        group=text(found, "group"),
        minimum=1 if minimum is None else minimum,
        location=node.at_key("entry_points"),
        source=found,
    )


def _probe(node: YamlMapping, findings: list[Finding]) -> CallProbe | TcpProbe | None:
    probe = mapping(node, "probe")
    if probe is None:
        return None
    tcp = mapping(probe, "tcp")
    if tcp is not None:
        host, port = text(tcp, "host"), integer(tcp, "port")
        if not host or port is None:
            return None
        timeout = number(tcp, "timeout_seconds")
        return TcpProbe(
            host=host,
            port=port,
            timeout_seconds=DEFAULT_TIMEOUT_SECONDS if timeout is None else float(timeout),
            location=probe.at_key("tcp"),
            source=tcp,
        )
    written = text(probe, "call")
    if not written:
        return None
    location = probe.at("call")
    match = re.fullmatch(_CALLABLE, written)
    if match is None:
        findings.append(
            BAD_IMPORT.finding(
                location,
                f"{quoted(written)} is not a callable",
                hint=_callable_hint(written),
            )
        )
        return None
    return CallProbe(match[1], match[2], location)
