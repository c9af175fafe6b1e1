"""Acme: jobs and the reports on them."""
