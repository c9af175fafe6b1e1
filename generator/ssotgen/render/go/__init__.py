"""Go: its filters, and Go as a language of generated files."""
