"""Giving a block or track another room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.domain.agenda import BlockId, RoomId, TrackId
from facilitator.domain.run import BlockState
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.context import Context, moment_of
from facilitator.tui.form import Form, FormField, why_refused
from facilitator.tui.regie.naming import find_target, target_name, track_name

NEW_ROOM: Final = "/new"
"""No id holds a slash."""
NO_ROOM: Final = "/none"

_OVER: Final = (BlockState.DONE, BlockState.SKIPPED)


def room_chooser(context: Context, target: BlockId | TrackId) -> Chooser:
    """Return the list of rooms for `target`; a room that another track is still to use says so."""
    texts, moment = context.texts, moment_of(context.station)
    agenda = moment.snapshot.agenda
    found = find_target(agenda, target)
    block, track = found if found is not None else (None, None)
    taken = {
        other.room: track_name(agenda, other, texts)
        for other in (block.tracks if block and track else ())
        if other is not track
        and block
        and moment.forecast.of_track(block.id, other.workshop).state not in _OVER
    }
    now = track.room if track else block.room if block else None
    offers = [
        Offer(room.id, _said(room.name, room.id, now, taken.get(room.id, ""), texts))
        for room in agenda.rooms
    ]
    return Chooser(
        texts,
        texts("Which room for {title}?", title=target_name(agenda, target, texts)),
        (*offers, Offer(NEW_ROOM, texts("another room …")), Offer(NO_ROOM, texts("no room"))),
        marked=now or NO_ROOM,
    )


def _said(name: str, room: RoomId, now: RoomId | None, taken: str, texts: Texts) -> str:
    if room == now:
        return texts("{room} (as now)", room=name)
    return texts("{room} (taken by {track})", room=name, track=taken) if taken else name


def room_form(context: Context, target: BlockId | TrackId) -> Form:
    """Return the form for the name of a room that the agenda does not know yet."""
    texts, station = context.texts, context.station
    return Form(
        texts,
        texts(
            "Another room for {title}", title=target_name(station.snapshot.agenda, target, texts)
        ),
        (
            FormField(
                name="room",
                label=texts("Room"),
                check=lambda typed: "" if typed else texts("A room needs a name."),
            ),
        ),
        apply=lambda values: why_refused(texts, change_room(station, target, values["room"])),
    )


def change_room(station: Station, target: BlockId | TrackId, room: str) -> Callable[[], None]:
    """Return the command that lets `target` meet in `room`."""
    return lambda: station.plan.change_room(target, "" if room == NO_ROOM else room)
