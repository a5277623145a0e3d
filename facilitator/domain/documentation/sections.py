"""A document cut at its headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.documentation.model import Anchor, Block, Blocks, Heading

IN_CONTENTS: Final = 2
"""The lowest level of headings that begin a section."""


def split_sections(blocks: Blocks) -> dict[Anchor, Blocks]:
    """Return what stands under each heading of the contents, up to the next one."""
    contents: dict[Anchor, list[Block]] = {}
    current: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= IN_CONTENTS:
            current = contents[block.anchor] = []
        else:
            current.append(block)
    return {anchor: tuple(found) for anchor, found in contents.items()}


def chapter_blocks(blocks: Blocks, anchor: Anchor) -> Iterator[Block]:
    """Yield all of a chapter, the headings of its sections too."""
    inside = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.anchor == anchor
        elif inside:
            yield block
