"""Documents: from drafts to the YAML that a person goes on to edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.extract.drafts import DataclassDraft, Drafts, EnumDraft, FeatureDraft
from ssotgen.spec.yaml.document import Value

Plain = Mapping[str, object]


def project_document(name: str, package: str) -> Plain:
    """Return the section `project`."""
    summary = f"The {name.replace('_', ' ')} modules."
    return {"project": {"name": name, "package": package, "summary": summary}}


def documents(drafts: Drafts) -> dict[str, Plain]:
    """Return the documents of the drafts by file name; none for a kind that has no entry."""
    sections = {
        "features": {name: _feature(drafts.features[name]) for name in sorted(drafts.features)},
        "enums": {name: _enum(drafts.enums[name]) for name in sorted(drafts.enums)},
        "dataclasses": {
            name: _dataclass(drafts.dataclasses[name]) for name in sorted(drafts.dataclasses)
        },
    }
    return {f"{kind}.yaml": {kind: entries} for kind, entries in sections.items() if entries}


def yaml_text(document: Plain) -> str:
    """Return a document as YAML: mappings in their order, short collections on one line."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes nested collections of scalars in flow style, and indents lists."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    text: str = yaml.dump(
        document,
        Dumper=Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )
    return text


def _enum(draft: EnumDraft) -> Plain:
    seen: list[str | int] = []
    members: dict[str, object] = {}
    for name, value in draft.members.items():
        members[name] = {"value": value, "alias": True} if value in seen else value
        seen.append(value)
    found: dict[str, object] = {"summary": _summary(draft.summary, draft.name)}
    if draft.base != "Enum":
        found["base"] = draft.base
    return {**found, "replaces": _modules(draft), "members": members}


def _dataclass(draft: DataclassDraft) -> Plain:
    found: dict[str, object] = {"summary": _summary(draft.summary, draft.name)}
    if draft.frozen:
        found["frozen"] = True
    fields: dict[str, object] = {}
    for field in draft.fields:
        entry: dict[str, object] = {"type": field.type}
        if field.has_default:
            entry["default"] = _plain(field.default)
        fields[field.name] = entry
    return {**found, "replaces": _modules(draft), "fields": fields}


def _feature(draft: FeatureDraft) -> Plain:
    return {
        "summary": f"What {' and '.join(sorted(draft.imports))} offers.",
        "imports": {module: list(names) for module, names in sorted(draft.imports.items())},
        "legacy_flags": list(draft.flags),
    }


def _modules(draft: EnumDraft | DataclassDraft) -> list[str]:
    return sorted({home.module for home in draft.homes})


def _summary(text: str, name: str) -> str:
    return text or f"{name}, as it was found in the code."


def _plain(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
