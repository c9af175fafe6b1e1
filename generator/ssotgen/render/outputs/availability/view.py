"""What the templates of the availability module and of the pytest plugin are shown."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.availability.feature_view import FeatureView, feature_views
from ssotgen.render.outputs.availability.stubs import stub_lines
from ssotgen.render.outputs.runtime.view import runtime_import
from ssotgen.render.python.code import Code, identifier
from ssotgen.render.python.export_order import sort_exports
from ssotgen.render.python.import_block import one_name_a_line
from ssotgen.render.python.language import PYTHON
from ssotgen.spec.model import Project, Spec
from ssotgen.spec.names import ConfigNames, camel_case, config_names

_MODULE_DOC = "Features are checked, and their packages imported, when you first ask for them."

_IMPORTS_DOC = """\
What `require()` of {module} returns, only for type checkers.

Nothing imports this module when a program runs."""

_PLUGIN_DOC = """\
A pytest plugin for tests that need a feature, or need one to be missing.

Load it in the topmost conftest.py, or with the option `-p`:

    pytest_plugins = ["{plugin}"]

It adds the marker `requires_feature`, the option `--require-features`, the fixture
`{fixture}`, and a line in pytest's header."""

_APART_FROM = ", apart from those with aggregate=False"

_ALWAYS = ("Feature", "FeatureUnavailableError", "Override", "run_command_line")
"""What the module imports from its runtime, in any spec, beside the base of its class."""


@record
class AvailabilityView:
    """The module as its template shows it, and what the plugin's template takes from it.

    `base_classes` are the classes of the runtime that the module's derives from, and `needs` has
    the features that features need. `feature_type` is the alias for `feature_literal`, the names of
    the features; `all_doc` and `any_doc` are of the properties over all features, and `returns_all`
    and `returns_any` of the functions that return them; `exports` are the names of `__all__`,
    sorted as ruff sorts them; `imports_module` is the module with what `require()` returns (""
    where no feature imports names); `stubs` are the methods that type checkers see with the names
    of the features, `typing_names` what they import from `typing`, and `runtime` what the module
    imports from its runtime.
    """

    doc: str
    imports_doc: str
    plugin_doc: str
    plugin_import: Code
    project: str
    names: ConfigNames
    class_doc: str
    all_doc: str
    any_doc: str
    returns_all: str
    returns_any: str
    config_module: str
    fixture: str
    header_start: str
    base_classes: tuple[str, ...]
    needs: dict[str, list[str]]
    feature_type: str
    feature_literal: Code
    exports: tuple[str, ...]
    features: tuple[FeatureView, ...]
    feature_names: tuple[str, ...]
    imports_module: str
    stubs: tuple[Code, ...]
    typing_names: Code
    has_alternatives: bool
    runtime: tuple[str, ...]
    runtime_import: Code
    origin: Location

    @property
    def needs_namespace(self) -> bool:
        """Whether `require()` returns a plain namespace for a feature that imports no names."""
        return not all(feature.returned for feature in self.features)


def availability_view(spec: Spec) -> AvailabilityView | None:
    """Return what the templates of `availability/` and `pytest_plugin/` are shown; None for a spec
    without features."""
    if not spec.features:
        return None
    project = spec.project
    names = config_names(project)
    features = feature_views(spec.features, names)
    feature_type = f"{camel_case(project.name)}Feature"
    fixture = f"override_{project.name}"
    functions = (feature.function for feature in features)
    exports = {"FeatureUnavailableError", feature_type, *names.module_level, *functions}
    needs = {each.name: [need.text for need in each.needs] for each in spec.features if each.needs}
    bases = _base_classes(spec)
    mentioned = {name for each in features for name in (each.kind, *each.runtime)}
    runtime = tuple(sorted({*bases, *_ALWAYS, *mentioned}))
    has_targets = any(feature.returned for feature in features)
    overloads = [] if len(features) == 1 else ["overload"]
    apart_from = "" if all(each.aggregate for each in spec.features) else _APART_FROM
    return AvailabilityView(
        doc=_module_doc(project),
        imports_doc=_IMPORTS_DOC.format(module=project.config_module),
        plugin_doc=_PLUGIN_DOC.format(plugin=f"{project.config_module}_pytest", fixture=fixture),
        plugin_import=_plugin_import(project, feature_type, names),
        project=project.name,
        names=names,
        all_doc=f"Whether all features are available{apart_from}.",
        any_doc=f"Whether any feature is available{apart_from}.",
        returns_all=f"Return `{names.instance}.{names.all_available}`.",
        returns_any=f"Return `{names.instance}.{names.any_available}`.",
        class_doc=f"Which features are available; {names.debug_variable}=1 reports each probe.",
        config_module=project.config_module,
        fixture=fixture,
        header_start=f"{project.name}: available: ",
        base_classes=bases,
        needs=needs,
        feature_type=feature_type,
        feature_literal=_feature_literal([feature.name for feature in features]),
        exports=tuple(sort_exports(exports)),
        features=features,
        feature_names=tuple(feature.name for feature in features),
        imports_module=f"_{project.name}_imports" if has_targets else "",
        stubs=stub_lines(features, feature_type),
        typing_names=Code(", ".join(["Any", "Literal", *overloads])),
        has_alternatives=any(feature.any_of for feature in spec.features),
        runtime=runtime,
        runtime_import=runtime_import(project.name, runtime),
        origin=project.location,
    )


def _plugin_import(project: Project, feature_type: str, names: ConfigNames) -> Code:
    imported = ["FeatureUnavailableError", feature_type, names.instance]
    return Code(one_name_a_line(f".{identifier(project.name)}", imported))


def _base_classes(spec: Spec) -> tuple[str, ...]:
    """Return the classes that bring what the features of a spec make use of."""
    wanted = {
        "ChoosingAvailability": any(each.any_of for each in spec.features),
        "LinkedAvailability": any(each.needs for each in spec.features),
    }
    return tuple(name for name, is_wanted in wanted.items() if is_wanted) or ("Availability",)


def _module_doc(project: Project) -> str:
    summary = project.summary.strip() or f"Which features of {project.name} are available."
    return f"{summary}\n\n{_MODULE_DOC}"


def _feature_literal(names: list[str]) -> Code:
    """Return the type of the names, one a line so that branches merge; black joins a single one."""
    literals = [text_literal(name) for name in names]
    if len(literals) == 1:
        return Code(f"Literal[{literals[0]}]")
    inner = "".join(f"        {each},\n" for each in literals)
    return Code(f"Literal[\n{inner}    ]")


_IMPORTS_FILE = FileKind("_{}_imports.py", "availability/imports.py.j2", PYTHON)


def _companions(view: AvailabilityView) -> tuple[FileKind, ...]:
    return (_IMPORTS_FILE,) if view.imports_module else ()


OUTPUT = Output(
    name="availability",
    summary="which features are available, and why one is not",
    file=FileKind("{}.py", "availability/module.py.j2", PYTHON),
    view=availability_view,
    companions=_companions,
)
