"""What the templates of the availability module and of the pytest plugin are shown."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.diagnostics.finding import Location
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.python.code import Code, bracketed, text_literal
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.model import CallProbe, Feature, Resolve, Spec, TcpProbe
from ssotgen.spec.names import (
    ConfigNames,
    camel_case,
    config_names,
    feature_function,
    feature_property,
)

_MODULE_DOC = """\
Importing this module imports none of what the features need. A feature is looked for when
it is first asked about, and the answer is kept until the next
`{refresh}()`. No lock is held while something is looked
for, and what was seen through a half-imported module is told, but not kept."""

_PLUGIN_DOC = """\
A pytest plugin: tests that need a feature, and tests that need one gone.

Load it in the topmost conftest.py, or with the option `-p`:

    pytest_plugins = ["{plugin}"]

It brings the marker `requires_feature`, the option `--require-features`, the fixture
`{fixture}`, and a line in pytest's header."""


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """A keyword argument in the declaration of a feature."""

    name: str
    value: object

    @property
    def width(self) -> int:
        """How many columns stand before the value in its line."""
        return len(self.name) + 1


@dataclass(frozen=True, slots=True)
class FeatureView:
    """A feature: its names, its docstring, and the arguments of its declaration."""

    name: str
    attribute: str
    function: str
    doc: str
    summary: str
    arguments: tuple[ArgumentView, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Uses:
    """Which of the less usual keys the features use: the code for the others is left out."""

    call: bool
    tcp: bool
    find_spec: bool
    disabled_by: bool


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """The module as its template shows it, and what the plugin's template takes from it.

    `feature_type` is the alias for the names of the features, `feature_literal` what it stands
    for and `literal_name` the name in `typing` that this needs.
    """

    doc: str
    plugin_doc: str
    names: ConfigNames
    config_module: str
    fixture: str
    header_start: str
    feature_type: str
    feature_literal: Code
    literal_name: str
    exports: tuple[str, ...]
    features: tuple[FeatureView, ...]
    feature_names: tuple[str, ...]
    uses: Uses
    origin: Location
    runtime: tuple[str, ...] = ()


def availability_view(spec: Spec) -> AvailabilityView:
    """Return what the templates of `availability/` and `pytest_plugin/` are shown."""
    project = spec.project
    names = config_names(project)
    features = tuple(_feature(item) for item in sorted(spec.features, key=lambda item: item.name))
    feature_type = f"{camel_case(project.name)}Feature"
    fixture = f"override_{project.name}"
    exports = {
        "FeatureUnavailableError",
        feature_type,
        *names.module_level,
        *(feature.function for feature in features),
    }
    summary = project.summary.strip() or f"Which features of {project.name} are there."
    return AvailabilityView(
        doc=f"{summary}\n\n{_MODULE_DOC.format(refresh=names.refresh)}",
        plugin_doc=_PLUGIN_DOC.format(plugin=f"{project.config_module}_pytest", fixture=fixture),
        names=names,
        config_module=project.config_module,
        fixture=fixture,
        header_start=f"{project.name}: available: ",
        feature_type=feature_type,
        feature_literal=_feature_literal(feature_type, features),
        literal_name="Literal" if features else "NoReturn",
        exports=tuple(sorted(exports)),
        features=features,
        feature_names=tuple(feature.name for feature in features),
        uses=_uses(spec.features),
        origin=project.location,
    )


def _feature_literal(alias: str, features: tuple[FeatureView, ...]) -> Code:
    if not features:
        return Code("NoReturn")
    names = [text_literal(feature.name) for feature in features]
    line = bracketed(f"{alias} = Literal[", names, "]", indent=4)
    return Code(line.partition(" = ")[2])


def _uses(features: tuple[Feature, ...]) -> Uses:
    return Uses(
        call=any(isinstance(feature.probe, CallProbe) for feature in features),
        tcp=any(isinstance(feature.probe, TcpProbe) for feature in features),
        find_spec=any(feature.resolve is Resolve.FIND_SPEC for feature in features),
        disabled_by=any(feature.disabled_by for feature in features),
    )


def _feature(feature: Feature) -> FeatureView:
    imports: dict[str, list[str]] = {module.text: [] for module in feature.modules}
    for target in feature.targets:
        aliased = target.name if target.alias == target.name else f"{target.name} as {target.alias}"
        imports.setdefault(target.module, []).append(aliased)
    arguments: list[tuple[str, object]] = [
        ("imports", dict(sorted(imports.items()))),
        ("settings", _plain(feature.settings or {})),
    ]
    if feature.hint:
        arguments.append(("hint", feature.hint))
    if not feature.aggregate:
        arguments.append(("aggregate", False))
    if feature.disabled_by:
        arguments.append(("disabled_by", feature.disabled_by))
    if feature.resolve is Resolve.FIND_SPEC:
        arguments.append(("find_spec", True))
    if isinstance(feature.probe, CallProbe):
        arguments.append(("call", f"{feature.probe.module}:{feature.probe.function}"))
    if isinstance(feature.probe, TcpProbe):
        probe = feature.probe
        arguments.append(("tcp", (probe.host, probe.port, probe.timeout_seconds)))
    return FeatureView(
        name=feature.name,
        attribute=feature_property(feature.name),
        function=feature_function(feature.name),
        doc=doc_text(feature.summary, feature.deprecated) or f"Whether {feature.name} is there.",
        summary=feature.summary.strip(),
        arguments=tuple(ArgumentView(name, value) for name, value in arguments),
        location=feature.location,
    )


def _plain(value: object) -> object:
    """Return settings with the keys of every mapping sorted."""
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


OUTPUT = Output(
    name="availability",
    summary="which features are available, and why one is not",
    file=FileKind("{}.py", "availability/module.py.j2", PYTHON),
    view=availability_view,
)
