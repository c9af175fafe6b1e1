"""# shadowed-name (SSG316)

## What it does

Finds an enum, a dataclass, the layer enum or the constant of the layers that is called like a
builtin of Python or like something that the generated module imports, such as `list`, `Enum`,
`dataclass` or `datetime`.

## Why it matters

The generated module uses those names for what they usually are. A class of the same name would take
their place in the middle of the module, and in every module that imports it.

## Example

```yaml
enums:
  Warning: {summary: How loud to warn., members: {LOW: low, HIGH: high}}
```

## Use instead

```yaml
enums:
  WarningLevel: {summary: How loud to warn., members: {LOW: low, HIGH: high}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.names import BUILTINS
from ssotgen.reading.wording import quoted
from ssotgen.render.enums_names import IMPORTED_NAMES
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each class or constant with a name that the module needs."""
    named = [("enum", item.name, item.location) for item in spec.enums]
    named += [("dataclass", item.name, item.location) for item in spec.dataclasses]
    if spec.layers is not None:
        enum, constant = spec.layers.enum, spec.layers.constant
        named.append(("enum of the layers", enum.text, enum.location))
        named.append(("constant of the layers", constant.text, constant.location))
    for subject, name, location in named:
        if name in IMPORTED_NAMES:
            reason = "is what the generated module imports by that name"
        elif name in BUILTINS:
            reason = "is a builtin of Python"
        else:
            continue
        yield RULE.finding(
            location,
            f"the {subject} {quoted(name)} cannot have that name: {name} {reason}",
            hint="use a name that says more",
            symbol=name,
        )


RULE = Rule(
    "SSG316", "shadowed-name", "A class is called like a builtin or an import.", check=check
)
