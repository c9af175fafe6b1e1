"""YAML: its filters, and YAML as a language of generated files."""
