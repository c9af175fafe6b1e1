"""What is wrong with a project's own templates, with the place in the template.

A built-in template that fails is a fault of ssotgen, and stays an exception.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from ssotgen.diagnostics.conflict_markers import conflict_finding
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.suggest import nearest
from ssotgen.render.gate import UnmarkedValueError
from ssotgen.render.language import Language
from ssotgen.render.overrides import builtin_names, find_template
from ssotgen.render.python.code import UnsafeCodeError
from ssotgen.settings.rules import (
    TEMPLATE_FAILED,
    UNESCAPED_VALUE,
    UNKNOWN_TEMPLATE_NAME,
    UNUSED_TEMPLATE,
)

_LISTED_NAMES = 12
"""How many of the names that exist a hint lists."""


class TemplateFailedError(Exception):
    """A template of the project cannot be used; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.location}: {finding.message}")
        self.finding = finding


_NAMES = ("block", "header", "module")
"""What built-in templates are shown."""


_NOT_EXPORTED = (
    r"the template '(?P<template>[^']+)' .*does not export the requested name '(?P<macro>\w+)'"
)
_JINJA = (
    (r"No (filter|test) named '(\w+)'", r"unknown \1 '\2'"),
    (r"Unexpected end of template.*following tags?: (.*?)\.(?: |$)", r"missing \1 at the end"),
    (
        r"Encountered unknown tag ('\w+').*looking for (?:the following tags: )?(.*?)\.(?: |$)",
        r"expected \2, found \1",
    ),
    (r"Encountered unknown tag ('\w+')", r"unknown tag \1"),
)
"""What Jinja says of errors of syntax, and what to say instead."""


@contextmanager
def template_errors(
    name: str, language: Language, folders: Sequence[Path], names: Sequence[str] = _NAMES
) -> Iterator[None]:
    """Turn an exception from rendering the template `name` into a TemplateFailedError.

    `names` are those that it is shown.

    That is where the template, or one that it includes, is in one of the `folders` of the project
    or of a package; any other exception passes through.
    """
    try:
        yield
    except Exception as error:
        place = _place(error, name, folders)
        if place is None:
            raise
        raise TemplateFailedError(_finding(error, *place, language, names)) from error


def unused_template(name: str, folder: Path) -> Finding:
    """Return the finding for a template of the project that no output uses."""
    suggestion = nearest(name, builtin_names())
    if suggestion is None:
        suggestion = {Path(each).name: each for each in builtin_names()}.get(Path(name).name)
    hint = (
        f"did you mean `{suggestion}`?" if suggestion else "delete it, or include it in a template"
    )
    return UNUSED_TEMPLATE.finding(
        Location(display_path(folder / name)),
        "no output uses this template",
        hint=hint,
        symbol=name,
    )


def invalid_text(path: str, error: Exception, templates: Sequence[Path], language: str) -> Finding:
    """Return the finding for a file that the project's templates make invalid in its language."""
    line = f", line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
    reason = error.msg if isinstance(error, SyntaxError) else str(error)
    first, *others = [display_path(each) for each in templates]
    return TEMPLATE_FAILED.finding(
        Location(first),
        f"with the project's templates, {path} is not valid {language}{line}: {reason}",
        hint=_how_to_mend(templates[0]),
        symbol=first,
        related=tuple((Location(other), "takes part as well") for other in others),
    )


def missing_marker(path: str, templates: Sequence[Path], *, of_site: bool) -> Finding:
    """Return the finding for a file in which the project's templates leave the marker out.

    `of_site` says that it is of the reference, whose templates get the marker as a comment.
    """
    location = next((each for each in templates if each.name == "header.j2"), templates[0])
    return TEMPLATE_FAILED.finding(
        Location(display_path(location)),
        f"{path} would have no marker, by which ssotgen knows the files that it may write over",
        hint="add `{{ marker }}` at the top"
        if of_site
        else "add `{{ header.marker | comment }}` above the code",
        symbol=path,
    )


def _place(error: Exception, name: str, folders: Sequence[Path]) -> tuple[Path, int] | None:
    """Return the innermost line of a template in the folders that the exception went through."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        path = Path(error.filename)
        return (path, error.lineno) if _is_in(path, folders) else None
    import traceback

    missing = re.search(_NOT_EXPORTED, str(error))
    macros = find_template(missing["template"], folders) if missing else None
    if macros is not None:
        return macros, 1
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(Path(frame.filename), frame.lineno or 1) for frame in reversed(frames)]
    lines = [each for each in lines if _is_in(each[0], folders)]
    if lines:
        # Each round of a recursion goes through the line that includes the template.
        is_endless = isinstance(error, RecursionError)
        return Counter(lines).most_common(1)[0][0] if is_endless else lines[0]
    whole = find_template(name, folders)
    return None if whole is None else (whole, 1)


def _is_in(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _finding(
    error: Exception, path: Path, line: int, language: Language, names: Sequence[str]
) -> Finding:
    from ssotgen.render.sandbox import UnescapedValueError, UnknownNameError

    text = path.read_text(encoding="utf-8", errors="replace").split("\n")
    shown = display_path(path)
    if isinstance(error, UnescapedValueError):
        return _unescaped(error, Location(shown, error.line), text, language)
    if isinstance(error, UnknownNameError):
        return _unknown_name(error, Location(shown, line), text, names)
    conflict = conflict_finding(TEMPLATE_FAILED, shown, "\n".join(text))
    if conflict is not None:
        return conflict
    source = text[line - 1] if line <= len(text) else ""
    reason = _reason(error)
    name = re.fullmatch(r"unknown (?:filter|test|tag) '(\w+)'", reason)
    place = name and re.search(rf"(?<=[|\s%]){name[1]}\b", source)
    statement = re.search(r"\{[{%]-?\s*(?=\S)", source)
    column = place.start() + 1 if place else statement.end() + 1 if statement else 1
    near = nearest(name[1], language.filters) if name and "filter" in reason else None
    return TEMPLATE_FAILED.finding(
        Location(shown, line, column),
        reason,
        hint=f"did you mean `{near}`?" if near else _how_to_mend(path),
        symbol=shown,
    )


def _how_to_mend(path: Path) -> str:
    is_override = any(path.as_posix().endswith(f"/{name}") for name in builtin_names())
    return f"correct the template{', or delete it for the built-in one' if is_override else ''}"


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"the template '{error.name}' does not exist"
    if isinstance(error, RecursionError):
        return "the template includes itself, or another one that includes it"
    missing = re.search(_NOT_EXPORTED, str(error))
    if missing:
        return f"the template does not define the macro '{missing['macro']}'"
    # As text, an error of syntax has the whole path as well.
    text = error.message if isinstance(error, TemplateSyntaxError) else error
    reason = _in_plain_words(" ".join(str(text).split()))
    if isinstance(error, UnsafeCodeError | TemplateSyntaxError | UnmarkedValueError):
        return reason
    return f"the template fails: {reason or type(error).__name__}"


def _in_plain_words(reason: str) -> str:
    """Return what Jinja complains of without what it says about itself."""
    for pattern, plain in _JINJA:
        found = re.match(pattern, reason)
        if found:
            said = found.expand(plain)
            return said if said.startswith("unknown") else re.sub(r"'(\w+)'", r"`\1`", said)
    return reason


def _unescaped(
    error: UnmarkedValueError, at: Location, text: list[str], language: Language
) -> Finding:
    line = text[at.line - 1]
    begins = [match.end() for match in re.finditer(r"\{\{[-+]?\s*", line)]
    index = getattr(error, "index", 0)
    begin = begins[index] if index < len(begins) else 0
    rest = "\n".join([line[begin:], *text[at.line :]])
    expression = " ".join(re.split(r"[-+]?\}\}", rest)[0].split())
    wanted = expression.rpartition(".")[2]
    suggestion = language.filters_by_name.get(wanted, language.suggested_filter)
    return UNESCAPED_VALUE.finding(
        Location(at.path, at.line, begin + 1),
        f"the value {expression} is printed without a filter",
        hint=f"write `{{{{ {expression} | {suggestion} }}}}`"
        f"; the filters are {', '.join(sorted(language.filters))}",
        symbol=expression,
    )


def _unknown_name(error: Exception, at: Location, text: list[str], names: Sequence[str]) -> Finding:
    name, owner = getattr(error, "name", ""), getattr(error, "owner", None)
    before = r"(?P<owner>[\w.]*)(?:\.\s*|\[\s*[\"']?)" if owner is not None else r"(?<![\w.])"
    pattern = re.compile(before + rf"(?P<name>{re.escape(str(name))})\b")
    for number in range(at.line, len(text) + 1):
        found = pattern.search(text[number - 1])
        if found:
            at = Location(at.path, number, found.start("name") + 1)
            break
    else:
        found = None
    of = f"'{found['owner']}'" if owner is not None and found and found["owner"] else "the value"
    message = f"unknown name '{name}'" if owner is None else f"{of} has no '{name}'"
    return UNKNOWN_TEMPLATE_NAME.finding(
        at, message, hint=_known_names(name, owner, names), symbol=name
    )


def _known_names(name: str, owner: object, names: Sequence[str]) -> str:
    """Return which names exist, for the hint."""
    if owner is None:
        known = sorted(names)
    elif isinstance(owner, dict):
        known = sorted(str(key) for key in owner)
    else:
        known = [each for each in dir(owner) if not each.startswith("_")]
    suggestion = nearest(str(name), known)
    if suggestion:
        return f"did you mean `{suggestion}`?"
    listed = ", ".join(known[:_LISTED_NAMES])
    return f"use one of {listed}{', ...' if len(known) > _LISTED_NAMES else ''}"
