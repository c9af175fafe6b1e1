"""Rules about a whole spec, a module for each subject; the page of a rule is docs/rules/NAME.md."""
