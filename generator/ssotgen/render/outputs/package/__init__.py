"""The `__init__.py` files of the package that the modules are in."""
