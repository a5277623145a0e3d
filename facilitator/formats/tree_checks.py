"""Checks of a tree that more than one kind of file needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from facilitator.formats.problems import Mark, Problem, shown
from facilitator.formats.tree import Node

_T = TypeVar("_T")


def values(nodes: Iterable[Node], key: str) -> Iterator[Node]:
    """Yield what `nodes` have at `key`; those without it are passed over."""
    for node in nodes:
        if (found := node.fields.get(key)) is not None:
            yield found


def typed(node: Node, key: str, parse: Callable[[str], _T]) -> _T | None:
    """Return the value at `key` as `parse` reads it; None if it is missing or badly written."""
    try:
        return parse(node.text_of(key))
    except ValueError:
        return None


def mark_of(node: Node, key: str) -> Mark:
    """Return where the value at `key` stands, or else where `node` begins."""
    found = node.fields.get(key)
    return found.mark if found else node.mark


def repeated(nodes: Iterable[Node]) -> Iterator[Problem]:
    """Yield a problem for every text that an earlier place in the file has already."""
    first: dict[str, Mark] = {}
    for node in sorted(nodes, key=lambda node: (node.mark.line, node.mark.column)):
        if node.text in first:
            yield _again(node, first[node.text])
        elif node.text:
            first[node.text] = node.mark


def _again(node: Node, first: Mark) -> Problem:
    return Problem(
        node.mark,
        lambda texts: texts(
            "“{found}” is taken already: line {line}, column {column}.",
            found=shown(node.text),
            line=first.line,
            column=first.column,
        ),
        node.text,
    )


def unknown(nodes: Iterable[Node], known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every text that is none of the `known` names."""
    names = dict.fromkeys(known)
    choices = tuple(names)
    for node in nodes:
        if node.text and node.text not in names:
            yield not_in_agenda(node.mark, node.text, choices)


def unknown_keys(nodes: Iterable[Node], known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every key of the mappings `nodes` that is none of the `known` names."""
    names = dict.fromkeys(known)
    choices = tuple(names)
    for node in nodes:
        for key, value in node.fields.items():
            if key not in names:
                yield not_in_agenda(value.key_mark or value.mark, key, choices)


def not_in_agenda(mark: Mark, found: str, names: tuple[str, ...]) -> Problem:
    """Say that the agenda has `names`, but not `found`."""
    return Problem(
        mark,
        lambda texts: texts("The agenda has no “{found}”.", found=shown(found)),
        found,
        names,
    )
