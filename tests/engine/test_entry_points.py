"""`entry_points`: how many plugins distributions have registered in a group."""

from __future__ import annotations

import pytest
from support.engine_project import Make

SPEC = """
features:
  writers: {{summary: X., entry_points: {{group: acme.writers, minimum: {minimum}}}{more}}}
"""
WHY = "tell(config.get_import_errors().get('writers'))"


def plugins(*names: str) -> dict[str, str]:
    """Return the files of a distribution that registers entry points."""
    listed = "".join(f"{name} = acme_{name}:write\n" for name in names)
    return {
        "acme-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n",
        "acme-1.0.dist-info/entry_points.txt": f"[acme.writers]\n{listed}",
    }


@pytest.mark.parametrize(
    ("names", "minimum", "why"),
    [
        (("html",), 1, None),
        (("html", "text"), 2, None),
        (("html",), 2, "the group acme.writers has 1 entry point, 2 or more are needed"),
        ((), 1, "the group acme.writers has 0 entry points, 1 or more are needed"),
    ],
)
def test_how_many_there_are(make: Make, names: tuple[str, ...], minimum: int, why: str) -> None:
    project = make(plugins(*names), SPEC.format(minimum=minimum, more=""))
    assert project.ask(WHY) == why


def test_none_is_loaded_and_requirements_come_first(make: Make) -> None:
    spec = SPEC.format(minimum=1, more=', requires: ["acme>=2"]')
    project = make({**plugins("html"), "acme_html.py": "1/0"}, spec)
    assert project.ask(WHY) == "acme 1.0 is installed, acme>=2 is needed"
    project = make({**plugins("html"), "acme_html.py": "1/0"}, spec.replace(">=2", ">=1"))
    assert project.ask("tell([config.writers_available, 'acme_html' in sys.modules])") == [
        True,
        False,
    ]
