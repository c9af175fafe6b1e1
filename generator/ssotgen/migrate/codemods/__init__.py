"""Codemods: the rewrites that `migrate` makes, one file each.

Each works on the node that is at a place which the audit has decided on; none of them decides
anything itself. All edits of a file are made in one walk, so that every place is that of the file
as it was read.
"""
