"""The wire forms as TypeScript, with functions that read them."""
