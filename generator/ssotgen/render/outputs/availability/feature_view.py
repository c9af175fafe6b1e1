"""What the templates are shown of each feature."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.outputs.enums.docstrings import deprecation_text
from ssotgen.render.python.code import (
    INDENT,
    LINE_LENGTH,
    Code,
    dotted,
    flat_literal,
    identifier,
    text_literals,
)
from ssotgen.render.python.wrapped import wrapped_literal
from ssotgen.spec.model import CallProbe, Feature, Resolve, TcpProbe
from ssotgen.spec.names import ConfigNames, camel_case, feature_function, feature_property

_ARGUMENT = 8
"""How far the arguments of a feature are indented."""

_STATEMENT = 8
"""How far the statements are indented that import for type checkers."""


@dataclass(frozen=True, slots=True)
class TargetView:
    """A module that a feature imports names from: the statement that imports it for type checkers,
    and for each name the assignment that gives it its type."""

    statement: Code
    assignments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class FeatureView:
    """A feature: its names, its docstring, and the arguments of its declaration.

    `imports_class` is the class that type checkers see as what `require()` returns, `targets` its
    modules; it has none where the feature imports no names. `runtime` are names of the runtime that
    the declaration mentions.
    """

    name: str
    attribute: str
    function: str
    doc: str
    function_doc: str
    arguments: tuple[Code, ...]
    imports_class: str
    targets: tuple[TargetView, ...]
    runtime: tuple[str, ...]
    location: Location


def feature_views(features: Iterable[Feature], names: ConfigNames) -> tuple[FeatureView, ...]:
    """Return the features as the templates show them, sorted by name."""
    taken: set[str] = set()
    views = []
    for feature in sorted(features, key=lambda item: item.name):
        imports_class = camel_case(feature.name)
        while imports_class in taken:
            imports_class += "_"
        taken.add(imports_class)
        views.append(_feature_view(feature, names, imports_class))
    return tuple(views)


def _feature_view(feature: Feature, names: ConfigNames, imports_class: str) -> FeatureView:
    variable = names.override_variable(feature.name)
    arguments, runtime = _arguments(feature, variable)
    return FeatureView(
        name=feature.name,
        attribute=feature_property(feature.name),
        function=feature_function(feature.name),
        doc=_doc(feature, variable),
        function_doc=f"Return `{names.instance}.{feature_property(feature.name)}`.",
        arguments=arguments,
        imports_class=imports_class,
        targets=_targets(feature),
        runtime=runtime,
        location=feature.location,
    )


def _doc(feature: Feature, variable: str) -> str:
    """Return the docstring of a feature's property: what it is, its variable, its hint."""
    summary = feature.summary.strip() or f"Whether {feature.name} is available."
    override = f"Override: {variable}."
    if not feature.hint and feature.deprecated is None:
        short = f"{summary} {override}"
        fits = 8 + len(f'"""{short}"""') <= LINE_LENGTH and "\n" not in short
        return short if fits else f"{summary}\n\n{override}"
    hint = f" Hint: {feature.hint.strip()}" if feature.hint else ""
    paragraphs = [summary, override + hint]
    if feature.deprecated is not None:
        paragraphs.append(deprecation_text(feature.deprecated))
    return "\n\n".join(paragraphs)


def _arguments(feature: Feature, variable: str) -> tuple[tuple[Code, ...], tuple[str, ...]]:
    """Return the arguments of a feature's declaration, and the names of the runtime in them."""
    arguments = [
        _texts("", feature.summary.strip()),
        Code(f"variable={text_literal(variable)}"),
    ]
    if feature.modules:
        arguments.append(_imports(feature))
    if feature.settings:
        settings = wrapped_literal(_plain(feature.settings), _ARGUMENT, len("settings="), 1)
        arguments.append(Code(f"settings={settings}"))
    if feature.hint:
        arguments.append(_texts("hint=", feature.hint))
    if not feature.aggregate:
        arguments.append(Code("aggregate=False"))
    if feature.disabled_by:
        arguments.append(Code(f"disabled_by={text_literal(feature.disabled_by)}"))
    runtime = []
    required, kinds = _requirements(feature)
    if required:
        arguments.append(Code(f"requires={required}"))
        runtime += kinds
    if feature.resolve is Resolve.FIND_SPEC:
        arguments.append(Code("resolve=find_all"))
        runtime.append("find_all")
    if feature.probe is not None:
        kind, values = _probe(feature.probe)
        arguments.append(Code(f"probe={kind}({', '.join(map(flat_literal, values))})"))
        runtime.append(kind)
    return tuple(arguments), tuple(runtime)


def _requirements(feature: Feature) -> tuple[str, list[str]]:
    """Return the question about distributions and entry points, and the names it is made of."""
    group = feature.entry_points
    needed = {each.name: each.specifiers for each in feature.requires}
    kinds = ["Versions" if any(needed.values()) else "Distributions"] if needed else []
    before = len("requires=")
    if group is None:
        return (_installed(kinds[0], needed, _ARGUMENT, before) if needed else ""), kinds
    given = [text_literal(group.group), str(group.minimum)]
    if needed:
        given.append(_installed(kinds[0], needed, _ARGUMENT + len(INDENT), 0))
    flat = ", ".join(given)
    margin, inner = " " * _ARGUMENT, " " * _ARGUMENT + INDENT
    kinds.append("EntryPoints")
    if not needed and _ARGUMENT + before + len(f"EntryPoints({flat}),") <= LINE_LENGTH:
        return f"EntryPoints({flat})", kinds
    if not needed and len(inner + flat) <= LINE_LENGTH:
        return f"EntryPoints(\n{inner}{flat}\n{margin})", kinds
    lines = "".join(f"{inner}{each},\n" for each in given)
    return f"EntryPoints(\n{lines}{margin})", kinds


def _installed(kind: str, needed: dict[str, str], indent: int, before: int) -> str:
    """Return the question about distributions, which a comma follows."""
    flat = f"{kind}({flat_literal(needed)})"
    if indent + before + len(flat) + 1 <= LINE_LENGTH:
        return flat
    inner = indent + len(INDENT)
    return f"{kind}(\n{' ' * inner}{wrapped_literal(needed, inner)}\n{' ' * indent})"


def _imports(feature: Feature) -> Code:
    """Return the modules, each with what follows `import` in the statement, cut between names."""
    names: dict[str, list[str]] = {module.text: [] for module in feature.modules}
    for target in feature.targets:
        aliased = target.name if target.alias == target.name else f"{target.name} as {target.alias}"
        names[target.module].append(aliased)
    margin = " " * _ARGUMENT
    flat = "imports=" + flat_literal({module: ", ".join(names[module]) for module in sorted(names)})
    if _ARGUMENT + len(flat) + 1 <= LINE_LENGTH:
        return Code(flat)
    items = [f"{margin}{INDENT}{_module_item(name, names[name])},\n" for name in sorted(names)]
    return Code(f"imports={{\n{''.join(items)}{margin}}}")


def _module_item(module: str, names: list[str]) -> str:
    key = flat_literal(module)
    indent = _ARGUMENT + len(INDENT)
    flat = f"{key}: {flat_literal(', '.join(names))}"
    if indent + len(flat) + 1 <= LINE_LENGTH:
        return flat
    lines = [""]
    for index, name in enumerate(names):
        piece = name if index == len(names) - 1 else f"{name}, "
        if lines[-1] and indent + 4 + len(lines[-1] + piece) + 2 > LINE_LENGTH:
            lines.append("")
        lines[-1] += piece
    margin = " " * indent
    texts = "".join(f"{margin}{INDENT}{text_literal(line)}\n" for line in lines)
    return f"{key}: (\n{texts}{margin})"


def _texts(start: str, text: str) -> Code:
    """Return a text as an argument, cut where it is too long for its line."""
    width = LINE_LENGTH - _ARGUMENT - 1
    first, *more = text_literals(text, width - len(start))
    if more:
        more = text_literals(text.removeprefix(ast.literal_eval(first)), width)
    return Code(start + ("\n" + " " * _ARGUMENT).join([first, *more]))


def _probe(probe: CallProbe | TcpProbe) -> tuple[str, tuple[object, ...]]:
    if isinstance(probe, CallProbe):
        return "CallProbe", (f"{probe.module}:{probe.function}",)
    return "TcpProbe", (probe.host, probe.port, probe.timeout_seconds)


def _targets(feature: Feature) -> tuple[TargetView, ...]:
    by_module: dict[str, list[tuple[str, str]]] = {}
    for target in feature.targets:
        by_module.setdefault(target.module, []).append((target.name, target.alias))
    views = []
    for number, module in enumerate(sorted(by_module), 1):
        local = "module" if number == 1 else f"module_{number}"
        assignments = [_assignment(local, *names) for names in by_module[module]]
        views.append(TargetView(_import(module, local), tuple(assignments)))
    return tuple(views)


def _assignment(local: str, name: str, alias: str) -> Code:
    value = f"{local}.{identifier(name)}"
    line = f"self.{identifier(alias)} = {value}"
    if _STATEMENT + len(line) > LINE_LENGTH:
        line = _three_lines(f"self.{alias} = (", value, ")", _STATEMENT)
    return Code(line)


def _import(module: str, local: str) -> Code:
    """Return the statement that imports a module under the name `local`."""
    line = f"import {dotted(module)} as {local}"
    package, _, name = module.rpartition(".")
    if _STATEMENT + len(line) > LINE_LENGTH and package:
        line = _three_lines(f"from {package} import (", f"{name} as {local},", ")", _STATEMENT)
    return Code(line)


def _three_lines(opening: str, inner: str, closing: str, indent: int) -> str:
    """Return a statement over three lines, for a place that is `indent` columns in."""
    margin = " " * indent
    return f"{opening}\n{margin}{INDENT}{inner}\n{margin}{closing}"


def _plain(value: object) -> object:
    """Return settings with the keys of every mapping sorted."""
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
