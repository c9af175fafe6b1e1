"""SQL as a language of generated files: that of the standard, and that of MySQL."""

from __future__ import annotations

import math

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable
from ssotgen.diagnostics.record import replace
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.language import Language, accept_any_text, one_blank_line


def name(text: str) -> Markup:
    """Return a name of a table, a column or a type in double quotes.

    Raises ValueError for one that is empty or has a character that cannot be seen.
    """
    if not text or not all(map(is_printable, text)):
        raise ValueError(f"{text!r} is not a name in SQL")
    return Markup('"' + text.replace('"', '""') + '"')


def literal(value: object) -> Markup:
    """Return the literal of text, a number, a boolean or None.

    Raises ValueError for others, and for text with characters that cannot be seen: databases do not
    agree how to escape these.
    """
    return Markup(_literal(value))


def mysql_name(text: str) -> Markup:
    """Return a name of a table, a column or a type in backticks.

    Raises ValueError for one that is empty or has a character that cannot be seen.
    """
    quoted = str(name(text))[1:-1].replace('""', '"')
    return Markup("`" + quoted.replace("`", "``") + "`")


def mysql_literal(value: object) -> Markup:
    """Return the literal of text, a number, a boolean or None, a backslash in text twice.

    Raises ValueError as `literal` does.
    """
    return Markup(_literal(value).replace("\\", "\\\\"))


def _literal(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "NULL", True: "TRUE", False: "FALSE"}[value]
    if isinstance(value, str) and all(is_printable(each) or each == "\n" for each in value):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    raise ValueError(f"SQL has no literal for {value!r}")


SQL = Language(
    name="sql",
    title="SQL",
    suffix=".sql",
    filters={"comment": line_comment("--"), "literal": literal, "name": name},
    suggested_filter="literal",
    filters_by_name={"name": "name", "text": "comment", "summary": "comment"},
    blank_lines=one_blank_line,
    parse=accept_any_text,
)

MYSQL = replace(
    SQL,
    name="mysql",
    title="MySQL",
    filters={"comment": line_comment("--"), "literal": mysql_literal, "name": mysql_name},
)
"""MySQL and MariaDB, to which a backslash in a text begins an escape."""
