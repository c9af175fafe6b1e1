"""The import statements of a generated module, in the order that isort gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssotgen.diagnostics.record import record
from ssotgen.render.python.code import INDENT, LINE_LENGTH


@record
class ImportedName:
    """A name that is imported: `import module`, or `from module import name`, with `as alias` where
    there is one. `for_types` says that only type checkers need it."""

    module: str
    name: str = ""
    alias: str = ""
    for_types: bool = False

    def item(self) -> str:
        """Return what follows `import` in a statement for this name alone."""
        imported = self.name or self.module
        return f"{imported} as {self.alias}" if self.alias else imported

    def statement(self) -> str:
        """Return the statement that imports this name alone."""
        return f"from {self.module} import {self.item()}" if self.name else f"import {self.item()}"


def import_block(
    imports: Iterable[ImportedName],
    type_variables: Sequence[str],
) -> str:
    """Return the statements for `imports` of the standard library, that of `__future__` first, and
    for type variables.

    `TYPE_CHECKING` is not imported: loading `typing` takes longer than all the rest of a generated
    module.
    """
    given = list(imports)
    parts = ["from __future__ import annotations"]
    needed = import_statements([each for each in given if not each.for_types])
    if needed:
        parts.append("\n".join(needed))
    for_types = import_statements([each for each in given if each.for_types], indent=4)
    if for_types:
        inner = "\n".join(INDENT + line for line in for_types)
        block = f"TYPE_CHECKING = False\nif TYPE_CHECKING:\n{inner}"
        if type_variables:
            block += "\n\n" + "\n".join(INDENT + each for each in type_variables)
        parts.append(block + _any_at_run_time(given))
    return "\n\n".join(parts)


def _any_at_run_time(imports: list[ImportedName]) -> str:
    """Return what makes annotations with Any resolve at run time, for which `object` will do."""
    is_needed = ImportedName("typing", "Any", for_types=True) in imports
    return f"\nelse:\n{INDENT}Any = object" if is_needed else ""


def import_statements(imports: Iterable[ImportedName], indent: int = 0) -> list[str]:
    """Return the statements of one section, for lines that are indented by `indent` columns."""
    given = list(imports)
    whole = sorted(each.statement() for each in given if not each.name)
    by_module: dict[str, set[ImportedName]] = {}
    for each in given:
        if each.name:
            by_module.setdefault(each.module, set()).add(each)
    statements = whole
    for module in sorted(by_module, key=str.lower):
        names = [each.item() for each in sorted(by_module[module], key=_isort_key)]
        line = f"from {module} import {', '.join(names)}"
        if indent + len(line) > LINE_LENGTH:
            line = _one_item_a_line(module, names, indent)
        statements.append(line)
    return statements


def one_name_a_line(module: str, names: Iterable[str]) -> str:
    """Return a `from` import with one name a line, so that two branches that each add one merge."""
    ordered = sorted((ImportedName(module, name) for name in names), key=_isort_key)
    return _one_item_a_line(module, [each.item() for each in ordered], 0)


def _one_item_a_line(module: str, items: Sequence[str], indent: int) -> str:
    margin = " " * indent
    inner = "".join(f"{margin}{INDENT}{item},\n" for item in items)
    return f"from {module} import (\n{inner}{margin})"


def _isort_key(imported: ImportedName) -> tuple[int, str, str]:
    """Return how isort sorts a name: constants, then classes, then the rest."""
    name = imported.name
    is_constant = name.isupper() and len(name) > 1
    kind = 0 if is_constant else 1 if name[:1].isupper() else 2
    return kind, name.lower(), name
