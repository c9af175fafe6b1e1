"""The Jinja environments: a gate prints only what filters made, a sandbox holds users' templates.

Autoescape is on, undefined names raise, and `finalize` refuses every value that is not `Markup`, so
a bare `{{ value }}` fails the first time it is rendered. Templates place code; they do not make it.

The built-in templates are as much code of this package as its modules, and are treated so: they run
without the sandbox, which asks about every attribute, and are cached compiled in `__pycache__`. A
template of the project runs in the sandbox, and from its source. Either may include the other: each
belongs to its own environment.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from ssotgen.render import compiled
from ssotgen.render.gate import only_code, restrict
from ssotgen.render.language import Language
from ssotgen.resources import template_folder


class _CodeGenerator(CodeGenerator):
    """Compiles a template without the escaping of what the gate let pass, which leaves it as it is
    but takes longer than the gate itself."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _Environment(Environment):
    """The environment of built-in templates."""

    code_generator_class = _CodeGenerator


_OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "finalize": only_code,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
    "cache_size": -1,
}

_BUILTIN: dict[str, Environment] = {}
"""The environment of each language that has the built-in templates alone."""


class _Loader(BaseLoader):
    """Loads a template from the first of the folders that has one of that name, else the built-in
    one."""

    def __init__(self, language: Language, overrides: Sequence[Path] = ()) -> None:
        self.builtin = FileSystemLoader(template_folder())
        self.environment = _Environment(loader=self, undefined=StrictUndefined, **_OPTIONS)
        self.environment.bytecode_cache = _CompiledTemplates(language.name)
        restrict(self.environment, language)
        self.overrides: FileSystemLoader | None = None
        self.sandbox: Environment | None = None
        if overrides:
            from ssotgen.render.sandbox import make_sandbox

            self.overrides = FileSystemLoader(overrides)
            self.sandbox = make_sandbox(language, loader=self, **_OPTIONS)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of a template and its file. Raises TemplateNotFound."""
        if self.overrides is not None:
            try:
                return self.overrides.get_source(environment, template)
            except jinja2.TemplateNotFound:
                pass
        return self.builtin.get_source(environment, template)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as BaseLoader has it
    ) -> Template:
        """Return the template, bound to the environment that it may run in."""
        if self.overrides is not None and self.sandbox is not None:
            try:
                return self.overrides.load(self.sandbox, name, globals)
            except jinja2.TemplateNotFound as error:
                if error.name != name:
                    raise
        return self.builtin.load(self.environment, name, globals)


def make_environment(language: Language, overrides: Sequence[Path] = ()) -> Environment:
    """Return the environment for templates of `language`.

    Templates in the folders `overrides` replace those of the same name in later ones, and built-in
    ones. The environment without any is made once: the projects of a workspace share its compiled
    templates.
    """
    if overrides:
        return _Loader(language, overrides).environment
    if language.name not in _BUILTIN:
        _BUILTIN[language.name] = _Loader(language).environment
    return _BUILTIN[language.name]


class _CompiledTemplates(BytecodeCache):
    """Caches a compiled built-in template where Python would cache a compiled module, since
    compiling them all takes longer than rendering the default spec.

    The filters of a language take part in compiling, so there is one for each language.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the file for the compiled template `name`."""
        return str(compiled.place_of(filename or name, f"jinja{self._language}"))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket; leave it empty where nothing that fits is cached."""
        bucket.code = compiled.load(Path(bucket.key), _made_from(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Cache what the bucket holds."""
        compiled.store(Path(bucket.key), _made_from(bucket), bucket.code)


def _made_from(bucket: Bucket) -> str:
    """Return what represents the Jinja and the source that a template was compiled by and from."""
    return f"{jinja2.__version__} gate {bucket.checksum}"
