"""What `audit --add-to-spec` does: a feature lists what most of its flag blocks import of its own
package, so that it asks what the blocks ask."""

from __future__ import annotations

from ssotgen.app.audit import Request
from ssotgen.app.edited_spec import RefusedError, document_texts, edit_changes, edited_spec
from ssotgen.app.plan_files import CannotPlanError
from ssotgen.app.result import Result
from ssotgen.audit.spec_edits import added_names
from ssotgen.audit.take_survey import survey
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.edit import NotEditableError, has_entry, with_item, with_key

Missing = dict[tuple[str, str], tuple[str, ...]]
"""The names that blocks import of a module and a feature does not list, by feature and module."""


def add_to_spec(spec: Spec, settings: Settings, request: Request) -> Result:
    """Return the changes of the spec, and of the generated files that follow from it; nothing is
    written.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    missing = _missing(spec, settings, request)
    texts: dict[str, str] = {}
    notes: list[str] = []
    known = document_texts(spec)
    for (name, module), names in missing.items():
        feature = next(each for each in spec.features if each.name == name)
        path = feature.location.path
        try:
            texts[path] = _added(texts.get(path, known[path]), name, module, names)
        except NotEditableError as error:
            notes.append(f"features.{name}.imports.{module} cannot be edited here: {error}")
    try:
        new_spec = edited_spec(spec, settings, texts)
        changes = edit_changes(texts, new_spec, settings, spec)
    except (CannotPlanError, RefusedError) as error:
        return Result(error.findings)
    return Result((), changes, notes=tuple(notes))


def _missing(spec: Spec, settings: Settings, request: Request) -> Missing:
    made = survey(spec, settings, request.paths)
    flags = (flag for flag in made.flags.owned if made.is_target(flag.path))
    return {
        (feature, module): names
        for feature, added in added_names(flags).items()
        for module, names in added
    }


def _added(text: str, feature: str, module: str, names: tuple[str, ...]) -> str:
    imports = ("features", feature, "imports")
    if not has_entry(text, (*imports, module)):
        return with_key(text, imports, module, f"[{', '.join(names)}]")
    for name in names:
        text = with_item(text, imports, module, name)
    return text
