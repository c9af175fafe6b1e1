"""The command line: turns options into a request and a result into text; nothing else is here.

`dispatch` finds the command, `commands/` has one module each, `options` the options they share,
`report` prints what they found. The rest of the package never imports this one.
"""
