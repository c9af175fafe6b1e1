"""# control-character (SSG108)

## What it does

Reports a character that cannot be seen and that YAML refuses, drops or takes for the end of a line:
NUL and the other control characters, U+0085, U+2028, U+2029, and a byte order mark inside the file.

## Why it matters

The text that YAML reads is not the text that an editor shows. After a U+2028 in a comment, for one,
the rest of the line is no comment any more.

## Example

```yaml
hint: first line<U+2028>second line
```

## Use instead

```yaml
hint: "first line\\u2028second line"
```
"""

from __future__ import annotations

from ssotgen.rules.rule import Rule

RULE = Rule("SSG108", "control-character", "The file holds a character that cannot be seen.")
