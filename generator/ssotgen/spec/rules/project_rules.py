"""The rules about the section `project`."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.printable import is_printable
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import coded, quoted
from ssotgen.spec.build.project import OLDEST_PYTHON, parse_target
from ssotgen.spec.model import CallProbe, Spec
from ssotgen.spec.names import is_plain_identifier
from ssotgen.spec.yaml.plain_scalars import is_misread


def check_bad_module_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dotted name that is none."""
    for subject, name, location, symbol in _dotted_names(spec):
        if not is_dotted(name):
            yield BAD_MODULE_NAME.finding(
                location,
                f"invalid {subject} {quoted(name)}: {_why_no_module(name)}",
                hint=_hint(name),
                symbol=symbol,
            )


def is_dotted(name: str) -> bool:
    """Whether `name` is plain identifiers joined by dots."""
    return all(is_plain_identifier(part) for part in name.split("."))


def _dotted_names(spec: Spec) -> Iterator[tuple[str, str, Location, str]]:
    yield "package", spec.project.package, spec.project.source.at("package"), "project.package"
    for feature in spec.features:
        for module in feature.all_modules:
            yield "module", module.text, module.location, feature.name
        if isinstance(feature.probe, CallProbe):
            yield "module", feature.probe.module, feature.probe.location, feature.name
    for enum in spec.enums:
        yield from (("module", old.text, old.location, enum.name) for old in enum.replaces)
    for item in spec.dataclasses:
        yield from (("module", old.text, old.location, item.name) for old in item.replaces)


def _why_no_module(name: str) -> str:
    if name.startswith("."):
        return "a relative name"
    words = [part for part in name.split(".") if keyword.iskeyword(part)]
    if words:
        return f"{quoted(words[0])} is a Python keyword"
    return "not a dotted name"


def _hint(name: str) -> AnyHint:
    path = re.sub(r"(/__init__)?\.py$", "", name.replace("\\", "/")).strip("/")
    better = path.replace("/", ".").replace("-", "_")
    if name.startswith("."):
        return "use the absolute name, with the package in front"
    if len(name.split()) > 1 and all(map(is_dotted, name.split())):
        return f"list them separately: {coded(name.split(), 'and')}"
    if better != name and is_dotted(better):
        note = ", the name of the module, not of the distribution" if "-" in name else ""
        return write(better, note)
    return "use identifiers separated by dots, such as `package.module`"


BAD_MODULE_NAME = Rule(
    "SSG312",
    "bad-module-name",
    "Checks for modules and packages without a valid dotted name.",
    check=check_bad_module_name,
)


def check_standard_library_package(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the package is one of the standard library, or one that the generated
    modules import."""
    top = spec.project.package.split(".")[0]
    taken = ""
    if top in sys.stdlib_module_names or top in _NOT_LISTED.split("|"):
        taken = "is a module of Python's standard library"
    elif top in _IMPORTED_BY_OUTPUTS and any(top == each.text for each in spec.project.outputs):
        taken = f"is what the output {quoted(top)} imports"
    if taken:
        yield STANDARD_LIBRARY_PACKAGE.finding(
            spec.project.source.at("package"),
            f"the top-level package {quoted(top)} {taken}",
            hint=f"use another one, such as `{top}_ssot`",
            symbol="project.package",
        )


_IMPORTED_BY_OUTPUTS = frozenset({"pydantic", "pytest"})
"""The packages that outputs of the same name import."""

_NOT_LISTED = (
    "aifc|asynchat|asyncore|audioop|binhex|cgi|cgitb|chunk|crypt|distutils|imghdr|imp|lib2to3|mailcap"
    "|msilib|nis|nntplib|ossaudiodev|pipes|smtpd|sndhdr|spwd|sunau|telnetlib|test|uu|xdrlib"
)
"""`test`, and what the oldest supported Python has and a newer one no longer: the answer is the
same on all."""

STANDARD_LIBRARY_PACKAGE = Rule(
    "SSG319",
    "standard-library-package",
    "Checks for packages with the name of a module of the standard library.",
    check=check_standard_library_package,
)


NEWEST_PYTHON = (3, 14)


def check_unsupported_python(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the target is out of the range."""
    written = spec.project.source.get("target_python")
    if not isinstance(written, str):
        return
    mark = spec.project.source.marks.get("target_python")
    if mark is not None and mark.plain and is_misread(written):
        return
    target = parse_target(written)
    if target is None or not OLDEST_PYTHON <= target <= NEWEST_PYTHON:
        oldest, newest = (".".join(map(str, each)) for each in (OLDEST_PYTHON, NEWEST_PYTHON))
        yield UNSUPPORTED_PYTHON.finding(
            spec.project.source.at("target_python"),
            f"unsupported Python version {quoted(written)}",
            hint=f'use a version from `"{oldest}"` to `"{newest}"`',
            symbol="project.target_python",
        )


UNSUPPORTED_PYTHON = Rule(
    "SSG324",
    "unsupported-python",
    "Checks for target versions of Python that are not supported.",
    check=check_unsupported_python,
)


_CODING = r"(?a)coding[:=][ \t]*[-\w.]+"
_PRAGMA = (
    r"(?i)[\s#]*(?:(?:type|fmt|mypy|pyright|ruff|pylint|flake8|yapf|isort|ssotgen|noqa|nosec)\s*:"
    r"|noqa\b|!|pyre-\w+)"
)


def check_bad_license_header(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each line of the header that cannot be a comment and nothing more."""
    for number, line in enumerate(spec.project.license_header.split("\n"), 1):
        reason = _why_no_header(line, number) if line else ""
        if reason:
            yield BAD_LICENSE_HEADER.finding(
                spec.project.source.at("license_header"),
                f"line {number} of the license header {reason}",
                hint="remove it from the header",
                symbol="project.license_header",
            )


def _why_no_header(line: str, number: int) -> str:
    for character in line:
        if character != "\t" and not is_printable(character):
            return f"contains the invisible character {character!a}"
    coding = re.search(_CODING, line) if number <= 2 else None
    if coding is not None:
        return f"declares an encoding for Python: {quoted(coding[0])}"
    pragma = re.match(_PRAGMA, line)
    if pragma is not None:
        return f"is an instruction to a tool: {quoted(line.strip())}"
    return ""


BAD_LICENSE_HEADER = Rule(
    "SSG325",
    "bad-license-header",
    "Checks for license headers that cannot be comments.",
    check=check_bad_license_header,
)
