"""Mutations of a text of any kind: settings, records, templates, Python sources."""

from __future__ import annotations

import re
from random import Random

TOKENS = (
    *("\0", "\t", "\r", "\ud800", "\ufeff", "é", "\u2028", "{", "}", "[", "]", "(", ")", '"', "'"),
    *("\\", ":", ",", "=", "#", "{{", "}}", "{%", "%}", "%", "-1", "1e999", "NaN", "null", "true"),
    *("9" * 5000, "[" * 1500, "{" * 1500, "(" * 300, "[" * 1500 + "]" * 1500, '{"a":' * 1500),
    *(
        "lambda: 0",
        "*",
        "**",
        "@",
        "match x:\n",
        "async ",
        "yield ",
        "f'{x!r:>{y}}'",
        "..",
        "/",
        "",
    ),
    *(
        "9**9**9",
        "'a' * 10**10",
        "1979-05-27T07:32:00Z",
        "'''",
        "\n[[outputs]]\n",
        "\n  ",
        "self.a",
    ),
    *("{{ module | literal }}", "{{ 1/0 }}", "{% for x in range(10**9) %}", "{% import 'x' %}"),
)

VALUES = (
    *("0", "-1", "1.5", "true", "null", "[]", "{}", '""', '" "', '"x"', '["x"]', '{"x": 1}', "[1]"),
    *(
        "9" * 5000,
        '"' + "x" * 5000 + '"',
        '"../.."',
        '"/"',
        '"\\u0000"',
        '"\\ud800"',
        "1e999",
        "NaN",
    ),
    *("'x'", "x", "None", "lambda: x", "(x for x in y)", "f'{x}'", "b'x'", "...", "[*x]", "x.y.z"),
    *(
        "2030-01-01",
        '"2030-02-30"',
        '"99999-01-01"',
        '"enum-removed"',
        '"**"',
        '"[a"',
        '"git:HEAD"',
    ),
)
_LITERAL = re.compile(
    r'"[^"\n]*"|\b\d[\w.-]*\b|\b(?:true|false|null|None|True|False)\b|\[[^\[\]]*\]'
)


def mutated(random: Random, text: str) -> bytes:
    """Return a text with one to four places cut, doubled, swapped or replaced."""
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        end = min(len(text), at + random.randint(0, 40))
        token = random.choice(TOKENS)
        lines = text.splitlines(keepends=True) or [""]
        literals = list(_LITERAL.finditer(text))
        if literals and random.random() < 0.5:
            found = random.choice(literals)
            text = text[: found.start()] + random.choice(VALUES) + text[found.end() :]
            continue
        line = random.randrange(len(lines))
        text = random.choice(
            (
                text[:at],
                text[:at] + text[end:],
                text[:at] + token + text[at:],
                text[:at] + token + text[end:],
                text[:at] + text[at:end] * 2 + text[end:],
                "".join([*lines[:line], lines[line].replace("=", token, 1), *lines[line + 1 :]]),
                "".join([*lines[:line], *lines[line + 1 :]]),
                "".join(random.sample(lines, len(lines))),
            )
        )
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.2:
        at = random.randint(0, len(data))
        data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
    return data
