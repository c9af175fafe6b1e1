"""The spec: from YAML files to a checked `Spec`."""
