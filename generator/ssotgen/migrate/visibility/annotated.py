"""Annotations of flags: whether the one that an alias has is there whichever way its block went."""

from __future__ import annotations

import ast

from ssotgen.audit.flag import Flag
from ssotgen.migrate.project_files import ProjectFiles


def is_partly_annotated(flag: Flag, files: ProjectFiles) -> bool:
    """Whether some statements that set a flag annotate it and others do not, or otherwise."""
    places = frozenset(flag.block.sets)
    found: set[str] = set()
    for node in files.nodes(flag.path):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        place = files.place(flag.path, node)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {each.id for each in targets if isinstance(each, ast.Name)}
        if place not in places or flag.name not in names:
            continue
        annotation = ast.dump(node.annotation) if isinstance(node, ast.AnnAssign) else ""
        if annotation and place.line < flag.block.place.line:
            # The preset annotates it whatever the block does.
            return False
        found.add(annotation)
    return len(found) > 1
