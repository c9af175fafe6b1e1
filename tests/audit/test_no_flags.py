"""What only looks like an availability flag is not reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import audited, write_files

from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.scan import scan

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  charts:
    summary: Charts.
    hint: pip install charts
    imports: {charts.core: [draw]}
    legacy_flags: [HAS_CHARTS]
"""


@pytest.mark.parametrize(
    "code",
    [
        # A counter that a loop sets, and an import further down.
        "first = True\ntry:\n    for part in parts:\n        first = False\n    import uuid\n"
        "except Exception as error:\n    print(error)\n",
        "ok = True\ntry:\n    import uuid\n    for part in parts:\n        ok = part.send(uuid)\n"
        "    ok = False\nexcept Exception:\n    ok = True\n",
        "try:\n    import plots\n    plots.start()\n    started = True\nexcept Exception:\n"
        "    started = False\n",
        # Set the same both ways.
        "try:\n    import plots\n    done = True\nexcept ImportError:\n    done = True\n",
        # Text that no flag has.
        "try:\n    import plots\n    kind = 'fast'\nexcept ImportError:\n    kind = ''\n",
        # A handler for something else.
        "try:\n    import plots\n    ok = True\nexcept ValueError:\n    ok = False\n",
        # A function that does more than answer.
        "def load():\n    try:\n        import plots\n    except ImportError:\n"
        "        return None\n    return plots.load()\n",
        "has_text = 'x' in open('f').read()\nhas_more = len('x') > 1\n",
        "use_cache = read('settings')\nis_last = name('last') is not None\n",
        "HAS_CHARTS = 'charts.core'\nclass T:\n    HAS_CHARTS = True\n",
        "import os\nHAS_CHARTS = os.environ.get('CHARTS') is not None\n",
        "import os\nHAS_HOME = os.environ.get('HOME') is not None\n",
    ],
)
def test_what_is_no_flag_is_not_reported(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, {"spec/shop.yaml": SPEC, "app.py": code})
    assert audited(tmp_path) == ()


def test_names_that_are_made_of_each_other_are_followed_once() -> None:
    # Four steps through each of the others would take hours.
    lines = ["import box", *(f"x = box.made(x, {n})" for n in range(400)), "HAS_X = [x]"]
    found = scan("a.py", "\n".join(lines).encode(), Prefilter(frozenset({"HAS_X"})))
    assert isinstance(found, FileFacts)
    assert [each.name for each in found.bindings if each.name == "HAS_X"] == ["HAS_X"]
