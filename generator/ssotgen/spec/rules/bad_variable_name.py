"""The rule `bad-variable-name`; its page is docs/rules/bad-variable-name.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each `disabled_by` that cannot do its work."""
    names = config_names(spec.project)
    taken = {names.override_variable(feature.name) for feature in spec.features}
    taken.add(names.debug_variable)
    for feature in spec.features:
        variable = feature.disabled_by
        if not variable:
            continue
        if _VARIABLE.fullmatch(variable) is None:
            better = re.sub(r"[^A-Za-z0-9_]+", "_", variable).strip("_").upper()
            message = f"{quoted(variable)} is not the name of an environment variable"
            hint = f"write {better}" if _VARIABLE.fullmatch(better) else "write a name such as NO_X"
        elif variable.upper() in taken:
            message = f"{variable} is a variable of the generated module with a meaning of its own"
            hint = "use another variable"
        else:
            continue
        location = feature.source.at("disabled_by")
        yield RULE.finding(location, message, hint=hint, symbol=feature.name)


RULE = Rule(
    "SSG320", "bad-variable-name", "A `disabled_by` is no usable environment variable.", check=check
)
