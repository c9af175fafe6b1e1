"""Rules about names and references that are raised while the spec is built."""

from __future__ import annotations

from ssotgen.diagnostics.rule import Rule

DUPLICATE_NAME = Rule(
    "SSG301", "duplicate-name", "A name is declared in two documents of the spec."
)
BAD_TYPE = Rule("SSG302", "bad-type", "A type is not one of the spec language.")
BAD_EXPRESSION = Rule(
    "SSG303", "bad-expression", "An expression is outside the closed subset of Python."
)
BAD_IMPORT = Rule("SSG304", "bad-import", "An import target or a probe's callable cannot be read.")
NO_PROJECT = Rule("SSG305", "no-project", "No document of the spec has a project.")
INCOMPLETE_LAYERS = Rule(
    "SSG306", "incomplete-layers", "Standard layers without a definition, enum or constant."
)
