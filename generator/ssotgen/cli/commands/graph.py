"""`ssotgen graph`: prints which classes of the spec refer to which, as Mermaid or DOT."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.console import write_answer

NAME = "graph"
EXAMPLES = (
    ("ssotgen graph", "print a Mermaid diagram"),
    ("ssotgen graph --format dot | dot -Tsvg > spec.svg", "draw it with Graphviz"),
)
EXIT_CODES = ("the graph was printed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--format", choices=("mermaid", "dot"), default="mermaid", dest="form")
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 where the spec has errors."""
    from ssotgen.app.load_specs import sound_spec
    from ssotgen.render.outputs.site.drawing import dot, mermaid
    from ssotgen.render.outputs.site.references import edges

    spec = sound_spec(options.settings_with_spec(arguments))
    names = {enum.name: "enum" for enum in (*spec.all_enums, *spec.imported_enums)}
    dataclasses = (*spec.dataclasses, *spec.imported_dataclasses)
    names.update((item.name, "dataclass") for item in dataclasses)
    names.update((feature.name, "feature") for feature in spec.features)
    if spec.layers is not None:
        names[spec.layers.constant.text] = "layers"
    draw = dot if arguments.form == "dot" else mermaid
    write_answer(draw(edges(spec), names))
    return 0
