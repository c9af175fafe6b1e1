"""Rules of drift (SSG5xx): how files on disk differ from what the spec makes."""
