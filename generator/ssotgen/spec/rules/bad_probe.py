"""The rule `bad-probe`; its page is docs/rules/bad-probe.md."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Feature, Spec, TcpProbe
from ssotgen.spec.yaml.document import YamlMapping

MAX_TIMEOUT_SECONDS = 3600.0
_HOST_NAME = r"[\w-]+(?:\.[\w-]+)*\.?"
_IPV6 = re.compile(r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\w.-]+)?", re.ASCII)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a TCP probe that cannot work."""
    for feature in spec.features:
        probe = feature.probe
        if not isinstance(probe, TcpProbe):
            yield from _nothing_named(feature)
            continue
        at = probe.source.at
        if not 1 <= probe.port <= 65535:
            yield RULE.finding(
                at("port"),
                f"invalid TCP port {probe.port}",
                hint="use a number from 1 to 65535",
                symbol=feature.name,
            )
        seconds = probe.timeout_seconds
        if not (math.isfinite(seconds) and 0 < seconds <= MAX_TIMEOUT_SECONDS):
            yield RULE.finding(
                at("timeout_seconds"),
                f"invalid timeout of {seconds:g} seconds",
                hint=f"use a number above 0 and up to {MAX_TIMEOUT_SECONDS:g}",
                symbol=feature.name,
            )
        if not _is_host(probe.host):
            yield RULE.finding(
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
            yield RULE.finding(location, message, hint=f"add {missing}", symbol=feature.name)


def _is_host(host: str) -> bool:
    if len(host) > 253:
        return False
    return re.fullmatch(_HOST_NAME, host) is not None or (
        host.count(":") > 1 and _IPV6.fullmatch(host) is not None
    )


def _better_host(host: str) -> AnyHint:
    bare = re.sub(r"^\w+://|/.*$", "", host)
    bare = bare[1 : bare.find("]")] if bare.startswith("[") and "]" in bare else bare
    if bare.count(":") == 1:
        bare = bare.split(":")[0]
    if bare != host and _is_host(bare):
        return write(bare, "; the port has its own key")
    return "use a name such as `localhost`, or an address such as `127.0.0.1`"


RULE = Rule(
    "SSG322",
    "bad-probe",
    "Checks for TCP probes with an invalid port, timeout or host.",
    check=check,
)
