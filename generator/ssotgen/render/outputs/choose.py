"""Which outputs a project has, by the names that its spec lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssotgen.diagnostics.finding import Finding
from ssotgen.render.outputs import OUTPUTS
from ssotgen.settings.rules import MISSING_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

if TYPE_CHECKING:
    from ssotgen.render.custom.find import FoundOutputs
    from ssotgen.render.output import Output


def wanted_outputs(spec: Spec) -> tuple[Output, ...]:
    """Return the outputs that the spec asks for; names that mean none are left out."""
    names = {each.text for each in spec.project.outputs}
    return tuple(row.output() for name, row in OUTPUTS.items() if name in names)


def custom_outputs(spec: Spec, settings: Settings) -> FoundOutputs | None:
    """Return the outputs that the settings and installed packages add, None where none is asked
    for."""
    names = [each for each in spec.project.outputs if each.text not in OUTPUTS]
    if not names and not settings.outputs:
        return None
    from ssotgen.render.custom.find import find_outputs

    return find_outputs(settings, names, list(OUTPUTS))


def has_package_outputs(spec: Spec, settings: Settings) -> bool:
    """Whether an output is that of an installed package, or of one that is not installed yet."""
    own = {entry.name for entry in settings.outputs if not entry.is_of_package}
    named = {each.text for each in spec.project.outputs} | {each.name for each in settings.outputs}
    return not named <= own | OUTPUTS.keys()


def output_findings(spec: Spec, settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the outputs: those of the settings and of packages that cannot be
    made, a name that means none, and an output whose file imports one that is not generated."""
    custom = custom_outputs(spec, settings)
    if custom is not None:
        yield from custom.findings
    names = {each.text for each in spec.project.outputs}
    for each in spec.project.outputs:
        row = OUTPUTS.get(each.text)
        for missing in sorted(set(row.needs) - names) if row is not None else ():
            yield MISSING_OUTPUT.finding(
                each.location,
                f"the output '{each.text}' imports the output '{missing}', which is not generated",
                hint=f"add {missing} to the outputs of the project",
                symbol=each.text,
            )
