"""Python source: literals, expressions, layout."""
