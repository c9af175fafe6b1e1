"""A codebase: Python files as facts and resolved names, without a word on any rule."""
