"""The rule `reserved-setting`; its page is docs/rules/reserved-setting.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import SERVICE_CONFIG_KEYS


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each setting that has the name of an answer."""
    for feature in spec.features:
        settings = feature.settings
        if settings is None:
            continue
        for key in SERVICE_CONFIG_KEYS:
            if key in settings:
                yield RULE.finding(
                    settings.at_key(key),
                    f"{quoted(key)} is reserved: `get_service_config()` sets it",
                    hint="use another name",
                    symbol=feature.name,
                )


RULE = Rule("SSG323", "reserved-setting", "Checks for settings with a reserved name.", check=check)
