"""A finding: which rule is broken, where, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What is checked: BITV 2.0 / EN 301 549, clause 10 (WCAG 2.1 AA), and Word's own good order.

    The numbers are the success criteria of WCAG 2.1.
    """

    UNREADABLE = "unreadable"
    """No Word file, or damaged."""

    TITLE = "title"
    """2.4.2: the properties name no title."""
    TITLE_NOT_SHOWN = "title not shown"
    """The title of the properties doesn't stand in the document."""
    AUTHOR = "author"
    LANGUAGE = "language"
    """3.1.1: of the text or in the properties: missing, or another one."""

    HEADING_FIRST = "first heading"
    """1.3.1: the first one isn't of level 1."""
    HEADING_JUMP = "heading jump"
    """1.3.1: a level is left out."""
    HEADING_EMPTY = "empty heading"
    HEADING_FAKE = "fake heading"
    """1.3.1: looks like one by bold letters alone."""
    STYLE_UNKNOWN = "unknown style"

    EMPTY_PARAGRAPH = "empty paragraph"
    TAB_LAYOUT = "tab layout"
    """1.3.2: columns by tabs."""
    SPACE_LAYOUT = "space layout"
    """1.3.2: columns or indents by spaces."""
    DIRECT_FORMATTING = "direct formatting"
    """Looks that don't come from a style, and that nobody can change in one place."""
    SMALL_TEXT = "small text"
    """Below 9 points."""
    CONTRAST = "contrast"
    """1.4.3: below 4.5:1."""

    ALT_MISSING = "no alternative text"
    """1.1.1."""
    ALT_FILE_NAME = "alternative text is a file name"
    ALT_REPEATS_CAPTION = "alternative text repeats the caption"

    TABLE_HEADER = "table header"
    """1.3.1: the first row isn't marked and repeated."""
    TABLE_HEADER_EMPTY = "empty table header"
    TABLE_TITLE = "table title"
    TABLE_MERGED = "merged cells"
    TABLE_NESTED = "nested table"
    TABLE_ROW_SPLITS = "row splits"

    LINK_EMPTY = "empty link"
    LINK_ADDRESS = "address as link"
    """2.4.4: the text of a link is its address."""
    LINK_VAGUE = "vague link"
    """2.4.4: it says nothing of where it leads."""

    IMAGE_METADATA = "image metadata"
    """Place, time, camera, author: privacy."""
    IMAGE_NAME = "image name"
    """The name that somebody gave a file."""

    COMMENT = "comment"
    TRACKED_CHANGE = "tracked change"
    PLACEHOLDER = "placeholder"
    """Words of a template to its user."""
    FOREIGN_PROPERTY = "foreign property"
    """Who or what else is named in the file's properties."""
    CUSTOM_XML = "custom xml"
    ATTACHED_TEMPLATE = "attached template"
    """The path of somebody's template."""

    FIELD_DIRTY = "dirty field"
    FIELD_UPDATE = "update fields"
    """Word would ask whether to update fields."""
    FIELD_BROKEN = "broken field"

    BOOKMARK_TWICE = "bookmark twice"
    REFERENCE = "dangling reference"
    RELATION = "dangling relationship"
    EXTERNAL = "external"
    """Something that lies outside of the file."""

    CONTENTS_MISSING = "contents missing"
    CONTENTS_DIFFER = "contents differ"
    CAPTION_ORDER = "caption order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where a rule is broken."""

    rule: Rule
    where: str = ""
    """Number and text of the heading that it stands under; empty: before the first one, or in no
    place at all."""
    anchor: str = ""
    """The nearest bookmark, to jump there; empty: there is none before it."""
    detail: str = ""
    """What was found, as it stands there."""
