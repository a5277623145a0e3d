"""How a device comes to an event: by a link, or back to the one that it joined last."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.saying import say
from facilitator.domain.devices import Role
from facilitator.station import Station
from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.domain.event_clock import EventClock
    from facilitator.link.address import Door
    from facilitator.link.frames import Welcome
    from facilitator.link.probing import NotLetIn
    from facilitator.link.thread import LinkThread
    from facilitator.record.meta import Identity
    from facilitator.station.connection import Connection

PATIENCE: Final = 30.0
"""Seconds in which a new device must have got the agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Which event it is."""

    path: Path
    """Where this device keeps it."""
    identity: Identity | None = None
    """None: its file is there already."""
    door: Door | None = None
    """None: the one that its file remembers."""
    clock: EventClock | None = None


def arrive(link: str | None, trusted: Path | None, texts: Texts, *, anew: bool) -> Arrival:
    """Find out which event it is, and make sure that there is a file for it, or may be one.

    Raises SentenceError.
    """
    folder = _folder(texts)
    if link is None:
        return _back(folder, texts)
    door = _read_link(link, texts)
    answer = _ask(door, trusted, texts)
    from facilitator.link.frames import Welcome

    if isinstance(answer, Welcome):
        return _welcomed(answer, door, folder, texts, anew=anew)
    return _not_let_in(answer, door, folder, texts)


def _folder(texts: Texts) -> Path:
    from facilitator.station.joined import joined_folder

    try:
        return joined_folder()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SentenceError(texts("Nothing can be kept here: {reason}.", reason=reason)) from None


def _back(folder: Path, texts: Texts) -> Arrival:
    from facilitator.station.joined import last_joined

    path = last_joined(folder)
    if path is None:
        raise SentenceError(
            texts("This machine has joined no event yet. Regie shows the link: facilitator join …")
        )
    return Arrival(path=path)


def _read_link(link: str, texts: Texts) -> Door:
    from facilitator.link.address import WrongLinkError, parse_link

    try:
        door = parse_link(link)
    except WrongLinkError:
        raise SentenceError(
            texts("That is not a whole link. Regie shows it; copy all of it, quoted: '…'")
        ) from None
    if door.role is Role.STAGE:
        raise SentenceError(
            texts("This link is for the stage: facilitator stage '{link}'", link=link)
        )
    return door


def _ask(door: Door, trusted: Path | None, texts: Texts) -> Welcome | NotLetIn:
    from facilitator.link.probing import ask_welcome

    say(texts("Looking for Regie at {where} …", where=f"{door.host}:{door.port}"))
    try:
        return ask_welcome(door, trusted)
    except OSError:
        raise SentenceError(
            texts("{path} holds no certificate that can be read.", path=trusted)
        ) from None


def _welcomed(welcome: Welcome, door: Door, folder: Path, texts: Texts, *, anew: bool) -> Arrival:
    from facilitator.link.client import tied
    from facilitator.record.meta import Identity
    from facilitator.station.joined import StrangeIdError, joined_file, put_aside

    try:
        path = joined_file(welcome.event, folder)
    except StrangeIdError:
        raise SentenceError(
            texts("What answers there is not the main machine of an event.")
        ) from None
    if anew and path.exists():
        put_aside(path, wall_clock())
    identity = Identity(record_id=welcome.event, rehearsal=welcome.rehearsal)
    clock = tied(welcome, wall_clock()).clock
    return Arrival(path=path, identity=identity, door=door, clock=clock)


def _not_let_in(answer: NotLetIn, door: Door, folder: Path, texts: Texts) -> Arrival:
    """Go on without the hub, or by the secret of this device, if the link is of the last event."""
    from facilitator.link.frames import Refusal
    from facilitator.tui.refused import refused_words, untrusted_words

    if answer.is_untrusted:
        raise SentenceError(untrusted_words(texts))
    said = refused_words(texts, answer.refusal)
    if answer.refusal in (None, Refusal.TOKEN):
        known = _joined_at(door, folder, texts)
        if known is not None:
            return Arrival(path=known, door=door)
    raise SentenceError(
        said
        or texts(
            "Nobody answers at {where}. Is this device in the same network as Regie, and is the "
            "event open there?",
            where=f"{door.host}:{door.port}",
        )
    )


def _joined_at(door: Door, folder: Path, texts: Texts) -> Path | None:
    """Return the file of the event that was joined last if its hub was where `door` leads."""
    from facilitator.station.joined import last_joined, remembered_hub

    path = last_joined(folder)
    if path is None:
        return None
    with failing_in_words(texts):
        station = Station.join(path, now=wall_clock)
        known = remembered_hub(station)
        station.close()
    is_same = known is not None and known.door(door.token) == door
    return path if is_same else None


def wait_for_agenda(
    station: Station, hub: LinkThread, connection: Connection, texts: Texts
) -> None:
    """Get the event, of which nothing is here yet; SentenceError if it does not come."""
    if not station.plan.is_empty:
        return
    say(texts("Getting the event …"))
    changed = threading.Event()
    hub.receive(changed.set)
    hub.listen(changed.set)
    station.listen(changed.set)
    hub.start()
    if not _until(lambda: not station.plan.is_empty, changed, hub, connection):
        from facilitator.tui.refused import refused_words

        raise SentenceError(
            refused_words(texts, hub.state.refusal)
            or texts("The event did not arrive. Try again: facilitator join with the link.")
        )


def _until(
    is_there: Callable[[], bool],
    changed: threading.Event,
    hub: LinkThread,
    connection: Connection,
) -> bool:
    give_up = monotonic() + PATIENCE
    while not is_there():
        left = give_up - monotonic()
        if left <= 0 or not changed.wait(left):
            return False
        changed.clear()
        while connection.hear_next():
            pass
        connection.flush()
        if hub.state.refusal is not None and not hub.state.connected:
            return is_there()
    return True
