"""Where the files that travel with the package are: templates, presets, snippets and rule pages.

In a wheel they are inside this package. In a checkout (an editable install) `templates/`, the
orchestration preset's `spec/` and `docs/rules/` are at the root of the repository.
"""

from __future__ import annotations

from pathlib import Path

PRESETS = ("minimal", "orchestration")
"""The presets of `ssotgen init`, the default first."""

_FOLDER = Path(__file__).resolve().parent
_PACKAGE = _FOLDER.parent
_CHECKOUT = _PACKAGE.parent.parent


def template_folder() -> Path:
    """Return the folder of the built-in templates.

    Raises:
        FileNotFoundError: It is missing.
    """
    return _first_folder(_FOLDER / "templates", _CHECKOUT / "templates")


def preset_spec_folder(preset: str) -> Path:
    """Return the folder of the spec that a preset writes; `preset` is one of PRESETS.

    Raises:
        FileNotFoundError: The installation lacks it.
    """
    packaged = _FOLDER / preset / "spec"
    if preset == "orchestration":
        return _first_folder(packaged, _CHECKOUT / "spec")
    return _first_folder(packaged)


def snippet(name: str) -> str:
    """Return the text of a file that `init` writes beside a spec."""
    return (_FOLDER / "snippets" / name).read_text(encoding="utf-8")


def spec_schema() -> str:
    """Return the JSON Schema of the spec, as text."""
    return (_PACKAGE / "spec" / "schema" / "spec.schema.json").read_text(encoding="utf-8")


def rule_page(name: str) -> str:
    """Return the Markdown page of the rule of that name.

    Raises:
        FileNotFoundError: The installation lacks it.
    """
    return _rule_page_path(name).read_text(encoding="utf-8")


def rule_page_uri(name: str) -> str:
    """Return the URI of the Markdown page of the rule of that name.

    Raises:
        FileNotFoundError: The installation lacks the folder of the pages.
    """
    return _rule_page_path(name).as_uri()


def _rule_page_path(name: str) -> Path:
    return _first_folder(_FOLDER / "rules", _CHECKOUT / "docs" / "rules") / f"{name}.md"


def _first_folder(*candidates: Path) -> Path:
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the installation of ssotgen lacks its folder {candidates[0]}")
