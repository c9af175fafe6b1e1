"""What `fmt` does: format the documents of a spec, or say which are not formatted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ssotgen.diagnostics.record import record
from ssotgen.output.change import FileChange
from ssotgen.spec.format.layout import format_document
from ssotgen.spec.format.order import has_key_order, kind_of
from ssotgen.spec.format.source_tree import NotFormattableError
from ssotgen.spec.yaml.spec_files import list_files


@record
class Formatted:
    """A document: the text that it has and is to have, and why it is left as it is, if it is."""

    path: Path
    change: FileChange
    skipped: str = ""


def format_text(text: str) -> str:
    """Return a document, formatted.

    Raises:
        NotFormattableError: It is to stay as it is, also because the result would not say the same.
        yaml.YAMLError: It is not YAML.
    """
    result = format_document(text)
    if _meaning(_read(result)) != _meaning(_read(text)):
        raise NotFormattableError("it would not say the same")
    if format_document(result) != result:
        raise NotFormattableError("its layout is not understood")
    return result


def format_files(paths: Iterable[Path]) -> Iterator[Formatted]:
    """Yield each document with its formatted text; one that cannot be read or is no YAML is
    skipped, with the reason."""
    for path in paths:
        yield _format_file(path)


def _format_file(path: Path) -> Formatted:
    from yaml import YAMLError

    try:
        old = path.read_bytes()
    except OSError as error:
        return Formatted(path, FileChange(path, None, None), error.strerror or "unreadable")
    same = FileChange(path, old, old)
    try:
        new = format_text(old.decode("utf-8"))
    except (NotFormattableError, UnicodeDecodeError, RecursionError) as error:
        return Formatted(path, same, str(error))
    except YAMLError:
        reason = "it is not valid YAML; run `ssotgen validate` for the reason"
        return Formatted(path, same, reason)
    made = new.replace("\n", "\r\n") if b"\r\n" in old else new
    return Formatted(path, FileChange(path, old, made.encode()))


def documents_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the YAML files among paths and below the folders among them."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(file.path for file in list_files(path)[0])
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _read(text: str) -> object:
    """Return the data of a document.

    Raises:
        NotFormattableError: A value is none, such as the 45th of a month.
        yaml.YAMLError: It is not YAML.
    """
    import yaml

    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        try:
            return yaml.load(text, fast)
        except yaml.YAMLError:  # libyaml refuses `{a:{b: c}}`, which PyYAML reads.
            return yaml.safe_load(text)
    except (ValueError, OverflowError) as error:
        reason = "a value in it cannot be read; run `ssotgen validate` for the reason"
        raise NotFormattableError(reason) from error


def _meaning(value: object, path: tuple[str, ...] = ()) -> object:
    """Return data so that it compares with regard to types, and to the order of keys where the spec
    gives it a meaning."""
    if isinstance(value, dict):
        items = [(key, _meaning(each, (*path, str(key)))) for key, each in value.items()]
        return dict(items) if has_key_order(kind_of(path)) else items
    if isinstance(value, list):
        return [_meaning(each, (*path, "[]")) for each in value]
    return (type(value).__name__, value)
