"""The language server: what `ssotgen validate` finds, and what the spec means, in an editor."""
