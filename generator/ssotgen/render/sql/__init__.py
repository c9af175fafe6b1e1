"""SQL: its filters, and SQL as a language of generated files."""
