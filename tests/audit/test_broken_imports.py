"""A block stays a `try` where its handler lets through what its import may raise: under an `if`,
the property of the feature would be False where the program ended before."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features: {charts: {summary: Charts., hint: none, imports: {charts: [draw]}}}
"""
APP = """\
try:
    from charts import draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
"""
SAYS = (
    "its 'try' stays, without the flag: "
    "its handler lets through what its import may raise (charts.py:"
)

BROKEN = {
    "raise OSError('no display')": True,
    "raise errors.NoDisplay": True,
    "raise ImportError('no display')": False,
    "raise ModuleNotFoundError": False,
    "assert DISPLAY": True,
    "import sys; sys.exit(1)": True,
    "import os; DISPLAY = os.environ['DISPLAY']": True,
    "import os; DISPLAY = os.environ.get('DISPLAY')": False,
    "import os; os.environ['DISPLAY'] = ':0'": False,
    "import ctypes; LIBRARY = ctypes.CDLL('libdraw.so')": True,
    "def later():\n    raise OSError": False,
    "def now():\n    raise OSError\n\nnow()": True,
    "try:\n    assert DISPLAY\nexcept Exception:\n    pass": False,
    "try:\n    pass\nexcept Exception:\n    assert DISPLAY": True,
    "raise": True,
    "try:\n    import os\nexcept ImportError:\n    raise": False,
    "try:\n    import os\nexcept ImportError as error:\n    print(error)\n    raise error": False,
    "try:\n    import os\nexcept (ImportError, AttributeError):\n    raise": True,
    "try:\n    import os\nexcept OSError:\n    raise": True,
    "try:\n    import os\nexcept Exception:\n    print('broken')\n    raise": False,
    "try:\n    assert DISPLAY\nexcept Exception:\n    raise": True,
    "try:\n    assert DISPLAY\nexcept (TypeError, Exception):\n    pass": False,
    "try:\n    import os\nexcept ImportError as error:\n    raise OSError from error": True,
    "import helper": True,
}


@pytest.mark.parametrize("code", BROKEN)
def test_its_try_stays_where_the_import_may_raise_something_else(tmp_path: Path, code: str) -> None:
    files = {
        "spec/shop.yaml": SPEC,
        "ssotgen.toml": "sources = ['.']\n",
        "app.py": APP,
        "charts.py": f"{code}\n\n\ndef draw(): ...\n",
        "helper.py": "raise OSError\n",
    }
    write_files(tmp_path, files)
    printed = command(tmp_path, "audit").stdout
    assert "CHARTS_AVAILABLE" in printed
    says = SAYS if code != "import helper" else SAYS.replace("charts.py", "helper.py")
    assert (says in printed) == BROKEN[code], printed


@pytest.mark.parametrize(
    ("module", "is_package", "may_be_it"),
    [
        ("parts/charts.py", False, True),
        ("parts/charts.py", True, False),
        ("parts/charts/__init__.py", False, True),
        ("parts/charts/__init__.py", True, False),
        ("charts.py", True, True),
    ],
)
def test_a_module_of_a_package_elsewhere_is_another(
    tmp_path: Path, module: str, is_package: bool, may_be_it: bool
) -> None:
    """`shop/plots/jax.py` is not what `import jax` imports in another folder."""
    files = {
        "spec/shop.yaml": SPEC,
        "ssotgen.toml": "sources = ['.']\n",
        "shop/__init__.py": "",
        "shop/app.py": APP,
        f"shop/{module}": "raise OSError\n",
    }
    write_files(tmp_path, files)
    if is_package:
        (tmp_path / "shop/parts").mkdir(exist_ok=True)
        (tmp_path / "shop/parts/__init__.py").touch()
    printed = command(tmp_path, "audit").stdout
    assert "CHARTS_AVAILABLE" in printed
    assert ("its handler lets through" in printed) == may_be_it, printed
