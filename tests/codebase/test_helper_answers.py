"""A helper is known to answer whether a module can be imported where each of its statements can be
followed, and only there."""

from __future__ import annotations

import ast

import pytest

from ssotgen.codebase.helper_answers import answers, is_what_it_seems

BEFORE = "def need(name, least=None):\n"
TRY = "    try:\n        found = import_module(name)\n"
HANDLER = "    except ImportError:\n        return None, False\n"
CLEAR = {
    "returned in both": f"{TRY}{HANDLER}    return found, True\n",
    "returned inside": "    try:\n        return import_module(name), True\n"
    "    except Exception:\n        return None, False\n",
    "returned by the else": f"{TRY}{HANDLER}    else:\n        return found, True\n",
    "set before": "    has = False\n    found: object = None\n    try:\n"
    "        found = __import__(name)\n        has = True\n    except (ImportError, OSError):\n"
    "        pass\n    return found, has\n",
    "a condition that does not hold": f"{TRY}        if least and found.old(least):\n"
    f"            raise ImportError\n        if least is not None or not name:\n"
    f"            return found\n{HANDLER}    return found, True\n",
    "something done with the result": "    '''Import.'''\n    import importlib\n"
    f"{TRY}{HANDLER}    text = f'needs {{name}}'\n    text += '.'\n    print(text)\n"
    "    return text, True\n",
    "the reverse turned round": f"{TRY}        bad = False\n    except ImportError:\n"
    "        bad = True\n    return None, not bad\n",
}
UNCLEAR = {
    "more caught by nobody": TRY.replace("try", "if least is None") + "    return found, True\n",
    "only missing modules": f"{TRY}    except ModuleNotFoundError:\n        return 1, False\n"
    "    return 1, True\n",
    "something before the import": TRY.replace("try:", "try:\n        look(name)")
    + f"{HANDLER}    return found, True\n",
    "another module": f"{TRY.replace('(name)', '(least)')}{HANDLER}    return found, True\n",
    "a condition that nobody knows": f"{TRY}{HANDLER}    if found.old:\n        return 1, False\n"
    "    return found, True\n",
    "two handlers": f"{TRY}{HANDLER}    except OSError:\n        pass\n    return found, True\n",
    "a finally": f"{TRY}{HANDLER}    finally:\n        print()\n    return found, True\n",
    "a loop": f"{TRY}{HANDLER}    for each in found:\n        pass\n    return found, True\n",
    "the same both ways": f"{TRY}    except ImportError:\n        found = None\n"
    "    return found, True\n",
    "no module at all": "    return name, True\n",
    "another attribute": f"{TRY}{HANDLER}    found.has = True\n    return found, found.has\n",
    "another name by then": f"    name = 'x' + name\n{TRY}{HANDLER}    return found, True\n",
    "a longer name by then": f"    name += '.x'\n{TRY}{HANDLER}    return found, True\n",
    "another name within an expression": f"    print(name := 'x')\n{TRY}{HANDLER}"
    "    return found, True\n",
    "an answer that an expression changes": f"{TRY}{HANDLER}    has = True\n"
    "    print(has := False)\n    return found, has\n",
    "a generator": f"    yield None\n{TRY}{HANDLER}    return found, True\n",
    "a number of values": f"{TRY}    except ImportError:\n        return None, False\n"
    "    return *found, True\n",
    "other counts": f"{TRY}    except ImportError:\n        return False\n    return found, True\n",
}


def answered(body: str, call: str = "need('charts')", before: str = BEFORE) -> object:
    function = ast.parse(before + body).body[0]
    node = ast.parse(call, mode="eval").body
    assert isinstance(function, ast.FunctionDef) and isinstance(node, ast.Call)
    found = answers(function, node)
    return tuple(found[1]) if len(found) > 1 else None


@pytest.mark.parametrize("body", CLEAR.values(), ids=CLEAR.keys())
def test_what_can_be_followed(body: str) -> None:
    assert answered(body) == (True, False)


@pytest.mark.parametrize("body", UNCLEAR.values(), ids=UNCLEAR.keys())
def test_what_cannot_be_followed(body: str) -> None:
    assert answered(body) != (True, False)


@pytest.mark.parametrize(
    ("before", "call"),
    [
        (BEFORE, "need('charts', '2.0')"),
        (BEFORE, "need('charts', version)"),
        (BEFORE, "need('charts', None, 3)"),
        (BEFORE, "need('charts', least='2.0')"),
        (BEFORE, "need('charts', *versions)"),
        ("def need(name, least):\n", "need('charts')"),
        ("def need(name, *least):\n", "need('charts')"),
        (f"@cache\n{BEFORE}", "need('charts')"),
    ],
)
def test_a_call_that_does_not_give_all_that_is_asked(before: str, call: str) -> None:
    body = f"{TRY}        if least:\n            check(found)\n{HANDLER}    return found, True\n"
    assert answered(body, call, before) is None


FUNCTION = "import importlib\ndef need(name): ...\n"
IMPORTS = "def need(name): return import_module(name)\n"
TYPED = "if TYPE_CHECKING:\n    from importlib import import_module\n"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (FUNCTION, True),
        (f"from importlib import import_module\n{FUNCTION}", True),
        (f"import importlib.util\n{FUNCTION}print(need, 'needs')\n", True),
        (f"{FUNCTION}need = cached(need)\n", False),
        (f"{FUNCTION}def need(name): ...\n", False),
        (f"{FUNCTION}from other import need\n", False),
        (f"{FUNCTION}from other import *\n", False),
        (f"{FUNCTION}globals()['need'] = None\n", False),
        (f"{FUNCTION}patch('app.need').start()\n", False),
        (f"{FUNCTION}class importlib: ...\n", False),
        (f"from other import import_module\n{FUNCTION}", False),
        (f"{FUNCTION}def again():\n    global need\n    need = None\n", False),
        (f"{FUNCTION}def run(__import__): ...\n", False),
        (f"{FUNCTION}importlib.import_module = fake\n", False),
        (f"{FUNCTION}from other import ImportError\n", False),
        (f"{FUNCTION}class Exception(BaseException): ...\n", False),
        (f"import other as importlib\n{FUNCTION}", False),
        (f"from importlib import import_module\n{IMPORTS}", True),
        (f"from .importlib import import_module\n{IMPORTS}", False),
        (f"from importlib_of_ours import import_module\n{IMPORTS}", False),
        (f"{TYPED}{IMPORTS}", False),
        (IMPORTS, False),
    ],
)
def test_a_function_that_something_may_take_the_place_of(text: str, plain: bool) -> None:
    assert is_what_it_seems(ast.parse(text), "need") is plain
