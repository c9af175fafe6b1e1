"""Code that finds out whether a feature is there without setting a flag gives a note."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import audited, write_files

from ssotgen.app.audit import Request

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  tables: {summary: Tables., hint: pip install tables, imports: {tables: []}}
"""


@pytest.mark.parametrize(
    ("code", "symbol"),
    [
        ("try:\n    import tables\nexcept ImportError:\n    tables = None\n", "tables"),
        (
            "def has_tables():\n    try:\n        import tables\n        return True\n"
            "    except ImportError:\n        return False\n",
            "has_tables",
        ),
        (
            "from importlib.util import find_spec\n\n\ndef lacks_tables():\n"
            '    """Say so."""\n    return find_spec("tables") is None\n',
            "lacks_tables",
        ),
        ("import pytest\n\ntables = pytest.importorskip('tables')\n", "tables"),
        (
            "import pytest\n\n\ndef test_it():\n    pytest.importorskip('tables', '2')\n",
            "tables",
        ),
        (
            "import importlib.util\nimport pytest\n\n\n"
            "@pytest.mark.skipif(not importlib.util.find_spec('tables'), reason='no')\n"
            "def test_it(): ...\n",
            "tables",
        ),
        ("import sys\n\nif 'tables' in sys.modules:\n    print(1)\n", "tables"),
        ("import sys\n\nif 'tables' in (sys .\n    modules):\n    print(1)\n", "tables"),
        ("import importlib.metadata as m\n\nprint(m.version('tables'))\n", "tables"),
    ],
)
def test_what_asks_for_a_feature_without_a_flag_is_a_note(
    code: str, symbol: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, {"spec/shop.yaml": SPEC, "app.py": code})
    found = [(each.rule, each.symbol) for each in audited(tmp_path)]
    assert found == [("availability-check", symbol)]
    assert audited(tmp_path, Request()) == ()
