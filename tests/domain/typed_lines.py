"""Typing into a German field, and what is expected of it, written short."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.capture import Intent, LastEntries, NewEntry, read_line, split_prefix
from facilitator.domain.kinds import CHALLENGE, OPTION, KindId, default_kinds

GERMAN = default_kinds("de")
ENGLISH = default_kinds("en")
NO_OPTIONS = tuple(kind for kind in GERMAN if kind.id != OPTION)
NOTHING_YET = LastEntries()
ALL = LastEntries(
    has_entry=True, has_question=True, has_option=True, numbers={"17", "b4"}, code="3"
)


def read(
    typed: str,
    default: KindId | None = CHALLENGE,
    last: LastEntries = ALL,
) -> Intent:
    """Type into a German field and press Enter."""
    return read_line(split_prefix(typed, GERMAN), GERMAN, default, last)


def entry(text: str, kind: KindId | None = CHALLENGE, **more: object) -> NewEntry:
    return replace(NewEntry(text=text, kind=kind), **more)  # type: ignore[arg-type]
