"""Targets: what code calls a symbol of the spec, and how it would call it by another name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ssotgen.spec.model import CAN_BECOME, EnumSpec, Spec, property_of_group
from ssotgen.spec.names import config_names, feature_function, feature_property
from ssotgen.spec.symbols import ENUM_PARTS, SETTINGS


@dataclass(frozen=True, slots=True)
class Target:
    """What to look for.

    `renamed` are names at the top of a generated module, such as a class; `owner` is the class, or
    the availability module's instance, that has `attributes`; `maker` returns it. `keyword` is what
    a call of the class takes, or what `override()` of the instance does; `text` is how the name of
    a feature is passed to functions. `written` are the forms in which texts name it, and `bare` one
    that counts only where it is all of a string. `data` is the key in plain data. `setting` are a
    feature and the keys of one of its settings, and `item` is the last of them. `members` are those
    of an enum, where each of them has the `attributes`. `exists` says that the new names are
    declared as well, and `for_reads` that nothing can be given under them.
    """

    symbol: str
    kind: str
    module: str
    renamed: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    maker: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    keyword: tuple[str, str] | None = None
    text: tuple[str, str] | None = None
    written: tuple[str, ...] = ()
    bare: str = ""
    data: tuple[str, str] | None = None
    setting: tuple[str, ...] = ()
    item: tuple[str, str] | None = None
    members: frozenset[str] = frozenset()
    exists: bool = False
    for_reads: bool = False

    @property
    def is_of_instances(self) -> bool:
        """Whether instances of the owner have it."""
        return self.kind in ("field", "property", *ENUM_PARTS)

    @property
    def words(self) -> frozenset[str]:
        """The words of which a file with a use has one."""
        pairs = [*self.renamed, *self.attributes]
        pairs += [
            pair for pair in (self.keyword, self.text, self.data, self.item) if pair is not None
        ]
        return frozenset(old for old, _ in pairs)

    def new_name(self, old: str) -> str:
        """Return what takes the place of one of the names at the top of the module."""
        return dict(self.renamed)[old]


def target_of(spec: Spec, symbol: str, new: str) -> Target:
    """Return what code calls a symbol of the spec; `new` is its new name without an owner."""
    if symbol.startswith("feature:"):
        return _feature(spec, symbol, new)
    if symbol.startswith(SETTINGS):
        return _setting(spec, symbol, new)
    module = spec.project.enums_module
    owner, _, name = symbol.rpartition(".")
    if not owner:
        kind = "enum" if spec.find_enum(symbol) is not None else "dataclass"
        if spec.layers is not None and spec.layers.constant.text == symbol:
            kind = "constant"
        return Target(symbol, kind, module, renamed=((symbol, new),), written=(symbol,))
    target = Target(
        symbol,
        "member",
        module,
        owner=owner,
        attributes=((name, new),),
        written=(symbol,),
        bare=name,
    )
    enum = spec.find_enum(owner)
    if enum is not None:
        return _of_enum(target, enum, new)
    item = spec.find_dataclass(owner)
    if item is None:
        return target
    field = item.field(name)
    if field is None:
        return replace(target, kind="property", data=(name, new))
    key = (field.key, new if field.wire is None else field.key)
    return replace(target, kind="field", keyword=(name, new), data=key)


def _of_enum(target: Target, enum: EnumSpec, new: str) -> Target:
    """Return the target of a name in the class of an enum; by default, that is a member."""
    name = target.attributes[0][0]
    members = frozenset(member.name for member in enum.members)
    if any(attribute.name == name for attribute in enum.attributes):
        return replace(target, kind="attribute", members=members)
    group = next((each for each in enum.groups if each.property_name == name), None)
    if group is not None:
        pairs = ((name, property_of_group(new)), (group.method_name, new.lower()))
        written = (target.symbol, f"{enum.name}.{group.method_name}")
        return replace(target, kind="group", attributes=pairs, members=members, written=written)
    if name == CAN_BECOME and name not in members:
        return replace(target, kind="transitions", members=members)
    return target


def _setting(spec: Spec, symbol: str, new: str) -> Target:
    path = tuple(symbol.removeprefix(SETTINGS).split("."))
    names = config_names(spec.project)
    return Target(
        symbol,
        "setting",
        spec.project.config_module,
        owner=names.instance,
        maker=names.get_config,
        setting=path,
        item=(path[-1], new),
        written=(".".join((path[0], "settings", *path[1:])),),
        bare=path[-1],
    )


def _feature(spec: Spec, symbol: str, new: str) -> Target:
    old = symbol.partition(":")[2]
    names = config_names(spec.project)
    function, attribute = feature_function(old), feature_property(old)
    variable = names.override_variable(old)
    return Target(
        symbol,
        "feature",
        spec.project.config_module,
        renamed=((function, feature_function(new)),),
        owner=names.instance,
        maker=names.get_config,
        attributes=((attribute, feature_property(new)),),
        keyword=(old, new),
        text=(old, new),
        written=(function, attribute, variable),
        bare=old,
    )
