"""Changes of the settings of a feature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.same_values import value_text
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import Feature, Spec
from ssotgen.spec.yaml.document import Value

_Keys = tuple[str, ...]


def setting_changes(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    """Yield the changes of the settings of one feature."""
    before, after = dict(_leaves(old.settings or {})), dict(_leaves(new.settings or {}))
    there = set(_paths(new.settings or {}))
    renamed = _renamed(before, after)
    for keys, value in before.items():
        if keys in after:
            if value_text(after[keys]) != value_text(value):
                yield _changed(old, new, keys, f"{after[keys]!r}", value, versions)
        elif keys in there:
            yield _changed(old, new, keys, "a mapping", value, versions)
        else:
            yield _gone(old, new, keys, renamed.get(keys), versions)
    known = {*_paths(old.settings or {}), *renamed.values()}
    for keys in after:
        # What has taken the place of a mapping is reported with what was in that.
        if keys not in known and not any(keys[: len(each)] == each for each in before):
            path = ".".join(keys)
            message = f"new setting {path} of {new.name}"
            symbol = f"{new.name}.settings.{path}"
            yield Change(Section.ADDED, symbol, message, new.source.at("settings"))


def of_config(spec: Spec, line: str) -> str:
    """Return a program about the `config` object of a spec's availability module."""
    project = spec.project
    return f"from {project.config_module} import {project.name}_config as config\n{line}"


def _changed(
    old: Feature, new: Feature, keys: _Keys, now: str, value: Value, versions: Versions
) -> Change:
    path = ".".join(keys)
    return Change(
        Section.CHANGED,
        f"{new.name}.settings.{path}",
        f"the setting {path} of {new.name} is {now}, no longer {value!r}",
        new.source.at("settings"),
        old.source.at("settings"),
        rules.SETTING_CHANGED,
        ("behaviour",),
        witness=of_config(versions.old, f"assert repr({_read(old, keys)}) == {repr(value)!r}")
        if isinstance(value, bool | int | float | str | None)
        else "",
    )


def _gone(old: Feature, new: Feature, keys: _Keys, now: _Keys | None, versions: Versions) -> Change:
    path = ".".join(keys)
    other = ".".join(now or ())
    return Change(
        Section.CHANGED if now else Section.REMOVED,
        f"{new.name}.settings.{path}",
        f"the setting {path} of {new.name} is {f'now {other}' if now else 'gone'}",
        new.source.at("settings") if new.settings else new.location,
        old.source.at("settings"),
        rules.SETTING_REMOVED,
        ("source",),
        hint=f"replace `{path}` with `{other}`" if now else "keep the setting",
        witness=of_config(versions.old, _read(old, keys)),
    )


def _read(feature: Feature, keys: _Keys) -> str:
    index = "".join(f"[{key!r}]" for key in keys)
    return f"config.get_service_config({feature.name!r})['settings']{index}"


def _renamed(before: Mapping[_Keys, Value], after: Mapping[_Keys, Value]) -> dict[_Keys, _Keys]:
    """Return the new keys of settings that keep their place and their value, where it is the only
    one that goes or comes there."""
    found: dict[_Keys, _Keys] = {}
    gone = [keys for keys in before if keys not in after]
    come = [keys for keys in after if keys not in before]
    for keys in gone:
        rest = [each for each in gone if each[:-1] == keys[:-1]]
        there = [each for each in come if each[:-1] == keys[:-1]]
        if len(rest) == len(there) == 1:
            same = value_text(before[keys]) == value_text(after[there[0]])
            found |= {keys: there[0]} if same else {}
    return found


def _leaves(settings: Mapping[str, Value], above: _Keys = ()) -> Iterator[tuple[_Keys, Value]]:
    for key, value in settings.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _paths(settings: Mapping[str, Value], above: _Keys = ()) -> Iterator[_Keys]:
    """Yield the keys of all settings, those of mappings too."""
    for key, value in settings.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _paths(value, (*above, key))
