"""The document model: a flat sequence of frozen blocks that says what, never how it looks.

Flat, so that a writer is one loop and every block can be found again by its anchor or id. What
hangs under an entry follows it with a higher `depth`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Digest
from facilitator.domain.polish import TextId
from facilitator.domain.versions import Edition
from facilitator.texts import Language

Anchor = str
"""A name by which a reference finds its block; unique in a document."""


class Weight(StrEnum):
    """How a span stands out: by role, the writer decides how that looks."""

    PLAIN = "plain"
    STRONG = "strong"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; with `target` a reference to the block of that anchor.

    A reference without text gets the name of what it leads to (``Table 4``) when the document is
    resolved.
    """

    text: str
    weight: Weight = Weight.PLAIN
    target: Anchor | None = None
    note: str = ""
    """A footnote to it."""


Spans = tuple[Span, ...]


class Role(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    BULLET = "bullet"
    ENTRY = "entry"
    """Something that is counted out like an entry: a reference to one, or more of its words."""
    ENTRY_BELOW = "entry below"
    """The same, of one that hangs on the one above it."""
    FACT = "fact"
    """One line of a profile: a label and its value."""
    HEAD = "head"
    """The title where there is no title page."""
    LEAD = "lead"
    """Leads to what comes next and stays with it."""
    SERIES = "series"
    TITLE = "title"
    SUBTITLE = "subtitle"
    STATUS = "status"
    """On the title page: this is a draft."""
    NOTICE = "notice"
    """On the title page: what a reader must know before believing anything."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of spans.

    `text_id`: which text it says; it comes when resolved where the builder doesn't know. The same
    on several paragraphs one after another: they are the lines of one text.
    """

    spans: Spans
    role: Role = Role.BODY
    text_id: TextId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` 1 to 3. `number` (``4.1``) is text and comes when resolved."""

    level: int
    text: str
    anchor: Anchor
    number: str = ""
    label: str = ""
    """Stands before `text` and is none of it: ``Theme 2: ``."""
    new_page: bool = False
    text_id: TextId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryBlock:
    """One captured entry, the only block that carries its words."""

    id: EntryId
    anchor: Anchor
    label: str
    """Its lasting number with the letter of its kind: ``H 3.17``."""
    text: str
    depth: int = 0
    """0 stands by itself; 1 hangs on the nearest 0 before it; 2 on the nearest 1."""
    relation: Spans = ()
    """What it is to the entry that it hangs on, which is named where it doesn't stand right
    above: ``Addition``, ``Answer to F 3.4``."""
    quoted: bool = False
    """Somebody's words, said by `attribution` (a function) if that is known."""
    attribution: str = ""
    remarks: tuple[Spans, ...] = ()
    """``incomplete``, ``release open``, ``see M 1``."""
    wordings: tuple[str, ...] = ()
    """What else it says on another device, not yet chosen from."""
    prompts: tuple[str, ...] = ()
    """What each line of `text` answers, if that was asked; empty: nothing was."""

    @property
    def text_id(self) -> TextId:
        """Which text it says."""
        return f"entry:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table."""

    spans: Spans
    under: tuple[Spans, ...] = ()
    """Further lines, each belonging to the first."""
    text_id: TextId = ""
    """Which text of the record `spans` say; empty: they are computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row; `anchor` if something refers to it."""

    cells: tuple[Cell, ...]
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is relative to the others'."""

    title: str
    width: int
    counts: bool = False
    """Holds figures to compare with the ones above and below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption above and one header row.

    `number` comes when resolved; without one the caption is told to screen readers alone.
    """

    anchor: Anchor
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar; `value` is not negative."""

    label: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars one below the other, with a caption. What they show stands in a table or text, too.

    `number` comes when resolved.
    """

    anchor: Anchor
    caption: str
    description: str
    """For whoever can't see it: all that it shows."""
    unit: str
    """What the bars count: ``points``."""
    bars: tuple[ChartBar, ...]
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A photo with a caption below; `number` comes when resolved, on the cover there is none."""

    anchor: Anchor
    digest: Digest
    """Of its bytes, which the writer is given apart."""
    width: int
    height: int
    """In pixels."""
    alt: str
    caption: str
    credit: str = ""
    remark: str = ""
    """Stands behind the caption: ``consent open``."""
    text_id: TextId = ""
    """Which text the caption says."""
    is_cover: bool = False
    """Stands on the title page."""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """One line of the contents."""

    level: int
    number: str
    text: str
    anchor: Anchor
    page: int = 0
    """Known only once the document has been laid out; 0: not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents; `lines` come when resolved."""

    title: str
    lines: tuple[ContentsLine, ...] = ()


Block = Paragraph | Heading | EntryBlock | Table | Chart | Figure | Contents
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words that a writer itself needs, in the document's language."""

    table: str
    """``Table`` as it stands in ``Table 4``."""
    figure: str
    """``Figure`` as it stands in ``Figure 1``."""
    page_of: str
    """The footer's page count with the fields ``{page}`` and ``{pages}``."""
    other_wording: str
    """Stands before another wording of an entry."""
    open_quote: str
    close_quote: str
    photo_by: str = "{credit}"
    """Who took a photo, with the field ``{credit}``."""
    missing_picture: str = ""
    """Stands before what a photo shows whose bytes are on another device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    language: Language
    title: str
    subject: str
    footer: str
    """A short title for the foot of each page."""
    publisher: str
    record_id: str
    category: str
    """Says of a rehearsal that it is one; empty for the real thing."""
    written_at: Instant
    labels: Labels
    blocks: Blocks
    edition: Edition = Edition.INTERNAL
    version: str = ""
    """``0.9``; empty: it has none."""
    orphans: tuple[TextId, ...] = ()
    """What editors polished and has no place any more: the text says something else, or is gone."""
    landscape: bool = False
    """Turned, and without a title page: its first page is like all others."""
