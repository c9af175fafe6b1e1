"""The rule `availability-flag`; its page is docs/rules/availability-flag.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ssotgen.audit.fixability import decide_flag
from ssotgen.audit.flag import Flag
from ssotgen.audit.spec_edits import Names, added_names, is_added
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.names import config_names


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each flag of a feature."""
    instance = config_names(survey.spec.project).instance
    added = added_names(flag for flag in survey.flags.owned if survey.is_target(flag.path))
    for flag in survey.flags.owned:
        if not survey.is_target(flag.path) or flag.feature is None:
            continue
        decision = decide_flag(flag)
        prop = flag.match.question(instance) if flag.match is not None else ""
        hint = f"run `ssotgen migrate --write` to use `{prop}` instead"
        if decision.obstacles:
            hint += f"; its 'try' stays, without the flag: {decision.reason}"
        if decision.fix is Fix.UNSAFE:
            hint = f"run `ssotgen migrate --write --unsafe-fixes`: {decision.reason}"
        elif decision.fix is Fix.NONE:
            hint = f"use `{prop}`; `migrate` cannot do that here: {decision.reason}"
        hint += "".join(f"\nor {edit}" for edit in _spec_edits(flag, added))
        yield RULE.finding(
            survey.at(flag.path, flag.place),
            f"{flag.name} is a hand-written flag for the feature '{flag.feature.name}'",
            hint=hint,
            symbol=flag.name,
            fix=decision.fix,
        )


def _spec_edits(flag: Flag, added: Mapping[str, Names]) -> Iterator[str]:
    """Yield the edits of the spec by which the feature would ask for all that the block imports."""
    feature, match = flag.feature, flag.match
    if feature is None or match is None:
        return
    places = {text.text: text.location for text in feature.modules}
    for module, names in match.unlisted.items():
        key = f"features.{feature.name}.imports"
        if module in places and names:
            place = display_path(Path(places[module].path))
            yield f"add `{', '.join(names)}` to {key}.{module} ({place}:{places[module].line})"
        else:
            place = display_path(Path(feature.location.path))
            entry = f"{module}: [{', '.join(names)}]"
            yield f"add `{entry}` to {key} ({place}:{feature.location.line})"
    if is_added(flag, added):
        yield "run `ssotgen audit --add-to-spec`, which does that"


RULE = Rule(
    "SSG606",
    "availability-flag",
    "Checks for hand-written availability flags of features.",
    check=check,
    fixed_by="ssotgen migrate",
)
