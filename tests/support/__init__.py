"""What several tests share: running the command, making projects, and strategies for specs."""
