"""Outputs that installed packages bring by the entry points `ssotgen.outputs`.

An entry point leads to a mapping, so that a package need not import ssotgen.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ssotgen.diagnostics.record import record, replace
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.custom.languages import LANGUAGES
from ssotgen.render.custom.views import VERSION
from ssotgen.render.language import Filter, Language, accept_any_text, one_blank_line
from ssotgen.render.name_forms import NAME_FORMS

GROUP = "ssotgen.outputs"
KEYS = ("api", "summary", "templates", "template", "path", "language", "filters")
_OPTIONAL = ("filters",)
_LANGUAGE_KEYS = ("title", "comment")


@record
class PackageOutput:
    """An output of a package: what its mapping says, checked."""

    summary: str
    templates: Path
    template: str
    path: str
    language: Language


def installed_outputs() -> dict[str, EntryPoint]:
    """Return the entry points of the outputs of installed packages, sorted by name."""
    found = sorted(entry_points(group=GROUP), key=lambda each: (each.name, _package(each)))
    return {each.name: each for each in reversed(found)}


def load_output(entry: EntryPoint) -> PackageOutput | str:
    """Return the output that an entry point leads to, or why it cannot be used."""
    try:
        given = entry.load()
    except Exception as error:  # a package may fail in any way
        return f"{entry.value} cannot be imported: {type(error).__name__}: {error}"
    if not isinstance(given, Mapping):
        return f"{entry.value} is not a mapping"
    reason = _fault(given)
    if reason:
        return f"{entry.value}: {reason}"
    return PackageOutput(
        summary=given["summary"],
        templates=Path(given["templates"]),
        template=given["template"],
        path=given["path"],
        language=_language(entry.value, given["language"], given.get("filters", {})),
    )


def _fault(given: Mapping[str, Any]) -> str:
    """Return what is wrong with the mapping of a package, empty if nothing is."""
    for key in KEYS:
        if key not in given and key not in _OPTIONAL:
            return f"the key '{key}' is missing"
    unknown = [str(key) for key in given if key not in KEYS]
    if unknown:
        return f"unknown key '{unknown[0]}'; the keys are {', '.join(KEYS)}"
    if given["api"] != VERSION:
        return f"it is made for version {given['api']} of the interface, and this is {VERSION}"
    for key in ("summary", "template", "path"):
        if not isinstance(given[key], str):
            return f"'{key}' must be a string"
    templates = given["templates"]
    if not isinstance(templates, str | Path) or not Path(templates).is_dir():
        return f"'templates' must be an existing folder, not {templates!r}"
    if not given["template"].endswith(".j2") or not Path(templates, given["template"]).is_file():
        return (
            f"'template' must be a file in 'templates' that ends in .j2, not {given['template']!r}"
        )
    filters = given.get("filters", {})
    if not isinstance(filters, Mapping) or not all(map(callable, filters.values())):
        return "'filters' must be a mapping of names to functions"
    return _language_fault(given["language"])


def _language_fault(language: object) -> str:
    if isinstance(language, str):
        listed = ", ".join(LANGUAGES)
        return "" if language in LANGUAGES else f"the language '{language}' is none of {listed}"
    if not isinstance(language, Mapping) or set(language) != {*_LANGUAGE_KEYS}:
        return "'language' must be the name of one, or a mapping with 'title' and 'comment'"
    if not all(isinstance(language[key], str) and language[key] for key in _LANGUAGE_KEYS):
        return "'title' and 'comment' of the language must be strings"
    return ""


def _language(
    origin: str, language: str | Mapping[str, str], filters: Mapping[str, Any]
) -> Language:
    """Return the language of an output whose entry point leads to `origin`."""
    own = {name: _marked(function) for name, function in filters.items()}
    # The name tells apart the environments, which have the filters, and is part of a file name.
    name = f"of{sha256(origin.encode()).hexdigest()[:16]}"
    if isinstance(language, str):
        known = LANGUAGES[language]
        return replace(known, name=name, filters={**known.filters, **own})
    begin, _, end = language["comment"].partition(" ")
    return Language(
        name=name,
        title=language["title"],
        suffix="",
        filters={**NAME_FORMS, "comment": line_comment(begin, end), **own},
        suggested_filter=next(iter(own), "comment"),
        blank_lines=one_blank_line,
        parse=accept_any_text,
    )


def _marked(function: Any) -> Filter:
    """Return a filter of a package as one whose text is source of the language."""

    def filtered(*values: object, **options: object) -> Markup:
        return Markup(str(function(*values, **options)))

    return filtered


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value
