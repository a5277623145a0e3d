"""Where a document is being written to, and what all that write it need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from facilitator.domain.documentation.model import Anchor, Labels
from facilitator.domain.photos import Digest
from facilitator.formats.docx.look import OWN_LOOK, Look
from facilitator.texts import Language

Pictures = Callable[[Digest], bytes | None]
"""Gives the bytes of a photo, None where they are not on this device."""


@dataclass(slots=True, kw_only=True)
class Page:
    """What blocks are written with; what they need beside the text is collected here.

    `styles` leads from a style's name to its id, looked up once: python-docx's own way costs
    0.8 ms a paragraph.
    """

    word: Any
    """The document as python-docx knows it: it keeps the parts and who refers to them."""
    styles: Mapping[str, str]
    labels: Labels
    language: Language
    width: int
    """Between the margins, in twips."""
    is_turned: bool = False
    """Lies on its side; its tables have smaller letters."""
    look: Look = OWN_LOOK
    """Of what is drawn."""
    names: Mapping[Anchor, str]
    """What references to an anchor show as a field: what its bookmark holds."""
    picture: Pictures
    has_controls: bool = True
    """Whether each text stands in a control; for who only lays the file out it need not."""
    heading: str = ""
    """The one that the present block stands under."""
    notes: list[str] = field(default_factory=list)
    """Footnotes, in order."""
    photos: dict[Digest, Any] = field(default_factory=dict)
    """The part of each photo."""
    media: dict[str, bytes] = field(default_factory=dict)
    """Photos by the name of their part: put in last, so that nobody compresses them twice."""
    bookmarks: count[int] = field(default_factory=count)
    controls: count[int] = field(default_factory=lambda: count(1))
    drawings: count[int] = field(default_factory=lambda: count(1))
