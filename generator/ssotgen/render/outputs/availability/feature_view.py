"""What the templates are shown of each feature."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.outputs.availability.returned_view import ReturnedView, returned_views
from ssotgen.render.outputs.enums.docstrings import deprecation_text
from ssotgen.render.python.code import (
    INDENT,
    LINE_LENGTH,
    Code,
    flat_literal,
    text_literals,
    wrapped_literal,
)
from ssotgen.spec.model import CallProbe, Feature, ImportTarget, Resolve, TcpProbe, Text
from ssotgen.spec.names import (
    ConfigNames,
    feature_function,
    feature_property,
)

_ARGUMENT = 8
"""How far the arguments of a feature are indented."""


@record
class FeatureView:
    """A feature: its names, its docstring, and the arguments of its declaration.

    `kind` is the class of the runtime that it is an instance of. `returned` are the classes that
    type checkers see as what `require()` returns: one, one for each alternative, or none where the
    feature imports no names. `runtime` are names of the runtime that the declaration mentions.
    """

    name: str
    kind: str
    attribute: str
    function: str
    doc: str
    function_doc: str
    arguments: tuple[Code, ...]
    returned: tuple[ReturnedView, ...]
    runtime: tuple[str, ...]
    location: Location


def feature_views(features: Iterable[Feature], names: ConfigNames) -> tuple[FeatureView, ...]:
    """Return the features as the templates show them, sorted by name."""
    taken: set[str] = set()
    ordered = sorted(features, key=lambda item: item.name)
    return tuple(_feature_view(feature, names, taken) for feature in ordered)


def _feature_view(feature: Feature, names: ConfigNames, taken: set[str]) -> FeatureView:
    variable = names.override_variable(feature.name)
    arguments, runtime = _arguments(feature, variable)
    return FeatureView(
        name=feature.name,
        kind="AnyOf" if feature.any_of else "Feature",
        attribute=feature_property(feature.name),
        function=feature_function(feature.name),
        doc=_doc(feature, variable),
        function_doc=f"Return `{names.instance}.{feature_property(feature.name)}`.",
        arguments=arguments,
        returned=returned_views(feature, taken),
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
        arguments.append(_imports(feature.modules, feature.targets, _ARGUMENT))
    runtime: list[str] = []
    if feature.any_of:
        arguments.append(_alternatives(feature, runtime))
    if feature.settings:
        settings = wrapped_literal(_plain(feature.settings), _ARGUMENT, len("settings="), 1)
        arguments.append(Code(f"settings={settings}"))
    if feature.hint:
        arguments.append(_texts("hint=", feature.hint))
    if not feature.aggregate:
        arguments.append(Code("aggregate=False"))
    if feature.disabled_by:
        arguments.append(Code(f"disabled_by={text_literal(feature.disabled_by)}"))
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
    kinds = [_versions_class(feature, needed)] if needed else []
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


def _versions_class(feature: Feature, needed: dict[str, str]) -> str:
    if feature.allows_unknown:
        return "KnownVersions"
    return "Versions" if any(needed.values()) else "Distributions"


def _alternatives(feature: Feature, runtime: list[str]) -> Code:
    """Return the argument with the alternatives of a feature, and note the names in it."""
    runtime += ["Alternative"]
    margin, inner = " " * (_ARGUMENT + len(INDENT)), _ARGUMENT + 2 * len(INDENT)
    lines: list[str] = []
    for each in feature.any_of:
        arguments: list[str] = []
        if each.modules:
            arguments.append(_imports(each.modules, each.targets, inner))
        needed = {item.name: item.specifiers for item in each.requires}
        if needed:
            kind = _versions_class(feature, needed)
            runtime.append(kind)
            arguments.append(f"requires={_installed(kind, needed, inner, len('requires='))}")
        flat = f"{margin}{text_literal(each.name)}: Alternative({', '.join(arguments)}),"
        if "\n" in flat or len(flat) > LINE_LENGTH:
            listed = "".join(f"{' ' * inner}{argument},\n" for argument in arguments)
            flat = f"{margin}{text_literal(each.name)}: Alternative(\n{listed}{margin}),"
        lines.append(flat)
    return Code("alternatives={\n" + "\n".join(lines) + f"\n{' ' * _ARGUMENT}}}")


def _installed(kind: str, needed: dict[str, str], indent: int, before: int) -> str:
    """Return the question about distributions, which a comma follows."""
    flat = f"{kind}({flat_literal(needed)})"
    if indent + before + len(flat) + 1 <= LINE_LENGTH:
        return flat
    inner = indent + len(INDENT)
    return f"{kind}(\n{' ' * inner}{wrapped_literal(needed, inner)}\n{' ' * indent})"


def _imports(modules: tuple[Text, ...], targets: tuple[ImportTarget, ...], indent: int) -> Code:
    """Return the modules, each with what follows `import` in the statement, cut between names."""
    names: dict[str, list[str]] = {module.text: [] for module in modules}
    for target in targets:
        aliased = target.name if target.alias == target.name else f"{target.name} as {target.alias}"
        names[target.module].append(aliased)
    margin = " " * indent
    flat = "imports=" + flat_literal({module: ", ".join(names[module]) for module in sorted(names)})
    if indent + len(flat) + 1 <= LINE_LENGTH:
        return Code(flat)
    inner = indent + len(INDENT)
    items = [f"{' ' * inner}{_module_item(name, names[name], inner)},\n" for name in sorted(names)]
    return Code(f"imports={{\n{''.join(items)}{margin}}}")


def _module_item(module: str, names: list[str], indent: int) -> str:
    key = flat_literal(module)
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


def _plain(value: object) -> object:
    """Return settings with the keys of every mapping sorted."""
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
