"""YAML text into a tree.

Scalars are read as written: nothing guesses that ``12:30`` is a number or ``no`` a truth value.
Aliases, anchors and tags are refused, keys may not repeat, and nothing nests deeper than
DEPTH_LIMIT: all of that is checked on the stream of events, before anything is built.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import yaml

from facilitator.formats import refusals
from facilitator.formats.problems import Mark, Problem, UnreadableError
from facilitator.formats.source import UNPRINTABLE
from facilitator.formats.syntax import syntax_problem
from facilitator.formats.tree import Node, Tree

DEPTH_LIMIT: Final = 24
"""Twice what an agenda needs at most (the speaker of a block of a track)."""

FASTEST: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, where PyYAML was built with it."""

_SYNTAX: Final = (yaml.YAMLError, ValueError, OverflowError)
"""PyYAML's own parser lets the last two escape from ``"\\UFFFFFFFF"``."""


def parse_tree(text: str, loader: type = FASTEST) -> Tree:
    """Return the tree of a YAML document; raise UnreadableError if it has none.

    `loader` only reads; whatever it stumbles over is worded from PyYAML's own parser.
    """
    builder = _Builder(loader(text))
    try:
        root = builder.document()
    except _SYNTAX as error:
        problem = syntax_problem(_stumble(text) or error, text)
        raise UnreadableError(*builder.problems, problem) from None
    return Tree(root, tuple(builder.problems))


def _stumble(text: str) -> yaml.MarkedYAMLError | None:
    """Return what PyYAML's own parser says, None if it is as content as `text` is wrong."""
    try:
        _Builder(yaml.SafeLoader(text)).document()
    except yaml.MarkedYAMLError as error:
        return error
    except (ValueError, OverflowError, UnreadableError):
        return None
    return None


class _Builder:
    """Turns events into nodes; collects what can be stepped over, raises at what can't."""

    def __init__(self, parser: Any) -> None:
        self._next = parser.get_event
        self.problems: list[Problem] = []

    def document(self) -> Node:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise UnreadableError(refusals.empty_file())
        root = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.problems.append(refusals.second_document(_mark(after)))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        mark = _mark(event)
        if depth > DEPTH_LIMIT:
            raise UnreadableError(*self.problems, refusals.too_deep(mark, DEPTH_LIMIT))
        if isinstance(event, yaml.AliasEvent):
            name = f"*{event.anchor}"
            self.problems.append(refusals.alias(mark, name))
            return Node(mark, name)
        if event.anchor is not None:
            self.problems.append(refusals.anchor(mark, event.anchor))
        if event.tag is not None:
            self.problems.append(refusals.tag(mark, event.tag))
        return Node(mark, self._content(event, depth))

    def _content(self, event: Any, depth: int) -> str | tuple[Node, ...] | dict[str, Node] | None:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth + 1)
        return self._mapping(depth + 1)

    def _scalar(self, event: Any) -> str | None:
        """Return the text without what only an escape (``"\\0"``) can bring this far."""
        value: str = event.value
        if not value and not event.style:
            return None
        if found := UNPRINTABLE.search(value):
            self.problems.append(refusals.unprintable(_mark(event), found.group()))
            return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        return value

    def _sequence(self, depth: int) -> tuple[Node, ...]:
        members: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            members.append(self._node(event, depth))
        return tuple(members)

    def _mapping(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if not isinstance(key.content, str):
                self.problems.append(refusals.strange_key(key.mark))
            elif key.content in fields:
                first = fields[key.content].key_mark or key.mark
                self.problems.append(refusals.duplicate_key(key.mark, key.content, first))
            else:
                fields[key.content] = replace(value, key_mark=key.mark)
        return fields


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1)
