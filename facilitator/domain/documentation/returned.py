"""What a Word file says that came back from its editors, before anybody knows what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.documentation.text_ids import digest_of


class Frame(StrEnum):
    """What a piece of a paragraph is, by the style of its letters."""

    WORDS = "words"
    REMARK = "remark"
    """Stands beside a text and is none of it, unless a whole paragraph is the text."""
    NUMBER = "number"
    """Never anybody's text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in a row with one frame."""

    text: str
    frame: Frame = Frame.WORDS


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """A paragraph."""

    pieces: tuple[Piece, ...]
    bullet: bool = False

    def said(self, *frames: Frame) -> str:
        """Return what it says in pieces of these frames; nothing given: in all."""
        wanted = frames or tuple(Frame)
        return "".join(piece.text for piece in self.pieces if piece.frame in wanted).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedText:
    """Paragraphs one after another that bear the same name, or one that bears none."""

    name: str = ""
    """Of its control or bookmark; empty: it is nobody's."""
    digest: str = ""
    """Of what stood there when the file was written."""
    lines: tuple[ReturnedLine, ...] = ()
    in_table: bool = False
    comments: tuple[str, ...] = ()
    """What reviewers remark on it."""

    def said(self, *frames: Frame) -> str:
        """Return its lines that say something, joined by line breaks."""
        return "\n".join(said for line in self.lines if (said := line.said(*frames)))


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file held when it was written."""

    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The digest of each text by the name in its tag."""
    others: frozenset[str] = frozenset()
    """Digests of what nobody may polish: cells, captions, the contents; what pictures show."""
    edition: str = ""

    def knows(self, text: str) -> bool:
        """Say whether a paragraph that bears no name, or a picture's words, stood there so."""
        return digest_of(text) in self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A whole file."""

    record_id: str
    """Of the event that it is of; empty: it doesn't say any more."""
    texts: tuple[ReturnedText, ...]
    baseline: Baseline | None = None
    """None: some program has dropped it."""
    accepted: int = 0
    """How many tracked changes were still open and were read as if accepted."""
    notes: tuple[str, ...] = ()
    """Its footnotes and endnotes."""
    pictures: tuple[str, ...] = ()
    """What its pictures show, in words for whoever can't see them."""
    touched: bool = True
    """Whether anybody has worked in it since it was written."""
