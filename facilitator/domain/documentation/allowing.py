"""In which wording somebody allowed a quote: reworded since, it is not the one that was allowed."""

from __future__ import annotations

from facilitator.domain.documentation.entry_blocks import unquote
from facilitator.domain.documentation.text_ids import digest_of
from facilitator.domain.entries import Entry, Release


def digest_of_quote(text: str) -> str:
    """Return a short digest of a quote's words, without white space and quotation marks."""
    return digest_of(unquote(text))


def is_as_allowed(entry: Entry) -> bool:
    """Return whether a quote still says what was allowed; older records don't know: it counts."""
    return entry.released_as in ("", digest_of_quote(entry.text))


def allowed_as(release: Release, text: str) -> str | None:
    """Return the digest to keep beside a release; None: nothing is allowed."""
    allows = release in (Release.WITH_FUNCTION, Release.ANONYMOUS)
    return digest_of_quote(text) if allows else None
