"""# replaces-itself (SSG337)

## What it does

Finds a `replaces` entry that is one of the modules which are generated from the spec itself.

## Why it matters

`replaces` says where a class used to live, and `audit` and `migrate` treat a class of that name
there as a copy to remove: here it would be the one that stays.

## Example

```yaml
project: {name: shop, package: shop.ssot, summary: What the shop is made of.}
enums:
  Colour: {summary: A colour., replaces: [shop.ssot.shop_enums], members: {RED: red}}
```

## Use instead

```yaml
project: {name: shop, package: shop.ssot, summary: What the shop is made of.}
enums:
  Colour: {summary: A colour., replaces: [shop.paint], members: {RED: red}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec, Text
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each generated module that stands for a hand-written one."""
    named: list[tuple[str, tuple[Text, ...]]] = []
    named += [(enum.name, enum.replaces) for enum in spec.enums]
    named += [(item.name, item.replaces) for item in spec.dataclasses]
    generated = (spec.project.config_module, spec.project.enums_module)
    for name, modules in named:
        for module in modules:
            if module.text in generated:
                yield RULE.finding(
                    module.location,
                    f"{name} replaces {quoted(module.text)}, which is generated from this spec",
                    hint="name the module that was written by hand, or remove this one",
                    symbol=name,
                )


RULE = Rule(
    "SSG337", "replaces-itself", "A generated module is named as one written by hand.", check=check
)
