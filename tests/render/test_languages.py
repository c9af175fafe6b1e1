"""Languages of outputs of a project's own: what their filters make of awkward values."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ssotgen.diagnostics.marker import marker_line, spec_named_in
from ssotgen.render.custom.languages import LANGUAGES

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(-1e9, 1e9)


def filtered(language: str, name: str, value: object) -> str:
    return str(LANGUAGES[language].filters[name](value))


@given(TEXTS | SCALARS)
def test_sql_reads_the_value_or_it_is_refused(value: Any) -> None:
    try:
        source = filtered("sql", "literal", value)
    except ValueError:
        assert (isinstance(value, str) and not value.isascii()) or not str(value).isprintable()
        return
    with sqlite3.connect(":memory:") as database:
        (read,) = database.execute(f"SELECT {source}").fetchone()
    # SQLite may round a number with a large exponent in its last place.
    assert read == (pytest.approx(value, rel=1e-14) if isinstance(value, float) else value)


@given(
    st.recursive(
        TEXTS | SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    )
)
@example(5e-324)
@example([1e16, "1e5", 1.5e300])
def test_yaml_reads_the_value(value: Any) -> None:
    source = filtered("yaml", "literal", value)
    assert yaml.safe_load(source) == value
    assert yaml.safe_load(f"a:\n  b: {LANGUAGES['yaml'].filters['literal'](value, 2)}") == {
        "a": {"b": value}
    }


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ('a "b" \\ `c`\n\t', '"a \\"b\\" \\\\ `c`\\n\\t"'),
        ("é \u202e \U000e0001", '"é \\u202e \\U000e0001"'),
        (None, "nil"), (True, "true"), (2**70, str(2**70)), (1.5, "1.5"), (1e300, "1e+300"),
    ],
)  # fmt: skip
def test_go_has_literals(value: object, source: str) -> None:
    assert filtered("go", "literal", value) == source


def test_a_backslash_ends_no_text_of_mysql() -> None:
    assert filtered("mysql", "literal", "a\\' OR 1; --") == "'a\\\\'' OR 1; --'"


@pytest.mark.parametrize("value", ["\ud800", [], {}, float("nan"), float("inf"), b""])
@pytest.mark.parametrize("language", ["go", "sql"])
def test_a_value_without_a_literal_is_refused(language: str, value: object) -> None:
    with pytest.raises(ValueError):
        filtered(language, "literal", value)


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("go", "func", "func_"), ("go", "größe", "größe"), ("go", "string", "string_"),
        ("sql", 'a "b"', '"a ""b"""'), ("mysql", 'a `b` "c"', '`a ``b`` "c"`'),
        ("typescript", "delete", "delete_"),
    ],
)  # fmt: skip
def test_a_name_may_be_a_word_of_the_language(language: str, text: str, source: str) -> None:
    assert filtered(language, "name", text) == source


@pytest.mark.parametrize("text", ["a b", "a-b", "1a", "", "a;b", "a\nb"])
def test_what_is_no_name_is_refused(text: str) -> None:
    for name in ("camel", "constant", "kebab", "pascal", "snake", "name"):
        with pytest.raises(ValueError):
            filtered("go", name, text)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("IN_STOCK", ("inStock", "IN_STOCK", "in-stock", "InStock", "in_stock")),
        ("in_stock", ("inStock", "IN_STOCK", "in-stock", "InStock", "in_stock")),
        ("HTTPGet2", ("httpGet2", "HTTP_GET2", "http-get2", "HttpGet2", "http_get2")),
        ("OrderNo", ("orderNo", "ORDER_NO", "order-no", "OrderNo", "order_no")),
        ("größeB", ("größeB", "GRÖSSE_B", "größe-b", "GrößeB", "größe_b")),
        ("_x", ("x", "X", "x", "X", "x")),
        ("_", ("_", "_", "_", "_", "_")),
    ],
)  # fmt: skip
def test_names_have_forms(name: str, forms: tuple[str, ...]) -> None:
    filters = ("camel", "constant", "kebab", "pascal", "snake")
    assert tuple(filtered("go", each, name) for each in filters) == forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_neither_ends_early_nor_hides_anything(language: str) -> None:
    filters = LANGUAGES[language].filters
    if "comment" not in filters:
        return
    source = str(filters["comment"](f"{marker_line('spec')}\nends --> --!> */ here"))
    assert spec_named_in(source.encode()) == "spec"
    assert source.count("-->") == (2 if language == "markdown" else 1)
    assert source.count("--!>") == (0 if language == "markdown" else 1)
    assert len(source.splitlines()) == 2


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("<b> *x* [y](z) `w` | #", "\\<b\\> \\*x\\* \\[y\\](z) \\`w\\` \\| \\#"),
        ("one\n# two &lt;", "one \\# two \\&lt;"),
        ("- one", "\\- one"),
        ("1. one", "1\\. one"),
        ("=", "\\="),
    ],
)
def test_text_in_markdown_is_no_markup(value: str, source: str) -> None:
    assert filtered("markdown", "text", value) == source
