"""Rules about changes between two versions of a spec.

The categories that each change breaks are worked out where the change is found; docs/rules has the
page of each rule.
"""

from __future__ import annotations

from ssotgen.diagnostics.rule import Rule

MODULE_MOVED = Rule(
    "SSG701", "module-moved", "Checks for generated modules that were renamed or removed."
)
CONSTANT_RENAMED = Rule(
    "SSG702", "constant-renamed", "Checks for names of layers that were changed or removed."
)
TARGET_PYTHON_RAISED = Rule(
    "SSG703", "target-python-raised", "Checks for a newer target version of Python."
)
KIND_CHANGED = Rule(
    "SSG704", "kind-changed", "Checks for names that now declare another kind of thing."
)

FEATURE_REMOVED = Rule("SSG710", "feature-removed", "Checks for removed features.")
FEATURE_RENAMED = Rule("SSG711", "feature-renamed", "Checks for renamed features.")
IMPORT_REMOVED = Rule("SSG712", "import-removed", "Checks for removed imports of features.")
IMPORT_RENAMED = Rule("SSG713", "import-renamed", "Checks for renamed imports of features.")
SETTING_REMOVED = Rule("SSG714", "setting-removed", "Checks for removed settings of features.")
SETTING_CHANGED = Rule("SSG715", "setting-changed", "Checks for changed settings of features.")
FEATURE_NARROWED = Rule(
    "SSG716", "feature-narrowed", "Checks for features with other conditions than before."
)
FEATURE_COUNTED = Rule(
    "SSG717",
    "feature-counted",
    "Checks for changes of the features that the aggregate properties count.",
)

ENUM_REMOVED = Rule("SSG720", "enum-removed", "Checks for removed enums.")
ENUM_RENAMED = Rule("SSG721", "enum-renamed", "Checks for renamed enums.")
MEMBER_REMOVED = Rule("SSG722", "member-removed", "Checks for removed members of enums.")
MEMBER_RENAMED = Rule("SSG723", "member-renamed", "Checks for renamed members of enums.")
MEMBER_VALUE_CHANGED = Rule(
    "SSG724", "member-value-changed", "Checks for changed values of members."
)
MEMBER_BECAME_ALIAS = Rule(
    "SSG725", "member-became-alias", "Checks for members that became an alias."
)
MEMBERS_REORDERED = Rule("SSG726", "members-reordered", "Checks for members in another order.")
MEMBER_ADDED = Rule("SSG727", "member-added", "Checks for new members of enums.")
ENUM_BASE_CHANGED = Rule("SSG728", "enum-base-changed", "Checks for changed base classes of enums.")
RESERVED_LIFTED = Rule("SSG729", "reserved-lifted", "Checks for names that are no longer reserved.")
RESERVED_RETURNED = Rule(
    "SSG730", "reserved-returned", "Checks for reserved names that are used again."
)
READING_NARROWED = Rule(
    "SSG731",
    "reading-narrowed",
    "Checks for data of other versions that is no longer read as it was.",
)
ATTRIBUTE_REMOVED = Rule("SSG732", "attribute-removed", "Checks for removed attributes of enums.")
ATTRIBUTE_CHANGED = Rule(
    "SSG733", "attribute-changed", "Checks for attributes of enums with other types or values."
)
GROUP_REMOVED = Rule("SSG734", "group-removed", "Checks for removed groups of enums.")
GROUP_CHANGED = Rule("SSG735", "group-changed", "Checks for groups of enums with other members.")
TRANSITION_CHANGED = Rule(
    "SSG736",
    "transition-changed",
    "Checks for members of enums that can become others than before.",
)

DATACLASS_REMOVED = Rule("SSG740", "dataclass-removed", "Checks for removed dataclasses.")
DATACLASS_RENAMED = Rule("SSG741", "dataclass-renamed", "Checks for renamed dataclasses.")
FIELD_REMOVED = Rule("SSG742", "field-removed", "Checks for removed fields.")
FIELD_RENAMED = Rule("SSG743", "field-renamed", "Checks for renamed fields.")
FIELD_ADDED = Rule("SSG744", "field-added", "Checks for new fields.")
FIELD_REQUIRED = Rule("SSG745", "field-required", "Checks for new required fields.")
FIELDS_MOVED = Rule("SSG746", "fields-moved", "Checks for fields in another order.")
DEFAULT_CHANGED = Rule("SSG747", "default-changed", "Checks for changed defaults.")
TYPE_CHANGED = Rule("SSG748", "type-changed", "Checks for types that changed to an unrelated one.")
TYPE_NARROWED = Rule("SSG749", "type-narrowed", "Checks for types with fewer values.")
TYPE_WIDENED = Rule("SSG750", "type-widened", "Checks for types with more values.")
LIMIT_TIGHTENED = Rule("SSG751", "limit-tightened", "Checks for limits that exclude more values.")
CHECK_ADDED = Rule("SSG752", "check-added", "Checks for new checks of dataclasses.")
CHECK_CHANGED = Rule("SSG753", "check-changed", "Checks for changed checks of dataclasses.")
FROZEN_ADDED = Rule("SSG754", "frozen-added", "Checks for dataclasses that became frozen.")
FROZEN_REMOVED = Rule(
    "SSG755", "frozen-removed", "Checks for dataclasses that are no longer frozen."
)
PROPERTY_REMOVED = Rule("SSG756", "property-removed", "Checks for removed properties.")
SERIALIZE_CHANGED = Rule("SSG757", "serialize-changed", "Checks for changed keys of `to_dict()`.")
EXPRESSION_CHANGED = Rule(
    "SSG758", "expression-changed", "Checks for changed expressions of properties."
)
DATACLASS_OPTION_CHANGED = Rule(
    "SSG759", "dataclass-option-changed", "Checks for changed options of dataclasses and fields."
)
PROPERTY_RENAMED = Rule("SSG764", "property-renamed", "Checks for renamed properties.")
KEY_CHANGED = Rule("SSG765", "key-changed", "Checks for changed keys of fields in plain data.")

LAYER_REMOVED = Rule("SSG760", "layer-removed", "Checks for removed standard layers.")
LAYER_RENAMED = Rule("SSG761", "layer-renamed", "Checks for renamed standard layers.")
LAYER_ADDED = Rule("SSG762", "layer-added", "Checks for new standard layers.")
LAYER_VALUE_CHANGED = Rule(
    "SSG763", "layer-value-changed", "Checks for changed values of standard layers."
)
