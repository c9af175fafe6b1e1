"""ssotgen writes Python modules from a YAML spec and keeps the two in step."""

__version__ = "0.1.0"
