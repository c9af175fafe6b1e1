"""Rules of usage (SSG9xx): settings and paths that a command cannot work with."""
