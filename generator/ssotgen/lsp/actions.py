"""Code actions: hints that are an edit, as an edit, and what the commands of ssotgen do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lsprotocol import types as lsp

from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.paths import path_shown
from ssotgen.diagnostics.registry import find_rule
from ssotgen.lsp.commands import DEPRECATE, GENERATE, MIGRATE
from ssotgen.lsp.diagnostics import diagnostic, range_of
from ssotgen.lsp.navigation import symbol_at
from ssotgen.lsp.positions import Positions
from ssotgen.lsp.python_files import PythonFiles
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.lsp.suppress import suppression

_KEY_ALONE = re.compile(r"(\s*)[^\s:]+:\s*$")
_CLOSED = re.compile(r"\{[^{}]*\}")
_SUMMARY = re.compile(r"(?:^|[{,])\s*[\"']?summary[\"']?\s*:")
_OPEN_BRACE = re.compile(r"\s*:\s*\{")
_DEPRECATED = ("feature", "enum", "member", "dataclass", "field")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of one line: its title, and what replaces its characters from `start` to `end`."""

    title: str
    line: int
    start: int
    end: int
    text: str
    is_preferred: bool = True


def register(server: SpecServer, python: PythonFiles) -> None:
    """Register what an editor offers at a place."""

    @server.answers(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.Source]),
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri, where = params.text_document.uri, params.range
        project = server.project_of(uri)
        if project is None:
            return []
        path = path_of(uri)
        owned = project.owns(path)
        known = project.findings if owned else python.findings(path)
        positions = server.positions(path)
        found: list[lsp.CodeAction] = []
        for finding in known:
            if path_shown(finding.location.path) != path:
                continue
            if not _overlap(range_of(finding, positions), where):
                continue
            shown = diagnostic(finding, positions, server.place)
            edits = edits_for(finding, positions, is_python=not owned)
            found.extend(_as_edit(uri, positions, edit, shown) for edit in edits)
            if not owned and finding.fix is not Fix.NONE:
                found.append(_migration(uri, finding, shown))
        if owned:
            found.extend(_for_symbol(server, uri, where))
            if project.holds:
                found.append(_command("Generate the files", GENERATE, str(project.settings.root)))
        return found


def edits_for(finding: Finding, positions: Positions, *, is_python: bool) -> Iterator[Edit]:
    """Yield the edits that fix a finding in its document, or suppress it."""
    where = range_of(finding, positions)
    number, start = positions.character(where.start)
    line = positions.lines[number]
    end = positions.character(where.end)[1] if where.end.line == number else len(line)
    if finding.replacement is not None:
        yield Edit(f"Change to {finding.replacement}", number, start, end, finding.replacement)
    if finding.rule == "missing-summary":
        yield from _added_summary(positions.lines, number, end)
    rule = find_rule(finding.rule)
    if rule is None or rule.is_of_suppressions:
        return
    if is_python or rule.can_be_suppressed:
        made = suppression(positions.lines, number, rule.name, is_python=is_python)
        if made is not None:
            title = f"Suppress {rule.name} with a reason"
            yield Edit(title, number, 0, len(line), made, is_preferred=False)


def _added_summary(lines: Sequence[str], number: int, end: int) -> Iterator[Edit]:
    """Yield the edit that adds a summary to what the key is of that ends at `end` of a line (its
    number from 0); none where it has an empty one."""
    line = lines[number]
    key, brace = _KEY_ALONE.match(line), _OPEN_BRACE.match(line, end)
    if key is not None and not _has_summary_below(lines[number + 1 :], len(key[1])):
        text = f"\n{key[1]}  summary: "
        yield Edit("Add a summary", number, len(line), len(line), text)
    elif brace is not None and not _SUMMARY.search(_outermost(line[brace.end() - 1 :])):
        text = 'summary: ""' if line[brace.end() :].lstrip().startswith("}") else 'summary: "", '
        yield Edit("Add a summary", number, brace.end(), brace.end(), text)


def _has_summary_below(lines: Sequence[str], indentation: int) -> bool:
    """Whether the entries below a key, the first of which says how far they are indented, have a
    summary."""
    written = [(len(each) - len(each.lstrip()), each) for each in lines if each.strip()]
    below = list(takewhile(lambda one: one[0] > indentation, written))
    return any(_SUMMARY.match(line) for depth, line in below if depth == below[0][0])


def _outermost(text: str) -> str:
    """Return a text that begins with a brace without what is in the braces inside of it."""
    while (shorter := _CLOSED.sub("", text[1:])) != text[1:]:
        text = text[0] + shorter
    return text


def _as_edit(uri: str, positions: Positions, edit: Edit, shown: lsp.Diagnostic) -> lsp.CodeAction:
    where = positions.range(edit.line, edit.start, edit.end)
    return lsp.CodeAction(
        edit.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=edit.is_preferred,
        edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(where, edit.text)]}),
    )


def _migration(uri: str, finding: Finding, shown: lsp.Diagnostic) -> lsp.CodeAction:
    is_safe = finding.fix is Fix.SAFE
    title = "Migrate this file" if is_safe else "Migrate this file, which may change behaviour"
    command = lsp.Command(title, MIGRATE, arguments=[uri, not is_safe])
    return lsp.CodeAction(
        title, kind=lsp.CodeActionKind.QuickFix, diagnostics=[shown], command=command
    )


def _for_symbol(server: SpecServer, uri: str, where: lsp.Range) -> Iterator[lsp.CodeAction]:
    """Yield what can be done with the symbol that is declared at a place."""
    found = symbol_at(server, uri, where.start)
    if found is None or found.symbol.kind not in _DEPRECATED or not found.project.holds:
        return
    if server.place(found.symbol.location) != lsp.Location(uri, found.range):
        return
    title = f"Deprecate {found.symbol.full_name}"
    action = _command(title, DEPRECATE, uri, found.symbol.full_name)
    action.kind = lsp.CodeActionKind.RefactorRewrite
    spec = found.project.spec
    if spec is not None and not spec.project.version:
        action.disabled = lsp.CodeActionDisabled("write `version` under `project` first")
        action.command = None
    yield action


def _command(title: str, name: str, *arguments: str) -> lsp.CodeAction:
    command = lsp.Command(title, name, arguments=[*arguments])
    return lsp.CodeAction(title, kind=lsp.CodeActionKind.Source, command=command)


def _overlap(one: lsp.Range, other: lsp.Range) -> bool:
    def key(position: lsp.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)
