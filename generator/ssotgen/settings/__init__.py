"""Settings: where the spec, the output and the sources of a project are."""
