"""The availability module."""
