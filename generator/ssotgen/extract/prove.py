"""Proving: generates from what was extracted and compares the result with the original classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ssotgen.audit.compare_classes import Comparison, compare_dataclass, compare_enum
from ssotgen.audit.ownership import Owned
from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.facts import ClassFact, FileFacts
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.scan import scan_text
from ssotgen.codebase.shapes import Shape, shape_of
from ssotgen.extract.drafts import DataclassDraft, Entry
from ssotgen.extract.read_classes import ClassReader
from ssotgen.render.files import render_files
from ssotgen.render.outputs.enums.view import OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import EnumSpec, Spec

_BESIDE = ("has the ", "derives from ", "its to_dict ")
"""How differences begin that are not of content: methods, decorators, base classes."""


def unfaithful(
    spec: Spec, settings: Settings, entries: Mapping[str, Entry], reader: ClassReader
) -> dict[str, str]:
    """Return the entries from which another class is generated than the one that they were made
    from, in members, values, fields, types, defaults or order, and how it differs."""
    generated = _generated(spec, settings)
    found: dict[str, str] = {}
    for name, entry in entries.items():
        declared: Owned | None = spec.find_enum(name) or spec.find_dataclass(name)
        fact = generated.classes.get(name)
        if declared is None or fact is None:
            found[name] = "nothing was generated for it"
            continue
        made = generated.compare(fact, declared)
        differences = [*_content(made), *_from_original(entry, declared, reader)]
        if differences:
            found[name] = f"as generated it is not the original: {differences[0]}"
    return found


def _from_original(entry: Entry, declared: Owned, reader: ClassReader) -> Iterator[str]:
    """Yield how the class that an entry was made from differs from it, apart from fields whose type
    the spec language lacks."""
    source = entry.draft.source
    shape = reader.shape(source)
    paths = [source.path]
    lost: set[str] = set()
    if isinstance(entry.draft, DataclassDraft):
        lost = {field.name for field in entry.draft.fields if field.type == "Any"}
        fields = reader.inherited(source)
        if not isinstance(fields, str):
            paths.extend(each.path for each in fields)
            items = tuple(each.item for each in fields)
            shape = replace(shape, kind="dataclass", fields=items, returned=None)
    reading = reader.annotations(*dict.fromkeys(paths))
    for difference in _content(_compare(shape, declared, reading)):
        if not any(difference.startswith(f"the type of {name} is ") for name in lost):
            yield difference


def _content(comparison: Comparison) -> Iterator[str]:
    return (each for each in comparison.differences if not each.startswith(_BESIDE))


class _Generated:
    """The classes of the generated module, read back."""

    def __init__(self, facts: FileFacts, resolver: Resolver) -> None:
        self.classes: dict[str, ClassFact] = {each.name: each for each in facts.classes}
        self._facts = facts
        self._resolver = resolver

    def compare(self, fact: ClassFact, entry: Owned) -> Comparison:
        """Compare a generated class with the spec's entry."""
        path = self._facts.path
        shape = shape_of(fact, path, self._resolver)
        reading = AnnotationReader(lambda chain: self._resolver.dotted(path, 0, chain), self._owned)
        return _compare(shape, entry, reading)

    def _owned(self, origin: Origin) -> str | None:
        return origin.name if origin.name in self.classes else None


def _generated(spec: Spec, settings: Settings) -> _Generated:
    name = f"{spec.project.enums_module.replace('.', '/')}.py"
    files = render_files(spec, settings, (OUTPUT,))
    rendered = next(file for file in files if file.path.as_posix() == name)
    path = str(settings.output / name)
    facts = scan_text(path, rendered.text, Prefilter(frozenset(), all_classes=True))
    index = ModuleIndex((path,), (str(settings.output),))
    return _Generated(facts, Resolver(index, lambda _: facts))


def _compare(shape: Shape, entry: Owned, reading: AnnotationReader) -> Comparison:
    if isinstance(entry, EnumSpec):
        return compare_enum(shape, entry)
    return compare_dataclass(shape, entry, reading)
