"""# duplicate-name (SSG301)

## What it does

Finds a feature, enum, dataclass, standard layer or section that is declared in two documents of the
spec. (Twice in one document is `duplicate-key`.)

## Why it matters

Only one of the two can become code. Which one that is would hang on the names of the files, and the
other author's change would vanish without a word.

## Example

```yaml
# spec/enums.yaml
enums:
  Colour: {summary: A colour., members: {RED: red}}
# spec/paint.yaml
enums:
  Colour: {summary: A colour., members: {BLUE: blue}}
```

## Use instead

```yaml
# spec/enums.yaml
enums:
  Colour: {summary: A colour., members: {RED: red, BLUE: blue}}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule("SSG301", "duplicate-name", "A name is declared in two documents of the spec.")
