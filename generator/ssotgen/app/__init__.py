"""Commands without the command line: what each does, from settings to a `Result`."""
