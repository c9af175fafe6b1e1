"""Text for people: `path:line:column: CODE [rule] message`, the line it is about, what to do.

The first line of a finding is the same in a terminal and in a pipe, and all there is of it in the
format `concise`.
"""

from __future__ import annotations

from ssotgen.app.result import Result
from ssotgen.cli.report.excerpt import Sources, excerpt
from ssotgen.cli.report.look import BOLD, CYAN, GREEN, PLAIN, RED, SEVERITY_COLOR, Look
from ssotgen.cli.report.wrapping import wrapped
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.printable import printable, printable_lines
from ssotgen.diagnostics.record import replace
from ssotgen.resources import rule_page_uri

_DIFF_COLOR = {"+": GREEN, "-": RED, "@": CYAN}

_COMMAND = "::"
"""How a line begins that GitHub takes for a command to the runner of a workflow."""


def render(result: Result, look: Look = PLAIN) -> str:
    """Return the findings and the diff as text, empty where there is neither."""
    sources = Sources(result.texts)
    helped: set[tuple[str, str]] = set()
    parts: list[str] = []
    for finding in result.findings:
        known = (finding.code, finding.hint) in helped
        helped.add((finding.code, finding.hint))
        parts.append(render_finding(finding, sources, look, with_help=not known))
    if result.diff:
        parts.append(render_diff(result.diff, look))
    return "".join(parts)


def render_concise(result: Result, look: Look = PLAIN) -> str:
    """Return one line for each finding."""
    one_line = replace(look, width=None)
    return "".join(f"{headline(finding, one_line)}\n" for finding in result.findings)


def render_finding(
    finding: Finding,
    sources: Sources | None = None,
    look: Look = PLAIN,
    *,
    with_help: bool = True,
) -> str:
    """Return one finding: its line, the excerpt and the help; each line ends in a newline."""
    shown = excerpt(finding, sources or Sources(), look)
    lines = [headline(finding, look), *shown.lines]
    if with_help and finding.hint:
        lines += _help(finding.hint, " " * (shown.gutter + 1), look)
    return "".join(f"{line}\n" for line in lines)


def headline(finding: Finding, look: Look = PLAIN) -> str:
    """Return the line that says what is wrong and where; warnings and notes say what they are.

    On a terminal that is too narrow it goes on in the next lines.
    """
    at = finding.location
    path = f"./{at.path}" if at.path.startswith(_COMMAND) else at.path
    place = f"{printable(path)}:{at.line}:{at.column}:" if path else "ssotgen:"
    kind = "" if finding.severity is Severity.ERROR else f"{finding.severity.value}: "
    plain = f"{place} {finding.code} [{finding.rule}] "
    message = f"{kind}{printable(finding.message)}"
    word = message.partition(" ")[0]
    if look.width is not None and len(plain) + len(word) > look.width:
        text = f"\n{wrapped(message, look.width, '    ', '    ')}"
    else:
        text = f" {wrapped(message, look.width, plain, '    ').removeprefix(plain)}"
    place = look.link_to_file(look.paint(place, BOLD), at.path)
    code = look.paint(finding.code, SEVERITY_COLOR[finding.severity])
    code = look.link(code, rule_page_uri(finding.rule)) if look.links else code
    return f"{place} {code} [{finding.rule}]{text}"


def render_diff(diff: str, look: Look = PLAIN) -> str:
    """Return a unified diff with its lines coloured by their first character."""
    lines = printable_lines(diff.removesuffix("\n"))
    return "".join(f"{_painted_diff_line(line, look)}\n" for line in lines)


def _help(hint: str, margin: str, look: Look) -> list[str]:
    first, *more = printable_lines(hint)
    label = f"{margin}= help: "
    indent = " " * len(label)
    text = wrapped(first, look.width, label, indent).removeprefix(label)
    painted = f"{margin}{look.paint('= help:', CYAN)} {text}"
    deeper = f"{indent}  "
    return [painted, *(wrapped(line, look.width, indent, deeper) for line in more)]


def _painted_diff_line(line: str, look: Look) -> str:
    if line.startswith(("--- ", "+++ ")):
        return look.paint(line, BOLD)
    code = _DIFF_COLOR.get(line[:1])
    return look.paint(line, code) if code else line
