"""What lets pydantic, and so FastAPI, read and write the dataclasses."""
