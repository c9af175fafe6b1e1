"""Text for people: `path:line:column: CODE [rule] message`, the hint below, the diff at the end."""

from __future__ import annotations

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.printable import printable, printable_lines

_BOLD, _RED, _GREEN, _YELLOW, _CYAN = "1", "31", "32", "33", "36"
_SEVERITY_COLOR = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.NOTE: _CYAN}
_DIFF_COLOR = {"+": _GREEN, "-": _RED, "@": _CYAN}


def render(result: Result, *, color: bool = False) -> str:
    """Return the findings and the diff as text, empty where there is neither."""
    lines = [render_finding(finding, color=color) for finding in result.findings]
    if result.diff:
        lines.append(render_diff(result.diff, color=color))
    return "".join(lines)


def render_finding(finding: Finding, *, color: bool = False) -> str:
    """Return one finding: its line and, indented below it, the hint; each line ends in a newline.

    Warnings and notes say what they are in front of the message.
    """
    at = finding.location
    place = _paint(f"{printable(at.path)}:{at.line}:{at.column}:", _BOLD, color)
    code = _paint(finding.code, _SEVERITY_COLOR[finding.severity], color)
    kind = "" if finding.severity is Severity.ERROR else f"{finding.severity.value}: "
    lines = [f"{place} {code} [{finding.rule}] {kind}{printable(finding.message)}\n"]
    lines.extend(f"    {label}: {printable(str(other))}\n" for other, label in finding.related)
    if finding.hint:
        first, *more = printable_lines(finding.hint)
        lines.append(f"    {_paint('hint:', _CYAN, color)} {first}\n")
        lines.extend(f"          {line}\n" for line in more)
    return "".join(lines)


def render_diff(diff: str, *, color: bool = False) -> str:
    """Return a unified diff with its lines coloured by their first character."""
    lines = printable_lines(diff.removesuffix("\n"))
    if not color:
        return "".join(f"{line}\n" for line in lines)
    return "".join(f"{_paint_diff_line(line)}\n" for line in lines)


def _paint_diff_line(line: str) -> str:
    if line.startswith(("--- ", "+++ ")):
        return _paint(line, _BOLD, True)
    code = _DIFF_COLOR.get(line[:1])
    return _paint(line, code, True) if code else line


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
