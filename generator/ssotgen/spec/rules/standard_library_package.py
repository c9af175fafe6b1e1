"""The rule `standard-library-package`; its page is docs/rules/standard-library-package.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the package is one of the standard library."""
    top = spec.project.package.split(".")[0]
    if top in sys.stdlib_module_names or top in _NOT_LISTED.split("|"):
        yield RULE.finding(
            spec.project.source.at("package"),
            f"the top-level package {quoted(top)} is a module of Python's standard library",
            hint=f"use another one, such as `{top}_ssot`",
            symbol="project.package",
        )


_NOT_LISTED = (
    "aifc|asynchat|asyncore|audioop|binhex|cgi|cgitb|chunk|crypt|distutils|imghdr|imp|lib2to3|mailcap"
    "|msilib|nis|nntplib|ossaudiodev|pipes|smtpd|sndhdr|spwd|sunau|telnetlib|test|uu|xdrlib"
)
"""`test`, and what the oldest supported Python has and a newer one no longer: the answer is the
same on all."""

RULE = Rule(
    "SSG319",
    "standard-library-package",
    "Checks for packages with the name of a module of the standard library.",
    check=check,
)
