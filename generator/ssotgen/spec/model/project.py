"""The project of a spec."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model.common import Text
from ssotgen.spec.yaml.document import YamlMapping


@record
class SpecImport:
    """An entry of `project.imports`: the project in `folder`, as seen from this one's, whose enums
    and dataclasses are `<prefix>.<name>`."""

    prefix: str
    folder: str
    location: Location
    prefix_location: Location


@record
class Project:
    """`project`: what the generated files are called, say of themselves, and which are wanted."""

    name: str
    package: str
    summary: str
    target_python: tuple[int, int]
    license_header: str
    outputs: tuple[Text, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)
    version: str = ""
    init_files: bool = False
    distribution: str = ""
    """What the project is installed as: the extras of features are extras of it."""
    imports: tuple[SpecImport, ...] = ()
    export: tuple[Text, ...] = ()
    """The classes that other specs may name; all of them if it is empty."""

    @property
    def config_module(self) -> str:
        """The dotted name of the availability module."""
        return f"{self.package}.{self.name}"

    @property
    def enums_module(self) -> str:
        """The dotted name of the module with the enums, dataclasses and layers."""
        return f"{self.package}.{self.name}_enums"

    def exports(self, name: str) -> bool:
        """Whether specs that import this project may name its class of that name."""
        return not self.export or any(each.text == name for each in self.export)
