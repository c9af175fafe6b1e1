"""Uses of the symbols of a spec in a codebase, by what names resolve to and never by name alone."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts, Use
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import DataclassSpec, EnumSpec
from ssotgen.spec.names import feature_property


@record
class SymbolUse:
    """A use of a symbol: file and place of the name that resolves to it, and how it is used.

    `symbol` is `JobStatus`, `JobStatus.QUEUED`, `Job.size` or `feature:docker`; `how` is `import`,
    `read`, `subscript`, `call`, `keyword`, for a name inside a string `text`, and `likely` for an
    attribute of what is probably an instance of the class.
    """

    symbol: str
    path: str
    place: Place
    how: str

    @property
    def is_certain(self) -> bool:
        """Whether it is proven by what names lead to."""
        return self.how not in ("text", "likely")


def symbol_uses(survey: Survey) -> Iterator[SymbolUse]:
    """Yield the uses of every symbol in the files that findings are wanted of, in their order.

    Every use but that inside a string is certain: the name leads to the generated modules, or to a
    module that the spec's `replaces` names.
    """
    for facts in survey.target_files:
        for fact in facts.imports:
            if fact.name in survey.class_names:
                origin = survey.resolver.imported(facts.path, fact)
                if survey.ownership.entry(origin.name) is not None and is_owned(survey, origin):
                    yield SymbolUse(origin.name, facts.path, fact.place, "import")
        for use in facts.uses:
            target = survey.resolver.use(facts.path, use)
            if target is not None and is_owned(survey, target):
                yield from _of_class(survey, facts, use, target)
            feature = _feature_of(survey, facts, use, target)
            if feature:
                yield SymbolUse(f"feature:{feature}", facts.path, use.place, "read")
        for mention in facts.mentions:
            name = mention.text.rpartition(".")[2]
            if survey.ownership.entry(name) is not None:
                yield SymbolUse(name, facts.path, mention.place, "text")


def is_owned(survey: Survey, origin: Origin) -> bool:
    """Whether a name leads to a generated module, or to one that the spec replaces."""
    return survey.ownership.is_generated(origin) or any(
        survey.ownership.is_replaced(hop) for hop in origin.trail
    )


def _of_class(survey: Survey, facts: FileFacts, use: Use, origin: Origin) -> Iterator[SymbolUse]:
    entry = survey.ownership.entry(origin.name)
    if entry is None:
        return
    how = "call" if use.is_call else "read"
    if isinstance(entry, EnumSpec):
        name = use.attribute or use.item
        if name and entry.member(name) is not None:
            how = "read" if use.attribute else "subscript"
            yield SymbolUse(f"{entry.name}.{name}", facts.path, use.place, how)
            return
    yield SymbolUse(entry.name, facts.path, use.place, how)
    if isinstance(entry, DataclassSpec) and use.is_call:
        for keyword in use.keywords:
            if entry.field(keyword) is not None:
                yield SymbolUse(f"{entry.name}.{keyword}", facts.path, use.place, "keyword")


def _feature_of(survey: Survey, facts: FileFacts, use: Use, origin: Origin | None) -> str:
    if use.base and use.root_scope >= 0:
        owner = survey.resolver.dotted(facts.path, use.root_scope, use.base)
        if owner is not None and survey.ownership.is_config(owner):
            for feature in survey.spec.features:
                if feature_property(feature.name) == use.name:
                    return feature.name
    asked = None if origin is None else survey.ownership.feature_asked(origin)
    return asked.name if asked is not None else ""
