"""Rules about changes between two versions of a spec.

The categories that each change breaks are worked out where the change is found; docs/rules has the
page of each rule.
"""

from __future__ import annotations

from ssotgen.diagnostics.rule import Rule

MODULE_MOVED = Rule("SSG701", "module-moved", "A generated module has another name or is gone.")
CONSTANT_RENAMED = Rule(
    "SSG702", "constant-renamed", "A name of the layers has changed or is gone."
)
TARGET_PYTHON_RAISED = Rule(
    "SSG703", "target-python-raised", "The generated code needs a newer Python than before."
)
KIND_CHANGED = Rule("SSG704", "kind-changed", "A name now declares another kind of thing.")

FEATURE_REMOVED = Rule("SSG710", "feature-removed", "A feature is gone.")
FEATURE_RENAMED = Rule("SSG711", "feature-renamed", "A feature has another name.")
IMPORT_REMOVED = Rule("SSG712", "import-removed", "A feature no longer imports a name.")
IMPORT_RENAMED = Rule("SSG713", "import-renamed", "A feature imports a name under another name.")
SETTING_REMOVED = Rule("SSG714", "setting-removed", "A setting of a feature is gone.")
SETTING_CHANGED = Rule("SSG715", "setting-changed", "A setting of a feature has another value.")
FEATURE_NARROWED = Rule("SSG716", "feature-narrowed", "A feature asks for more than before.")
FEATURE_COUNTED = Rule(
    "SSG717", "feature-counted", "Other features count towards the aggregate properties."
)

ENUM_REMOVED = Rule("SSG720", "enum-removed", "An enum is gone.")
ENUM_RENAMED = Rule("SSG721", "enum-renamed", "An enum has another name.")
MEMBER_REMOVED = Rule("SSG722", "member-removed", "A member of an enum is gone.")
MEMBER_RENAMED = Rule("SSG723", "member-renamed", "A member of an enum has another name.")
MEMBER_VALUE_CHANGED = Rule(
    "SSG724", "member-value-changed", "A member of an enum has another value."
)
MEMBER_BECAME_ALIAS = Rule("SSG725", "member-became-alias", "A member is now an alias of another.")
MEMBERS_REORDERED = Rule("SSG726", "members-reordered", "The members come in another order.")
MEMBER_ADDED = Rule("SSG727", "member-added", "An enum has a new member.")
ENUM_BASE_CHANGED = Rule("SSG728", "enum-base-changed", "An enum derives from another class.")
RESERVED_LIFTED = Rule("SSG729", "reserved-lifted", "A name is no longer reserved.")
RESERVED_RETURNED = Rule("SSG730", "reserved-returned", "A reserved name is in use again.")

DATACLASS_REMOVED = Rule("SSG740", "dataclass-removed", "A dataclass is gone.")
DATACLASS_RENAMED = Rule("SSG741", "dataclass-renamed", "A dataclass has another name.")
FIELD_REMOVED = Rule("SSG742", "field-removed", "A field of a dataclass is gone.")
FIELD_RENAMED = Rule("SSG743", "field-renamed", "A field of a dataclass has another name.")
FIELD_ADDED = Rule("SSG744", "field-added", "A dataclass has a new field.")
FIELD_REQUIRED = Rule("SSG745", "field-required", "A dataclass needs a value that it did not.")
FIELDS_MOVED = Rule("SSG746", "fields-moved", "The fields take positional arguments otherwise.")
DEFAULT_CHANGED = Rule("SSG747", "default-changed", "A field has another default.")
TYPE_CHANGED = Rule("SSG748", "type-changed", "A field or property has an unrelated type.")
TYPE_NARROWED = Rule("SSG749", "type-narrowed", "A field or property takes fewer values.")
TYPE_WIDENED = Rule("SSG750", "type-widened", "A field or property takes more values.")
LIMIT_TIGHTENED = Rule("SSG751", "limit-tightened", "A limit of a field excludes more values.")
CHECK_ADDED = Rule("SSG752", "check-added", "A dataclass has a new check.")
CHECK_CHANGED = Rule("SSG753", "check-changed", "A check of a dataclass differs.")
FROZEN_ADDED = Rule("SSG754", "frozen-added", "Instances can no longer be changed.")
FROZEN_REMOVED = Rule("SSG755", "frozen-removed", "Instances can no longer be hashed.")
PROPERTY_REMOVED = Rule("SSG756", "property-removed", "A property of a dataclass is gone.")
SERIALIZE_CHANGED = Rule(
    "SSG757", "serialize-changed", "The keys that `to_dict()` writes have changed."
)
EXPRESSION_CHANGED = Rule("SSG758", "expression-changed", "A property is derived otherwise.")

LAYER_REMOVED = Rule("SSG760", "layer-removed", "A standard layer is gone.")
LAYER_RENAMED = Rule("SSG761", "layer-renamed", "A standard layer has another name.")
LAYER_ADDED = Rule("SSG762", "layer-added", "There is a new standard layer.")
LAYER_VALUE_CHANGED = Rule("SSG763", "layer-value-changed", "A standard layer has another value.")
