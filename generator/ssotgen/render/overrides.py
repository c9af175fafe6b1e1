"""A project's own templates: which of them take part in an output, and which are never used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ssotgen.diagnostics.record import field, record
from ssotgen.resources import template_folder

SUFFIX = ".j2"
_REFERENCE = r'\{%-? (?:from|import|include|extends) "([^"]+)"'
"""How the built-in templates name one another."""


@record
class Templates:
    """The templates of one project or output: those in `folders`, and the built-in ones.

    Of two with one name, that in the earlier folder is used.
    """

    folders: Sequence[Path]
    _references: dict[str, frozenset[str | None]] = field(default_factory=dict)

    def own(self) -> frozenset[str]:
        """Return the names of the templates in the folders."""
        return frozenset(name for folder in self.folders for name in _names(folder))

    def reached(self, names: Iterable[str | None]) -> frozenset[str | None]:
        """Return the templates that these lead to, with themselves.

        None is among them if one is named by an expression, which can lead anywhere. Raises
        TemplateSyntaxError for a template in the folders that cannot be parsed.
        """
        found: set[str | None] = set()
        waiting: list[str | None] = list(names)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            if name is not None:
                waiting.extend(self._referred(name))
        return frozenset(found)

    def own_reached(self, name: str) -> tuple[Path, ...]:
        """Return the files in the folders that take part when `name` is rendered, sorted by name.

        Raises:
            TemplateSyntaxError: One cannot be parsed.
        """
        own = self.own()
        if not own:
            return ()
        reached = self.reached([name])
        names = sorted(own if None in reached else own.intersection(reached))
        return tuple(filter(None, (find_template(each, self.folders) for each in names)))

    def unused(self, used: Iterable[str | None] = ()) -> tuple[str, ...]:
        """Return the names of the project's templates that are neither `used`, nor have the name of
        a built-in one, nor are reached from one of these, sorted.

        None among the used ones is a template that an expression names, which may be any. It makes
        no difference whether the project asks for the output: several may share templates.
        """
        own = self.own()
        if not own:
            return ()
        reached = self.reached((*builtin_names(), *used))
        return () if None in reached else tuple(sorted(own.difference(reached)))

    def _referred(self, name: str) -> frozenset[str | None]:
        if name not in self._references:
            self._references[name] = self._read_references(name)
        return self._references[name]

    def _read_references(self, name: str) -> frozenset[str | None]:
        own = find_template(name, self.folders)
        if own is not None:
            return _parsed_references(own)
        path = template_folder() / name
        if not path.is_file():
            return frozenset()
        return frozenset(re.findall(_REFERENCE, path.read_text(encoding="utf-8")))


def find_template(name: str, folders: Iterable[Path]) -> Path | None:
    """Return the file of a template in the first of the folders that has it."""
    return next((each / name for each in folders if (each / name).is_file()), None)


def builtin_names() -> tuple[str, ...]:
    """Return the names of the built-in templates."""
    return tuple(_names(template_folder()))


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _parsed_references(path: Path) -> frozenset[str | None]:
    from jinja2 import Environment, meta

    environment = Environment()
    source = path.read_text(encoding="utf-8")
    tree = environment._parse(source, path.name, str(path))
    return frozenset(meta.find_referenced_templates(tree))
