"""TypeScript: its filters, and TypeScript as a language of generated files."""
