"""Rendering: from a spec to the text of the generated files, block by block."""
