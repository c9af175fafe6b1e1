"""Rules about a codebase, one file each."""
