"""One round of the stress test, in a process of its own: `python stress.py SEED`, in a project.

Threads ask, import the targets plainly, refresh and override at random, while the targets' bodies
ask each other in random cycles and take random time. Afterwards each feature must read what a
fresh process reads that asks for it first, or in one that asks for the others before.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import threading

from demo.parts import parts_config as config

NAMES = sorted(json.loads(sys.argv[2]))
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
            if not isinstance(getattr(config, f"{name}_available"), bool):
                wrong.append(f"{name} is no bool")
        elif deed < 0.65:
            try:
                importlib.import_module(f"mod_{name}")
            except (ImportError, ArithmeticError, RuntimeError):
                continue
        elif deed < 0.75:
            config.refresh_availability(force=choose.random() < 0.5)
        elif deed < 0.9:
            given = choose.random() < 0.5
            with config.override(**{name: given}):
                if getattr(config, f"{name}_available") is not given:
                    wrong.append(f"{name} is not overridden")
                if config.get_availability_status()[f"{name}_available"] is not given:
                    wrong.append(f"the status of {name} is not overridden")
        else:
            config.get_availability_status()


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
        thread.join(20)
    if any(thread.is_alive() for thread in threads):
        wrong.append("a thread hangs")
    read = {name: getattr(config, f"{name}_available") for name in NAMES}
    kept = all(f"{name}_available" in vars(config) for name in NAMES)
    print(json.dumps({"wrong": wrong, "read": read, "kept": kept}))


if __name__ == "__main__":
    main()
