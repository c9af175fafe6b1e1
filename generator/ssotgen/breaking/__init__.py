"""Two versions of a spec: what differs, whom it breaks, and what a release says of it."""
