"""The spec as ssotgen understands it: what `build` makes of documents and everything else reads.

Every entity knows where it was declared: `location` is its name in the YAML, and `source` is the
mapping of its attributes (`enum.source.at("base")` is the place of one). Collections are tuples;
features, enums and dataclasses are sorted by name so that the order and the split of the files
never change the output, while members, fields and standard layers keep the author's order, which
has a meaning.
"""

from ssotgen.spec.model.common import Deprecation, Text
from ssotgen.spec.model.dataclasses import CheckSpec, DataclassSpec, FieldSpec, PropertySpec
from ssotgen.spec.model.enums import (
    CAN_BECOME,
    AttributeSpec,
    EnumBase,
    EnumSpec,
    GroupSpec,
    MemberSpec,
    TransitionSpec,
    property_of_group,
)
from ssotgen.spec.model.features import (
    Alternative,
    CallProbe,
    EntryPointGroup,
    Feature,
    ImportTarget,
    Requirement,
    Resolve,
    TcpProbe,
)
from ssotgen.spec.model.layers import Layers, LayerSpec, LayerValue
from ssotgen.spec.model.project import Project, SpecImport
from ssotgen.spec.model.spec import Imported, Spec, types_in

__all__ = [
    "CAN_BECOME",
    "Alternative",
    "AttributeSpec",
    "CallProbe",
    "CheckSpec",
    "DataclassSpec",
    "Deprecation",
    "EntryPointGroup",
    "EnumBase",
    "EnumSpec",
    "Feature",
    "FieldSpec",
    "GroupSpec",
    "ImportTarget",
    "Imported",
    "LayerSpec",
    "LayerValue",
    "Layers",
    "MemberSpec",
    "Project",
    "PropertySpec",
    "Requirement",
    "Resolve",
    "Spec",
    "SpecImport",
    "TcpProbe",
    "Text",
    "TransitionSpec",
    "property_of_group",
    "types_in",
]
