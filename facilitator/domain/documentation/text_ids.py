"""How a piece of a Word file tells which text of the record it says, and in which wording.

Each stands in a content control whose tag is its id and a digest of what was written; a bookmark
around it says the same, since LibreOffice (7.4) drops tags and keeps bookmarks. With the digest a
file says by itself what an editor has changed in it, and whether the record has changed since.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.model import Anchor
from facilitator.domain.polish import TextId

_DIGITS: Final = 8
SOFT_HYPHEN: Final = "\u00ad"
"""Writers put them in and take them out as lines break."""
_LONGEST_TAG: Final = 64
"""In characters: what Word takes (ECMA-376, part 1, 17.5.2.42 with MS-OI29500)."""
_KEY: Final = 24
_BETWEEN: Final = "~"
_SAID: Final = "said:"


@lru_cache(maxsize=16)  # tag and bookmark of a text are asked for one after the other
def digest_of(text: str) -> str:
    """Return a short digest of a wording; white space and soft hyphens don't count."""
    return sha256(one_line(text.replace(SOFT_HYPHEN, "")).encode()).hexdigest()[:_DIGITS]


def said(section: Anchor, text: str, nth: int = 0) -> TextId:
    """Return the id of a computed text: where it stands, and what it says.

    `nth` counts those that say the same under one heading. Once the text says something else, it is
    another one: nobody's wording of it may stand for what he never read.
    """
    where = sha256(section.encode()).hexdigest()[:_DIGITS]
    return f"{_SAID}{where}.{digest_of(text)}{f'.{nth}' if nth else ''}"


def is_computed(text_id: TextId) -> bool:
    """Say whether a text is computed: there is nothing in the record that says it."""
    return text_id.startswith(_SAID)


def tag_of(text_id: TextId, text: str) -> str:
    """Return the tag of the content control around `text`: at most 64 characters."""
    tag = f"{text_id}{_BETWEEN}{digest_of(text)}"
    return tag if len(tag) <= _LONGEST_TAG else f"{_key(text_id)}{_BETWEEN}{digest_of(text)}"


def bookmark_of(text_id: TextId, text: str) -> str:
    """Return the name of the bookmark around `text`: letters, digits and ``_``, at most 40."""
    return f"t{_key(text_id)}_{digest_of(text)}"


def names_of(text_id: TextId) -> tuple[str, str]:
    """Return what tag and bookmark of that text begin with, whatever it says.

    A file names texts; only who knows which there are can tell what a name means.
    """
    return tag_of(text_id, "").rpartition(_BETWEEN)[0], f"t{_key(text_id)}"


def marks_of(name: str) -> tuple[str, str]:
    """Return what the bookmark of the text begins with whose tag begins with `name`.

    That is its id, or the key of a long one: two possibilities.
    """
    return names_of(name)[1], f"t{name}"


def read_tag(tag: str) -> tuple[str, str] | None:
    """Return name and digest of a tag or bookmark of ours, None if it is somebody else's."""
    name, between, digest = tag.rpartition(_BETWEEN)
    if not between:
        name, _, digest = tag.rpartition("_")
    is_digest = len(digest) == _DIGITS and set(digest) <= set("0123456789abcdef")
    return (name, digest) if name and is_digest else None


def _key(text_id: TextId) -> str:
    return sha256(text_id.encode()).hexdigest()[:_KEY]
