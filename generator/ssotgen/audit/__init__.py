"""Auditing: reads a codebase, resolves its names and finds what the generated modules replace.

Nothing of the audited code is imported or run: everything is read from its syntax trees.
"""
