"""YAML as a language of generated files."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from markupsafe import Markup

from ssotgen.render.comment_lines import line_comment
from ssotgen.render.json.emit import json_source
from ssotgen.render.language import Language, one_blank_line

_TEXT_OR_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\d.])\d+(?=e)')
_ESCAPE = re.compile(r"\\u(d[89ab]..)\\ud[c-f]..|\\.")


def literal(value: object, indent: int = 0) -> Markup:
    """Return plain data as a value in the flow style, which is that of JSON.

    Raises:
        ValueError: JSON has no form for it.
    """
    return Markup(_TEXT_OR_NUMBER.sub(_in_yaml, json_source(value, indent)))


def _in_yaml(match: re.Match[str]) -> str:
    """Return a text of JSON, or the digits in front of an exponent, as YAML 1.1 has them: it takes
    a number without a point for text."""
    if match[0].startswith('"'):
        return _ESCAPE.sub(_escaped, match[0])
    return f"{match[0]}.0"


def _escaped(match: re.Match[str]) -> str:
    """Return an escape of JSON as YAML has it, which takes half of a pair for a character."""
    if match[1] is None:
        return match[0]
    character = json.loads(f'"{match[0]}"')
    return f"\\U{ord(character):08x}"


def _parse(blocks: Sequence[str], _name: str) -> None:
    import yaml

    try:
        yaml.load("\n".join(blocks), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, OverflowError) as error:
        raise ValueError(" ".join(str(error).split())) from error


YAML = Language(
    name="yaml",
    title="YAML",
    suffix=".yaml",
    filters={"comment": line_comment("#"), "literal": literal},
    suggested_filter="literal",
    filters_by_name=dict.fromkeys(("license", "marker", "command"), "comment"),
    blank_lines=one_blank_line,
    parse=_parse,
)
