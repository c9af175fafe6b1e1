"""Migrating: makes the edits for what the audit finds, and says what remains and why."""
