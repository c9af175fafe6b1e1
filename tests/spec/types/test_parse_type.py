"""Types as they may be written, and where a text stops being one."""

from __future__ import annotations

import pytest
from support.hints import text_of

from ssotgen.spec.types.parse_type import TypeSyntaxError, parse_type


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("int", "int"),
        (" list [ int ] ", "list[int]"),
        ("dict[str,list[Colour|None]]|None", "dict[str, list[Colour | None]] | None"),
        # Without parameters they hold plain data.
        ("list", "list[Any]"),
        ("tuple[ int,... ]|None", "tuple[int, ...] | None"),
        ("dict[str, tuple[list[Colour], ...]]", "dict[str, tuple[list[Colour], ...]]"),
        ("dict", "dict[str, Any]"),
        ("dict[ Colour,list[int]]", "dict[Colour, list[int]]"),
        # An enum of the spec may be called what is a type elsewhere.
        ("dict[Time, int]", "dict[Time, int]"),
        ("Literal[ 'a',\"it's\" , 'say \"x\"']|None", 'Literal["a", "it\'s", \'say "x"\'] | None'),
        ("list[Literal[1, -2]]", "list[Literal[1, -2]]"),
        ("Literal[True, False]", "Literal[True, False]"),
        ("Literal['\\t', ']', '|']", 'Literal["\\t", "]", "|"]'),
        ("list[dict] | None", "list[dict[str, Any]] | None"),
    ],
)
def test_a_type_is_written_in_one_way(text: str, written: str) -> None:
    assert str(parse_type(text)) == written
    assert str(parse_type(written)) == written


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "expected a type, found nothing"),
        ("int int", 4, "unexpected 'int' after the type"),
        ("int[str]", 0, "int takes no parameters"),
        ("set", 0, "set without the type of its items"),
        ("dict[int, str]", 5, "the keys of a dict are str or an enum, not 'int'"),
        ("dict[list[int], str]", 5, "the keys of a dict are str or an enum, not 'list'"),
        ("tuple[int]", 9, "a tuple has any number of items, all of one type"),
        ("tuple[int, str]", 11, "a tuple has any number of items, all of one type"),
        ("tuple[int, ...", 14, "expected ']', found the end of the type"),
        ("tuple", 0, "tuple without the type of its items"),
        ("list[int, ...]", 8, "expected ']', found ','"),
        ("Literal", 0, "Literal without its values"),
        ("Literal[]", 8, "expected a string in quotes, an integer or a boolean, found ']'"),
        ("Literal[a]", 8, "expected a string in quotes, an integer or a boolean, found 'a'"),
        ("Literal['a', 1]", 13, "the values of a Literal are of one type"),
        ("Literal[1, True]", 11, "the values of a Literal are of one type"),
        ("Literal['a', 'a']", 13, "''a'' is listed twice in the Literal"),
        ("Literal['a'", 11, "expected ']', found the end of the type"),
        ("Literal[1.5]", 9, "expected ']', found '.'"),
        ("list[int", 8, "expected ']', found the end of the type"),
        ("None | int", 0, "None alone is not a type"),
        ("list[" * 14 + "int" + "]" * 14, 65, "nests deeper than 12 levels"),
        ("decimal.Decimal", 0, "unknown type 'decimal.Decimal'"),
    ],
)
def test_what_is_no_type_is_reported_at_its_character(text: str, offset: int, message: str) -> None:
    with pytest.raises(TypeSyntaxError) as caught:
        parse_type(text)
    assert (caught.value.offset, caught.value.message) == (offset, message)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Optional[int]", "write `int | None`"),
        ("List[Optional[string]]", "write `list[str | None]`"),
        ("List[Callable]", "use the form `list[Callable]`"),
        ("pandas.core.DataFrame", "the types are `str`, `int`"),
        ("fractions.Fraction", "use `Decimal`, or a dataclass"),
        ("pathlib.PurePath", "write `Path`"),
        ("decimal.Decimal", "write `Decimal`"),
        ("uuid.uuid", "write `UUID`"),
        ("typing.ByteString", "write `bytes`"),
        ("collections.Counter[str]", "write `dict[str, int]`"),
        ("types.MappingProxyType[str, list[int]]", "write `dict[str, list[int]]`"),
        ("typing.Sequence[pydantic.UUID4]", "write `list[UUID]`"),
        ("pydantic.AwareDatetime", "write `datetime`"),
        ("datetime.date", "write `date`"),
        ("typing.Mapping[str, list[int]]", "write `dict[str, list[int]]`"),
        ("Dict[str]", "use the form `dict[str, T]`"),
        ("typing.List", "use the form `list[T]`"),
        ("typing.FrozenSet", "use the form `frozenset[T]`"),
        ("typing.Tuple[int]", "write `tuple[int, ...]`"),
        ("datetime.datetime", "write `datetime`"),
        ("Annotated[int, Field(gt=0)]", "write `int`"),
        ("Union[str, None, Sequence[int]]", "write `str | list[int] | None`"),
        ("typing.Union", "use the form `A | B`"),
        ("Tuple[str, int]", "use the form `tuple[T, ...]`, or a dataclass"),
        ("str[]", "write `list[str]`"),
        ("str?", "write `| None`"),
        ("int or str", "write `|`"),
        ("'Order'", "write `Order`"),
        ("[]str", "use the form `list[T]`"),
        ("varchar(20)", "limits are keys of the field"),
        ("Literal[None]", 'use the form `Literal["a", "b"] | None`'),
        ("Callable[[int], str]", "remove the field: a function cannot be written as plain data"),
    ],
)
def test_the_nearest_type_that_keeps_the_meaning_is_named(text: str, advice: str) -> None:
    with pytest.raises(TypeSyntaxError) as caught:
        parse_type(text)
    assert text_of(caught.value.hint).startswith(advice)
