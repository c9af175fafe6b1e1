"""One round of the stress test, in a process of its own: `python stress.py SEED RIGHT`.

Threads ask, import the targets plainly, refresh and override at random, while the targets' bodies
ask each other in random cycles and take random time. Whatever a thread asks must read as RIGHT
says, JSON of what a single thread finds, at once and ever after.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import threading

from demo.parts import parts_config as config

RIGHT = json.loads(sys.argv[2])
NAMES = sorted(RIGHT)
THREADS = 6
TURNS = 12


def work(seed: int, wrong: list[str], start: threading.Barrier) -> None:
    """Do random things; what must hold at any moment is checked at once."""
    choose = random.Random(seed)
    start.wait()
    for _ in range(TURNS):
        name = choose.choice(NAMES)
        deed = choose.random()
        if deed < 0.5:
            read(name, wrong)
        elif deed < 0.65:
            try:
                importlib.import_module(f"mod_{name}")
            except (ImportError, ArithmeticError, AttributeError, RuntimeError):
                continue
        elif deed < 0.75:
            config.refresh_availability(force=choose.random() < 0.5)
        elif deed < 0.9:
            given = choose.random() < 0.5
            with config.override(**{name: given}):
                if getattr(config, f"{name}_available") is not given:
                    wrong.append(f"{name} is not overridden")
                # What a body imports because a feature is said to be there stays imported, which
                # the model knows nothing of; what it fails at must be forgotten with the block.
                if not given and config.get_availability_status()[f"{name}_available"]:
                    wrong.append(f"the status of {name} is not overridden")
        else:
            status = config.get_availability_status()
            wrong += [
                f"the status of {name}"
                for name in NAMES
                if status[f"{name}_available"] is not RIGHT[name]
            ]


def read(name: str, wrong: list[str]) -> None:
    """Ask for a feature; nothing is being imported by this thread, so the answer is the last."""
    if getattr(config, f"{name}_available") is not RIGHT[name]:
        wrong.append(f"{name}: {config.get_import_errors().get(name)}")


def main() -> None:
    """Run the threads, and tell what each feature reads afterwards."""
    sys.setswitchinterval(1e-6)
    seed = int(sys.argv[1])
    wrong: list[str] = []
    start = threading.Barrier(THREADS)
    threads = [
        threading.Thread(target=work, args=(seed * 1000 + number, wrong, start), daemon=True)
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)  # One process of many on a busy machine.
    if any(thread.is_alive() for thread in threads):
        wrong.append("a thread hangs")
    for name in NAMES:
        read(name, wrong)
        if config not in config._reads[name]:
            wrong.append(f"{name} is not kept")
    print(json.dumps(wrong))


if __name__ == "__main__":
    main()
