"""Node.js, TypeScript and ESLint, for tests of what is generated for JavaScript."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

_PACKAGES = json.loads(
    (Path(__file__).parents[1] / "node" / "package.json").read_text(encoding="utf-8")
)["dependencies"]

_ESLINT_CONFIG = """\
import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(js.configs.recommended, ts.configs.recommended, {
  linterOptions: { reportUnusedDisableDirectives: "error" },
});
"""
_SERVER = """\
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const [module, name, data] = JSON.parse(line);
  const generated = await import(`./${module}.js`);
  const found = name in generated ? generated[name] : undefined;
  const answer = typeof found === "function" ? found(data) : found;
  process.stdout.write(JSON.stringify(answer) + "\\n");
}
"""
_STRICTEST = (
    "--strict",
    "--pretty", "false",
    "--target", "es2022",
    "--module", "es2022",
    "--moduleResolution", "bundler",
    "--types", "",
    "--noUnusedLocals",
    "--noUnusedParameters",
    "--noUncheckedIndexedAccess",
    "--exactOptionalPropertyTypes",
    "--noImplicitReturns",
    "--isolatedModules",
    "--verbatimModuleSyntax",
)  # fmt: skip


def node_modules() -> Path:
    """Return the folder node_modules with the packages; skip the test where there is none.

    In CI, where they are installed, the test fails instead.
    """
    named = os.environ.get("SSOTGEN_NODE_TOOLS", "")
    folder = Path(named, "node_modules")
    missing = [each for each in _PACKAGES if not named or not (folder / each).is_dir()]
    if missing or shutil.which("node") is None:
        message = (
            "needs Node.js, and SSOTGEN_NODE_TOOLS to name a copy of tests/node "
            "in which `npm install` has run"
        )
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return folder


class NodeModules:
    """TypeScript modules in a folder, compiled together; `ask` calls their functions."""

    def __init__(self, folder: Path, sources: dict[str, str]) -> None:
        """Write the modules and compile them; `findings` is what the compiler says."""
        self.folder = folder
        for name, text in sources.items():
            (folder / f"{name}.ts").write_text(text, encoding="utf-8")
        self.findings = self._run("tsc/bin/tsc", *_STRICTEST, *(f"{name}.ts" for name in sources))
        self._process: subprocess.Popen[str] | None = None

    def lint(self, *names: str) -> str:
        """Return what ESLint's recommended rules say of modules."""
        (self.folder / "eslint.config.mjs").write_text(_ESLINT_CONFIG, encoding="utf-8")
        (self.folder / "node_modules").symlink_to(node_modules(), target_is_directory=True)
        files = [f"{name}.ts" for name in names]
        return self._run("eslint/bin/eslint.js", "--max-warnings", "0", *files)

    def ask(self, module: str, name: str, data: object = None) -> Any:
        """Return what the function `name` returns for the data, or the constant of that name."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps([module, name, data]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def close(self) -> None:
        """Let Node.js end."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait()

    def _start(self) -> subprocess.Popen[str]:
        (self.folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        server = self.folder / "server.mjs"
        server.write_text(_SERVER, encoding="utf-8")
        return subprocess.Popen(
            ["node", str(server)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def _run(self, script: str, *arguments: str) -> str:
        done = subprocess.run(
            ["node", str(node_modules() / script), *arguments],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout + done.stderr
