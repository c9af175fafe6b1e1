"""Documents: from drafts to the YAML that a person goes on to edit, formatted like any spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.paths import display_path
from ssotgen.extract.distributions import install_name
from ssotgen.extract.drafts import (
    DataclassDraft,
    Draft,
    Drafts,
    Entry,
    EnumDraft,
    FeatureDraft,
    Home,
)
from ssotgen.extract.yaml_text import Block, comment_lines, mapping_lines
from ssotgen.spec.format.layout import format_document
from ssotgen.spec.yaml.document import Value

Plain = Mapping[str, object]

_LAST = ("members", "groups", "fields")
"""The keys of an entry that come behind what it replaces."""

_MOST = 8
"""How many places a comment names."""


def project_document(name: str, package: str) -> str:
    """Return the section `project`."""
    summary = f"The {name.replace('_', ' ')} modules."
    section = Block({"name": name, "package": package, "summary": summary})
    return format_document(_text(mapping_lines({"project": section})))


def documents(drafts: Drafts) -> dict[str, str]:
    """Return the documents of the drafts by file name; none for a kind that has no entry."""
    enums = [e for e in drafts.classes.values() if isinstance(e.draft, EnumDraft)]
    dataclasses = [e for e in drafts.classes.values() if isinstance(e.draft, DataclassDraft)]
    sections = {
        "features": [_feature_lines(each) for each in _sorted_features(drafts)],
        "enums": [_class_lines(each) for each in _sorted(enums)],
        "dataclasses": [_class_lines(each) for each in _sorted(dataclasses)],
    }
    found = {}
    for kind, entries in sections.items():
        if entries:
            texts = (_text(lines) for lines in entries)
            found[f"{kind}.yaml"] = format_document(f"{kind}:\n" + "\n".join(texts))
    return found


def _sorted(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.draft.name)


def _sorted_features(drafts: Drafts) -> list[FeatureDraft]:
    return [drafts.features[name] for name in sorted(drafts.features)]


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


# Classes


def _class_lines(entry: Entry) -> Iterator[str]:
    draft = entry.draft
    if entry.needed:
        yield from comment_lines("used by another entry")
    for home in entry.homes:
        yield from comment_lines(_origin(home))
    for attribute in draft.attributes if isinstance(draft, EnumDraft) else ():
        yield from comment_lines(f"{attribute.name} is from the table {attribute.table}")
    for group in draft.groups if isinstance(draft, EnumDraft) else ():
        yield from comment_lines(f"{group.name} is from the constant {group.constant}")
    for loss in draft.losses:
        yield from comment_lines(f"lost: {loss.message}")
    body = _enum(draft) if isinstance(draft, EnumDraft) else _dataclass(draft)
    modules = _modules(entry)
    found: dict[str, object] = {"summary": _summary(draft)}
    found.update({key: value for key, value in body.items() if key not in _LAST})
    if modules:
        found["replaces"] = modules
    found.update({key: value for key, value in body.items() if key in _LAST})
    yield from mapping_lines({draft.name: Block(found)}, 2)


def _origin(home: Home) -> str:
    place = _place(home.source.path, home.source.fact.name_place)
    text = f"from {place}"
    if home.divergences:
        text = f"differs in {place}: {'; '.join(home.divergences)}"
    elif home.additions:
        text = f"from {place}, without {', '.join(home.additions)}"
    return text


def _enum(draft: EnumDraft) -> Plain:
    seen: list[str | int] = []
    members: dict[str, object] = {}
    for name, value in draft.members.items():
        given = {each.name: each.values[name] for each in draft.attributes if name in each.values}
        members[name] = {"value": value, "alias": True} if value in seen else value
        if given:
            members[name] = {"value": value, **given}
        seen.append(value)
    base: Plain = {} if draft.base == "Enum" else {"base": draft.base}
    if draft.attributes:
        base = {**base, "attributes": {each.name: each.type for each in draft.attributes}}
    groups = {each.name: list(each.members) for each in draft.groups}
    return {**base, "members": members, **({"groups": groups} if groups else {})}


def _dataclass(draft: DataclassDraft) -> Plain:
    fields: dict[str, object] = {}
    for field in draft.fields:
        entry: dict[str, object] = {"type": field.type}
        if field.has_default:
            entry["default"] = _plain(field.default)
        if not field.repr:
            entry["repr"] = False
        if not field.compare:
            entry["compare"] = False
        fields[field.name] = entry
    given = [*(["frozen"] if draft.frozen else []), *draft.options]
    options: Plain = {"keyword_only" if each == "kw_only" else each: True for each in given}
    return {**options, "fields": fields}


def _modules(entry: Entry) -> list[str]:
    """Return the modules that the class is in, as far as they can be imported by a name."""
    modules = {home.source.module for home in entry.homes}
    return sorted(module for module in modules if module)


def _summary(draft: Draft) -> str:
    """Return the summary of the code, or else what it is and where it is from."""
    kind = "enum" if isinstance(draft, EnumDraft) else "dataclass"
    place = draft.source.module or display_path(Path(draft.source.path))
    text = draft.summary if draft.summary.split() else f"The {kind} {draft.name} from {place}."
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _plain(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


# Features


def _feature_lines(draft: FeatureDraft) -> Iterator[str]:
    places = list(dict.fromkeys(_place(guard.path, guard.place) for guard in draft.guards))
    more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
    yield from comment_lines(f"from {', '.join(places[:_MOST])}{more}")
    asking = sum(bool(guard.flags) for guard in draft.guards)
    if 1 < draft.alike < asking:
        yield from comment_lines(f"{draft.alike} of these {asking} ask for exactly this")
    package = draft.distribution
    body: dict[str, object] = {
        "summary": f"What {package} offers.",
        "imports": Block({module: list(names) for module, names in draft.imports.items()}),
    }
    install = f"pip install {install_name(package)}"
    body["hint"] = f"find out why {package} cannot be imported" if draft.is_own else install
    if draft.flags:
        body["legacy_flags"] = sorted(draft.flags)
    yield from mapping_lines({draft.name: Block(body)}, 2)


def _place(path: str, place: Place) -> str:
    return f"{display_path(Path(path))}:{place.line}"
