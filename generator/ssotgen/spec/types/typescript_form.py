"""What a row of the table of scalar types says of TypeScript."""

from __future__ import annotations

import json

from ssotgen.diagnostics.record import record


@record
class TypeScriptForm:
    """The type of the plain form, and how a `parse` function reads it.

    `value` has the form if all of the `tests` are true; `expected` is what a message calls the
    form, in the words of `from_dict()`. All are expressions. What begins with `$` is in
    `templates/typescript/readers.j2`; without `tests` the whole reader is.
    """

    type: str
    tests: tuple[str, ...] = ()
    expected: str = '""'


def typescript_text(pattern: str, expected: str, *tests: str) -> TypeScriptForm:
    """Return the form of text that a pattern matches as a whole and for which tests hold."""
    matches = ('typeof value === "string"', f"/^{pattern}$/.test(value)")
    return TypeScriptForm("string", (*matches, *tests), json.dumps(expected))
