"""Changes of the project, and of names that now declare another kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import Project, Spec


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
            )


def _kinds(spec: Spec) -> dict[str, tuple[str, Location]]:
    found = {enum.name: ("an enum", enum.location) for enum in spec.all_enums}
    found.update((item.name, ("a dataclass", item.location)) for item in spec.dataclasses)
    return found


def _has_classes(spec: Spec) -> bool:
    return bool(spec.enums or spec.dataclasses or spec.layers)


def _modules(project: Project) -> str:
    return f"{project.config_module} and {project.name}_enums"
