"""How many enums and dataclasses of real code the spec language can say.

    python benchmarks/language.py FOLDER...

reads each folder as `ssotgen extract` does, and counts the classes that become entries, with the
same members, or the same fields with their types and defaults; methods stay in code. Set aside are
classes with a private name, which nobody shares, and those that derive from a class outside of the
folder, whose fields are not known. The reasons for the others follow, the most frequent first, and
then what the entries need of the language beyond its core: the classes that have one of these.
Nothing is imported, and nothing written.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.codebase.discover import python_files
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.loading import FactLoader
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Resolver
from ssotgen.codebase.scan_files import scan_all
from ssotgen.codebase.shapes import Shapes
from ssotgen.extract.drafts import DataclassDraft, Draft, EnumDraft, SourceClass
from ssotgen.extract.gather_classes import gather_classes, source_classes
from ssotgen.extract.read_classes import ClassReader
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.parse_type import parse_type

SHOWN = 12
"""How many reasons are shown of each kind."""

CORE = frozenset({"str", "int", "float", "bool", "Any", "datetime", "timedelta"})
"""The scalar types of the core, with enums, dataclasses, `list`, `set`, `dict[str, T]` and None."""

ASIDE = ("is not among the files read", "the name begins with an underscore")
"""Parts of the reasons why a class is set aside."""


@dataclass
class Count:
    """The classes of one kind: how many there are, how many can be said, and why others cannot."""

    total: int = 0
    aside: int = 0
    said: int = 0
    typed: int = 0
    core: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    needs: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    counts = {"enums": Count(), "dataclasses": Count()}
    files = 0
    for folder in options.folders:
        reader, sources, read = read_folder(folder.resolve())
        files += read
        for draft in drafts(reader, sources):
            kind = "dataclasses" if isinstance(draft, DataclassDraft) else "enums"
            add(counts[kind], draft)
    print(f"{files:,} files in {len(options.folders)} folders\n")
    for kind, count in counts.items():
        left = max(count.total - count.aside, 1)
        print(f"{count.total:,} {kind}, {count.aside:,} of them set aside; of the others:")
        print(f"  {count.said:5,}  the language can say ({count.said / left:.1%})")
        if kind == "dataclasses":
            print(f"  {count.typed:5,}  have no type that it lacks ({count.typed / left:.1%})")
        for reason, number in count.reasons.most_common(SHOWN):
            print(f"  {number:5,}  {reason}")
        print(f"  {count.core:5,}  of what it can say need only the core ({count.core / left:.1%})")
        for need, number in count.needs.most_common():
            print(f"  {number:5,}  need {need}")


def read_folder(folder: Path) -> tuple[ClassReader, list[SourceClass], int]:
    """Return what reads the classes of a folder, its enums and dataclasses, and how many files it
    has."""
    files = python_files((folder,), folder, ())
    interest = Prefilter(frozenset(), all_classes=True)
    scanned = [each for each in scan_all(files, interest) if isinstance(each, FileFacts)]
    facts = {each.path: each for each in scanned}
    index = ModuleIndex(files, (str(folder.parent), str(folder)))
    reader = ClassReader(Shapes(Resolver(index, FactLoader(facts, interest).load)))
    names = {path: next(iter(index.names_of(path)), "") for path in facts}
    found = source_classes([facts[path] for path in sorted(facts)], names)
    return reader, list(filter(reader.is_candidate, found)), len(files)


def drafts(reader: ClassReader, sources: list[SourceClass]) -> Iterator[Draft]:
    """Yield what becomes of each class, once it is known which others are entries."""
    final = gather_classes(sources, reader).reader
    for source in sources:
        draft = final.read(source)
        if draft is not None:
            yield draft


def add(count: Count, draft: Draft) -> None:
    """Count what became of a class."""
    count.total += 1
    why = "" if draft.blocked is None else draft.blocked.cause or draft.blocked.text
    if any(part in why for part in ASIDE):
        count.aside += 1
        return
    lost = [loss.cause for loss in draft.losses if loss.outcome == "became Any"]
    count.typed += not lost
    if why or lost:
        count.reasons[why or f"a type: {lost[0]}"] += 1
        return
    found = frozenset(needs(draft))
    count.said += 1
    count.core += not found
    count.needs.update(found)


def needs(draft: Draft) -> Iterator[str]:
    """Yield what an entry has that is not in the core of the language."""
    if isinstance(draft, DataclassDraft):
        yield from (option for option in draft.options if option != "frozen")
        for item in draft.fields:
            options = {"repr": item.repr, "compare": item.compare}
            yield from (option for option, is_on in options.items() if not is_on)
            yield from needed_types(parse_type(item.type))
        return
    if not isinstance(draft, EnumDraft):
        return
    if ", " in draft.base:
        yield f"base: {draft.base}"
    if draft.attributes:
        yield "attributes"
    if draft.groups:
        yield "groups"


def needed_types(ref: TypeRef) -> Iterator[str]:
    """Yield the types within a type that are not in the core."""
    if isinstance(ref, Scalar):
        if ref.name not in CORE:
            yield ref.name
    elif isinstance(ref, LiteralOf):
        yield "Literal"
    elif isinstance(ref, UnionOf):
        yield "A | B"
        for part in ref.parts:
            yield from needed_types(part)
    elif not isinstance(ref, Named):
        if isinstance(ref, ListOf | SetOf) and ref.kind in ("tuple", "frozenset"):
            yield ref.kind
        if isinstance(ref, DictOf) and ref.key is not None:
            yield "dict[Enum, T]"
        yield from needed_types(ref.item)


if __name__ == "__main__":
    main()
