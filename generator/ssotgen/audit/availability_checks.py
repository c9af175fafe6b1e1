"""Availability checks: what code asks about imports apart from the flags of the spec's features."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ssotgen.audit.flag import Flag
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts, ModuleCheck
from ssotgen.codebase.flag_facts import FlagBlock
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import Feature

_LOADED = "sys.modules"
_FINDERS = frozenset(
    {
        "importlib.util.find_spec",
        "importlib.find_loader",
        "pkgutil.find_loader",
        "pytest.importorskip",
    }
)
_VERSIONS = frozenset(
    {
        "importlib.metadata.version",
        "importlib.metadata.distribution",
        "importlib_metadata.version",
        "pkg_resources.get_distribution",
    }
)
"""These ask for a distribution, whose name need not be that of a module."""


@record
class FlagGroup:
    """The flags of one block that are no feature's; `feature` is one whose modules it asks for."""

    path: str
    block: FlagBlock
    place: Place
    names: str
    verb: str
    asked: str
    feature: Feature | None


@record
class UnnamedCheck:
    """A check outside of flag blocks, and the feature that answers it."""

    path: str
    check: ModuleCheck
    feature: Feature | None


def flag_groups(survey: Survey) -> Iterator[FlagGroup]:
    """Yield the flags that are no feature's, by file and block."""
    blocks: dict[tuple[str, FlagBlock], list[str]] = {}
    first: dict[tuple[str, FlagBlock], Flag] = {}
    for flag in survey.flags.candidates:
        if survey.is_target(flag.path):
            key = (flag.path, flag.block)
            blocks.setdefault(key, []).append(flag.name)
            first.setdefault(key, flag)
    for (path, block), names in blocks.items():
        flag = first[path, block]
        imports = survey.load(path).imports
        written = ["." * imports[i].level + imports[i].module for i in block.imports]
        asked = ", ".join(dict.fromkeys([*written, *block.modules]))
        verb = "says" if len(names) == 1 else "say"
        near = survey.flags.near(flag)
        yield FlagGroup(path, block, flag.place, " and ".join(names), verb, asked, near)


def unnamed_checks(survey: Survey) -> Iterator[UnnamedCheck]:
    """Yield the checks outside of flag blocks, of features or of what might become one."""
    for facts in survey.target_files:
        for check in facts.checks:
            if _in_a_block(facts, check):
                continue
            kind = _kind(survey, facts, check)
            feature = _feature(survey, check.module) if kind else None
            if feature is not None or (kind in _FINDERS and _is_foreign(survey, facts, check)):
                yield UnnamedCheck(facts.path, check, feature)


def _kind(survey: Survey, facts: FileFacts, check: ModuleCheck) -> str:
    """Return the full name of what is called, empty where it is something else."""
    origin = survey.resolver.dotted(facts.path, check.scope, check.function)
    names = [f"{each}.{origin.name}" for each in origin.modules] if origin is not None else []
    known = (*_FINDERS, *_VERSIONS, _LOADED)
    return next((name for name in names if name in known), "")


def _feature(survey: Survey, module: str) -> Feature | None:
    plain = module.replace("-", "_").lower()
    for feature in survey.spec.features:
        for text in feature.modules:
            own = text.text
            if own == module or own.startswith(f"{module}.") or module.startswith(f"{own}."):
                return feature
            if own.partition(".")[0].lower() == plain:
                return feature
    return None


def _is_foreign(survey: Survey, facts: FileFacts, check: ModuleCheck) -> bool:
    if check.module.partition(".")[0] in sys.stdlib_module_names:
        return False
    return survey.resolver.module(check.module, facts.path).path is None


def _in_a_block(facts: FileFacts, check: ModuleCheck) -> bool:
    return any(
        block.place.line <= check.place.line and check.place.end_line <= block.place.end_line
        for block in facts.blocks
    )
