"""Building: merges the documents and makes a `Spec` of them.

The builder is tolerant. What has the wrong shape was already reported by the stage `structure`;
here it counts as absent, and its name goes into `invalid_names`, so that one fault neither stops
the rest from being built nor shows up again as a reference to something unknown.
"""

from ssotgen.spec.build.spec import Building, build

__all__ = ["Building", "build"]
