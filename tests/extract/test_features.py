"""`ssotgen extract` makes features of what code guards with flags."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command
from support.extracted import FLAG, audited, extract
from support.spec_yaml import entries


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (
            ("from alib import client", "HAS_ALIB"),
            ("from blib import client", "HAS_BLIB"),
            ["alib: [client]", "blib: [client as blib_client]"],
        ),
        (
            ("import jsonlib", "HAS_LIB"),
            ("from storagelib import System", "HAS_LIB"),
            ["jsonlib: []", "storagelib: [System]"],
        ),
        (
            ("import google.cloud.storage", "HAS_STORAGE"),
            ("import google.cloud.pubsub", "HAS_BUS"),
            ["google.cloud.storage: []", "google.cloud.pubsub: []"],
        ),
        (
            ("import mpl.pyplot", "HAS_PLT"),
            ("import mpl", "HAS_PLT"),
            ["mpl: []", "mpl.pyplot: []"],
        ),
    ],
)
def test_features_are_kept_apart(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str], names: list[str]
) -> None:
    write_files(
        tmp_path,
        {
            "a_one.py": FLAG.format(imports=one[0], flag=one[1]),
            "b_two.py": FLAG.format(imports=other[0], flag=other[1]),
        },
    )
    assert "not-carried" not in extract(tmp_path, ".")
    text = (tmp_path / "spec/features.yaml").read_text()
    assert all(f"      {name}\n" in text for name in names), text
    assert command(tmp_path, "validate").returncode == 0
    assert command(tmp_path, "generate").returncode == 0
    flags = {each[1:] for each in audited(tmp_path) if each[0] == "availability-flag"}
    assert flags == {("a_one.py", one[1]), ("b_two.py", other[1])}


def test_the_hint_is_the_name_of_a_distribution(tmp_path: Path) -> None:
    imports = ("import _speedups", "import google.protobuf.message", "import __mystery__ as m")
    for number, text in enumerate(imports):
        flag = FLAG.format(imports=text, flag=f"HAS_PART_{number}")
        write_files(tmp_path, {f"m{number}.py": flag})
    extract(tmp_path, ".")
    text = (tmp_path / "spec/features.yaml").read_text()
    for name in ("speedups", "protobuf", "mystery"):
        assert f"    hint: pip install {name}\n" in text


def test_flags_of_other_names_that_ask_for_no_more_are_one_feature(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a.py": FLAG.format(imports="from charts import Canvas, draw", flag="HAS_CHARTS"),
            "b.py": FLAG.format(imports="from charts import draw", flag="CAN_DRAW"),
            "c.py": FLAG.format(imports="from charts import Late", flag="HAS_LATE"),
            "d.py": FLAG.format(imports="import charts", flag="HAS_CHARTS"),
        },
    )
    extract(tmp_path, ".")
    text = (tmp_path / "spec/features.yaml").read_text()
    assert "legacy_flags: [CAN_DRAW, HAS_CHARTS]" in text
    assert "charts: [Canvas, draw]" in text
    assert "Late" not in text


def test_what_only_looks_like_a_check_is_no_feature(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a.py": "def f(cls):\n    is_lazy = 1 if cls.has_method('__await__') else 0\n",
            "b.py": "import sys\n\nIS_EMSCRIPTEN = 'pyodide' in sys.modules\n",
            "d.py": "def load(cls):\n    return __import__('pyodbc')\n",
            "e.py": "HAS_NUMPY_2 = module_available('numpy', minversion='2.0')\n",
            "f.py": "def check_pybv(strict=True):\n    return soft_import('pybv', strict=strict)\n",
            "c.py": "plot, HAS_CHARTS = optional_package('charts')\n",
        },
    )
    extract(tmp_path, ".")
    features = (tmp_path / "spec/features.yaml").read_text()
    assert features.count("summary:") == 1
    assert "legacy_flags: [HAS_CHARTS]" in features


@pytest.mark.parametrize(
    "text",
    [
        "def stop(name):\n    try:\n        import docker\n        docker.stop(name)\n"
        "        return True\n    except Exception:\n        return False\n",
        "class Dialect:\n    def has_cursors(self):\n        try:\n            __import__('dbms')\n"
        "            return True\n        except ImportError:\n            return False\n",
        "def outer():\n    def go(config):\n        try:\n            import greenlet\n"
        "        except ImportError:\n            return True\n        else:\n"
        "            return False\n    return go\n",
        "from importlib.metadata import version\n\nIS_NEW_PEFT = version('peft') >= '1.0'\n",
        "try:\n    from grpc import is_lower\n    _NOT_SUPPORTED = is_lower('1', '2')\n"
        "except ImportError:\n    _NOT_SUPPORTED = True\n",
        "from importlib.util import find_spec\n\ndef f():\n"
        "    package_exists = find_spec('tool') is not None\n    return package_exists\n",
        "import sys\n\ndef is_reactor_installed():\n    return 'reactor' in sys.modules\n",
        "from importlib.metadata import version\n\ndef is_new_peft():\n"
        "    return version('peft') >= '1.0'\n",
    ],
)
def test_what_does_more_than_check_is_no_feature(tmp_path: Path, text: str) -> None:
    kept = FLAG.format(imports="import MySQLdb", flag="has_driver")
    write_files(tmp_path, {"a.py": text, "b.py": kept})
    extract(tmp_path, ".")
    features = entries(tmp_path / "spec" / "features.yaml")
    assert {name: each["hint"] for name, each in features.items()} == {
        "driver": "pip install mysqlclient"
    }


def test_a_feature_is_named_by_its_module_in_lower_case(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {"a.py": FLAG.format(imports="import MySQLdb", flag="GO")},
    )
    extract(tmp_path, ".")
    assert list(entries(tmp_path / "spec" / "features.yaml")) == ["mysqldb"]


@pytest.mark.parametrize(
    ("flag", "name"),
    [
        ("SKIP_CHARTS", "charts"),
        ("chartsImported", "charts"),
        ("hasCharts", "charts"),
        ("missing_charts", "charts"),
        ("useSSL", "ssl"),
    ],
)
def test_a_feature_is_named_by_what_its_flag_is_about(tmp_path: Path, flag: str, name: str) -> None:
    write_files(tmp_path, {"a.py": FLAG.format(imports="import charts_lib", flag=flag)})
    extract(tmp_path, ".")
    assert list(entries(tmp_path / "spec" / "features.yaml")) == [name]


def test_a_flag_belongs_to_the_block_that_is_about_it(tmp_path: Path) -> None:
    text = """\
HAS_SOCKS = False
try:
    import web
except ImportError:
    web = None
else:
    try:
        import socks

        HAS_SOCKS = True
    except ImportError:
        pass
"""
    write_files(tmp_path, {"a.py": text, "b.py": FLAG.format(imports="import web", flag="NO_WEB")})
    extract(tmp_path, ".")
    features = entries(tmp_path / "spec" / "features.yaml")
    assert {name: each["legacy_flags"] for name, each in features.items()} == {"web": ["NO_WEB"]}


def test_a_feature_asks_what_most_of_its_blocks_ask(tmp_path: Path) -> None:
    asked = ["import charts", "from charts import draw", "import charts", "import charts.bars"]
    blocks = {
        f"m{n}.py": FLAG.format(imports=each, flag="HAS_CHARTS") for n, each in enumerate(asked)
    }
    write_files(tmp_path, blocks)
    extract(tmp_path, ".")
    text = (tmp_path / "spec/features.yaml").read_text()
    assert "  # 2 of these 4 ask for exactly this\n" in text
    assert "    imports:\n      charts: []\n    hint" in text
    flags = [each for each in audited(tmp_path) if each[0] == "availability-flag"]
    assert len(flags) == len(asked)
