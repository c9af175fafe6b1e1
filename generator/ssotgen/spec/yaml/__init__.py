"""The parts of the reader: files, text, plain scalars, comments, and the tree made of events."""
