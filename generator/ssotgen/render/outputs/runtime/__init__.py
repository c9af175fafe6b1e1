"""The private module with what the generated modules share."""
