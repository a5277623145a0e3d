"""What a returned text says of a text of the document, without what only frames it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from facilitator.domain.documentation.model import (
    Cell,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Span,
    Table,
)
from facilitator.domain.documentation.polishable import ITEM, PolishableText
from facilitator.domain.documentation.returned import Frame, ReturnedText
from facilitator.domain.documentation.spans import plain
from facilitator.domain.documentation.text_ids import digest_of, is_computed

_MARKS: Final = "„“”‟\"»«›‹‚‘’'"
_STILL_OPEN: Final = frozenset({"offen", "open"})
"""What stands in a cell of which nothing is said, in the languages of documents."""
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_BROKEN: Final = re.compile(
    r"Error[:!] Reference source not found\.?|"
    r"Fehler: (?:Verweis|Referenz) nicht gefunden|"
    r"Fehler! (?:Verweisquelle|Textmarke) (?:konnte nicht gefunden werden|nicht definiert)\.?"
)
"""What Word and LibreOffice write where a reference leads to what somebody deleted."""
_CAPTION: Final = re.compile(r"\w+\s\d+:\s")


def wording(text: PolishableText, returned: ReturnedText) -> str:
    """Return what `returned` says instead of `text`, its lines joined by line breaks."""
    said = returned.said(Frame.WORDS)
    if isinstance(text.block, Paragraph):
        return returned.said(Frame.WORDS, Frame.REMARK)
    is_quoted = isinstance(text.block, EntryBlock) and text.block.quoted
    plainly = _unquoted(said) if is_quoted else said
    behind = _typed_behind(_label(text), returned)
    # However much it may look like a frame: what was written so is the text.
    if not behind and digest_of(plainly) == returned.digest:
        return plainly
    match text.block:
        case Heading() as heading:
            line = " ".join(f"{behind}{said}".split())
            return _without_label(line, heading.number, heading.label)
        case EntryBlock() as entry:
            return _of_entry(f"{behind}{said}", entry)
        case Table() as table:
            return said or _typed_over(table, text, returned)
        case Figure():
            return _CAPTION.sub("", said, count=1) if _CAPTION.match(said) else said
        case _:
            return said


def as_typed(text: PolishableText, returned: ReturnedText) -> str:
    """Return its wording with a dash before list items, if the record has it so."""
    said = wording(text, returned)
    if not isinstance(text.block, Paragraph) or is_computed(text.id):
        return said
    lines = (line for line in returned.lines if line.said(Frame.WORDS, Frame.REMARK))
    return "\n".join(
        f"{ITEM if line.bullet else ''}{line.said(Frame.WORDS, Frame.REMARK)}" for line in lines
    )


def says_still(returned: ReturnedText, digest: str) -> bool:
    """Say whether a text whose sort nobody knows any more says what has that digest."""
    return digest in digests_of(returned)


def digests_of(returned: ReturnedText) -> Set[str]:
    """Return the digests of all that a text may say, whatever its sort is."""
    return {digest_of(reading) for reading in _readings(returned)}


def is_only_broken(said: str, text: str) -> bool:
    """Say whether `said` is `text` with references that a program could not follow any more."""
    parts = _BROKEN.split(" ".join(said.split()))
    pattern = ".{1,40}?".join(re.escape(part) for part in parts)
    return len(parts) > 1 and re.fullmatch(pattern, " ".join(text.split())) is not None


def _readings(returned: ReturnedText) -> Iterator[str]:
    for frames in ((), (Frame.WORDS,), (Frame.WORDS, Frame.REMARK)):
        said = returned.said(*frames)
        yield said
        yield _unquoted(said)
        yield _CAPTION.sub("", said, count=1)


def _of_entry(said: str, entry: EntryBlock) -> str:
    """Return the words of an entry, even if somebody has taken the style from its frame."""
    relation = plain(entry.relation)
    said = _without_label(said, entry.label, f"{relation}:" if relation else "")
    if entry.remarks:
        tail = f"({', '.join(map(plain, entry.remarks))})"
        said = _without_tail(said, tail)
    if entry.attribution:
        said = _without_tail(said, f"– {entry.attribution}")
    return _unquoted(said) if entry.quoted else said


def _without_label(said: str, *labels: str) -> str:
    for label in filter(None, (label.strip() for label in labels)):
        if said.replace(_NO_BREAK, " ").startswith(label):
            said = said[len(label) :].strip()
    return said


def _label(text: PolishableText) -> str:
    """Return what stands before a text, and looks like a number."""
    match text.block:
        case Heading() as heading:
            return f"{heading.number}{heading.label}"
        case EntryBlock() as entry:
            return entry.label
        case _:
            return ""


def _typed_behind(label: str, returned: ReturnedText) -> str:
    """Return what was typed right behind a number or label: it looks like that."""
    number = returned.said(Frame.NUMBER).replace(_NO_BREAK, " ").replace("\t", "")
    behind = number.removeprefix(label.strip())
    return f"{behind} " if label and behind and behind != number else ""


def _without_tail(said: str, tail: str) -> str:
    is_there = said.replace(_NO_BREAK, " ").endswith(tail.replace(_NO_BREAK, " "))
    return said[: len(said) - len(tail)].strip() if is_there else said


def _unquoted(said: str) -> str:
    begun = said[1:] if said[:1] in _MARKS else said
    return (begun[:-1] if begun[-1:] in _MARKS else begun).strip() if begun else ""


def _typed_over(table: Table, text: PolishableText, returned: ReturnedText) -> str:
    """Return what was typed in place of ``open``: it looks like that remark."""
    remark = returned.said(Frame.REMARK)
    known = {plain(cell.spans) for cell in _cells(table) if cell.text_id} | _STILL_OPEN
    return "" if remark in known or returned.digest != digest_of("") else remark


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells)


def remarks_of(entry: EntryBlock) -> str:
    """Return all that stands around the words of an entry."""
    spans: list[Span] = [*entry.relation, *(span for one in entry.remarks for span in one)]
    return " ".join((entry.label, *(one.text for one in spans), entry.attribution, *entry.wordings))
