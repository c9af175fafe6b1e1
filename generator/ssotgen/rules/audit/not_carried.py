"""# not-carried (SSG620)

## What it does

Tells what `ssotgen extract` could not carry from Python into the spec: a method, a base class, a
computed default, a type or value that the spec language lacks, a copy that differs from the others.

## Why it matters

The generated class is not what the original was, as far as this goes. Whoever replaces the original
has to know.

## Example

```python
@dataclass
class Job:
    started: datetime = field(default_factory=datetime.now)

    def cancel(self): ...
```

## Use instead

```python
def cancel(job: Job) -> None: ...


job = Job(started=datetime.now())
```
"""

from ssotgen.findings import Severity
from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG620",
    "not-carried",
    "Something in Python could not be carried into the spec.",
    Severity.WARNING,
)
