"""The shape of a spec: the JSON Schema, and what is wrong in plain words."""
