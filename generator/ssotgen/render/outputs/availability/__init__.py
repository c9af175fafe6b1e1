"""The availability module and the pytest plugin."""
