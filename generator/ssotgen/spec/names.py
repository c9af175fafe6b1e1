"""Names: what is derived from a spec's own names, and what the generated modules take for
themselves.

The rules that look for collisions and the views that the templates render from both ask here, so
that neither can know of a name that the other does not. The names that the enums module takes
are in `ssotgen.spec.taken_names`.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

from ssotgen.diagnostics.record import record
from ssotgen.spec.model import Project

DATACLASS_METHODS = ("to_dict", "from_dict", "validate")
"""The methods that every generated dataclass has."""

SERVICE_CONFIG_KEYS = (
    "feature",
    "available",
    "settings",
    "imports",
    "last_error",
    "environment_override",
)
"""The keys that `get_service_config()` answers with, beside those of a feature's settings."""

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_")) | {
    "EncodingWarning",
    "BaseExceptionGroup",
    "ExceptionGroup",
    "PythonFinalizationError",
}
"""The public builtins of every supported Python, whichever this one is."""


@record
class ConfigNames:
    """The public names of the availability module, all made from the project's name.

    For `orchestration`: the class `OrchestrationConfig`, its one instance `orchestration_config`,
    the functions beside it, the two aggregate properties and the prefix of its variables.
    """

    config_class: str
    instance: str
    get_config: str
    get_status: str
    refresh: str
    validate: str
    is_all_available: str
    is_any_available: str
    all_available: str
    any_available: str
    debug_variable: str
    variable_prefix: str

    @property
    def module_level(self) -> tuple[str, ...]:
        """The names at the top of the module, without those of the features."""
        return (
            self.config_class,
            self.instance,
            self.get_config,
            self.get_status,
            self.refresh,
            self.validate,
            self.is_all_available,
            self.is_any_available,
        )

    def override_variable(self, feature: str) -> str:
        """Return the environment variable that overrides the probe of `feature`."""
        return f"{self.variable_prefix}{feature.upper()}_AVAILABLE"


def config_names(project: Project) -> ConfigNames:
    """Return the names of the availability module for this project."""
    name = project.name
    prefix = f"{name.upper()}_"
    return ConfigNames(
        config_class=f"{camel_case(name)}Config",
        instance=f"{name}_config",
        get_config=f"get_{name}_config",
        get_status=f"get_{name}_status",
        refresh=f"refresh_global_{name}_config",
        validate=f"validate_global_{name}_config",
        is_all_available=f"is_all_{name}_available",
        is_any_available=f"is_any_{name}_available",
        all_available=f"all_{name}_available",
        any_available=f"any_{name}_available",
        debug_variable=f"{prefix}DEBUG",
        variable_prefix=prefix,
    )


def feature_property(feature: str) -> str:
    """Return the property of the config class that says whether `feature` is there."""
    return f"{feature}_available"


def feature_function(feature: str) -> str:
    """Return the function of the module that says whether `feature` is there."""
    return f"is_{feature}_available"


def camel_case(name: str) -> str:
    """Return `master_orchestration` as `MasterOrchestration`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def snake_case(name: str) -> str:
    """Return `name` as near as it gets to lower-case words joined by single underscores."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", ascii_only)
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def is_snake_case(name: str) -> bool:
    """Whether `name` is lower-case ASCII words joined by single underscores, a letter in front."""
    return re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", name) is not None


def is_plain_identifier(name: str) -> bool:
    """Whether Python takes `name` as a name, exactly as it is spelt, and not as a keyword.

    Soft keywords (`match`, `case`, `type`) are names. A spelling that Python would normalise
    (NFKC) is not: the attribute would not have the name that the spec gives it.
    """
    return (
        name.isidentifier()
        and not keyword.iskeyword(name)
        and (name.isascii() or unicodedata.normalize("NFKC", name) == name)
    )


def free_name(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, with underscores behind it until nothing else has the name; it is then
    taken."""
    while wanted in taken:
        wanted += "_"
    taken.add(wanted)
    return wanted
