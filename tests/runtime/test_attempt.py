"""Running code of others: whatever it raises is caught and described, but for interrupts."""

from __future__ import annotations

import builtins
import sys

import pytest

from ssotgen.runtime.attempt import Attempt, describe, describe_one, is_interrupt


def raised(*errors: BaseException) -> BaseException:
    """Return the first error, raised from the next, and so on."""
    first, *rest = errors
    attempt = Attempt()
    with attempt:
        raise first from (raised(*rest) if rest else None)
    assert attempt.error is not None
    return attempt.error


@pytest.mark.parametrize("error", [ValueError(), SystemExit(3), GeneratorExit(), BaseException()])
def test_any_error_is_kept(error: BaseException) -> None:
    attempt = Attempt()
    with attempt:
        raise error
    assert attempt.error is error


def test_a_block_without_an_error_has_none() -> None:
    attempt = Attempt()
    with attempt:
        pass
    assert attempt.error is None


def test_an_interrupt_passes_through() -> None:
    with pytest.raises(KeyboardInterrupt), Attempt():
        raise KeyboardInterrupt


@pytest.mark.skipif(sys.version_info < (3, 11), reason="no groups of exceptions")
def test_an_interrupt_passes_through_in_a_group_within_a_group() -> None:
    group = builtins.BaseExceptionGroup
    nested = group("outer", [ValueError(), group("inner", [KeyboardInterrupt()])])
    assert is_interrupt(nested)
    assert not is_interrupt(group("outer", [ValueError(), SystemExit()]))
    with pytest.raises(group), Attempt():
        raise nested


def test_an_error_is_described_with_its_place_and_what_led_to_it() -> None:
    told = describe(raised(OSError("two\n lines"), ValueError("inside")))
    outer, inner = told.split(", caused by ")
    assert outer.startswith("OSError: two lines (raised at ")
    assert inner.startswith("ValueError: inside (raised at ")
    assert f"{__file__}:" in outer


def test_a_message_that_cannot_be_read() -> None:
    class OddError(Exception):
        def __str__(self) -> str:
            raise SystemExit

    assert describe_one(OddError()) == "OddError: (its message cannot be read)"


def test_errors_that_lead_to_one_another_are_described_once() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert describe(one) == "ValueError: one, caused by ValueError: other"
