"""Generated files on disk: compare, report drift, write, cache."""
