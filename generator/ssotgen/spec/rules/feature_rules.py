"""The rules about features."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.model import Feature, Spec, TcpProbe
from ssotgen.spec.names import SERVICE_CONFIG_KEYS, config_names
from ssotgen.spec.yaml.document import YamlMapping

_VARIABLE = r"[A-Za-z_][A-Za-z0-9_]*"


def check_bad_variable_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each `disabled_by` that cannot do its work."""
    names = config_names(spec.project)
    taken = {names.override_variable(feature.name) for feature in spec.features}
    taken.add(names.debug_variable)
    for feature in spec.features:
        variable = feature.disabled_by
        if not variable:
            continue
        if re.fullmatch(_VARIABLE, variable) is None:
            better = re.sub(r"[^A-Za-z0-9_]+", "_", variable).strip("_").upper()
            message = f"invalid name {quoted(variable)} of an environment variable"
            is_name = re.fullmatch(_VARIABLE, better) is not None
            hint: AnyHint = write(better) if is_name else "use a name such as `NO_X`"
        elif variable.upper() in taken:
            message = f"the generated module uses the variable {quoted(variable)} itself"
            hint = "use another variable"
        else:
            continue
        location = feature.source.at("disabled_by")
        yield BAD_VARIABLE_NAME.finding(location, message, hint=hint, symbol=feature.name)


BAD_VARIABLE_NAME = Rule(
    "SSG320",
    "bad-variable-name",
    "Checks for `disabled_by` variables that cannot be used.",
    check=check_bad_variable_name,
)


def check_nothing_to_ask(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that nothing is asked of."""
    for feature in spec.features:
        node = feature.source
        if feature.modules or node.get("imports") or node.get("any_of"):
            continue
        if not any(node.get(key) for key in ("probe", "requires", "entry_points", "needs")):
            yield NOTHING_TO_ASK.finding(
                feature.location,
                f"the feature {quoted(feature.name)} has no imports, requirements or probe",
                hint="add `imports: {module: [Name]}`, `requires: [distribution]` or a `probe`",
                symbol=feature.name,
            )
        elif "resolve" in node:
            yield NOTHING_TO_ASK.finding(
                feature.source.at_key("resolve"),
                f"'resolve' in the feature {quoted(feature.name)}, which has no imports",
                hint="add `imports: {module: [Name]}`, or remove `resolve`",
                symbol=feature.name,
            )


NOTHING_TO_ASK = Rule(
    "SSG321",
    "nothing-to-ask",
    "Checks for features with nothing to ask.",
    check=check_nothing_to_ask,
)


MAX_TIMEOUT_SECONDS = 3600.0
_HOST_NAME = r"[\w-]+(?:\.[\w-]+)*\.?"
_IPV6 = r"(?a)[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\w.-]+)?"


def check_bad_probe(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a TCP probe that cannot work."""
    for feature in spec.features:
        probe = feature.probe
        if not isinstance(probe, TcpProbe):
            yield from _nothing_named(feature)
            continue
        at = probe.source.at
        if not 1 <= probe.port <= 65535:
            yield BAD_PROBE.finding(
                at("port"),
                f"invalid TCP port {probe.port}",
                hint="use a number from 1 to 65535",
                symbol=feature.name,
            )
        seconds = probe.timeout_seconds
        if not (math.isfinite(seconds) and 0 < seconds <= MAX_TIMEOUT_SECONDS):
            yield BAD_PROBE.finding(
                at("timeout_seconds"),
                f"invalid timeout of {seconds:g} seconds",
                hint=f"use a number above 0 and up to {MAX_TIMEOUT_SECONDS:g}",
                symbol=feature.name,
            )
        if not _is_host(probe.host):
            yield BAD_PROBE.finding(
                at("host"),
                f"invalid host {quoted(probe.host)}",
                hint=_better_host(probe.host),
                symbol=feature.name,
            )


def _nothing_named(feature: Feature) -> Iterator[Finding]:
    """Yield a finding where the text that a probe needs is empty."""
    probe = feature.source.get("probe")
    tcp = probe.get("tcp") if isinstance(probe, YamlMapping) else None
    for node, key, missing in (
        (probe, "call", "a callable, such as `package.module:function`"),
        (tcp, "host", "a host, such as `localhost`"),
    ):
        if isinstance(node, YamlMapping) and node.get(key) == "":
            message = f"{quoted(key)} is empty"
            location = node.at(key)
            yield BAD_PROBE.finding(location, message, hint=f"add {missing}", symbol=feature.name)


def _is_host(host: str) -> bool:
    if len(host) > 253:
        return False
    return re.fullmatch(_HOST_NAME, host) is not None or (
        host.count(":") > 1 and re.fullmatch(_IPV6, host) is not None
    )


def _better_host(host: str) -> AnyHint:
    bare = re.sub(r"^\w+://|/.*$", "", host)
    bare = bare[1 : bare.find("]")] if bare.startswith("[") and "]" in bare else bare
    if bare.count(":") == 1:
        bare = bare.split(":")[0]
    if bare != host and _is_host(bare):
        return write(bare, "; the port has its own key")
    return "use a name such as `localhost`, or an address such as `127.0.0.1`"


BAD_PROBE = Rule(
    "SSG322",
    "bad-probe",
    "Checks for TCP probes with an invalid port, timeout or host.",
    check=check_bad_probe,
)


def check_reserved_setting(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each setting that has the name of an answer."""
    for feature in spec.features:
        settings = feature.settings
        if settings is None:
            continue
        for key in SERVICE_CONFIG_KEYS:
            if key in settings:
                yield RESERVED_SETTING.finding(
                    settings.at_key(key),
                    f"{quoted(key)} is reserved: `get_service_config()` sets it",
                    hint="use another name",
                    symbol=feature.name,
                )


RESERVED_SETTING = Rule(
    "SSG323",
    "reserved-setting",
    "Checks for settings with a reserved name.",
    check=check_reserved_setting,
)


def check_bad_need(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each unknown feature that is needed, and for each cycle of needs."""
    features = {feature.name: feature for feature in spec.features}
    if any(feature.needs for feature in spec.features):
        yield from _unknown(spec, features)
        yield from _cycles(features)


def _unknown(spec: Spec, features: dict[str, Feature]) -> Iterator[Finding]:
    suggester = Suggester(features)
    for feature in spec.features:
        for need in feature.needs:
            if need.text not in features and need.text not in spec.invalid_names:
                yield BAD_NEED.finding(
                    need.location,
                    f"unknown feature {quoted(need.text)}",
                    hint=suggester.hint(need.text, "declare it, or remove it from `needs`"),
                    symbol=feature.name,
                )


def _cycles(features: dict[str, Feature]) -> Iterator[Finding]:
    needs = {
        name: {need.text: need for need in feature.needs} for name, feature in features.items()
    }
    for cycle in find_cycles(needs):
        steps = [needs[name][cycle[(index + 1) % len(cycle)]] for index, name in enumerate(cycle)]
        yield BAD_NEED.finding(
            steps[0].location,
            f"{cycle[0]} needs itself: {format_cycle(cycle, 'needs')}",
            hint=_hint(features[cycle[0]], len(cycle)),
            symbol=cycle[0],
            related=tuple((step.location, f"needs {step.text}") for step in steps[1:]),
        )


def _hint(feature: Feature, length: int) -> str:
    """Return how to end a cycle of a length that begins with a feature."""
    if length > 1:
        return "remove one of them from `needs`"
    return "remove `needs`" if len(feature.needs) == 1 else "remove it from `needs`"


BAD_NEED = Rule(
    "SSG328", "bad-need", "Checks for needed features that cannot be.", check=check_bad_need
)


def check_feature_without_hint(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that says not how to get it."""
    for feature in spec.features:
        if not feature.hint.strip():
            yield FEATURE_WITHOUT_HINT.finding(
                feature.location,
                f"missing hint in feature {quoted(feature.name)}",
                hint="add `hint: ...` with the command that installs it",
                symbol=feature.name,
            )


FEATURE_WITHOUT_HINT = Rule(
    "SSG404",
    "feature-without-hint",
    "Checks for features without a hint on how to get them.",
    severity=Severity.WARNING,
    check=check_feature_without_hint,
)


def check_shared_legacy_flag(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each flag that another feature has."""
    owners: dict[str, str] = {
        feature.flag_names[0]: feature.name for feature in spec.features if not feature.legacy_flags
    }
    for feature in spec.features:
        for flag in feature.legacy_flags:
            owner = owners.setdefault(flag.text, feature.name)
            if owner != feature.name:
                yield SHARED_LEGACY_FLAG.finding(
                    flag.location,
                    f"{quoted(flag.text)} is also the flag of the feature {quoted(owner)}",
                    hint="remove it from one of them",
                    symbol=feature.name,
                )


SHARED_LEGACY_FLAG = Rule(
    "SSG405",
    "shared-legacy-flag",
    "Checks for flags that two features share.",
    severity=Severity.WARNING,
    check=check_shared_legacy_flag,
)
