"""The module of enums, dataclasses and layers."""
