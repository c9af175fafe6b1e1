"""Random specs that hold, for tools that read what is generated."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec
from support.specs import written


def random_specs(count: int) -> dict[str, Spec]:
    """Return that many random specs with enums, by names."""
    found: list[Spec] = []

    @settings(
        max_examples=count * 2,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(written())
    def collect(files: dict[str, str]) -> None:
        with TemporaryDirectory() as name:
            root = Path(name)
            (root / "spec").mkdir()
            for document, text in files.items():
                (root / "spec" / document).write_text(text, encoding="utf-8", newline="\n")
            spec = load_spec(Settings(root, root / "spec", root / "generated")).spec
        if spec is not None and spec.all_enums:
            found.append(spec)

    collect()
    return {f"random_{index}": spec for index, spec in enumerate(found[-count:])}
