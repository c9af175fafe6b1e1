"""What a row of the table of scalar types says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ssotgen.diagnostics.record import field, record
from ssotgen.spec.types.typescript_form import TypeScriptForm
from ssotgen.spec.yaml.document import Value


def _unchanged(value: Any) -> Any:
    return value


@record(kw_only=True)
class ScalarType:
    """One scalar type.

    In a spec, and as plain data, a value has the form that `fits` accepts; `to_python` and
    `to_plain` lead from that form to the Python value and back. `source` is the Python source of a
    value, with the literal of `constant(value)` in the place of `{0}`.
    """

    name: str
    module: str = ""
    """Where the generated module imports the type from; empty for a builtin."""
    samples: tuple[Value, ...]
    """Plain forms for examples, the likeliest first."""
    wire: str = "itself"
    """The form as plain data, for the documentation."""
    wire_schema: Mapping[str, object] = field(default_factory=dict)
    """The form as plain data, as JSON Schema; empty for any plain data."""
    typescript: TypeScriptForm
    """The form as plain data, to TypeScript."""
    fits: Callable[[Value], bool]
    how_to_write: str
    """What a hint says to someone whose value does not fit."""
    to_python: Callable[[Any], Any] = _unchanged
    to_plain: Callable[[Any], Value] = _unchanged
    constant: Callable[[Any], object] = _unchanged
    source: str = "{0}"
    reader: str
    """The function of `ssotgen.runtime` that reads a plain form in `from_dict()`."""
    writer: str = ""
    """The one that makes a plain form in `to_dict()`; empty where the value itself is one."""
    optional_writer: str = ""
    """The one that does so and leaves None as it is, where that is worth a function."""
    check: str = ""
    """The one that says whether a value is of the type; empty where its exact class says it."""
    fits_when_exact: bool = False
    """Whether each instance of the class itself fits, so that items need no call of `check`."""
    sort: str = "sorted"
    """What puts the plain forms of a set in order."""
    constructors: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    """The calls in existing Python that make a value, by qualified name; none has a side effect."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """The names, with their modules, that such a call may have as arguments beside literals."""
    takes: frozenset[str] = frozenset()
    """The other types whose values may stand where this one is declared."""
    equals: frozenset[str] = frozenset()
    """The other types of which a value can equal one of this type; one of two rows names it."""
    ordered: frozenset[str] = frozenset()
    """The types that `<` compares with this one; one of two rows names them."""
    order_can_fail: bool = False
    """Whether `<` may raise for two values of this type."""
    negative: str = ""
    """The type of `-value`; empty where there is none."""
    operators: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The type of `value operator other`, by the operator and the type of `other`."""
    reflected: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The type of `other operator value`, where the row of `other` does not know this type."""
    limit: str = ""
    """The type of `minimum` and `maximum` of a field; empty where it has none."""
    is_set_item: bool = True
    """Whether values can be hashed, and their plain forms sorted."""

    @property
    def is_plain(self) -> bool:
        """Whether a value is its own plain form."""
        return self.to_plain is _unchanged

    @property
    def qualified_name(self) -> str:
        """The name with its module, as code that already exists may import it."""
        return f"{self.module}.{self.name}" if self.module else self.name
