"""Rules of structure (SSG2xx): what the JSON Schema of the spec says."""
