"""Who can see a name: whether a flag may leave its module, and if not, why."""
