"""Runs foreign code, which may raise anything, and describes its errors."""

from __future__ import annotations

import builtins
import importlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any


class Attempt:
    """A block whose error becomes `error`, whatever it is; interrupts pass through."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, trace: object) -> bool:
        self.error = error
        return error is not None and not is_interrupt(error)


def is_interrupt(error: Any) -> bool:
    """Whether an error is a KeyboardInterrupt, has one in it, or is of a signal."""
    group = getattr(builtins, "BaseExceptionGroup", ())  # since Python 3.11
    if issubclass(type(error), group):
        return any(map(is_interrupt, error.exceptions))
    if issubclass(type(error), (ImportError, MemoryError, RecursionError)):
        return False  # The last two leave nothing to look for handlers with.
    return issubclass(type(error), KeyboardInterrupt) or is_of_handler(error)


def is_of_handler(error: BaseException) -> bool:
    """Whether a signal handler raised an error, such as the one that ends a program."""
    import signal

    handlers = map(signal.getsignal, signal.valid_signals())
    codes = [getattr(handler, "__code__", None) for handler in handlers]
    return any(frame.f_code in codes for frame, _ in error_frames(error))


def error_chain(error: BaseException, *, hidden: bool) -> Iterator[BaseException]:
    """Yield an error and those that led to it; `hidden` adds what `from` conceals."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            if hidden or not each.__suppress_context__:
                waiting.append(each.__context__)
            waiting.append(each.__cause__)


def error_frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """Yield the frames that an error passed through, with their lines."""
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def error_text(error: BaseException) -> str:
    """Return the message of an error, on one line."""
    with Attempt():
        return " ".join(str(error).split())
    return "(its message cannot be read)"


def type_and_text(error: BaseException) -> str:
    """Return the type of an error, and its message if it has one."""
    text = error_text(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def describe(error: BaseException) -> str:
    """Return an error with the place it was raised at, and what led to it."""
    return ", caused by ".join(map(describe_one, error_chain(error, hidden=False)))


def describe_one(error: BaseException) -> str:
    """Return an error with the place it was raised at."""
    described = type_and_text(error)
    if isinstance(error, SyntaxError):
        return described
    ours = (describe_one.__code__.co_filename, importlib.__file__)
    places = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in error_frames(error)
        if not frame.f_code.co_filename.startswith("<frozen ")
        and frame.f_code.co_filename not in ours
    ]
    return f"{described} (raised at {places[-1]})" if places else described
