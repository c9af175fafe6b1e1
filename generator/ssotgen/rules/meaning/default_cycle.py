"""# default-cycle (SSG348)

## What it does

Finds defaults that need each other: a default that makes an instance of a dataclass, one of whose
own defaults leads back to it.

## Why it matters

Making one instance would make another, without end, until Python gives up with a `RecursionError`.

## Example

```yaml
dataclasses:
  Node: {summary: A node., fields: {next: {type: Node | None, default: {}}}}
```

## Use instead

```yaml
dataclasses:
  Node: {summary: A node., fields: {next: {type: Node | None, default: null}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.cycles import find_cycles
from ssotgen.document import Value, YamlMapping, YamlSequence
from ssotgen.field_types import Named, OptionalOf, Scalar, TypeRef
from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import FieldSpec, Spec
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle of defaults."""
    lookup = Lookup(spec)
    fields: dict[str, FieldSpec] = {}
    uses: dict[str, dict[str, None]] = {}
    for item in spec.dataclasses:
        for field in item.fields:
            if field.has_default:
                name = f"{item.name}.{field.name}"
                fields[name] = field
                uses[name] = dict.fromkeys(_defaults_used(lookup, field.type, field.default))
    for cycle in find_cycles(uses):
        chain = " needs ".join((*cycle, cycle[0]))
        yield RULE.finding(
            fields[cycle[0]].source.at("default"),
            f"the default can never be made: {chain}",
            hint="write null, or an empty list or mapping, for one of them",
            symbol=cycle[0],
        )


def _defaults_used(lookup: Lookup, ref: TypeRef, value: Value) -> Iterator[str]:
    """Yield the fields, as `Dataclass.field`, whose defaults a value of that type asks for."""
    if isinstance(ref, Scalar):
        return
    if isinstance(ref, OptionalOf):
        yield from _defaults_used(lookup, ref.item, value)
        return
    if not isinstance(ref, Named):
        if isinstance(value, YamlMapping | YamlSequence):
            for item in value.values() if isinstance(value, YamlMapping) else value:
                yield from _defaults_used(lookup, ref.item, item)
        return
    made = lookup.dataclasses.get(ref.name)
    if made is None or not isinstance(value, YamlMapping):
        return
    for field in made.fields:
        if field.name in value:
            yield from _defaults_used(lookup, field.type, value[field.name])
        elif field.has_default:
            yield f"{made.name}.{field.name}"


RULE = Rule("SSG348", "default-cycle", "Defaults need each other.", check=check)
