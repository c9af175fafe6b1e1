"""Makes small programs with availability flags in every shape that Python has for a name, for the
test that runs each before and after its migration.

A program is a package `app` with a few modules, a template, and `main.py`, which imports every
module, calls every function whose name begins with `show`, and prints what came of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from support.program_importers import IMPORTERS
from support.program_parts import BLOCKS, CHANGES, CLASSES, READERS

FLAG = "HAS_GADGET"
SPEC = """\
project: {name: shop, package: app.ssot, summary: What the programs ask for.}
features:
  gadget:
    summary: A library that may be missing.
    hint: pip install gadgetlib
    imports: {gadgetlib: [Gadget]}
    legacy_flags: [HAS_GADGET, GADGET_MISSING]
  widget:
    summary: Another one.
    hint: pip install widgetlib
    imports: {widgetlib: []}
    legacy_flags: [HAS_GADGET, HAS_WIDGET]
enums:
  Color:
    summary: Colours.
    replaces: [app.base, app.views]
    members: {RED: red, BLUE: blue}
dataclasses:
  Point:
    summary: A place.
    replaces: [app.base, app.views]
    fields:
      x: {type: int, summary: Across.}
      y: {type: int, default: 0, summary: Down.}
"""
TARGETS = {
    "gadgetlib.py": "class Gadget:\n    size = 3\n",
    "widgetlib.py": "name = 'widget'\n",
}

MAIN = """\
import importlib
import sys

IGNORED = {ignored!r}


def show(module, name):
    try:
        print(module.__name__, name, getattr(module, name)())
    except BaseException as error:
        print(module.__name__, name, type(error).__name__, error)


{before}
modules = []
for name in {modules!r}:
    try:
        modules.append(importlib.import_module(name))
    except BaseException as error:
        print(name, "fails", type(error).__name__, error)
for module in modules:
    names = sorted(name for name in vars(module) if not name.startswith("__"))
    print(module.__name__, [name for name in names if name not in IGNORED])
    for name in names:
        if name.startswith("show"):
            show(module, name)
{after}
"""

OLD = """\
print "this is no Python of today"
#
import app.base


def answer():
    return app.base.{flag}
"""

BEFORE = ("import app.base\n\napp.base.{flag} = 'early'",)
AFTER = (
    "from app import base\n\nbase.{flag} = 'late'\nshow(base, 'show_0')",
    "for module in modules:\n    print(module.__name__, getattr(module, '{flag}', 'gone'))",
    "sys.modules.pop('app.base', None)\nsys.modules['gadgetlib'] = None\n"
    "print(importlib.import_module('app.base').show_0())",
)
HEADERS = (
    "import sys\nfrom operator import attrgetter\n",
    '"""A module."""\n\nimport doctest\nimport sys\nfrom operator import attrgetter\n',
    "# A comment.\n\nfrom __future__ import annotations\n\nimport doctest\nimport os\nimport sys\n",
)
IMPORTER_HEADERS = (
    "import importlib\nimport string\nimport sys\nfrom unittest import mock\n\nimport pytest\n\n",
    "",
)


@dataclass(frozen=True)
class Program:
    """The files of a program by name, and the choices that made it."""

    files: dict[str, str]
    choices: tuple[str, ...] = field(default=(), compare=False)


def make_program(seed: int) -> Program:
    """Return the program of a seed; the same for the same seed."""
    random = Random(seed)
    flag = random.choice([FLAG, FLAG, "HAS_GADGET_LIB"])
    base, chosen = _base(random, flag)
    files = {
        "app/__init__.py": random.choice(["", "", "", f"from app.base import {flag}\n"]),
        "app/base.py": base,
        "app/other.py": random.choice([f"{flag} = 'other'\n", "OTHER = 1\n"]),
        "app/page.tmpl": random.choice([f"{{{flag}}}", "nothing"]),
    }
    modules = ["app.base"]
    for name in ("views", "tools")[: random.randint(0, 2)]:
        text = random.choice(IMPORTERS)
        chosen.append(text)
        header = (
            random.choice(IMPORTER_HEADERS)
            if not {"mock", "pytest"} & set(re.findall("[a-z]+", text))
            else IMPORTER_HEADERS[0]
        )
        if "old.py" in text:
            files["app/old.py"] = OLD.format(flag=flag)
        home = "app.base" if name == "views" else random.choice(["app.base", "app.views"])
        home = home if home in modules else "app.base"
        body = text.format(
            flag=flag,
            home=home,
            own=f"app.{name}",
            own_name=name,
            readers=_readers(random, flag, 2),
            renamed=_readers(random, "FOUND", 2),
        )
        files[f"app/{name}.py"] = f"{header}{body}\n"
        modules.append(f"app.{name}")
    before, after = _rarely(random, BEFORE), _rarely(random, AFTER)
    chosen += [before, after]
    files["main.py"] = MAIN.format(
        ignored=[
            flag,
            "FOUND",
            "GADGET_FOUND",
            "Enum",
            "dataclass",
            "shop_config",
            "ssot_shop_config",
            "_",
            "_HAS_GADGET",
        ],
        modules=modules if random.random() < 0.8 else modules[::-1],
        before=before.format(flag=flag),
        after=after.format(flag=flag),
    )
    return Program(files, tuple(chosen))


def _rarely(random: Random, choices: tuple[str, ...]) -> str:
    """Return one of the choices in a quarter of the programs: most of them keep an edit away."""
    return random.choice(choices) if random.random() < 0.25 else ""


def _base(random: Random, flag: str) -> tuple[str, list[str]]:
    block, change = random.choice(BLOCKS), _rarely(random, CHANGES)
    header, classes = random.choice(HEADERS), random.choice(CLASSES)
    if classes:
        header = header.replace(
            "import sys\n", "import sys\nfrom dataclasses import dataclass\nfrom enum import Enum\n"
        )
    readers = _readers(random, flag, random.randint(1, 4))
    parts = [block, change.format(flag=flag) if change else "", classes, readers]
    if random.random() < 0.2:
        parts = [parts[0], parts[2], parts[3], parts[1]]
    parts[0] = block.format(flag=flag)
    body = "\n\n\n".join(part for part in parts if part)
    return f"{header}\n{body}\n", [block, change]


def _readers(random: Random, flag: str, count: int) -> str:
    chosen = [random.choice(READERS) for _ in range(count)]
    return "\n\n\n".join(text.format(flag=flag, n=n) for n, text in enumerate(chosen))
