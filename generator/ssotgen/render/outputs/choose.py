"""Which outputs a project has, by the names that its spec lists."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.nearest import nearest
from ssotgen.render.output import Output
from ssotgen.render.outputs import OUTPUTS
from ssotgen.settings.rules import MISSING_OUTPUT, UNKNOWN_OUTPUT
from ssotgen.spec.model import Spec


def wanted_outputs(spec: Spec) -> tuple[Output, ...]:
    """Return the outputs that the spec asks for; names that mean none are left out."""
    names = {each.text for each in spec.project.outputs}
    return tuple(output for output in OUTPUTS if output.name in names)


def output_findings(spec: Spec) -> Iterator[Finding]:
    """Yield what is wrong with the list of outputs: a name that means none, and an output whose
    file imports one that is not generated."""
    known = {output.name: output for output in OUTPUTS}
    names = {each.text for each in spec.project.outputs}
    for each in spec.project.outputs:
        output = known.get(each.text)
        if output is None:
            suggestion = nearest(each.text, known)
            yield UNKNOWN_OUTPUT.finding(
                each.location,
                f"unknown output '{each.text}'",
                hint=f"did you mean '{suggestion}'?"
                if suggestion
                else f"use one of {', '.join(known)}",
                symbol=each.text,
            )
            continue
        for missing in sorted(set(output.needs) - names):
            yield MISSING_OUTPUT.finding(
                each.location,
                f"the output '{each.text}' imports the output '{missing}', which is not generated",
                hint=f"add {missing} to the outputs of the project",
                symbol=each.text,
            )
