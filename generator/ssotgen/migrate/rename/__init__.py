"""Renaming a symbol of the spec: its documents, and the code that uses it."""
