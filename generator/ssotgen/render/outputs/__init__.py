"""The outputs, one folder each."""
