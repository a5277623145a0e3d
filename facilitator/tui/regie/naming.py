"""What blocks and tracks are called where one of them is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockId, Day, Track, TrackId, track_id
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time

_TITLE: Final = 26
"""Columns for a title: what is done with it matters more."""


def track_name(agenda: Agenda, track: Track, texts: Texts) -> str:
    """Return ``WS 3 · Raum C``."""
    number = texts("WS {number}", number=agenda.workshop(track.workshop).number)
    room = agenda.room_name(track.room)
    return f"{number} · {room}" if room else number


def find_target(agenda: Agenda, target: BlockId | TrackId) -> tuple[Block, Track | None] | None:
    """Return that block, or that track and the phase that it belongs to; None if it is gone."""
    for _, block in agenda.blocks():
        if block.id == target:
            return block, None
        for track in block.tracks:
            if track_id(block.id, track.workshop) == target:
                return block, track
    return None


def target_name(agenda: Agenda, target: BlockId | TrackId, texts: Texts) -> str:
    """Return the title of that block, or the name of that track and of its phase."""
    found = find_target(agenda, target)
    if found is None:
        return ""
    block, track = found
    return block.title if track is None else f"{track_name(agenda, track, texts)} · {block.title}"


def called(block: BlockId, moment: Moment, texts: Texts) -> str:
    """Return what `block` is called in a few words, told apart from all others of its day.

    ``Plenum``, in a track ``WS 1: Arbeitsphase``; with the time at which it is expected to begin
    where another is called the same: ``Kaffeepause 14:00``.
    """
    agenda = moment.snapshot.agenda
    names = next(
        names for day in agenda.days if block in (names := dict(_names(day, agenda, texts)))
    )
    name = names[block]
    if list(names.values()).count(name) == 1:
        return name
    return f"{name} {clock_time(moment.forecast.of(block).expected_start, agenda.zone)}"


def _names(day: Day, agenda: Agenda, texts: Texts) -> Iterator[tuple[BlockId, str]]:
    for block in day.blocks:
        yield block.id, short_title(block)
        for track in block.tracks:
            number = agenda.workshop(track.workshop).number
            for inner in track.blocks:
                yield (
                    inner.id,
                    texts("WS {number}: {title}", number=number, title=short_title(inner)),
                )


def short_title(block: Block) -> str:
    """Return the title; of a long one what stands before its colon."""
    title = one_line(block.title)
    head = title if len(title) <= _TITLE else title.partition(":")[0]
    return shortened(head, _TITLE)
