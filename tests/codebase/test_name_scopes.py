"""Scopes of names agree with those of Python's own compiler, in every form that binds a name."""

from __future__ import annotations

import ast
import symtable
import sys
from pathlib import Path

import pytest

from ssotgen.codebase.name_scopes import NameScope, NameScopeKind, NameScopes

ROOT = Path(__file__).resolve().parents[2]

FORMS = """
F = 1
def plain(): return F
def local(): F = 2; return F
def star(*F, **G): return F, G
def rebound():
    global F
    F = 3
def outer():
    F = 1
    def inner():
        nonlocal F
        F = 2
        return F
    class Body:
        F = F
        def method(self): return F
    return inner, Body
def declared():
    global F
    def inside(): return F
    return inside
def walrus(numbers):
    [F := number for number in numbers]
    return F
def comprehension(): return [F for F in range(3)], F
def first(F): return [G for G in F]
class Class:
    F: bool = F
    items = [F for _ in range(3)]
    def method(self, a=F, *, b: F = F) -> F: return F
class Other(F, metaclass=F): pass
def handler():
    try: pass
    except Exception as F: print(F)
def matched(x):
    match x:
        case [1, *F]: return F
        case {"a": 1, **G}: return G
        case int() as H: return H
        case I: return I
def imported():
    import F.a
    from b import c as G
    return F, G
def loops():
    for F in (): pass
    with open("a") as G: pass
    del H
    return F, G, H
lambda F=F: F
def nested():
    return (lambda: F), [[F for G in H] for H in F]
"""
NEWER = """
F = 1
def generic[F](x: F) -> F: return x
class Box[F]:
    def get(self, x: F): return F
type Alias[F] = list[F]
class Holder:
    F = 2
    type Here = F
    def generic[G: F](self, x: F): return F
"""


def differences(source: str) -> list[str]:
    """Return where a name belongs to another scope than Python says."""
    scopes = NameScopes(ast.parse(source))
    theirs = pythons(source)
    wrong = []
    for each in scopes.occurrences:
        kind, line = key(each.scope)
        how = said_by_us(scopes, scopes.owner(each.name, each.scope), each.scope)
        said = theirs.get((kind, line, each.name))
        # From Python 3.12 on comprehensions that are compiled in place have no table of their own.
        is_absent = said is None and kind in ("comprehension", "type parameters")
        if not is_absent and (said is None or how not in said):
            wrong.append(f"{each.name} in the {kind} at line {line}: {how}, Python says {said}")
    return wrong


def said_by_us(scopes: NameScopes, owner: NameScope, scope: NameScope) -> str:
    # Annotation scopes look into a class first: the compiler's table calls these names global.
    is_looked_up = owner.kind is NameScopeKind.CLASS and owner is not scope
    if owner is scopes.module or is_looked_up:
        return "global"
    return "local" if owner is scope else "free"


def key(scope: NameScope) -> tuple[str, int]:
    return scope.kind.value, getattr(scope.node, "lineno", 0)


def pythons(source: str) -> dict[tuple[str, int, str], set[str]]:
    """Return what Python's compiler says, by the kind and line of the scope and the name."""
    found: dict[tuple[str, int, str], set[str]] = {}
    pending = [symtable.symtable(source, "<text>", "exec")]
    while pending:
        table = pending.pop()
        pending.extend(table.get_children())
        kind = kind_of(table)
        line = 0 if kind == "module" else table.get_lineno()
        for symbol in table.get_symbols():
            how = "free" if symbol.is_free() else "global"
            if kind != "module" and symbol.is_local():
                how = "local"
            found.setdefault((kind, line, symbol.get_name()), set()).add(how)
    return found


def kind_of(table: symtable.SymbolTable) -> str:
    kind = str(getattr(table.get_type(), "value", table.get_type()))
    if table.get_name().strip("<>") in ("listcomp", "genexpr", "setcomp", "dictcomp"):
        return "comprehension"
    return kind if kind in ("module", "class", "function") else "type parameters"


def test_every_form_that_binds_a_name() -> None:
    assert differences(FORMS) == []


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters came with Python 3.12")
def test_type_parameters() -> None:
    assert differences(NEWER) == []


@pytest.mark.parametrize("folder", ["generator/ssotgen/codebase", "tests/migrate"])
def test_real_files(folder: str) -> None:
    for path in sorted((ROOT / folder).glob("*.py")):
        source = path.read_text(encoding="utf-8")
        # With this import Python leaves annotations out of its table.
        source = source.replace("from __future__ import annotations", "")
        assert differences(source) == [], path


def test_an_assignment_expression_binds_outside_of_its_comprehensions() -> None:
    scopes = NameScopes(ast.parse("def f(n):\n    [[F := x for x in y] for y in n]\n"))
    (bound,) = [each for each in scopes.occurrences if each.name == "F"]
    assert bound.scope.kind is NameScopeKind.FUNCTION
