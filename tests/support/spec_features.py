"""Features for property tests, with every key of theirs."""

from __future__ import annotations

from hypothesis import strategies as st

from support.awkward_texts import ANY_TEXT, SUMMARIES
from support.spec_values import PLAIN_DATA, Data, Draw, deprecations


@st.composite
def features(draw: Draw, number: int) -> Data:
    names = st.lists(
        st.sampled_from((f"Name{number}", f"make_{number} as made_{number}", f"_private{number}")),
        max_size=3,
        unique=True,
    )
    probe = st.sampled_from(
        (
            {"call": "shop.probes:answers"},
            {"tcp": {"host": "localhost", "port": 5432}},
            {"tcp": {"host": "::1", "port": 1, "timeout_seconds": 0.5}},
        )
    )
    imports = st.fixed_dictionaries({f"shop.part{number}": names})
    optional = {
        "summary": SUMMARIES,
        "hint": SUMMARIES,
        "legacy_flags": st.just([f"HAS_{number}"]),
        "settings": st.dictionaries(
            ANY_TEXT.filter(lambda key: key.strip() != ""), PLAIN_DATA, max_size=3
        ),
        "aggregate": st.booleans(),
        "disabled_by": st.just("TEST_NO_SERVICES"),
        "requires": st.lists(
            st.sampled_from(
                ("docker", "rich >= 13, < 15", "zope.interface~=5.1", f"{'long' * 12}==1.*,!=1.2.*")
            ),
            min_size=1,
            max_size=4,
            unique=True,
        ),
        "entry_points": st.sampled_from(
            ({"group": "shop.inks"}, {"group": ".".join(["long"] * 14), "minimum": 2})
        ),
        "deprecated": deprecations(),
    }
    found = draw(st.fixed_dictionaries({}, optional=optional))
    unknown = {"requires_unknown": st.sampled_from(("refuse", "allow"))}
    if draw(st.booleans()):
        return {**found, "probe": draw(probe)}
    if draw(st.integers(0, 3)) == 0:
        found["any_of"] = draw(_alternatives(number))
        return {**found, **draw(st.fixed_dictionaries({}, optional=unknown))}
    found["imports"] = draw(imports)
    found.update(draw(st.fixed_dictionaries({}, optional=unknown)))
    if draw(st.booleans()):
        found["resolve"] = draw(st.sampled_from(("import", "find_spec")))
    return {**found, "probe": draw(probe)} if draw(st.booleans()) else found


@st.composite
def _alternatives(draw: Draw, number: int) -> list[Data]:
    """Return two or three ways to provide a feature."""
    requirements = st.lists(st.sampled_from(("docker>=7", f"{'long' * 14}~=1.2")), min_size=1)
    names = st.lists(
        st.sampled_from((f"Name{number}", f"make_{number} as made_{number}")), unique=True
    )
    found = []
    for index in range(draw(st.integers(2, 3))):
        imports = st.dictionaries(
            st.sampled_from((f"shop.way{number}", f"shop.{'long' * 10}")), names, min_size=1
        )
        each = {"name": f"way {index}", "imports": draw(imports)}
        if draw(st.booleans()):
            each["requires"] = draw(requirements.map(lambda items: list(dict.fromkeys(items))))
        found.append(each)
    return found
