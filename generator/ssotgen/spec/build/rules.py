"""Rules about names and references that are raised while the spec is built."""

from __future__ import annotations

from ssotgen.diagnostics.rule import Rule

DUPLICATE_NAME = Rule("SSG301", "duplicate-name", "Checks for names that are declared twice.")
BAD_TYPE = Rule("SSG302", "bad-type", "Checks for types that cannot be parsed.")
BAD_EXPRESSION = Rule(
    "SSG303", "bad-expression", "Checks for expressions outside of the expression language."
)
BAD_IMPORT = Rule("SSG304", "bad-import", "Checks for imports and callables that cannot be parsed.")
BAD_REQUIREMENT = Rule(
    "SSG307", "bad-requirement", "Checks for required distributions that cannot be parsed."
)
BAD_SPEC_IMPORT = Rule(
    "SSG308", "bad-spec-import", "Checks for imported specs that cannot be used."
)
IMPORTED_NAME_COLLISION = Rule(
    "SSG309",
    "imported-name-collision",
    "Checks for classes of imported specs that have the name of another class.",
)
NO_PROJECT = Rule("SSG305", "no-project", "Checks for specs without a project.")
INCOMPLETE_LAYERS = Rule(
    "SSG306",
    "incomplete-layers",
    "Checks for standard layers without a definition, an enum or a constant.",
)
