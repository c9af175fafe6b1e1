"""Applying: the text of a Python file with the uses of a symbol renamed, all else as it is."""

from __future__ import annotations

import importlib.util
import io
import re
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.codebase.modules import ModuleIndex
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.use import CodeUse
from ssotgen.output.change import FileChange

if TYPE_CHECKING:
    from ssotgen.migrate.code_style import CodeStyle

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True)
class Applying:
    """Makes the changes of files; imports stay sorted where they were and libcst is installed."""

    files: ProjectFiles
    index: ModuleIndex
    root: Path

    def change(self, path: str, uses: Iterable[CodeUse]) -> FileChange:
        """Return the change that writes the new name at each of the uses.

        Raises:
            ValueError: The result would not compile.
        """
        old = self.files.data(path)
        listed = list(uses)
        encoding, _ = tokenize.detect_encoding(io.BytesIO(old).readline)
        lines = _LINES.findall(old.decode(encoding))
        spots = {each.place: each.new for each in listed}
        for place in sorted(spots, reverse=True):
            line = lines[place.line - 1]
            lines[place.line - 1] = line[: place.column] + spots[place] + line[place.end_column :]
        new = "".join(lines).encode(encoding)
        if any(each.how == "import" for each in listed):
            new = self._sorted(old, new, frozenset(each.new for each in listed))
        compile(new, path, "exec", dont_inherit=True)
        return FileChange(Path(path), old, new)

    def _sorted(self, old: bytes, new: bytes, names: frozenset[str]) -> bytes:
        if importlib.util.find_spec("libcst") is None:
            return new
        from ssotgen.migrate.codemods.import_order import default_style, sorted_imports, style_of
        from ssotgen.migrate.codemods.rewriter import parse_module, rewrite
        from ssotgen.migrate.rename.repeated_imports import without_repeated

        style = style_of(parse_module(old), self._style)
        module = parse_module(new)
        repeated = without_repeated(new, names)
        if repeated:
            module = rewrite(module, repeated, style or default_style(self._style))
        return module.bytes if style is None else sorted_imports(module, style).bytes

    @cached_property
    def _style(self) -> CodeStyle:
        from ssotgen.migrate.code_style import code_style

        names = (name for path in self.index.files for name in self.index.names_of(path))
        return code_style(self.root, names)
