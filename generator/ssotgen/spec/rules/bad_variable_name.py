"""The rule `bad-variable-name`; its page is docs/rules/bad-variable-name.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names

_VARIABLE = r"[A-Za-z_][A-Za-z0-9_]*"


def check(spec: Spec) -> Iterator[Finding]:
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
        yield RULE.finding(location, message, hint=hint, symbol=feature.name)


RULE = Rule(
    "SSG320",
    "bad-variable-name",
    "Checks for `disabled_by` variables that cannot be used.",
    check=check,
)
