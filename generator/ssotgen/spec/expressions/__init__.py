"""Expressions of `value` and `when`: a small, closed subset of Python."""
