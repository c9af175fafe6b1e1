"""How a module of a made-up program comes by the flag of another, and what it does with it."""

from __future__ import annotations

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
    "import {home} as home\n\n\ndef show_a():\n    first = home.{flag}\n"
    "    from {home} import {flag}\n\n    return first, {flag}",
    "def show_a(value=None):\n    if value is None:\n        import {home} as home\n\n"
    "        return home.{flag}\n    from {home} import {flag}\n\n    return {flag}",
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
