"""The names that the module with the enums, dataclasses and layers takes for itself.

An enum, a dataclass, the layer enum or the layer constant of a spec must have none of
`MODULE_NAMES`; a field or a property none of `FIELD_NAMES`, none of the types that its class has
fields of, and none of the names of the spec's own enums and dataclasses, since a class body would
then read the field where it means the class. No name of either kind may start with an underscore:
the module's own private names do.
"""

from __future__ import annotations

from ssotgen.spec.types.scalars import SCALARS

LAYER_FUNCTIONS = (
    "create_custom_layer",
    "get_all_standard_layers",
    "get_standard_layer",
    "validate_layer_definition",
)
"""The public functions that the layers bring."""

IMPORTED_NAMES = frozenset(
    (
        "Any",
        "Enum",
        "Flag",
        "IntEnum",
        "IntFlag",
        "Literal",
        "Mapping",
        "StrEnum",
        "TYPE_CHECKING",
        "annotations",
        "dataclasses",
        "deepcopy",
        "deprecated",
    )
) | frozenset(row.name for row in SCALARS.values() if row.module)
"""What the module imports, in any spec."""

USED_BUILTINS = frozenset(
    (
        "ArithmeticError",
        "TypeError",
        "ValueError",
        "bool",
        "bytes",
        "classmethod",
        "dict",
        "float",
        "frozenset",
        "int",
        "len",
        "list",
        "object",
        "property",
        "repr",
        "set",
        "sorted",
        "str",
        "tuple",
        "type",
    )
)
"""The builtins that the module reads at its top level or in its functions."""

LOCAL_NAMES = frozenset(
    ("cls", "data", "error", "fields", "fits", "issues", "layer", "layer_type", "record", "self")
)
"""The variables of functions that also read classes and the constant of the spec."""

MODULE_NAMES = IMPORTED_NAMES | USED_BUILTINS | LOCAL_NAMES | frozenset(LAYER_FUNCTIONS)
"""What no enum, dataclass or constant of a spec may be called."""

FIELD_NAMES = frozenset(
    (
        "Any",
        "Literal",
        "Mapping",
        "bool",
        "classmethod",
        "dataclasses",
        "deepcopy",
        "dict",
        "float",
        "frozenset",
        "from_dict",
        "int",
        "list",
        "object",
        "property",
        "set",
        "str",
        "to_dict",
        "tuple",
        "validate",
    )
)
"""What no field or property may be called: the methods, and what every class body reads."""
