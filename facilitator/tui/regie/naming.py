"""What blocks and tracks are called where one of them is asked about."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda, Block, BlockId, Track, TrackId, track_id
from facilitator.texts import Texts


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
