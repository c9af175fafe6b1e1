"""Rules of the reader (SSG1xx): bytes, YAML and what YAML makes of words."""
