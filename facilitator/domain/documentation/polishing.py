"""What editors brought back from Word goes into the document again.

A wording of theirs stands for the computed text that they had before them. Once that says something
else, theirs is an orphan: it is told, and nobody's word stands for what he never read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Final

from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.insertion_places import ids_of, keep_places
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
)
from facilitator.domain.documentation.polishable import text_of
from facilitator.domain.documentation.spans import map_spans, plain
from facilitator.domain.documentation.text_ids import is_computed, said
from facilitator.domain.documentation.word_diff import passages
from facilitator.domain.documentation.wording import paragraphs
from facilitator.domain.polish import Insertion, Polish, TextId

_NOBODYS: Final = frozenset({Role.STATUS, Role.NOTICE})
"""What a reader must know: no editor's to take away."""
_IN_CONTENTS: Final = 2


def inserted(key: str) -> TextId:
    """Return the id of a paragraph that only the editors wrote."""
    return f"inserted:{key}"


def with_text_ids(blocks: Blocks) -> Blocks:
    """Return resolved `blocks` so that each text that an editor may polish has an id."""
    return tuple(_identified(blocks))


def _identified(blocks: Blocks) -> Iterator[Block]:
    section: Anchor = ""
    seen: Counter[tuple[Anchor, str]] = Counter()
    for block in blocks:
        if isinstance(block, Heading) and block.level <= _IN_CONTENTS:
            section = block.anchor
        if not isinstance(block, Paragraph | Heading) or block.text_id or _is_nobodys(block):
            yield block
            continue
        text = text_of(block)
        yield replace(block, text_id=said(section, text, seen[section, text]))
        seen[section, text] += 1


def _is_nobodys(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _NOBODYS


def apply_polish(
    blocks: Blocks, polish: Polish, whole: Blocks = ()
) -> tuple[Blocks, tuple[TextId, ...]]:
    """Return identified `blocks` as the editors want them, and what had no place any more.

    That are wordings of texts that say something else by now, and paragraphs whose section is
    gone. `whole` are the blocks as they were if nothing had been left out, if that differs.
    """
    if whole:
        blocks, polish = keep_places(blocks, polish, whole)
    wordings = {key: text for key, text in polish.rewordings.items() if is_computed(key)}
    present = {getattr(block, "text_id", "") for block in blocks}
    completed, homeless = _insert(blocks, polish.insertions)
    kept = tuple(_without_left_out(_reword(completed, wordings), polish.left_out))
    kept = tuple(_without_bare_headings(kept, wordings))
    present |= _left_out_headings(whole, wordings)
    orphans = (*sorted(wordings.keys() - present), *(inserted(one.id) for one in homeless))
    return _without_dead_ends(kept, blocks), orphans


def _left_out_headings(whole: Blocks, wordings: Mapping[TextId, str]) -> set[TextId]:
    """Return headings that editors took away, and that are gone with all that stood below them."""
    headings = {block.text_id for block in whole if isinstance(block, Heading)}
    return {key for key, text in wordings.items() if not text and key in headings}


def _reword(blocks: Iterable[Block], wordings: Mapping[TextId, str]) -> Iterator[Block]:
    for block in blocks:
        wording = wordings.get(getattr(block, "text_id", ""))
        match block:
            case Paragraph() if wording is not None:
                lines = (line.strip() for line in clean_text(wording).split("\n"))
                yield from (
                    replace(block, spans=respan(block.spans, line)) for line in lines if line
                )
            case Heading() if wording:
                yield replace(block, text=one_line(wording))
            case _:
                yield block


def respan(spans: Spans, text: str) -> Spans:
    """Return `text` in the spans that it was polished from: what still stands keeps its weight.

    A reference of which a word was changed is none any more.
    """
    owners = [number for number, span in enumerate(spans) for _ in span.text]
    pieces: list[tuple[int | None, str]] = []
    at = 0
    for passage in passages(plain(spans), text):
        end = at + len(passage.before)
        if passage.is_same:
            pieces += [(owners[at + nth], sign) for nth, sign in enumerate(passage.after)]
        else:
            owner = owners[at - 1] if _is_inside(owners, at, end) else None
            pieces += [(owner, sign) for sign in passage.after]
        at = end
    return tuple(_joined(spans, pieces))


def _is_inside(owners: list[int], start: int, end: int) -> bool:
    return start > 0 and end < len(owners) and owners[start - 1] == owners[end]


def _joined(spans: Spans, pieces: list[tuple[int | None, str]]) -> Iterator[Span]:
    for owner, found in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(sign for _, sign in found)
        if owner is None:
            yield Span(text)
        else:
            span = spans[owner]
            whole = text == span.text
            target, note = (span.target, span.note) if whole else (None, "")
            yield replace(span, text=text, target=target, note=note)


def _without_left_out(blocks: Iterable[Block], left_out: frozenset[TextId]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(
                row for row in block.rows if not any(one.text_id in left_out for one in row.cells)
            )
            yield block if len(rows) == len(block.rows) else replace(block, rows=rows)
        elif isinstance(block, Heading) or getattr(block, "text_id", "") not in left_out:
            yield block


def _without_bare_headings(blocks: Blocks, wordings: Mapping[TextId, str]) -> Iterator[Block]:
    """Yield `blocks` without headings that were left out along with all that stood below them."""
    below = None
    kept: list[Block] = []
    for block in reversed(blocks):
        is_gone = isinstance(block, Heading) and wordings.get(block.text_id) == ""
        ends = below is None or isinstance(below, Heading)
        if is_gone and ends and (below is None or below.level <= block.level):  # type: ignore[union-attr]
            continue
        kept.append(block)
        below = block
    yield from reversed(kept)


def _insert(
    blocks: Blocks, insertions: tuple[Insertion, ...]
) -> tuple[Blocks, tuple[Insertion, ...]]:
    """Return `blocks` with what was inserted, and what has no place any more."""
    if not insertions:
        return blocks, ()
    known = ids_of(blocks) | {inserted(one.id) for one in insertions}
    sections = {block.anchor for block in blocks if isinstance(block, Heading)}
    following: dict[TextId, list[Insertion]] = defaultdict(list)
    closing: dict[Anchor, list[Insertion]] = defaultdict(list)
    for one in insertions:
        if one.after in known:
            following[one.after].append(one)
        elif one.section in sections:
            closing[one.section].append(one)
    placed = tuple(_with_closing(_with_following(blocks, following), closing, following))
    there = ids_of(placed)
    return placed, tuple(one for one in insertions if inserted(one.id) not in there)


def _with_following(blocks: Blocks, following: Mapping[TextId, list[Insertion]]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        yield block
        own, then = ids_of([block]), ids_of(blocks[number + 1 : number + 2])
        for text_id in sorted(own - then):
            yield from _following(text_id, following)


def _following(text_id: TextId, following: Mapping[TextId, list[Insertion]]) -> Iterator[Paragraph]:
    for one in following.get(text_id, ()):
        yield from paragraphs(one.text, inserted(one.id))
        yield from _following(inserted(one.id), following)


def _with_closing(
    blocks: Iterable[Block],
    closing: Mapping[Anchor, list[Insertion]],
    following: Mapping[TextId, list[Insertion]],
) -> Iterator[Block]:
    waiting: list[Insertion] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= _IN_CONTENTS:
            yield from _closing(waiting, following)
            waiting = closing.get(block.anchor, [])
        yield block
    yield from _closing(waiting, following)


def _closing(
    waiting: list[Insertion], following: Mapping[TextId, list[Insertion]]
) -> Iterator[Paragraph]:
    for one in waiting:
        yield from paragraphs(one.text, inserted(one.id))
        yield from _following(inserted(one.id), following)


def _without_dead_ends(blocks: Blocks, before: Blocks) -> Blocks:
    """Return `blocks` with the words alone of references to what was left out."""
    gone = anchors_in(before) - anchors_in(blocks)
    return tuple(cut_off(block, gone) for block in blocks) if gone else blocks


def anchors_in(blocks: Iterable[Block]) -> set[Anchor]:
    """Return what references can lead to in `blocks`."""
    rows = (row.anchor or "" for one in blocks if isinstance(one, Table) for row in one.rows)
    return {*rows, *(getattr(block, "anchor", "") for block in blocks)} - {""}


def cut_off(block: Block, gone: set[Anchor]) -> Block:
    """Return a block whose references to what is gone are words alone."""
    return map_spans(block, lambda one: replace(one, target=None) if one.target in gone else one)
