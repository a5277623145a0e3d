"""Where a hub may be found: at more than one place once another one has taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.link.address import Door


def doors_to_try(found: Door | None, last: Door | None, others: Iterable[str]) -> tuple[Door, ...]:
    """Return each door once: where one was let in last, what was found, then the `others`.

    `others` are places as ``host:port``, whatever else stands among them; role and token are those
    of the door that is known.
    """
    known = found or last
    if known is None:
        return ()
    mine = [replace(last, token=known.token)] if last is not None else []
    doors: dict[tuple[str, int], Door] = {}
    for door in (*mine, *([found] if found else []), *_at(known, others)):
        doors.setdefault((door.host, door.port), door)
    return tuple(doors.values())


def _at(known: Door, places: Iterable[str]) -> Iterator[Door]:
    for place in places:
        host, _, port = place.rpartition(":")
        if host and port.isdecimal() and 0 < int(port) < 2**16:
            yield replace(known, host=host.strip("[]"), port=int(port))
