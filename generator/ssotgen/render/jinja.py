"""The Jinja environment: a gate prints only what emitters made, a sandbox holds users' templates.

Autoescape is on, undefined names raise, and `finalize` refuses every value that is not `Markup`, so
a bare `{{ value }}` fails the first time it is rendered. Templates place code; they do not make it.

The built-in templates are as much code of this package as its modules, and are treated so: they run
without the sandbox, which asks about every attribute, and are kept compiled in `__pycache__`. As
soon as a project brings templates of its own, everything runs in the sandbox and from the source.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from ssotgen.render.python import code
from ssotgen.resources import template_folder

FILTERS = {
    "annotation": code.annotation,
    "comment": code.comment,
    "docstring": code.docstring,
    "dotted": code.dotted,
    "identifier": code.identifier,
    "literal": code.literal,
}
"""Every filter that a template may use."""


class UnmarkedValueError(TypeError):
    """A template printed a value that went through none of the filters."""


def make_environment(overrides: Path | None = None) -> Environment:
    """Return the environment. Templates in `overrides` stand before the built-in ones."""
    options: dict[str, Any] = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "finalize": _only_code,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "auto_reload": False,
        "cache_size": -1,
    }
    environment: Environment
    if overrides is None:
        loader = FileSystemLoader(template_folder())
        environment = Environment(loader=loader, bytecode_cache=_CompiledTemplates(), **options)
    else:
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        loader = FileSystemLoader([overrides, template_folder()])
        environment = ImmutableSandboxedEnvironment(loader=loader, **options)
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.globals.clear()
    return environment


def has_overrides(environment: Environment) -> bool:
    """Whether templates of a user's may take part in what the environment renders."""
    return environment.sandboxed


class _CompiledTemplates(BytecodeCache):
    """Keeps a built-in template compiled where Python would keep a module compiled, since compiling
    them all takes longer than rendering the default spec."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return where the template `name` is kept."""
        return importlib.util.cache_from_source(filename or name, optimization="jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket; leave it empty where nothing that fits is kept."""
        begin = _made_from(bucket)
        try:
            kept = Path(bucket.key).read_bytes()
            if kept.startswith(begin):
                bucket.code = marshal.loads(kept[len(begin) :])
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, if Python keeps modules here at all."""
        if sys.dont_write_bytecode:
            return
        place = Path(bucket.key)
        temporary = place.with_suffix(f".{os.getpid()}.tmp")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_made_from(bucket) + marshal.dumps(bucket.code))
            temporary.replace(place)
        except OSError:
            temporary.unlink(missing_ok=True)


def _made_from(bucket: Bucket) -> bytes:
    """Return what a kept template begins with: the Python, the Jinja and the source it is of."""
    versions = f"{importlib.util.MAGIC_NUMBER.hex()} {jinja2.__version__}"
    return f"{versions} {bucket.checksum}\n".encode()


def _only_code(value: object) -> Markup:
    """The gate. What macros and filters give is `Markup`; a spec's text is not."""
    if isinstance(value, Markup):
        return value
    raise UnmarkedValueError(
        f"the template prints {value!r} as it is; send it through one of the filters "
        + ", ".join(sorted(FILTERS))
    )
