"""What `remove` does: a symbol that nobody uses goes, and its name stays reserved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.app.edited_spec import (
    RefusedError,
    document_texts,
    edit_changes,
    edit_symbol,
    edited_spec,
    spec_to_edit,
)
from ssotgen.app.neighbours import places_in_other_specs
from ssotgen.app.removal_leftovers import Leftovers, without_unused
from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import codebase_of, left_over, place_of, target_named
from ssotgen.diagnostics.finding import Finding
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.settings.rules import RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.deprecations import deprecations_by_symbol
from ssotgen.spec.model import MemberSpec, Spec
from ssotgen.spec.named_places import reference_name, spec_references
from ssotgen.spec.symbols import Symbol, keys_of
from ssotgen.spec.version import is_over
from ssotgen.spec.yaml.edit import NotEditableError, with_item, without
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed


def remove(
    settings: Settings, name: str, *, force: bool = False, with_unused: bool = False
) -> Result:
    """Return the changes that take a symbol out of the spec; nothing is written.

    Uses in code keep it from going, unless it is `force`d; other entries of the spec always do.
    `with_unused` takes out the classes too that nothing but it used.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """

    def edit(spec: Spec, symbol: Symbol) -> Result:
        return _removed(spec, symbol, settings, force=force, with_unused=with_unused)

    return edit_symbol(name, lambda: spec_to_edit(settings), edit)


def _removed(
    spec: Spec, symbol: Symbol, settings: Settings, *, force: bool, with_unused: bool
) -> Result:
    name, code = symbol.full_name, codebase_of(settings)
    found = code.uses(spec, target_named(spec, name))
    obstacles = list(_obstacles_in_specs(spec, symbol, settings))
    if not force:
        obstacles += _of_others(spec, symbol, settings)
        obstacles += _obstacles_in_code(name, found)
    if obstacles:
        return Result(tuple(obstacles))
    texts = _new_texts(spec, symbol)
    new_spec = edited_spec(spec, settings, texts)
    left = Leftovers(spec, new_spec, code)
    are_public = settings.is_public and not force
    with_unused = with_unused and not are_public
    notes = tuple(left.notes(name, are_public=are_public, are_removed=with_unused))
    if with_unused and left.unused:
        texts, new_spec = without_unused(left, settings, texts)
    changes = edit_changes(texts, new_spec, settings, spec)
    return Result(tuple(left_over(each, name) for each in found), changes, notes=notes)


def _obstacles_in_code(name: str, uses: Sequence[CodeUse]) -> Iterator[Finding]:
    for use in uses:
        if use.certainty is not Certainty.TEXT:
            hint, message = "edit it first, or give --force", f"{name} is still used here"
            yield RENAME_REFUSED.finding(place_of(use), message, hint=hint, symbol=name)


def _of_others(spec: Spec, symbol: Symbol, settings: Settings) -> Iterator[Finding]:
    """Yield why a name that others may use stays, until its announced end."""
    found = deprecations_by_symbol(spec).get(symbol.full_name)
    if settings.is_public and (found is None or not is_over(found, spec.project.version)):
        message = f"{symbol.full_name} is public: code elsewhere may use it"
        hint = "deprecate it with --remove-in, and remove it in that version; or give --force"
        yield RENAME_REFUSED.finding(symbol.location, message, hint=hint, symbol=symbol.full_name)


def _obstacles_in_specs(spec: Spec, symbol: Symbol, settings: Settings) -> Iterator[Finding]:
    """Yield the places that name a symbol, outside of its own entry, in this spec and others."""
    name, wanted = symbol.full_name, reference_name(spec, symbol.full_name)
    for each in spec_references(spec):
        if each.symbol == wanted and not (each.is_declaration or each.is_given):
            hint, message = "name something else", f"the spec still names {name} here"
            yield RENAME_REFUSED.finding(each.location, message, hint=hint, symbol=name)
    for place in places_in_other_specs(spec, settings, wanted):
        hint, message = "remove it here first", f"{name} is still used in this spec"
        yield RENAME_REFUSED.finding(place, message, hint=hint, symbol=name)


def _new_texts(spec: Spec, symbol: Symbol) -> dict[str, str]:
    keys, path = keys_of(symbol), symbol.location.path
    try:
        text = without(document_texts(spec)[path], _whole(spec, symbol, keys))
        for member in _with_attribute(spec, symbol):
            text = without(text, (*keys[:2], "members", member.name, symbol.name))
        if symbol.kind in ("member", "field") and keys[0] != "layers":
            for name in _reserved(spec, symbol):
                text = with_item(text, keys[:2], "reserved", quoted_if_needed(name))
    except NotEditableError as error:
        finding = RENAME_REFUSED.finding(symbol.location, f"it cannot be edited here: {error}")
        raise RefusedError([finding]) from error
    return {path: text}


def _with_attribute(spec: Spec, symbol: Symbol) -> Iterator[MemberSpec]:
    """Yield the members that say something for a symbol that is an attribute."""
    enum = spec.find_enum(symbol.full_name.rpartition(".")[0])
    for member in enum.members if enum is not None and symbol.kind == "attribute" else ():
        if symbol.name in member.attributes:
            yield member


def _whole(spec: Spec, symbol: Symbol, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of what goes: of the last attribute or group all of `attributes` or `groups`,
    as they cannot be empty."""
    enum = spec.find_enum(symbol.full_name.rpartition(".")[0])
    if enum is None:
        return keys
    left = {"attribute": enum.attributes, "group": enum.groups}.get(symbol.kind, ())
    return keys[:-1] if len(left) == 1 else keys


def _reserved(spec: Spec, symbol: Symbol) -> Iterator[str]:
    """Yield what must not come back: the name, and the key of a field in plain data."""
    yield symbol.name
    owner = spec.find_dataclass(keys_of(symbol)[1])
    field = owner.field(symbol.name) if owner is not None else None
    if field is not None and field.key != field.name:
        yield field.key
