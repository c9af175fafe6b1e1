"""Builds `project`, whose name and package everything generated is called after."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.spec.build.access import flag, summary, text, texts
from ssotgen.spec.build.rules import NO_PROJECT
from ssotgen.spec.build.sections import only_section
from ssotgen.spec.model import Project, SpecImport, Text
from ssotgen.spec.yaml.document import Document, YamlMapping

_EXAMPLE = """\
project:
  name: jobs
  package: my_app.ssot
  summary: What the jobs of my app are made of."""

OLDEST_PYTHON = (3, 10)
USUAL_OUTPUTS = ("availability", "enums")
"""What is generated for a project that does not say what it wants."""


def build_project(documents: Sequence[Document], findings: list[Finding]) -> Project | None:
    """Return the project, or None where none is declared well enough to name the modules."""
    node = only_section(documents, ("project",), findings)
    if node is None:
        declared = [item for item in documents if item.data is not None and "project" in item.data]
        readable = [item for item in documents if item.data is not None]
        if not declared and len(readable) == len(documents) and documents:
            findings.append(
                NO_PROJECT.finding(
                    Location(posixpath.dirname(documents[0].path) or "."),
                    "the spec has no project",
                    hint="add a file project.yaml, such as:\n" + _EXAMPLE,
                )
            )
        return None
    name, package = text(node, "name"), text(node, "package")
    if not name or not package:
        return None
    return Project(
        name=name,
        package=package,
        summary=summary(node),
        target_python=parse_target(text(node, "target_python")) or OLDEST_PYTHON,
        license_header=text(node, "license_header"),
        outputs=_outputs(node),
        location=node.at("name"),
        source=node,
        version=text(node, "version"),
        distribution=text(node, "distribution").strip(),
        init_files=flag(node, "init_files", False),
        imports=tuple(_imports(node)),
        export=texts(node, "export"),
    )


def _imports(node: YamlMapping) -> Iterator[SpecImport]:
    """Yield the imports; one of a wrong shape has no folder, so that its prefix is known."""
    found = node.get("imports")
    if isinstance(found, YamlMapping):
        for prefix, folder in found.items():
            written, key = folder if isinstance(folder, str) else "", found.at_key(prefix)
            yield SpecImport(prefix, written, found.at(prefix), key)
    for each in texts(node, "imports"):
        yield SpecImport(each.text, "", each.location, each.location)


def _outputs(node: YamlMapping) -> tuple[Text, ...]:
    """Return what `outputs` lists; `pytest_plugin: true` is another way to list `pytest`."""
    found = texts(node, "outputs")
    if "outputs" not in node:
        here = node.at("name")
        found = tuple(Text(name, here) for name in USUAL_OUTPUTS)
    if flag(node, "pytest_plugin", False) and all(each.text != "pytest" for each in found):
        found += (Text("pytest", node.at("pytest_plugin")),)
    return found


def parse_target(version: str) -> tuple[int, int] | None:
    """Return `"3.11"` as `(3, 11)`, or None for what is no such version."""
    match = re.fullmatch(r"(\d{1,3})\.(\d{1,3})", version)
    return (int(match[1]), int(match[2])) if match else None
