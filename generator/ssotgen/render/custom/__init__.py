"""Outputs of a project's own and of packages: the same templates and guards for other files."""
