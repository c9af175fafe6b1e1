"""Drift: how the generated files on disk differ from what the spec makes, definition by definition.

A `FileChange` that is not nothing becomes findings, one for each definition that a hunk of the
diff falls in, and a unified diff whose hunks name the definition and the place in the spec that
governs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.output.change import ChangeKind
from ssotgen.output.compare_files import Planned
from ssotgen.output.damage import damage_of
from ssotgen.output.foreign_file import file_in_the_way
from ssotgen.output.line_changes import Change, changes_between, first_difference
from ssotgen.output.made_with import Versions
from ssotgen.output.rules import (
    CHANGED_DEFINITION,
    LAYOUT_ONLY,
    MISSING_FILE,
    OTHER_VERSION,
    UNREADABLE_FILE,
    UNSETTLED_LAYOUT,
)
from ssotgen.render.blocks import PlacedBlock
from ssotgen.settings.settings import Settings

CONTEXT_LINES = 3


@record
class Drift:
    """How one file differs: its findings and its diff (from the disk to the spec)."""

    findings: tuple[Finding, ...] = ()
    diff: str = ""


def drift_of(planned: Planned, settings: Settings, versions: Versions) -> Drift:
    """Return how the file on disk, made with those `versions`, differs from the planned one."""
    change = planned.change
    path = display_path(change.path)
    if change.kind is ChangeKind.NOTHING:
        return Drift()
    in_the_way = file_in_the_way(planned, settings)
    if in_the_way is not None:
        return Drift((in_the_way,))
    command = settings.command_line("generate")
    if change.old is None:
        return Drift((_missing(path, command),))
    try:
        text = change.old.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        finding = UNREADABLE_FILE.finding(
            Location(path),
            f"{path} is not UTF-8 (byte {error.start})",
            hint=f"run `{command}`",
            symbol=path,
        )
        return Drift((finding,))
    lines = text.replace("\r\n", "\n").split("\n")
    if planned.rendered.language.same(text, planned.rendered.text):
        finding = _layout_only(planned, lines, command, versions.difference("black"))
        return Drift((finding,), _diff(planned, lines, path))
    damage = damage_of(planned, lines, command)
    if damage is not None:
        return Drift((damage,))
    findings = tuple(_definitions(planned, lines, path, command))
    difference = versions.difference("ssotgen")
    if difference:
        findings = (_other_version(planned, findings, difference, settings),)
    return Drift(findings, _diff(planned, lines, path))


def unsettled_layout(planned: Iterable[Planned]) -> Iterator[Finding]:
    """Yield a finding for each planned file that its language's formatter would change."""
    for item in planned:
        text, language = item.rendered.text, item.rendered.language
        formatted = language.lay_out(text).rstrip("\n") + "\n"
        if formatted != text:
            path = display_path(item.change.path)
            line = first_difference(text.split("\n"), formatted.split("\n"))
            yield UNSETTLED_LAYOUT.finding(
                Location(path, line),
                f"{language.formatter} would change the layout of {path}",
                hint="this is a bug of ssotgen: please report it with the entry of the spec",
                symbol=path,
            )


def _layout_only(planned: Planned, lines: list[str], command: str, difference: str) -> Finding:
    path = display_path(planned.change.path)
    why = f"; it was {difference}" if difference else ""
    return LAYOUT_ONLY.finding(
        Location(path, first_difference(lines, planned.rendered.text.split("\n"))),
        f"{path} differs from the spec only in layout{why}",
        hint=f"run `{command}`, and exclude generated files from formatters",
        symbol=path,
    )


def _other_version(
    planned: Planned, findings: Sequence[Finding], difference: str, settings: Settings
) -> Finding:
    path = display_path(planned.change.path)
    count = f"{len(findings)} definition{' differs' if len(findings) == 1 else 's differ'}"
    return OTHER_VERSION.finding(
        findings[0].location,
        f"{path} was {difference}: {count}",
        hint=f"run `{settings.command_line('generate')}` and commit the result on its own, or "
        "install the version that made it; `required-version` in the settings keeps everybody to "
        "one",
        symbol=path,
    )


def never_generated(planned: Sequence[Planned], settings: Settings) -> Drift:
    """Return the one finding about a project whose files are all missing."""
    path = display_path(planned[0].change.path)
    finding = MISSING_FILE.finding(
        Location(path),
        f"none of the {len(planned)} generated files exists yet",
        hint=f"run `{settings.command_line('generate')}` and commit the files",
        symbol=path,
    )
    return Drift((finding,))


def _missing(path: str, command: str) -> Finding:
    return MISSING_FILE.finding(
        Location(path),
        "the generated file is missing",
        hint=f"run `{command}` and commit the file",
        symbol=path,
    )


def _definitions(planned: Planned, lines: list[str], path: str, command: str) -> Iterator[Finding]:
    """Yield a finding for each definition that differs, at the first line where it does."""
    seen: set[str] = set()
    for change in changes_between(lines, planned.rendered.text.split("\n")):
        for placed in _touched(planned.rendered.blocks, change.new_start, change.new_end):
            symbol, origin = placed.block.name, placed.block.origin
            if symbol in seen:
                continue
            seen.add(symbol)
            follows = change.new_start == change.new_end >= placed.last_line
            name = f"what follows {symbol}" if follows else symbol
            line = min(change.old_start + 1, len(lines))
            if origin is None:
                instead = "in the spec or a template"
                related: tuple[tuple[Location, str], ...] = ()
            else:
                instead = f"in {origin.path}"
                related = ((origin, "generated from here"),)
            yield CHANGED_DEFINITION.finding(
                Location(path, line),
                f"{name} does not match the spec",
                hint=f"run `{command}` to restore it; to keep the edit, make it {instead}",
                symbol=symbol,
                related=related,
            )


def _touched(blocks: Sequence[PlacedBlock], start: int, end: int) -> tuple[PlacedBlock, ...]:
    """Return the blocks in which the rendered lines `start:end` (from 0) lie.

    Lines that the disk has too many (`start == end`) belong to the block that they follow.
    """
    first, last = start + 1, max(end, start + 1)
    inside = tuple(item for item in blocks if item.first_line <= last and item.last_line >= first)
    if start == end or not inside:
        before = [item for item in blocks if item.first_line <= max(start, 1)]
        return (before[-1],) if before else tuple(blocks[:1])
    return inside


def _diff(planned: Planned, lines: list[str], path: str) -> str:
    """Return the unified diff from the disk to the spec, each hunk headed by what it belongs to."""
    new = planned.rendered.text.split("\n")
    out = [f"--- {path} (on disk)", f"+++ {path} (from the spec)"]
    for group in _grouped(changes_between(lines, new)):
        out.extend(_hunk(group, lines, new, planned.rendered.blocks))
    return "\n".join(out) + "\n"


def _grouped(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield the changes that share their lines of context, as one hunk each."""
    group: list[Change] = []
    for change in changes:
        if group and change.new_start - group[-1].new_end > 2 * CONTEXT_LINES:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(
    group: Sequence[Change], old: Sequence[str], new: Sequence[str], blocks: Sequence[PlacedBlock]
) -> Iterator[str]:
    before = min(CONTEXT_LINES, group[0].old_start, group[0].new_start)
    after = min(CONTEXT_LINES, len(old) - group[-1].old_end, len(new) - group[-1].new_end)
    old_from, old_to = group[0].old_start - before, group[-1].old_end + after
    new_from, new_to = group[0].new_start - before, group[-1].new_end + after
    names: dict[str, None] = {}
    for change in group:
        for placed in _touched(blocks, change.new_start, change.new_end):
            origin = placed.block.origin
            names[f"{placed.block.name} ({origin})" if origin else placed.block.name] = None
    yield (
        f"@@ -{old_from + 1},{old_to - old_from} +{new_from + 1},{new_to - new_from} @@ "
        + ", ".join(names)
    )
    position = old_from
    for change in group:
        yield from (" " + line for line in old[position : change.old_start])
        yield from ("-" + line for line in old[change.old_start : change.old_end])
        yield from ("+" + line for line in new[change.new_start : change.new_end])
        position = change.old_end
    yield from (" " + line for line in old[position:old_to])
