"""Rules about settings, paths and the command line, raised by whichever step meets them."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

INVALID_SETTINGS_FILE = Rule(
    code="SSG901",
    name="invalid-settings-file",
    summary="Checks for settings files that are not valid TOML or cannot be read.",
)
UNKNOWN_SETTING = Rule(
    code="SSG902",
    name="unknown-setting",
    summary="Checks for unknown settings.",
)
INVALID_SETTING = Rule(
    code="SSG903",
    name="invalid-setting",
    summary="Checks for settings with an invalid value.",
)
PATH_OUTSIDE_PROJECT = Rule(
    code="SSG904",
    name="path-outside-project",
    summary="Checks for paths outside of the project.",
)
MISSING_SPEC_FOLDER = Rule(
    code="SSG905",
    name="missing-spec-folder",
    summary="Checks that the folder of the spec exists.",
)
MISSING_TEMPLATE_FOLDER = Rule(
    code="SSG906",
    name="missing-template-folder",
    summary="Checks that the folder of templates exists.",
)
INIT_TARGET_EXISTS = Rule(
    code="SSG907",
    name="init-target-exists",
    summary="Checks for files that `init` would overwrite.",
)
WRONG_VERSION = Rule(
    code="SSG908",
    name="wrong-version",
    summary="Checks that the project allows this version of ssotgen.",
)
INVALID_WORKSPACE_MEMBER = Rule(
    code="SSG950",
    name="invalid-workspace-member",
    summary="Checks for members of a workspace that are not usable projects.",
)
UNKNOWN_PROJECT = Rule(
    code="SSG951",
    name="unknown-project",
    summary="Checks that `--project` names exactly one project of the workspace.",
)
CANNOT_WRITE = Rule("SSG920", "cannot-write", "Checks that all files can be written.")
UNREADABLE_OUTPUT = Rule(
    "SSG921", "unreadable-output", "Checks for generated files that cannot be read."
)
TEMPLATE_FAILED = Rule("SSG922", "template-failed", "Checks for templates that cannot be used.")
NOT_AN_OUTPUT = Rule(
    "SSG928", "not-an-output", "Checks that `--force` names files that the spec generates."
)
UNUSABLE_BASELINE = Rule("SSG930", "unusable-baseline", "Checks for baselines that cannot be used.")
MISSING_PATH = Rule("SSG931", "missing-path", "Checks for paths that do not exist.")
UNKNOWN_RULE = Rule("SSG932", "unknown-rule", "Checks for unknown rules in options.")
MISSING_EXTRA = Rule("SSG933", "missing-extra", "Checks for packages that a command needs.")
UNCOMMITTED_CHANGES = Rule("SSG934", "uncommitted-changes", "Checks for uncommitted changes.")
NO_PYTHON_FILE = Rule("SSG936", "no-python-file", "Checks for paths without Python files.")
NOT_GENERATED = Rule("SSG935", "not-generated", "Checks that the generated modules exist.")
NOTHING_TO_COMPARE = Rule(
    "SSG940",
    "nothing-to-compare",
    "Checks that an older version of the spec exists to compare with.",
)
UNKNOWN_REVISION = Rule(
    "SSG941", "unknown-revision", "Checks that the revision to compare with can be read."
)
INVALID_WAIVER = Rule("SSG942", "invalid-waiver", "Checks for waivers that cannot be used.")
NOT_PROVEN = Rule(
    "SSG943", "not-proven", "Checks that the programs of `--prove` confirm the findings."
)
WAIVER_EXPIRED = Rule("SSG944", "waiver-expired", "Checks for waivers after their end.")
WAIVER_UNUSED = Rule("SSG945", "waiver-unused", "Checks for waivers without a finding.")
UNUSED_TEMPLATE = Rule("SSG923", "unused-template", "Checks for templates that no output uses.")
UNESCAPED_VALUE = Rule(
    "SSG924", "unescaped-value", "Checks for templates that print a value without a filter."
)
UNKNOWN_TEMPLATE_NAME = Rule(
    "SSG925", "unknown-template-name", "Checks for unknown names in templates."
)
UNKNOWN_OUTPUT = Rule("SSG926", "unknown-output", "Checks for unknown outputs.")
MISSING_OUTPUT = Rule("SSG927", "missing-output", "Checks for outputs that need another one.")
UNUSABLE_OUTPUT = Rule(
    "SSG929", "unusable-output", "Checks that the outputs of other packages can be used."
)
UNKNOWN_SYMBOL = Rule("SSG946", "unknown-symbol", "Checks for unknown symbols.")
RENAME_REFUSED = Rule(
    "SSG947", "rename-refused", "Checks for renames that cannot be made as a whole."
)
RENAME_LEFT_OVER = Rule(
    "SSG948",
    "rename-left-over",
    "Checks for places that may use the old name after a rename.",
    Severity.WARNING,
)
