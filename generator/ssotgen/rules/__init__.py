"""Rules: one file each, grouped in a package a stage, found by `registry`."""
