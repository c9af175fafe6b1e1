"""Rules of the audit (SSG6xx): copies in a codebase of what the spec owns."""
