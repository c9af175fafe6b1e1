"""The wire forms as JSON Schema."""
