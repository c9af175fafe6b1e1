"""A YAML document with its comments and blank lines, for a formatter that keeps them.

PyYAML drops comments, so they are found between the spans of its nodes and attached to the entry
that they belong to: lines above an entry, the remark behind it, and lines below the last one.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from ssotgen.diagnostics.record import field, record


class NotFormattableError(ValueError):
    """A document with something that the formatter does not take apart, such as an anchor."""


@record(frozen=False)
class ScalarNode:
    """A scalar: its value as text, how it was written (`style` as PyYAML has it), and its lines as
    they represent a block scalar."""

    value: str
    style: str | None
    block: tuple[str, ...] = ()


@record(frozen=False)
class Entry:
    """An entry of a collection; an item of a sequence has no key."""

    key: ScalarNode | None
    value: Node
    above: list[str] = field(default_factory=list)
    remark: str = ""
    remark_column: int = 0


@record(frozen=False)
class Collection:
    """A mapping or a sequence; `below` are the comments after its last entry."""

    is_mapping: bool
    is_flow: bool
    entries: list[Entry]
    below: list[str] = field(default_factory=list)

    @property
    def has_comments(self) -> bool:
        """Whether a comment is anywhere in it."""
        return bool(self.below) or any(
            entry.above
            or entry.remark
            or (isinstance(entry.value, Collection) and entry.value.has_comments)
            for entry in self.entries
        )


Node: TypeAlias = "ScalarNode | Collection"


@record(frozen=False)
class SourceDocument:
    """A whole file: what is above everything, and the collection."""

    header: list[str]
    root: Collection


def read_source(text: str) -> SourceDocument | None:
    """Return the tree of a document, None for one that holds nothing.

    Raises:
        NotFormattableError: It has anchors, aliases, tags or directives, or is several documents,
            or not a mapping.
        yaml.YAMLError: It is not YAML.
    """
    import yaml

    class Loader(yaml.SafeLoader):
        def get_event(self) -> Any:
            event = super().get_event()  # type: ignore[no-untyped-call]
            _refuse(event)
            return event

    try:
        node = yaml.compose(text, Loader)
    except (ValueError, OverflowError) as error:
        # PyYAML lets the error of chr() on an escape through.
        raise NotFormattableError(str(error)) from error
    if node is None:
        return None
    if not isinstance(node, yaml.MappingNode):
        raise NotFormattableError("the document is not a mapping")
    return _Reader(text, yaml).document(node)


def _refuse(event: Any) -> None:
    if getattr(event, "anchor", None) is not None:
        raise NotFormattableError("anchors and aliases are left as they are")
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise NotFormattableError("tags are left as they are")
    if getattr(event, "version", None) or getattr(event, "tags", None):
        raise NotFormattableError("directives are left as they are")
    if getattr(event, "explicit", None) is True:
        raise NotFormattableError("document markers are left as they are")


class _Reader:
    """Turns the nodes of PyYAML into a tree with comments."""

    def __init__(self, text: str, yaml: Any) -> None:
        self.lines = text.split("\n")
        self.yaml = yaml
        self.comments: dict[int, tuple[int, str]] = {}

    def document(self, node: Any) -> SourceDocument:
        spans = [(each.start_mark, each.end_mark) for each in self._scalars(node)]
        self._find_comments(spans)
        root, last = self._collection(node, len(self.lines))
        first = root.entries[0] if root.entries else None
        header: list[str] = []
        if first is not None and first.above:
            end = max((i for i, line in enumerate(first.above) if not line), default=-1)
            header = first.above if end < 0 else first.above[:end]
            first.above = [] if end < 0 else first.above[end + 1 :]
        root.below.extend(self._between(last + 1, len(self.lines)))
        while root.below and not root.below[-1]:
            root.below.pop()
        return SourceDocument(header, root)

    def _scalars(self, node: Any) -> list[Any]:
        waiting, found = [node], []
        while waiting:
            each = waiting.pop()
            if isinstance(each, self.yaml.ScalarNode):
                found.append(each)
            elif isinstance(each, self.yaml.MappingNode):
                waiting.extend(part for pair in each.value for part in pair)
            else:
                waiting.extend(each.value)
        return found

    def _find_comments(self, spans: list[tuple[Any, Any]]) -> None:
        covered: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            for line in range(start.line, end.line + 1):
                begin = start.column if line == start.line else 0
                stop = end.column if line == end.line else len(self.lines[line])
                covered.setdefault(line, []).append((begin, stop))
        for number, text in enumerate(self.lines):
            at = text.find("#")
            while at >= 0:
                inside = any(begin <= at < stop for begin, stop in covered.get(number, ()))
                if not inside and (at == 0 or text[at - 1] in " \t"):
                    self.comments[number] = (at, text[at:].rstrip())
                    break
                at = text.find("#", at + 1)

    def _collection(self, node: Any, limit: int) -> tuple[Collection, int]:
        """Return a collection and the last line that it has content on; `limit` is the line that
        something else begins on."""
        is_mapping = isinstance(node, self.yaml.MappingNode)
        pairs = node.value if is_mapping else [(None, item) for item in node.value]
        if node.flow_style:
            return self._flow(node, pairs, is_mapping)
        entries: list[Entry] = []
        starts = [(key or value).start_mark.line for key, value in pairs]
        previous = starts[0] - 1 if starts else node.start_mark.line
        first_gap = self._gap_before(starts[0]) if starts else []
        for index, (key, value) in enumerate(pairs):
            start = starts[index]
            following = starts[index + 1] if index + 1 < len(starts) else limit
            above = first_gap if index == 0 else self._between(previous + 1, start)
            inner, last = self._node(value, following)
            entry = Entry(self._scalar(key) if key is not None else None, inner, above)
            self._remark(entry, start, value, last)
            if isinstance(inner, Collection) and not inner.is_flow:
                column = (key or value).start_mark.column
                last = self._below(inner, last, following, column)
            entries.append(entry)
            previous = last
        return Collection(is_mapping, False, entries), previous

    def _flow(
        self, node: Any, pairs: list[tuple[Any, Any]], is_mapping: bool
    ) -> tuple[Collection, int]:
        last = node.end_mark.line
        if any(line in self.comments for line in range(node.start_mark.line, last)):
            raise NotFormattableError("comments between { } or [ ] are left as they are")
        entries = []
        for key, value in pairs:
            inner, _ = self._node(value, last + 1)
            entries.append(Entry(self._scalar(key) if key is not None else None, inner))
        return Collection(is_mapping, True, entries), last

    def _node(self, node: Any, limit: int) -> tuple[Node, int]:
        if isinstance(node, self.yaml.ScalarNode):
            return self._scalar(node), self._last_line(node)
        return self._collection(node, limit)

    def _scalar(self, node: Any) -> ScalarNode:
        if not isinstance(node, self.yaml.ScalarNode):
            raise NotFormattableError("a key that is not a string")
        if node.style not in ("|", ">"):
            return ScalarNode(node.value, node.style)
        first, last = node.start_mark.line, self._last_line(node)
        indicator = self.lines[first][node.start_mark.column :].split("#")[0].strip()
        if any(char.isdigit() for char in indicator):
            raise NotFormattableError("a block of text with an explicit indentation")
        body = self.lines[first + 1 : last + 1]
        margin = min(
            (len(line) - len(line.lstrip(" ")) for line in body if line.strip()), default=0
        )
        return ScalarNode(node.value, node.style, (indicator, *(line[margin:] for line in body)))

    def _last_line(self, node: Any) -> int:
        if node.style not in ("|", ">"):
            return int(node.end_mark.line)
        last = min(int(node.end_mark.line), len(self.lines) - 1)
        if node.end_mark.column == 0:
            last -= 1
        while last > node.start_mark.line and not self.lines[last].strip():
            last -= 1
        return last

    def _remark(self, entry: Entry, start: int, value: Any, last: int) -> None:
        """Attach the comment behind an entry: on the line of its key, or that of its end."""
        block = isinstance(entry.value, Collection) and not entry.value.is_flow
        line = start if block or getattr(value, "style", None) in ("|", ">") else last
        if block and value.start_mark.line == start:
            return  # an item whose first key is on the line of its dash: the remark is that key's
        found = self.comments.get(line)
        if found is not None and self.lines[line][: found[0]].strip():
            entry.remark_column, entry.remark = found
            del self.comments[line]

    def _below(self, inner: Collection, last: int, limit: int, column: int) -> int:
        """Attach the comments after a nested collection that are indented like it."""
        taken: list[str] = []
        end = last
        for line in range(last + 1, limit):
            found = self.comments.get(line)
            if found is None:
                if self.lines[line].strip():
                    break
                taken.append("")
            elif found[0] > column:
                taken.append(found[1])
                end = line
            else:
                break
        inner.below.extend(taken[: end - last])
        return end

    def _gap_before(self, line: int) -> list[str]:
        """Return the comments and blank lines above the first entry of a collection."""
        first = line
        while first > 0 and self._is_gap(first - 1):
            first -= 1
        return self._between(first, line)

    def _is_gap(self, line: int) -> bool:
        found = self.comments.get(line)
        if found is None:
            return not self.lines[line].strip()
        return not self.lines[line][: found[0]].strip()

    def _between(self, start: int, end: int) -> list[str]:
        """Return the comments and blank lines of some lines, with no two blank ones in a row."""
        found: list[str] = []
        for line in range(start, end):
            if not self._is_gap(line):
                continue
            text = self.comments[line][1] if line in self.comments else ""
            if text or (found and found[-1]) or not found:
                found.append(text)
        return found
