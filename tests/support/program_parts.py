"""What a module of a made-up program holds that has an availability flag: blocks that set it, code
that reads or changes it, and classes. `{flag}` is the flag's name."""

from __future__ import annotations

# Blocks that set the flag; {flag} is its name, {good} what it is when the import works.

_HELPER = (
    "def need(name, least=None):\n    import importlib\n\n    try:\n"
    "        found = importlib.import_module(name)\n        has = True\n"
    "        if least is not None and found.version < least:\n            raise ImportError\n"
    "    except ImportError:\n        found = None\n        has = False\n"
)

BLOCKS = (
    _HELPER + "    return found, has\n\n\nlib, {flag} = need('widgetlib')\nHAS_WIDGET = {flag}",
    _HELPER + "    return has, 'needs ' + name, found is None\n\n\n"
    "{flag}, REASON, ABSENT = need('widgetlib')\n\n\n"
    "def show_reason():\n    return REASON, ABSENT, {flag}",
    _HELPER + "    return has, [name]\n\n\nfor _ in range(1):\n    pass\n\n"
    "{flag}, NAMES = need('widgetlib')\nif {flag}:\n    from widgetlib import name",
    "try:\n    from gadgetlib import Gadget\n\n    {flag}: bool = True\n"
    "except ImportError:\n    {flag} = False",
    "{flag} = False\ntry:\n    from gadgetlib import Gadget\n\n    {flag}: bool = True\n"
    "except ImportError:\n    pass",
    "try:\n    from gadgetlib import Gadget\nexcept ImportError:\n    {flag}: bool = False\n"
    "else:\n    {flag}: bool = True",
    "try:\n    from gadgetlib import Gadget\n\n    {flag}: 'Gadget' = True\n"
    "except ImportError:\n    {flag} = False",
    "class Holder:\n    try:\n        from gadgetlib import Gadget\n\n        {flag}: bool = True\n"
    "    except ImportError:\n        {flag} = False\n\n\n"
    "def show_holder():\n    return list(Holder.__annotations__)",
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
    "TEXT = None\ntry:\n    from gadgetlib import Gadget\n\n    {flag} = True\n"
    "except ImportError:\n    import traceback\n\n    TEXT = traceback.format_exc()\n"
    "    {flag} = False\n\n\n"
    "def show_text():\n    return TEXT, {flag}",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError as error:\n"
    "    {flag} = False\n    print('without', error, {flag})",
    "{flag} = True\ntry:\n    from gadgetlib import Gadget\nexcept ImportError as error:\n"
    "    # It is missing.\n    {flag} = False  # no gadget\n    REASON = str(error)\nelse:\n"
    "    REASON = ''",
    "try:\n    from gadgetlib import Gadget\nexcept ModuleNotFoundError:\n    {flag} = False\n"
    "except ImportError as error:\n    {flag} = False\n    REASON = error.name\nelse:\n"
    "    {flag} = True",
    "try:\n    {flag} = True\n\n    import widgetlib as first\n    from gadgetlib import Gadget\n"
    "except ImportError:\n    {flag} = False\n\n\ndef show_first():\n    return first.name",
    "try:\n    from gadgetlib import Gadget\n    import json as codec\n    import widgetlib\n\n"
    "    {flag} = True\nexcept ImportError:\n    {flag} = False\n\n\n"
    "def show_codec():\n    return codec.dumps({flag})",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError as error:\n"
    "    {flag} = False\n    if 'gadget' not in str(error):\n        raise\nfinally:\n"
    "    print('looked')",
    "try:\n    from gadgetlib import Gadget\n\n    {flag} = True\nexcept ImportError:\n"
    "    {flag} = False\n    print('none', {flag})",
    "class Holder:\n    try:\n        from gadgetlib import Gadget\n\n        {flag} = True\n"
    "    except ImportError as error:\n        {flag} = False\n        reason = repr(error)",
    "if sys.flags:\n    try:\n        from gadgetlib import Gadget\n\n        {flag} = True\n"
    "    except ImportError as error:\n        {flag} = False\n        print(error, {flag})",
    "def tell():\n    print('told', {flag})\n\n\ntry:\n    from gadgetlib import Gadget\n\n"
    "    {flag} = True\nexcept ImportError:\n    {flag} = False\n    tell()",
    "def tell():\n    print('told', {flag})\n\n\ntry:\n    from gadgetlib import Gadget\n\n"
    "    {flag} = True\nexcept ImportError as error:\n    {flag} = False\n    print(error)\n"
    "    tell()\nfinally:\n    tell()",
    "try:\n    try:\n        from gadgetlib import Gadget\n\n        {flag} = True\n"
    "    except ImportError as error:\n        {flag} = False\n        raise OSError from error\n"
    "except OSError:\n    print('none')",
)

# What a module that has the flag as {flag} does with it; {n} makes names unique.

READERS = (
    "def show_{n}():\n    return sorted(globals()['__annotations__'])",
    "def show_{n}():\n    return sorted(getattr(sys.modules[__name__], '__annotations__', {{}}))",
    "def show_{n}():\n    space = sys.modules[__name__].__dict__\n"
    "    return sorted(space.get('__annotations__', {{}}))",
    "def show_{n}():\n    return [{flag} if {flag} else 0 for _ in range(2) if (lambda: {flag})]",
    "class Both{n}:\n    {flag}: bool\n    seen = 1 if {flag} else 2\n\n\n"
    "def show_{n}():\n    return Both{n}.seen, list(Both{n}.__annotations__)",
    "def show_{n}():\n    import importlib\n\n    return importlib.import_module(__name__).{flag}",
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
