"""What `deprecate` does: the spec says that a symbol is on its way out, and the files follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from ssotgen.app.edited_spec import (
    RefusedError,
    document_texts,
    edit_changes,
    edit_symbol,
    edited_spec,
)
from ssotgen.app.load_specs import sound_spec
from ssotgen.app.result import Result
from ssotgen.app.symbol_uses import codebase_of, target_named
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import a_or_an
from ssotgen.migrate.rename.use import Certainty
from ssotgen.settings.rules import RENAME_REFUSED
from ssotgen.settings.settings import Settings
from ssotgen.spec.deprecations import deprecations_by_symbol
from ssotgen.spec.model import Spec
from ssotgen.spec.symbols import Symbol, keys_of
from ssotgen.spec.yaml.edit import NotEditableError, with_key
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed

_KINDS = ("feature", "enum", "member", "dataclass", "field")


@record
class Request:
    """What is to be deprecated, and what `deprecated` says of it; empty texts are left out."""

    symbol: str
    since: str = ""
    use: str = ""
    reason: str = ""
    remove_in: str = ""
    remove_after: str = ""


def deprecate(
    settings: Settings, request: Request, instead: Mapping[Path, bytes] | None = None
) -> Result:
    """Return the changes that mark a symbol as deprecated; nothing is written.

    `instead` has contents that replace those of files, or add documents of the spec.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """
    unsaved = instead or {}

    def edit(spec: Spec, symbol: Symbol) -> Result:
        texts = _new_texts(spec, symbol, request)
        changes = edit_changes(texts, edited_spec(spec, settings, texts), settings, spec, unsaved)
        return Result((), changes, notes=(_left(spec, settings, request.symbol),))

    return edit_symbol(request.symbol, lambda: sound_spec(settings, unsaved), edit)


def _new_texts(spec: Spec, symbol: Symbol, request: Request) -> dict[str, str]:
    message, hint = "", ""
    if symbol.kind not in _KINDS or symbol.location == _layer_enum(spec):
        what = "the key `transitions`" if symbol.kind == "transitions" else a_or_an(symbol.kind)
        message = f"{what} cannot be deprecated"
        hint = "deprecate the class that it belongs to"
    elif symbol.full_name in deprecations_by_symbol(spec):
        message = f"{request.symbol} is already deprecated"
        hint = "edit its `deprecated` in the spec"
    elif not (request.since or spec.project.version):
        message = f"the version since which {request.symbol} is deprecated is missing"
        hint = "add `--since VERSION`, or write `version` under `project`"
    if message:
        raise RefusedError([RENAME_REFUSED.finding(symbol.location, message, hint=hint)])
    owner = symbol.full_name[: -len(symbol.name)]
    values = {
        "since": request.since or spec.project.version,
        "use": request.use.removeprefix(owner),
        "reason": request.reason,
        "remove_in": request.remove_in,
        "remove_after": request.remove_after,
    }
    written = ", ".join(f"{key}: {quoted_if_needed(text)}" for key, text in values.items() if text)
    path = symbol.location.path
    try:
        text = with_key(document_texts(spec)[path], keys_of(symbol), "deprecated", f"{{{written}}}")
    except NotEditableError as error:
        finding = RENAME_REFUSED.finding(symbol.location, f"it cannot be edited here: {error}")
        raise RefusedError([finding]) from error
    return {path: text}


def _layer_enum(spec: Spec) -> object:
    return spec.layers.enum.location if spec.layers is not None else None


def _left(spec: Spec, settings: Settings, symbol: str) -> str:
    uses = codebase_of(settings).uses(spec, target_named(spec, symbol))
    counts = Counter(use.certainty for use in uses)
    certain, likely = counts[Certainty.CERTAIN], counts[Certainty.LIKELY]
    if not certain + likely:
        return f"nothing in the code uses {symbol}"
    return f"{symbol} has {certain} certain and {likely} likely uses"
