"""# extra-file (SSG502)

## What it does

Finds a file in the output folder that carries the marker of this spec, but that no entry of the
spec makes: the project's name or package changed, or `pytest_plugin` was turned off.

## Why it matters

Callers who still import it read facts that nobody keeps up any more.

## Example

```yaml
# was: name: paint - and generated/shop/ssot/paint_enums.py is still there
project: {name: colours, package: shop.ssot}
```

## Use instead

```sh
git rm generated/shop/ssot/paint.py generated/shop/ssot/paint_enums.py
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG502", "extra-file", "A file says it is generated from this spec, but is not.")
