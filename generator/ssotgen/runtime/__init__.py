"""The code that generated modules share; it only uses the standard library.

`ssotgen generate` copies the definitions that a spec needs, unchanged, into one private
module beside the generated ones (ssotgen.render.runtime_source). So the modules import
nothing of ssotgen but one another, at the top and without `as`; no two of them define
the same name; and at the top they hold nothing but imports, definitions and
assignments. Imports and type variables for type checkers alone are below
`TYPE_CHECKING = False`, which costs less than importing `typing`.
"""
