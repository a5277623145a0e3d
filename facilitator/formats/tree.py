"""A YAML file as a tree of texts that know where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.formats.problems import Mark, Problem

Plain = str | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file: a text, a list, a mapping, or nothing (a key without a value)."""

    mark: Mark
    content: str | tuple[Node, ...] | Mapping[str, Node] | None
    key_mark: Mark | None = None
    """Where its key stands; None for the root and in lists."""

    @property
    def text(self) -> str:
        """The text, empty if it is none."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def listed(self) -> tuple[Node, ...]:
        """The members of the list, none if it isn't one."""
        return self.content if isinstance(self.content, tuple) else ()

    @property
    def fields(self) -> Mapping[str, Node]:
        """The values of the mapping by key, without empty ones; none if it isn't a mapping."""
        if not isinstance(self.content, Mapping):
            return {}
        return {key: node for key, node in self.content.items() if node.content is not None}

    def text_of(self, key: str) -> str:
        """Return the text at `key`, empty if there is none."""
        node = self.fields.get(key)
        return node.text if node else ""

    def list_of(self, key: str) -> tuple[Node, ...]:
        """Return the members of the list at `key`, none if there is none."""
        node = self.fields.get(key)
        return node.listed if node else ()

    def child(self, step: str | int) -> Node | None:
        """Return the value at a key or a place in a list, None if there is none."""
        if isinstance(self.content, Mapping) and isinstance(step, str):
            return self.content.get(step)
        if isinstance(self.content, tuple) and isinstance(step, int):
            return self.content[step] if step < len(self.content) else None
        return None

    def descend(self, path: Sequence[str | int]) -> Node:
        """Return the value at the end of `path`, or the last one on the way that exists."""
        node = self
        for step in path:
            below = node.child(step)
            if below is None:
                break
            node = below
        return node

    def plain(self) -> Plain:
        """Return the same as lists and dicts of texts."""
        if isinstance(self.content, tuple):
            return [node.plain() for node in self.content]
        if isinstance(self.content, Mapping):
            return {key: node.plain() for key, node in self.content.items()}
        return self.content


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's root and what was wrong with it as YAML."""

    root: Node
    problems: tuple[Problem, ...]
