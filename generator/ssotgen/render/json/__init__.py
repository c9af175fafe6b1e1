"""JSON: plain data as text, and JSON as a language of generated files."""
