"""Rules about settings, paths and the command line, raised by whichever step meets them."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

INVALID_SETTINGS_FILE = Rule(
    code="SSG901",
    name="invalid-settings-file",
    summary="A settings file is no valid TOML or cannot be read.",
)
UNKNOWN_SETTING = Rule(
    code="SSG902",
    name="unknown-setting",
    summary="A settings file has a key that is no setting.",
)
INVALID_SETTING = Rule(
    code="SSG903",
    name="invalid-setting",
    summary="A setting has a value of the wrong type or no usable path.",
)
PATH_OUTSIDE_PROJECT = Rule(
    code="SSG904",
    name="path-outside-project",
    summary="A path of the settings leaves the project's folder.",
)
MISSING_SPEC_FOLDER = Rule(
    code="SSG905",
    name="missing-spec-folder",
    summary="The folder of the spec does not exist.",
)
MISSING_TEMPLATE_FOLDER = Rule(
    code="SSG906",
    name="missing-template-folder",
    summary="The folder of the user's templates does not exist.",
)
INIT_TARGET_EXISTS = Rule(
    code="SSG907",
    name="init-target-exists",
    summary="A file that init would write is there already.",
)
WRONG_VERSION = Rule(
    code="SSG908",
    name="wrong-version",
    summary="The project requires another version of ssotgen.",
)
INVALID_WORKSPACE_MEMBER = Rule(
    code="SSG950",
    name="invalid-workspace-member",
    summary="A member of a workspace is not a project that can be used.",
)
UNKNOWN_PROJECT = Rule(
    code="SSG951",
    name="unknown-project",
    summary="The name of a project means none of the workspace, or several.",
)
CANNOT_WRITE = Rule("SSG920", "cannot-write", "A file cannot be written; none was.")
UNREADABLE_OUTPUT = Rule(
    "SSG921", "unreadable-output", "What stands in the place of a generated file cannot be read."
)
TEMPLATE_FAILED = Rule("SSG922", "template-failed", "A template of the project cannot be used.")
NOT_AN_OUTPUT = Rule("SSG928", "not-an-output", "A path of --force is no file of the spec.")
UNUSABLE_BASELINE = Rule("SSG930", "unusable-baseline", "The baseline of an audit cannot be used.")
MISSING_PATH = Rule("SSG931", "missing-path", "A path to read does not exist.")
UNKNOWN_RULE = Rule(
    "SSG932", "unknown-rule", "An option names a rule that the audit does not have."
)
MISSING_EXTRA = Rule("SSG933", "missing-extra", "A command needs a package that is not installed.")
UNCOMMITTED_CHANGES = Rule(
    "SSG934", "uncommitted-changes", "The work tree has changes that are not committed."
)
NO_PYTHON_FILE = Rule("SSG936", "no-python-file", "A path to read holds no Python file.")
NOT_GENERATED = Rule("SSG935", "not-generated", "The generated modules do not exist yet.")
NOTHING_TO_COMPARE = Rule(
    "SSG940", "nothing-to-compare", "No older version of the spec is named to compare with."
)
UNKNOWN_REVISION = Rule(
    "SSG941", "unknown-revision", "The revision to compare with cannot be read."
)
INVALID_WAIVER = Rule("SSG942", "invalid-waiver", "A waiver cannot be used as it is.")
NOT_PROVEN = Rule(
    "SSG943", "not-proven", "The program of a breaking change did not show what it should."
)
WAIVER_EXPIRED = Rule("SSG944", "waiver-expired", "A waiver is past its end.")
WAIVER_UNUSED = Rule("SSG945", "waiver-unused", "A waiver meets no finding.")
UNUSED_TEMPLATE = Rule("SSG923", "unused-template", "No output uses a template of the project.")
UNESCAPED_VALUE = Rule(
    "SSG924", "unescaped-value", "A template of the project prints a value without a filter."
)
UNKNOWN_TEMPLATE_NAME = Rule(
    "SSG925", "unknown-template-name", "A template of the project uses a name that does not exist."
)
UNKNOWN_OUTPUT = Rule("SSG926", "unknown-output", "The project asks for an output that is unknown.")
MISSING_OUTPUT = Rule(
    "SSG927", "missing-output", "An output imports another one that is not generated."
)
UNUSABLE_OUTPUT = Rule(
    "SSG929", "unusable-output", "An output that a package brings cannot be used."
)
UNKNOWN_SYMBOL = Rule("SSG946", "unknown-symbol", "The spec declares nothing of that name.")
RENAME_REFUSED = Rule(
    "SSG947", "rename-refused", "A rename cannot be made as a whole; nothing was."
)
RENAME_LEFT_OVER = Rule(
    "SSG948",
    "rename-left-over",
    "A place that may use what is renamed stays as it is.",
    Severity.WARNING,
)
