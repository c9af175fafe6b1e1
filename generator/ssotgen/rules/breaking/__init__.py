"""Rules of change (SSG7xx): what breaks callers between two versions of a spec."""
