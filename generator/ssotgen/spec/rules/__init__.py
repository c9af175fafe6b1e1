"""Rules about a whole spec, one file each; a module with a `check` defines its `RULE`."""
