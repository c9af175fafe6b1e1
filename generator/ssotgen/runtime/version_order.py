"""Versions and their specifiers according to PEP 440."""

from __future__ import annotations

VERSION_PATTERN = (
    r"\s*v?(?:([0-9]+)!)?([0-9]+(?:\.[0-9]+)*)"
    r"(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?([0-9]*))?"
    r"(?:-([0-9]+)|[-_.]?(post|rev|r)[-_.]?([0-9]*))?"
    r"(?:[-_.]?(dev)[-_.]?([0-9]*))?"
    r"(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*"
)


class Version:
    """A version, which sorts by `order`; `local` is what follows its "+".

    Raises ValueError for a text that is not a version.
    """

    def __init__(self, text: str) -> None:
        import re

        match = re.fullmatch(VERSION_PATTERN, text.lower(), re.ASCII)
        if match is None:
            raise ValueError(f"{text!r} is not a version")
        epoch, release, phase, pre, dash, post, rev, dev, build, local = match.groups()
        self.epoch = int(epoch or 0)
        self.release = [int(number) for number in release.split(".")]
        self.is_post = bool(dash or post)
        self.is_dev = bool(dev)
        self.is_pre = bool(phase or dev)
        significant = self.release.copy()
        while significant and significant[-1] == 0:
            significant.pop()
        if phase:
            step = {"a": 0, "b": 1}.get(phase[0], 2)
        else:  # A development release of no other kind is before the first alpha.
            step = -1 if dev and not self.is_post else 3
        self.stage = (self.epoch, significant, step, int(pre or 0))
        self.order = (
            *self.stage,
            int(dash or rev or 0) if self.is_post else -1,
            int(build or 0) if dev else float("inf"),
        )
        self.local = [
            int(part) if part.isdigit() else part
            for part in re.split("[-_.]", local or "")
        ]

    def begins_with(self, start: Version, count: int) -> bool:
        """Whether the release begins with the first `count` numbers of another."""
        padded = self.release + [0] * count
        return self.epoch == start.epoch and padded[:count] == start.release[:count]


def is_allowed(version: Version, specifiers: str) -> bool:
    """Whether all specifiers, such as ">=1.2,<2", allow a version, a pre-release too.

    Raises ValueError for a version in them that is not one.
    """
    return all(meets(version, each) for each in specifiers.split(","))


def meets(version: Version, specifier: str) -> bool:
    """Whether one specifier allows a version."""
    text = specifier.lstrip("<>=!~")
    operator = specifier[: -len(text)]
    if operator == "!=":
        return not meets(version, f"=={text}")
    wanted = Version(text.removesuffix(".*"))
    if text.endswith(".*"):
        return version.begins_with(wanted, len(wanted.release))
    if operator == "==":
        is_same = "+" not in text or version.local == wanted.local
        return is_same and version.order == wanted.order
    if operator == "<":
        if not wanted.is_pre:  # Nor are the pre-releases of what is excluded allowed.
            wanted = Version(f"{text}.dev0")
        return version.order < wanted.order
    if operator == ">":
        has_posts = not (wanted.is_post or wanted.is_dev)
        if has_posts and version.is_post and version.stage == wanted.stage:
            return False
        return version.order > wanted.order
    if operator == "<=":
        return version.order <= wanted.order
    if operator == "~=" and not version.begins_with(wanted, len(wanted.release) - 1):
        return False
    return version.order >= wanted.order
