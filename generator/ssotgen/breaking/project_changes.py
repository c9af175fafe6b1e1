"""Changes of the project, and of names that now declare another kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.example import NoExampleError, imports, instance
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.wording import listed
from ssotgen.spec.model import Project, Spec

_MODULES = {
    "availability": "{}.py",
    "enums": "{}_enums.py",
    "pytest": "{}_pytest.py",
    "pydantic": "_{}_pydantic.py",
}
_FILES = {**_MODULES, "json_schema": "{}.schema.json", "typescript": "{}.ts"}
"""The outputs of a spec whose files programs use, and the names of these."""


def project_changes(versions: Versions) -> Iterator[Change]:
    """Yield the changes of `project`."""
    old, new = versions.old.project, versions.new.project
    if (old.name, old.package) != (new.name, new.package):
        key = "package" if old.package != new.package else "name"
        module = old.enums_module if _has_classes(versions.old) else old.config_module
        yield Change(
            Section.CHANGED,
            old.config_module,
            f"the modules are {_modules(new)}, no longer {_modules(old)}",
            new.source.at(key),
            old.source.at(key),
            rules.MODULE_MOVED,
            ("source",),
            hint="leave a module behind that imports everything from the new one",
            witness=f"import {module}",
        )
    else:
        yield from _outputs(old, new)
    yield from _exports(versions.old, versions.new)
    if (old.summary, old.license_header) != (new.summary, new.license_header):
        message = "the project is described otherwise"
        yield Change(Section.TEXT, "project", message, new.location, old.location)
    if new.target_python > old.target_python:
        was, now = (".".join(map(str, item.target_python)) for item in (old, new))
        yield Change(
            Section.CHANGED,
            "project.target_python",
            f"the generated code needs Python {now}, no longer {was}",
            new.source.at("target_python"),
            old.source.at("target_python"),
            rules.TARGET_PYTHON_RAISED,
            ("promise",),
            hint=f'keep `target_python: "{was}"` until nobody runs it',
        )


def _outputs(old: Project, new: Project) -> Iterator[Change]:
    """Yield a change for each generated file that programs may use and that comes no longer, or is
    new."""
    before, after = ({text.text: text for text in project.outputs} for project in (old, new))
    at = new.source.at("outputs") if "outputs" in new.source else new.location
    for name, text in before.items():
        if name in after or name not in _FILES:
            continue
        file = _FILES[name].format(old.name)
        path = f"{old.package.replace('.', '/')}/{file}"
        program = f"import sys\nopen(sys.path[0] + {f'/{path}'!r}).close()"
        if name in _MODULES:
            program = f"import {old.package}.{file.removesuffix('.py')}"
        yield Change(
            Section.REMOVED,
            f"project.outputs.{name}",
            f"the file {file} is no longer generated",
            at,
            text.location,
            rules.MODULE_MOVED,
            ("source",),
            hint=f"keep `{name}` in `outputs`",
            witness=program,
        )
    for name in after:
        if name not in before and name in _FILES:
            message = f"the file {_FILES[name].format(new.name)} is generated"
            yield Change(Section.ADDED, f"project.outputs.{name}", message, at)


def _exports(old: Spec, new: Spec) -> Iterator[Change]:
    """Yield a change if specs that import the project can name fewer classes, or more."""
    before, after = old.project, new.project
    both = sorted(_kinds(old).keys() & _kinds(new).keys())
    hidden = [name for name in both if before.exports(name) and not after.exports(name)]
    shown = [name for name in both if after.exports(name) and not before.exports(name)]
    at = after.source.at("export") if after.export else after.location
    for verb, names in (("cannot", hidden), ("can", shown)):
        if names:
            message = f"specs that import this one {verb} name {listed(names, 'and')}"
            yield Change(Section.CHANGED, "project.export", message, at, before.location)


def kind_changes(versions: Versions) -> Iterator[Change]:
    """Yield a change for each class that is an enum in one version and a dataclass in the other."""
    before, after = _kinds(versions.old), _kinds(versions.new)
    for name in sorted(before.keys() & after.keys()):
        (was, old_location), (now, location) = before[name], after[name]
        if was != now:
            yield Change(
                Section.CHANGED,
                name,
                f"{name} is {now}, no longer {was}",
                location,
                old_location,
                rules.KIND_CHANGED,
                ("source", "wire-read", "wire-write", "types"),
                hint="give the new one another name",
                witness=_used_as(versions.old, name),
            )


def _used_as(spec: Spec, name: str) -> str:
    """Return a program that lists the members of an enum, or makes an instance of a dataclass."""
    item = spec.find_dataclass(name)
    try:
        used = f"[*{name}]" if item is None else instance(item, spec)
    except NoExampleError:
        return ""
    return f"{imports(spec)}\n{used}"


def _kinds(spec: Spec) -> dict[str, tuple[str, Location]]:
    found = {enum.name: ("an enum", enum.location) for enum in spec.all_enums}
    found.update((item.name, ("a dataclass", item.location)) for item in spec.dataclasses)
    return found


def _has_classes(spec: Spec) -> bool:
    return bool(spec.enums or spec.dataclasses or spec.layers)


def _modules(project: Project) -> str:
    return f"{project.config_module} and {project.name}_enums"
