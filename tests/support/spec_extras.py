"""What random specs have once their classes are drawn: tags, ends of deprecations, extras."""

from __future__ import annotations

from hypothesis import strategies as st

from support.spec_values import Data, Draw

_OUTPUTS = ("json_schema", "typescript", "site", "pydantic", "pytest")


def add_outputs(draw: Draw, data: Data) -> None:
    """Let the spec ask for files, say what pip installs, and have a version."""
    project = data["project"]
    if draw(st.booleans()):
        more = draw(st.lists(st.sampled_from(_OUTPUTS), max_size=3, unique=True))
        project["outputs"] = draw(st.permutations(["availability", "enums", *more]))
    if draw(st.booleans()):
        project["version"] = "1.4"
    if draw(st.booleans()):
        project["distribution"] = "the-shop"
        for feature in data["features"].values():
            if draw(st.booleans()):
                feature["extra"] = draw(st.sampled_from(("all", "a.b_c-2")))


def add_ends(draw: Draw, data: Data) -> None:
    """Let deprecations say what replaces something, and when that goes."""
    for enum in data["enums"].values():
        given = {name: each for name, each in enum["members"].items() if isinstance(each, dict)}
        gone = {name for name, each in given.items() if "deprecated" in each}
        left = [name for name in enum["members"] if name not in gone]
        for name in sorted(gone):
            deprecated = given[name]["deprecated"]
            if left and draw(st.booleans()):
                deprecated["use"] = draw(st.sampled_from(left))
            end = {"remove_after": st.just("2999-12-31")}
            if "version" in data["project"]:
                end["remove_in"] = st.just("2.0")
            for key in draw(st.lists(st.sampled_from(sorted(end)), max_size=1)):
                # A text that is a version by chance may be one after the end.
                deprecated.update({"since": "1.0", key: draw(end[key])})


def add_tagged(draw: Draw, data: Data) -> None:
    """Give the spec dataclasses that a tag distinguishes, and one with fields of their union."""
    classes, key = data["dataclasses"], draw(st.sampled_from(("kind", "@kind", "größe")))
    former = draw(st.sampled_from(([], ["sort"], ["sort", "art der Form"])))
    for name, values in (("RoundShape", '"circle", "disc"'), ("FlatShape", '"square"')):
        tag: Data = {"type": f"Literal[{values}]", "default": values.split('"')[1]}
        if key != "kind":
            tag["wire"] = key
        if former:
            tag["was"] = former
        classes[name] = {"fields": {"kind": tag, "size": {"type": "float", "default": 1.0}}}
    union = "RoundShape | FlatShape"
    classes["ShapeHolder"] = {
        "fields": {
            "first": {"type": union, "tag": key},
            "other": {"type": f"{union} | None", "tag": key, "default": {"kind": "disc"}},
            "named": {"type": f"dict[str, {union} | int]", "tag": key, "default": {"a": 1}},
            "more": {"type": f"list[{union}]", "tag": key, "default": [{"kind": "square"}]},
        },
        "properties": {"copied": {"type": union, "value": "first", "tag": key}},
    }
