"""Makes small programs with availability flags in every shape that Python has for a name, for the
test that runs each before and after its migration.

A program is a package `app` with a few modules, a template, and `main.py`, which imports every
module, calls every function whose name begins with `show`, and prints what came of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

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

# Blocks that set the flag; {flag} is its name, {good} what it is when the import works.

BLOCKS = (
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    {flag} = False",
    "{flag} = False\ntry:\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    pass",
    "{flag} = True\ntry:\n    from gadgetlib import Gadget\n"
    "except (ImportError, ModuleNotFoundError):\n    {flag} = False",
    "try:\n    from gadgetlib import Gadget\nexcept Exception:\n    {flag} = False\n"
    "    Gadget = None\nelse:\n    {flag} = True",
    "try:\n    from gadgetlib import Gadget as Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    {flag} = False\n\n    class Gadget:\n        size = 0",
    "try:\n    import os.path\n\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    {flag} = False",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\n    import textwrap\n"
    "except ImportError as error:\n    reason = str(error)\n    {flag} = False",
    "try:\n    # found\n    from gadgetlib import Gadget  # the library\n\n    {flag} = True\n"
    "except ImportError:  # missing\n    # not found\n    {flag} = False\n    print('no gadget')",
    "try:\n    from gadgetlib import Gadget\n\n    LIMIT = 5\n    {flag} = True\n"
    "except ImportError:\n    LIMIT = 0\n    {flag} = False",
    "try:\n    import widgetlib\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    {flag} = False",
    "if not hasattr(object, 'x'):\n    try:\n        from gadgetlib import Gadget\n\n"
    "        {flag} = True\n    except ImportError:\n        {flag} = False",
    "try:\n    import gadgetlib\n\n    {flag} = True\nexcept ImportError:\n    {flag} = None",
    "{flag}: bool = False\ntry:\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    pass",
    "try:\n    from gadgetlib import Gadget\n\n    {flag}, LIMIT = True, 5\n"
    "except ImportError:\n    {flag}, LIMIT = False, 0",
    "try:\n    from gadgetlib import Gadget\nexcept ImportError:\n    Gadget = None\n"
    "{flag} = Gadget is not None",
    "try:\n    from gadgetlib import Gadget\n\n    def size():\n        return Gadget.size\n\n"
    "    {flag} = True\nexcept ImportError:\n    {flag} = False\n\n"
    "    def size():\n        raise RuntimeError('no gadget')",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError:\n"
    "    {flag} = False\n    Gadget = lambda: 'none'",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = GADGET_FOUND = True\n"
    "except ImportError:\n    {flag} = GADGET_FOUND = False",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\n    GADGET_FOUND = True\n"
    "except ImportError:\n    {flag} = False\n    GADGET_FOUND = False",
    "try:\n    import widgetlib\nexcept ImportError:\n    widgetlib = None\n    {flag} = False\n"
    "else:\n    try:\n        from gadgetlib import Gadget\n\n        {flag} = True\n"
    "    except ImportError:\n        {flag} = False",
    "with open(__file__) as source:\n    try:\n        from gadgetlib import Gadget\n\n"
    "        {flag} = True\n    except ImportError:\n        {flag} = False",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError as error:\n"
    "    ERROR = error\n    {flag} = False",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError:\n"
    "    {flag} = False\nfinally:\n    DONE = 1",
    "try:\n    from gadgetlib import Gadget\n\n    SIZE = Gadget.size\n    {flag} = True\n"
    "except Exception:\n    SIZE = None\n    {flag} = False",
    "def look():\n    global {flag}\n    try:\n        import gadgetlib\n\n"
    "        {flag} = True\n    except ImportError:\n        {flag} = False\n\n\nlook()",
    "{flag} = True\ntry:\n    import gadgetlib as lib\nexcept ImportError:\n    {flag} = False\n"
    "    lib = None\nif {flag}:\n    Gadget = lib.Gadget\nelse:\n    Gadget = object",
    "try:\n    import importlib.util\n    import json\n\n    from gadgetlib import Gadget\n\n"
    "    {flag} = bool(importlib.util.find_spec('gadgetlib'))\n"
    "except ImportError:\n    {flag} = False",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = 1\nexcept ImportError:\n    {flag} = 0",
    "try:\n    from gadgetlib import Gadget, Missing\n\n    {flag} = True\n"
    "except ImportError:\n    {flag} = False",
    "{flag} = False\ntry:\n    from gadgetlib import Gadget\nexcept ImportError:\n    pass\n"
    "else:\n    {flag} = True",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError:\n"
    "    {flag} = False\ntry:\n    import widgetlib\n\n    HAS_WIDGET = {flag}\n"
    "except ImportError:\n    HAS_WIDGET = False",
)

# What a module that has the flag as {flag} does with it; {n} makes names unique.

READERS = (
    "def show_{n}():\n    return {flag}",
    "def show_{n}():\n    return not {flag}, {flag} and 1, 2 if {flag} else 3",
    'def show_{n}():\n    return f"{{{flag}}} {{{flag}!r:>6}}"',
    'def show_{n}():\n    return f"{{{flag}=}}"',
    'def show_{n}():\n    return f"{{not {flag} = !s}}"',
    "def show_{n}({flag}=4):\n    return {flag}",
    "def show_{n}(x={flag}):\n    return x",
    "def show_{n}():\n    {flag} = 7\n    return {flag}",
    "def show_{n}():\n    [{flag} := number for number in (1, 2)]\n    return {flag}",
    "def show_{n}():\n    return [{flag} for {flag} in (1, 2)], {flag}",
    "def show_{n}():\n    return [x for x in [{flag}]], [{flag} for _ in (1,)]",
    "def show_{n}():\n    for {flag} in (1, 2):\n        pass\n    return {flag}",
    "def show_{n}():\n    match [1, 2]:\n        case [1, *{flag}]:\n            return {flag}",
    "def show_{n}():\n    match 5:\n        case {flag}:\n            return {flag}",
    "def show_{n}():\n    match {{1: 2, 3: 4}}:\n        case {{1: 2, **{flag}}}:\n"
    "            return {flag}",
    "def show_{n}():\n    try:\n        raise ValueError(8)\n    except ValueError as {flag}:\n"
    "        return str({flag})",
    "def show_{n}():\n    import os as {flag}\n\n    return {flag}.name",
    "def show_{n}():\n    def {flag}():\n        return 6\n\n    return {flag}()",
    "def show_{n}():\n    class {flag}:\n        value = 9\n\n    return {flag}.value",
    "def show_{n}():\n    return (lambda {flag}: {flag})(3), (lambda: {flag})()",
    "class Body{n}:\n    {flag} = {flag}\n\n\ndef show_{n}():\n    return Body{n}.{flag}",
    "class Body{n}:\n    {flag}: bool = {flag}\n    more = {flag}\n\n\n"
    "def show_{n}():\n    return Body{n}.{flag}, Body{n}.more",
    "class Body{n}:\n    first = {flag}\n    for {flag} in (1, 2):\n        last = {flag}\n\n\n"
    "def show_{n}():\n    return Body{n}.first, Body{n}.last",
    "class Body{n}:\n    if {flag}:\n        {flag} = 2\n    seen = {flag}\n\n\n"
    "def show_{n}():\n    return Body{n}.seen",
    "class Body{n}:\n    items = [{flag} for _ in (1,)]\n\n    def get(self):\n"
    "        return self.items, {flag}\n\n\ndef show_{n}():\n    return Body{n}().get()",
    "class Body{n}:\n    def __init__(self):\n        self.{flag} = 1\n\n"
    "    def get(self):\n        return self.{flag}\n\n\n"
    "def show_{n}():\n    return Body{n}().get()",
    'def show_{n}():\n    return eval("not {flag}")',
    'def show_{n}():\n    return globals()["{flag}"]',
    'def show_{n}():\n    return globals().get("{flag}")',
    'def show_{n}():\n    return "{flag}" in globals()',
    'def show_{n}():\n    return [name for name in globals() if name.startswith("HAS_")]',
    'def show_{n}():\n    name = "gadget"\n    return globals()[f"HAS_{{name.upper()}}"]',
    'def show_{n}():\n    space = dict(globals())\n    exec("x = {flag}", space)\n'
    '    return space["x"]',
    "def show_{n}():\n    return sys.modules[__name__].{flag}",
    'def show_{n}():\n    return getattr(sys.modules[__name__], "{flag}")',
    'def show_{n}():\n    return attrgetter("{flag}")(sys.modules[__name__])',
    'def show_{n}():\n    return getattr(sys.modules[__name__], "HAS_" "GADGET", 0)',
    'def show_{n}():\n    return getattr(sys.modules[__name__], "HAS_%s" % "GADGET", 0)',
    'def show_{n}():\n    """Show it.\n\n    >>> {flag} in (True, False, None)\n    True\n    """\n'
    "    return doctest.testmod(sys.modules[__name__]).failed",
    'def show_{n}():\n    return {{"{flag}": {flag}}}',
    "def show_{n}():\n    return sorted(set(vars(sys.modules[__name__])) & {{'{flag}'}})",
    "def show_{n}():\n    def inner():\n        return {flag}\n\n    return inner()",
    "def outer_{n}():\n    {flag} = 'outer'\n\n    class Inner:\n        seen = {flag}\n"
    "        {flag} = 1\n\n    return Inner.seen, {flag}\n\n\nshow_{n} = outer_{n}",
    "def outer_{n}():\n    {flag} = 'outer'\n\n    class Inner:\n        seen = {flag}\n\n"
    "    return Inner.seen\n\n\nshow_{n} = outer_{n}",
    "def show_{n}():\n    global {flag}\n    return {flag}",
    "def deco_{n}(x):\n    return lambda f: lambda: (x, f())\n\n\n@deco_{n}({flag})\n"
    "def show_{n}():\n    return {flag}",
    "def show_{n}():\n    if (found := {flag}):\n        return found\n    return 'none'",
    "def show_{n}():\n    assert {flag} != 5, '{flag}'\n    return {flag} == True",
    "def show_{n}():\n    {flag}: bool\n    try:\n        return {flag}\n"
    "    except NameError as error:\n        return type(error).__name__",
    "def early_{n}():\n    try:\n        return {flag}\n    except NameError:\n"
    "        return 'unset'\n\n\nEARLY_{n} = early_{n}()\n\n\n"
    "def show_{n}():\n    return EARLY_{n}, early_{n}()",
    "class Holder{n}:\n    module = sys.modules[__name__]\n\n\n"
    "def show_{n}():\n    return Holder{n}.module.{flag}",
    "def show_{n}() -> 'type({flag})':\n    import typing\n\n"
    "    return typing.get_type_hints(show_{n})['return'].__name__",
    "def show_{n}():\n    {flag} = 'outer'\n\n    def inner():\n        nonlocal {flag}\n"
    "        {flag} = 'inner'\n        return {flag}\n\n    return inner(), {flag}",
    "def show_{n}():\n    with mock_{n}() as (first, {flag}):\n        return {flag}\n\n\n"
    "class mock_{n}:\n    def __enter__(self):\n        return 1, 2\n\n"
    "    def __exit__(self, *rest):\n        pass",
    "def show_{n}():\n    first, *{flag} = 1, 2, 3\n    return {flag}",
    "def show_{n}(*{flag}, **rest):\n    return {flag}, rest",
    "def show_{n}(key=lambda {flag}={flag}: {flag}):\n    return key(), key(5)",
    "def show_{n}():\n    return list(each_{n}())\n\n\ndef each_{n}():\n"
    "    yield {flag}\n    yield from [{flag}] * 2",
    "class Meta{n}(type):\n    def __new__(cls, name, bases, space, flag=None):\n"
    "        return super().__new__(cls, name, bases, {{**space, 'seen': flag}})\n\n\n"
    "class Made{n}(metaclass=Meta{n}, flag={flag}):\n    pass\n\n\n"
    "def show_{n}():\n    return Made{n}.seen",
    "def show_{n}():\n    return {{each: {flag} for each in (1, 2) if {flag} is not each}}",
    "def show_{n}():\n    return [(x, {flag}) for x in (1,) for {flag} in (3, 4)]",
    "def show_{n}():\n    if {flag}:\n        {flag}_too = {flag}\n        return {flag}_too\n"
    "    elif not {flag}:\n        return 'not'",
    "def show_{n}():\n    while {flag} and not (done := {flag} is None):\n        return done\n"
    "    return 'left'",
    "def show_{n}():\n    return {flag}.__class__.__name__, -{flag} if {flag} else ~0",
    "def show_{n}():\n    return 'a' 'b' if {flag} else f'{{{{{flag}}}}}'",
    "def show_{n}():\n    return (\n        # why\n        {flag}  # is it\n        and 1\n    )",
    "def show_{n}():\n    value = 3 if {flag} else \\\n        4\n    "
    "return value, [{flag}][0:{flag} or 1]",
    "def show_{n}():\n    del_me = {flag}\n    del del_me\n    try:\n        "
    "assert not {flag}, {flag}\n"
    "    except AssertionError as error:\n        return error.args\n    return {flag},",
    "class Slots{n}:\n    __slots__ = ('{flag}',)\n\n\ndef show_{n}():\n"
    "    one = Slots{n}()\n    one.{flag} = 1\n    return one.{flag}, {flag}",
    "class Prop{n}:\n    @property\n    def {flag}(self):\n        return {flag}\n\n\n"
    "def show_{n}():\n    return Prop{n}().{flag}",
    "class Nested{n}:\n    class Inner:\n        {flag} = not {flag}\n\n    seen = {flag}\n\n\n"
    "def show_{n}():\n    return Nested{n}.seen, Nested{n}.Inner.{flag}",
    "class Local{n}:\n    def {flag}(self):\n        return {flag}\n\n    also = {flag}\n\n\n"
    "def show_{n}():\n    return callable(Local{n}.also), Local{n}().{flag}()",
    "class Global{n}:\n    global {flag}\n    seen = {flag}\n\n\n"
    "def show_{n}():\n    return Global{n}.seen",
    "def show_{n}():\n    import asyncio\n\n    async def each():\n        yield {flag}\n\n"
    "    async def all_of():\n        return [{flag} async for {flag} in each()], {flag}\n\n"
    "    return asyncio.run(all_of())",
    "try:\n    KNOWN_{n} = {flag}\nexcept NameError:\n    KNOWN_{n} = 'unknown'\n\n\n"
    "def show_{n}():\n    return KNOWN_{n}",
    "def show_{n}():\n    return show_{n}.__globals__['{flag}']",
    "def show_{n}():\n    return show_{n}.__globals__.get('HAS_' + 'GADGET')",
    "def show_{n}():\n    return __import__(__name__, fromlist=['x']).{flag}",
    "def show_{n}():\n    import inspect\n\n    frame = inspect.currentframe()\n"
    "    return frame.f_globals['{flag}']",
    "def show_{n}():\n    return '%({flag})s' % globals()",
    "def show_{n}():\n    return '{{{flag}}}'.format(**globals())",
    "def show_{n}():\n    return string_{n}.safe_substitute(globals())\n\n\n"
    "from string import Template\n\nstring_{n} = Template('$HAS_GADGET ${flag}')",
    "def show_{n}():\n    return (lambda: [{flag} for _ in range(1)])(), {{{flag}}}",
    "def show_{n}():\n    match {flag}:\n        case True:\n            return 'yes'\n"
    "        case False | None:\n            return 'no'\n        case _ if {flag}:\n"
    "            return 'other'",
    "ALIAS_{n} = {flag}\n\n\ndef show_{n}():\n    return ALIAS_{n}",
    "def show_{n}():\n    return Gadget.size if {flag} else 'none'",
    "if {flag}:\n    from gadgetlib import Gadget as Again\nelse:\n    Again = None\n\n\n"
    "def show_{n}():\n    return Again is None",
)

# What happens to the flag's name at the top of the module that sets it.

CHANGES = (
    "from os import sep as {flag}",
    "{flag} = 'again'",
    "def {flag}():\n    return 'f'",
    "class {flag}:\n    pass",
    "for {flag} in (1, 2):\n    pass",
    "with open(__file__) as {flag}:\n    pass",
    "try:\n    raise KeyError\nexcept KeyError as {flag}:\n    pass",
    "[{flag} := number for number in (1, 2)]",
    "match 3:\n    case {flag}:\n        pass",
    "del {flag}",
    "def change():\n    global {flag}\n    {flag} = 'changed'\n\n\nchange()",
    "from app.other import *",
    "exec('{flag} = 12')",
    "globals()['{flag}'] = 13",
    "globals().update({flag}=14)",
    "setattr(sys.modules[__name__], '{flag}', 15)",
    "__all__ = ['{flag}', 'sys']",
    "__all__ = ['sys']\n__all__ += ['{flag}']",
    "def __getattr__(name):\n    return name.lower()",
    "import os as {flag}",
    "({flag}, rest) = 1, 2",
    "{flag} += 5",
    "import app.tools",
)

# How another module comes by the flag of {home}, and what it then does.

IMPORTERS = (
    "from {home} import {flag}\n\n{readers}",
    "from {home} import {flag} as FOUND\n\n{renamed}",
    "from {home} import {flag} as {flag}\n\n{readers}",
    "from {home} import *\n\n{readers}",
    "import {home} as home\n\n\ndef show_a():\n    return home.{flag}, not home.{flag}",
    "import {home}\n\n\ndef show_a():\n    return {home}.{flag}",
    "import {home} as home\n\n\ndef show_a():\n    return [home.{flag} for home in [object]]",
    "import {home} as home\n\n\ndef show_a(value=None):\n"
    "    home = type('T', (), {{'{flag}': 3}})\n    return home.{flag}",
    "import {home} as home\n\n\ndef read(module):\n    return module.{flag}\n\n\n"
    "def show_a():\n    return read(home)",
    "import {home} as home\n\n\ndef show_a():\n    return [module.{flag} for module in (home,)]",
    "import {home} as home\n\n\ndef show_a():\n    return getattr(home, '{flag}')",
    "import {home} as home\n\n\ndef show_a():\n"
    "    return vars(home)['{flag}'], hasattr(home, '{flag}')",
    "import {home} as home\n\n\ndef show_a():\n    name = '{flag}'\n    return getattr(home, name)",
    "import {home} as home\n\n\ndef show_a():\n"
    "    return sorted(name for name in dir(home) if name.startswith('HAS_'))",
    "import {home} as home\n\n\ndef show_a():\n    home.{flag} = 'set'\n"
    "    return home.{flag}, [getattr(home, each)() for each in dir(home) if each == 'show_0']",
    "import {home} as home\n\n\ndef show_a():\n    with mock.patch('{home}.{flag}', 'patched'):\n"
    "        return home.show_0()",
    "import {home} as home\n\nWHERE = '{home}'\n\n\ndef show_a():\n"
    "    with mock.patch(f'{{WHERE}}.{flag}', 'patched'):\n        return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n"
    "    with mock.patch.object(home, '{flag}', 'patched'):\n        return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n"
    "    with mock.patch.multiple(home, {flag}='patched'):\n        return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n"
    "    with mock.patch.dict(home.__dict__, {{'{flag}': 'patched'}}):\n"
    "        return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n"
    "    with mock.patch.dict(sys.modules, {{'gadgetlib': None}}):\n"
    "        return importlib.reload(home).show_0()",
    "class Settings:\n    from {home} import {flag}\n\n    def get(self):\n"
    "        return self.{flag}\n\n\ndef show_a():\n    return Settings().get()",
    "from {home} import {flag}\n\n\nclass Settings:\n    {flag} = {flag}\n\n\n"
    "def show_a():\n    return Settings.{flag}",
    "def show_a():\n    from {home} import {flag}\n\n    return {flag}",
    "def show_a():\n    from {home} import {flag}\n\n    return f'{{{flag}=}}'",
    "def show_a():\n    from {home} import {flag}\n\n    {flag} = not {flag}\n    return {flag}",
    "def show_a():\n    try:\n        from {home} import {flag}\n    except ImportError:\n"
    "        {flag} = 'missing'\n    return {flag}",
    "try:\n    from {home} import {flag}\nexcept ImportError:\n    {flag} = 'missing'\n\n{readers}",
    "import importlib\n\n\ndef show_a():\n    return importlib.import_module('{home}').{flag}",
    "def __getattr__(name):\n    import {home} as home\n\n    return getattr(home, name)\n\n\n"
    "def show_a():\n    from {own} import {flag}\n\n    return {flag}",
    "_LAZY = {{'{flag}': '{home}'}}\n\n\ndef show_a():\n    import importlib\n\n"
    "    return [getattr(importlib.import_module(m), n) for n, m in _LAZY.items()]",
    "import {home} as home\n\n\ndef show_a():\n    namespace = {{**vars(home)}}\n"
    "    return eval('{flag}', namespace)",
    "import {home}\n\n\n@pytest.mark.skipif('not {flag}')\ndef test_it():\n    pass\n\n\n"
    "from {home} import {flag}\n\n\ndef show_a():\n"
    "    return [eval(mark.args[0], globals()) for mark in test_it.pytestmark]",
    "import {home} as home\n\n\ndef show_a():\n"
    "    return string.Template('$%s' % '{flag}').substitute(vars(home))",
    "import {home} as home\n\n\ndef show_a():\n    from pathlib import Path\n\n"
    "    text = (Path(__file__).parent / 'page.tmpl').read_text()\n"
    "    return text.format_map(vars(home))",
    "from {home} import {flag}\n\n\ndef show_a(x: '{flag}' = 1):\n    return x, {flag}",
    "from {home} import show_0\n\n\ndef show_a():\n    return show_0()",
    "import {home} as home\n\n\nclass Holder:\n    module = home\n\n    def get(self):\n"
    "        return self.module.{flag}, Holder.module.{flag}\n\n\n"
    "def show_a():\n    return Holder().get()",
    "import pickle\n\n\ndef show_a():\n    return pickle.loads(b'c{home}\\n{flag}\\n.')",
    "import {home} as home\n\n\ndef show_a():\n    space = {{'home': home}}\n"
    "    exec('x = 1\\nhome.{flag}', space)\n    return eval('home\\\n.{flag}', space)",
    "import {home} as home\n\n\ndef show_a():\n    return '{{m.{flag}}}'.format(m=home)",
    "import {home} as home\n\ntry:\n    SEEN = home.{flag}\nexcept AttributeError:\n"
    "    SEEN = 'not yet'\n\n\ndef show_a():\n    return SEEN",
    "import typing\n\nimport {home} as home\n\n\ndef show_a():\n"
    "    return typing.get_type_hints(home).get('{flag}')",
    "import {home} as home\n\n\ndef show_a():\n    match home:\n"
    "        case object({flag}=value):\n            return value",
    "import {home} as home\n\n\ndef show_a():\n    first, second = home, 2\n"
    "    return first.{flag}, second",
    "import {home} as home\n\n\ndef show_a():\n    modules = {{'m': home}}\n"
    "    return modules['m'].{flag}, (home or None).{flag}",
    "import {home} as home\n\n\ndef show_a():\n    with nothing(home) as module:\n"
    "        return module.{flag}\n\n\nfrom contextlib import nullcontext as nothing",
    "import sys\n\nimport {home}\n\n\ndef show_a():\n    return sys.modules['{home}'].{flag}",
    "import app\nimport {home}\n\n\ndef show_a():\n"
    "    return app.base.{flag}, getattr(app, 'base').{flag}",
    "from app import base\n\n\ndef show_a():\n    return base.{flag}, base. {flag}",
    "from . import base\n\n\ndef show_a():\n    return (base\n        .{flag})",
    "from .base import (\n    {flag},  # the flag\n    show_0,  # shows it\n)\n\n\n"
    "def show_a():\n    return show_0(), {flag}",
    "from {home} import {flag}, show_0 as shown\n\n__all__ = ['{flag}']\n\n\n"
    "def show_a():\n    return shown(), {flag}",
    "if True:\n    from {home} import {flag}\n\n\ndef show_a():\n    return {flag}",
    "def show_a():\n    import {home} as inner\n\n    return inner.{flag}",
    "def show_a():\n    import {home}\n\n    return {home}.{flag}",
    "import {home} as home\n\n\ndef show_a():\n    home = None\n    try:\n"
    "        return home.{flag}\n    except AttributeError:\n        return 'no attribute'",
    "import {home} as home\n\n\ndef show_a():\n"
    "    del home.{flag}\n    return hasattr(home, '{flag}')",
    "import {home} as home\n\n\ndef show_a():\n"
    "    home.{flag} += 1\n    return home.{flag}, home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n    for home.{flag} in (1, 2):\n        pass\n"
    "    return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n    vars(home)['{flag}'] = 5\n"
    "    return home.show_0()",
    "import {home} as home\n\n\ndef show_a():\n    setattr(home, 'HAS_' 'GADGET', 6)\n"
    "    return home.show_0()",
    "import operator\n\nimport app\n\n\ndef show_a():\n"
    "    return operator.attrgetter('base.{flag}')(app)",
    "import pkgutil\n\n\ndef show_a():\n    return pkgutil.resolve_name('{home}:{flag}')",
    "from {home} import {flag} as A\nfrom {home} import {flag} as B\n\n\n"
    "def show_a():\n    return A, B",
    "from {home} import {flag}\n\nTABLE = {{'gadget': {flag}}}\n{flag}_COPY = {flag}\n\n\n"
    "def show_a():\n    return TABLE, {flag}_COPY",
    "from unittest import mock\n\nfrom {home} import {flag}\n\n\n"
    "@mock.patch(__name__ + '.{flag}', 'patched')\ndef show_a():\n    return {flag}",
    "from {home} import {flag}\n\n\ndef show_a():\n    import unittest\n\n"
    "    @unittest.skipUnless({flag}, 'no gadget')\n    class Case(unittest.TestCase):\n"
    "        pass\n\n    return getattr(Case, '__unittest_skip__', False)",
    "def show_a():\n    text = open(__file__.replace('{own_name}.py', 'old.py')).read()\n"
    "    space = {{}}\n    exec(text.split('#')[1], space)\n    return space['answer']()",
)

CLASSES = (
    "",
    "",
    'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n\ndef show_color():\n'
    "    return Color.RED.value, [each.name for each in Color]",
    'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"',
    'class Enum:\n    pass\n\n\nclass Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n\n'
    "def show_color():\n    return Color.RED",
    '# The colours.\nclass Color(Enum):\n    """Colours."""\n\n    RED = "red"  # warm\n'
    '    BLUE = "blue"\n\n\ndef show_color():\n    return isinstance(Color.RED, Enum)',
    "@dataclass\nclass Point:\n    x: int\n    y: int = 0\n\n\ndef show_point():\n"
    "    return Point(1), Point(1) == Point(1, 0), Point.__match_args__",
    "@dataclass\nclass Point:\n    x: int\n    y: int = 0  # down\n\n\n"
    "class Sized:\n    def to_dict(self):\n        return {'size': 1}\n\n\n"
    "class Big(Point, Sized):\n    pass\n\n\ndef show_point():\n    return Big(1).to_dict()",
    "@dataclass\nclass Point:\n    x: int\n    y: int = 0\n\n\n"
    "def show_point():\n    return hasattr(Point(1), 'to_dict'), hasattr(Point, 'validate')",
    "@dataclass\nclass Point:\n    x: int\n    y: int = 0\n\n\n@dataclass\n"
    "class Deep(Point):\n    z: int = 1\n\n\ndef show_point():\n    return Deep(1, 2, 3).z",
    "@dataclass\nclass Point:\n    x: int\n    y: int = 0\n\n\nPoint.z = 3\n\n\n"
    "def show_point():\n    return Point(1).z",
    'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n\nclass Shades(Enum):\n'
    "    RED = Color.RED.value\n\n\ndef show_color():\n"
    "    return Shades('red').name, Color('blue').name",
    'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n\nColor.dark = 3\n\n\n'
    "def show_color():\n    return Color.dark",
    'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n\n'
    "from enum import Enum as Color\n\n\n"
    "def show_color():\n    return Color.__name__",
    'if sys.version_info > (3, 4):\n\n    class Color(Enum):\n        RED = "red"\n'
    '        BLUE = "blue"\n\n\ndef show_color():\n    return Color.BLUE.value',
)

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
