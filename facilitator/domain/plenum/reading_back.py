"""What of a theme is read back to the plenum, and whether that was confirmed as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry
from facilitator.domain.plenum.gathering import options_in, options_of
from facilitator.domain.plenum.theme import Theme, seal_of
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Sheet

_APART: Final = "  "
"""Stands between the number of an entry, which has no spaces, and its wording."""


def sheet_of(theme: Theme, snapshot: Snapshot) -> Sheet:
    """Return what is read back of `theme` as it stands now."""
    options = options_in(theme, snapshot)
    sheet = Sheet(
        title=theme.title,
        text=theme.summary,
        lines=tuple(_line(option, snapshot) for option in options),
    )
    return replace(sheet, seal=seal_of_sheet(sheet))


def report_sheet(workshop: PlaceId, snapshot: Snapshot) -> Sheet:
    """Return what the stage shows while a workshop reports: its title and its options."""
    options = options_of(workshop, snapshot)
    return Sheet(
        title=snapshot.place_title(workshop),
        lines=tuple(_line(option, snapshot) for option in options),
    )


def seal_of_sheet(sheet: Sheet) -> str:
    """Return what tells the content of one sheet from another.

    Numbers do not belong to it: an option may get its number only after it was read back.
    """
    if sheet.seal:
        return sheet.seal
    wordings = tuple(line.partition(_APART)[2] for line in sheet.lines)
    return seal_of(sheet.title, sheet.text, wordings)


def is_confirmed(theme: Theme, snapshot: Snapshot) -> bool:
    """Return whether the plenum has agreed to `theme` with just the content that it has now."""
    given = theme.confirmation
    return given is not None and given.seal == seal_of_sheet(sheet_of(theme, snapshot))


def _line(entry: Entry, snapshot: Snapshot) -> str:
    return f"{snapshot.full_number(entry)}{_APART}{' '.join(entry.text.split())}"
