"""The parts of an agenda file's tree, for checks that look across a file which may be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.agenda import BlockKind
from facilitator.formats.tree import Node


def days_of(root: Node) -> tuple[Node, ...]:
    """Return the days as the file lists them."""
    return root.list_of("days")


def blocks_of(root: Node) -> Iterator[Node]:
    """Yield the blocks of all days, without those inside tracks."""
    for day in days_of(root):
        yield from filled(day.list_of("blocks"))


def tracks_of(root: Node) -> Iterator[Node]:
    """Yield the tracks of all blocks."""
    for block in blocks_of(root):
        yield from filled(block.list_of("tracks"))


def all_blocks_of(root: Node) -> Iterator[Node]:
    """Yield every block, each before those inside its tracks."""
    for block in blocks_of(root):
        yield block
        for track in block.list_of("tracks"):
            yield from filled(track.list_of("blocks"))


def filled(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield those of `nodes` that have keys; the model complains of the others."""
    return (node for node in nodes if node.fields)


def kind_of(block: Node) -> BlockKind | None:
    """Return the kind of `block`, None if it is none that there is."""
    named = block.text_of("kind") or BlockKind.PLAIN
    return next((kind for kind in BlockKind if kind == named), None)
