"""Real threads, random delays, random cycles, refreshes and overrides, compared with a model."""

from __future__ import annotations

import json
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.engine_project import Make, Project

NAMES = [f"f{number}" for number in range(6)]
FEATURES = "features:\n" + "".join(
    f"  {name}: {{summary: X., imports: {{mod_{name}: [A]}}}}\n" for name in NAMES
)
NEEDS = (
    "from mod_{0} import A as needed",
    "import mod_{0}; needed = mod_{0}.A",
    "if not config.{0}_available: raise ImportError('{0}')",
)
STRESS = str(Path(__file__).parents[1] / "support" / "stress.py")


def targets(seed: int) -> tuple[dict[str, str], dict[str, bool]]:
    """Return random target modules, and what a single thread finds of each.

    A module asks for others, whoever they are, so that there are cycles. It needs only what comes
    after it, by a plain import or by raising if the feature is not there; so what it meets half-
    imported makes it fail for the moment alone. It fails for good if what it needs does.
    """
    choose = random.Random(seed)
    files: dict[str, str] = {}
    right: dict[str, bool] = {}
    for index, name in reversed(list(enumerate(NAMES))):
        lines = ["import time", "from demo.parts import parts_config as config"]
        right[name] = True
        for _ in range(choose.randrange(4)):
            lines.append(f"time.sleep({choose.choice((0, 0, 0.001, 0.004))})")
            lines.append(f"config.{choose.choice(NAMES)}_available")
        later = NAMES[index + 1 :]
        if later and choose.random() < 0.6:
            needed = choose.choice(later)
            lines.append(choose.choice(NEEDS).format(needed))
            right[name] = right[needed]
        if choose.random() < 0.15:
            lines.append("1/0")
            right[name] = False
        if choose.random() < 0.9:
            lines.append("A = 1")
        else:
            right[name] = False
        lines.append(f"time.sleep({choose.choice((0, 0.002))})")
        files[f"mod_{name}.py"] = "\n".join(lines)
    return files, right


def run(project: Project, seed: int) -> None:
    """Run one seed in a process and compare it with the model, and that with a fresh process."""
    files, right = targets(seed)
    folder = Project(project.root / f"seed_{seed}")
    folder.write(files)
    env = {"PYTHONPATH": f"{folder.root}:{project.root}"}
    done = folder.run(STRESS, str(seed), json.dumps(right), env=env, timeout=400)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    assert json.loads(done.stdout) == [], f"seed {seed}"


def run_all(project: Project, seeds: range) -> None:
    """Run seeds, two at a time."""
    project.run("-m", "demo.parts")  # Compiles the module once for all.
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda seed: run(project, seed), seeds))


def test_the_model_is_what_a_single_thread_finds(make: Make) -> None:
    project = make({}, FEATURES)
    for seed in range(3):
        files, right = targets(seed)
        project.write(files)
        for first in (NAMES, NAMES[::-1]):
            code = f"tell({{name: getattr(config, name + '_available') for name in {first}}})"
            assert project.ask(code) == right


def test_a_few_seeds(make: Make) -> None:
    run_all(make({}, FEATURES), range(6))


@pytest.mark.long
def test_hundreds_of_seeds(make: Make) -> None:
    assert sys.version_info >= (3, 10)
    run_all(make({}, FEATURES), range(1000, 1400))
