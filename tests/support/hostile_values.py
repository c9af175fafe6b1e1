"""Values that a stranger would try in each place of a file: as text, to be put in as they are."""

from __future__ import annotations

DIGITS = "9" * 5000
"""More than Python turns into a number, or a number into."""

NUMBERS = (
    DIGITS, f"-{DIGITS}", f"{DIGITS}.5", "0x" + "f" * 5000, "1e999", "-1e999", "1e-999",
    f"1e{DIGITS}", ".inf", "-.inf", ".nan", "1" + "_0" * 3000, "0o17", "1:59:59", "-0", "-0.0",
    "9007199254740993", "1.0e+400", str(2**63), str(-(2**63) - 1), "2026-13-45", "0000-01-01",
    "9999-12-31T23:59:59.999999+14:00", "2026-01-01T00:00:00+99:99", "0001-01-01T00:00:00+14:00",
)  # fmt: skip

EXPRESSIONS = (
    "9**9**9", "'a' * 10**10", "1 << 10**9", "[0] * 10**9", "-" * 3000 + "1", "not " * 3000 + "x",
    "(" * 1000 + "1" + ")" * 1000, "1 if 1 else " * 500 + "1", "x" + ".y" * 2000, "x[0]" * 500,
    "f'{x!r:>{9**9}}'", "lambda: 0", "__import__('os').system('true')", "().__class__", "x := 1",
    f"{DIGITS} > 1", "0x" + "f" * 5000 + " > 1", "1e999 > 1", "'\\ud800' == 'x'",
    "1" + " + 1" * 3000, "1 and " * 3000 + "1", "99999 * " * 2000 + "99999",
    "len(" * 500 + "x" + ")" * 500, "1 / 0", "1 % 0", "[x for x in y]", "{**x}", "*x", "await x",
    "x if", "x\n", "x # y", "x; y", "\\", "'", "timedelta(days=9999999999)",
    "x == x == x" + " == x" * 1000, "... is ...", "None < 1", "1 in 1", "'%s' % x", "b'x' == x",
    "True + True", "x is not x", "x not in []", "1_0", "0777",
)  # fmt: skip

NAMES = (
    "class", "None", "True", "match", "type", "case", "_", "__class__", "__init__", "__slots__",
    "__dict__", "__doc__", "__getattr__", "__eq__", "__module__", "__debug__", "_value_", "_name_",
    "_missing_", "_ignore_", "_generate_next_value_", "name", "value", "mro", "self", "cls",
    "field", "fields", "dataclass", "Enum", "StrEnum", "IntEnum", "Final", "Literal", "Any",
    "annotations", "datetime", "timedelta", "date", "UUID", "Decimal", "Path", "Mapping", "enum",
    "dataclasses", "typing", "os", "sys", "str", "int", "list", "dict", "set", "tuple", "object",
    "property", "staticmethod", "super", "print", "repr", "isinstance", "Exception", "ValueError",
    "to_dict", "from_dict", "validate", "override", "available", "settings", "imports", "data",
    "result", "kwargs", "args", "key", "item", "other", "members", "default", "ﬁeld", "ｃlass",
    "𝐜𝐥𝐬", "ª", "ß", "K", "ſelf", "x\u0301", "é", "e\u0301", "日本", "x" * 300, "x" * 5000, "1x",
    "x y", "x-y", "x.y", "X", "", "constructor", "__proto__", "hasOwnProperty", "undefined",
    "interface", "await", "function", "toString", "model_config", "model_dump", "schema", "json",
    "copy", "construct", "root", "con",
)  # fmt: skip

PATHS = (
    "../x", "../../x", "/tmp/x", "/", ".", "..", "a/../../x", "a\nb", "con.py", "nul", "aux",
    "C:\\x", "\\\\host\\x", "~", "~root", "x" * 300, "/".join("x" * 200), "a//b", "./a", "a/",
    "a.py/", " a", "a ", "*", "**/*", "[a", "file:///etc/passwd", "http://localhost:1/x", "$HOME",
    "%PATH%", "-x", "a.b.c", "..a", "a..b", ".a", "a.", "x.class.y", "acme.ssot.\u202e",
    "/dev/stdin", "/proc/self/mem",
)  # fmt: skip

TEXTS = (
    "\u2028", "\u2029", "\u0085", "\x0b\x0c", "\x1c", "\x00", "\x1b[2J", "\u202e", "\ufeff",
    "\ufffe", "\U000e0041", '"""', "'''", "\\", '\\"""', "\\N{x}", "\\x", "{x}", "{{ x }}",
    "{% x %}", "%s", "*/", "</script>", "`${x}`", "-->", "]]>", "# noqa", "# type: ignore",
    "# fmt: off", "# ssotgen: ignore", "coding: utf-7", "x" * 100_000, "\n" * 2000, " " * 5000,
    "::error::x", "##vso[x]", "\r", "\r\n", "\t",
)  # fmt: skip

YAML = (
    "[" * 1000 + "]" * 1000, "[" * 1000, "{a: " * 1000 + "1" + "}" * 1000, "- " * 1000 + "x",
    "? " * 500 + "x", "{a: 1, a: 2, 'a': 3}", "{1: a, '1': b, true: c, null: d, 1.0: e}",
    "{[a]: b}", "{{a: b}: c}", "&a [*a]", "&a {x: *a}", "*undefined", "!!python/name:os.system x",
    "!!python/object/apply:os.system [x]", "!!binary aGk=", "!!set {a, b}", "!!omap [a: 1]",
    f"!!int '{DIGITS}'", "!!int x", "!!float x", "!!bool x", "!!timestamp x", "!!str 1",
    "!!null x", "!!map [a]", "!!seq {a: b}", "!local x", "!<tag:x> y", "{<<: {a: 1}}", "{<<: 1}",
    "{<<: [1]}", "{<<: [{a: 1}, {a: 2}], a: 3}", '"\\ud800"', '"\\uDC00\\uD800"',
    '"\\ud83d\\ude00"', '"\\0"', '"\\L\\P\\N"', '"\\U0010FFFF"', '"\\U00110000"', '"\\x1b[31m"',
    '"\\q"', "|\n  x", ">-\n\n\n x", "|9\n x", "'", '"', "@x", "`x", "%x", "---", "...", "<<", "=",
    "? x", ": x", "~", "on", "[,]", "[&a 1, *a, *a]", "&a &b x", "!!str &a",
    "[" + "1, " * 20_000 + "]", "{}", "[]", "[[]]", "{x: }",
    "[&a [x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b], [*c,*c,*c,*c,*c]]",
)  # fmt: skip
