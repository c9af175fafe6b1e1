"""Runs the command in processes that are forked from one which has imported the package already.

Each run has its own working directory, variables and exit code, as one from a shell has. What it
saves is the start of Python and the imports, which are most of the time of a small run.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from support import faults

SPEC = """\
project:
  {name: shop, package: acme, summary: A shop.,
   outputs: [availability, enums, json_schema, pydantic, pytest, site, typescript]}
features: {mixer: {summary: The mixing machine., hint: none, imports: {json: [loads]}}}
enums: {Colour: {summary: A colour of paint., members: {RED: red}}}
dataclasses: {Tin: {summary: A tin., fields: {colour: {type: Colour, summary: Its paint.}}}}
"""

SECONDS, BYTES = 10, 1 << 30
HEAVY = ("black", "jinja2", "jsonschema", "libcst", "yaml")


def run(
    folder: Path,
    words: tuple[str, ...],
    variables: dict[str, str],
    fault: tuple[str, int, str, float] | None = None,
    *,
    merged: bool = False,
    redirected: dict[int, str] | None = None,
    limited: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run `ssotgen` with those words and variables in that folder; standard input is empty.

    `fault` is what `faults.install` takes. What is `merged` has all output on standard output. The
    streams of `redirected`, by their number, are those files, or closed where the name is empty.
    What is `limited` is ended by more than SECONDS of the processor, and has no more than BYTES.
    """
    with tempfile.TemporaryDirectory() as streams:
        request = {
            "folder": str(folder),
            "words": words,
            "variables": variables,
            "streams": [f"{streams}/stdout", f"{streams}/stderr"],
            "fault": fault,
            "merged": merged,
            "redirected": list((redirected or {}).items()),
            "limited": limited,
        }
        server = _server()
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        out, err = (Path(each).read_text(encoding="utf-8") for each in request["streams"])
    return subprocess.CompletedProcess(["ssotgen", *words], status, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    tests = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, (tests, os.environ.get("PYTHONPATH", ""))))
    server = subprocess.Popen(
        [sys.executable, "-m", "support.fork_server"],
        env=os.environ | {"PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(server.kill)
    return server


def _serve() -> None:
    """Answer each request, a line of JSON, with a line that has the exit code."""
    import ssotgen

    for module in pkgutil.walk_packages(ssotgen.__path__, "ssotgen."):
        if not module.name.startswith("ssotgen.lsp"):
            importlib.import_module(module.name)
    for name in HEAVY:
        importlib.import_module(name)
    _warm_up()
    os.fsync = os.fstat  # type: ignore[assignment]  # no test needs its files after a power cut
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run_here(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _warm_up() -> None:
    """Generate once, which compiles the templates and the runtime for all runs that follow."""
    from ssotgen.app.generate import generate
    from ssotgen.settings.settings import Settings

    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "spec").mkdir()
        (root / "spec" / "all.yaml").write_text(SPEC, encoding="utf-8")
        generate([Settings(root=root, spec=root / "spec", output=root / "generated")])


def _run_here(request: dict[str, Any]) -> None:
    """Run the command in this process, as a new interpreter would, and end it."""
    from ssotgen.__main__ import main

    for number, name in enumerate(request["streams"], start=1):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600), number)
    if request["merged"]:
        os.dup2(1, 2)
        sys.stdout.reconfigure(write_through=True)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    paths = request["variables"].get("PYTHONPATH", "").split(os.pathsep)
    sys.path[1:1] = [path for path in paths if path not in sys.path]
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["variables"])
    sys.argv[:] = ["ssotgen", *request["words"]]
    for number, target in request["redirected"]:
        _redirect(number, target)
    code: object = 1
    if request["limited"]:
        _limit()
    if request["fault"]:
        faults.install(*request["fault"])
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    finally:
        os._exit(_flushed(code if isinstance(code, int) else int(code is not None)))


def _limit() -> None:
    """Limit what this process, and each that it starts, may take."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + BYTES, taken + BYTES))


def _redirect(number: int, target: str) -> None:
    """Connect a standard stream with a file, or close it."""
    if target:
        os.dup2(os.open(target, os.O_RDWR), number)
    else:
        os.close(number)
        setattr(sys, ("stdin", "stdout", "stderr")[number], None)


def _flushed(code: int) -> int:
    """Flush the streams and return the exit code, which says whether that failed."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.flush()
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        return 120
    return code


if __name__ == "__main__":
    _serve()
