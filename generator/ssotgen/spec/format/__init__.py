"""The layout of specs: order of keys, one line or several, quotes only where YAML needs them."""
