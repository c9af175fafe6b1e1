"""Markdown: its filters, and Markdown as a language of generated files."""
