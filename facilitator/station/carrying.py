"""Bringing what a file holds into the event: straight into its record, or through its hub."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant
from facilitator.record import entities as log
from facilitator.record.change import Change, to_row
from facilitator.record.closing import is_closed
from facilitator.record.contents_of_files import contents_of_file
from facilitator.record.log import Log
from facilitator.station.photos import named_in

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

    from facilitator.link.address import Door
    from facilitator.link.frames import Frame

_AUTHOR: Final = "regie"
_BATCH: Final = 64 * 1024
"""About how many characters of changes are sent before the hub has said that it stored them."""
_SECONDS: Final = 10.0
"""For so long a hub that has something to say is never silent."""


class NotCarriedError(Exception):
    """Nothing, or not everything, was taken over."""


class OtherEventError(NotCarriedError):
    """The file is another event's."""


class ClashError(NotCarriedError):
    """The event has other changes under the same numbers: somebody went on with a copy."""


class ClosedEventError(NotCarriedError):
    """The event has been closed: its history does not come back."""


class UnreachedError(NotCarriedError):
    """The hub did not answer, or took nothing; `str` is its reason, empty: none."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of what a file holds."""

    fresh: int
    """Entries that were not known."""
    known: int


def bring_into(
    path: Path,
    record_id: str,
    changes: Sequence[Change],
    now: Callable[[], Instant],
    *,
    source: Path | None = None,
) -> Carried:
    """Put `changes` of the event `record_id` into the closed record at `path`.

    And the photos and versions that it lacks, from the file `source` that they are from.

    Raises StoreError, OtherEventError, ClosedEventError or ClashError: then nothing is taken.
    """
    with closing(Log.open(path, now=now, author=_AUTHOR, create=False)) as record:
        if record.meta.identity.record_id != record_id:
            raise OtherEventError
        if is_closed(record.kept):
            raise ClosedEventError
        known = [change for change in changes if record.has(change.id)]
        if record.receive(known).clashes:
            raise ClashError
        record.receive(changes)
        if source is not None:
            _bring_contents(record, source)
    return _count(changes, known)


def _bring_contents(record: Log, source: Path) -> None:
    lacking = named_in(record.snapshot) - record.wiping.contents - record.attachments.digests()
    if lacking:
        for _, content in contents_of_file(source, lacking):
            record.attachments.add(content)


def bring_contents_through(door: Door, source: Path) -> None:
    """Hand the photos and versions that the living hub behind Regie's `door` lacks to it.

    Those of the file `source`. Raises StoreError, UnreachedError.
    """
    from facilitator.link.attachments_http import Attachments, NoHubError

    hub = Attachments(door, is_own=True)
    try:
        for digest, content in contents_of_file(source, hub.wanted()):
            hub.send(digest, content)
    except NoHubError:
        raise UnreachedError from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """As whom one speaks to the hub: the device beside whose record it runs, or a passing one."""

    owner: str
    """Empty: it runs beside none."""
    name: str
    """What a passing device is called."""
    machine: str

    def hello(self, door: Door, record_id: str) -> Frame:
        """Return the first frame."""
        from facilitator.link.frames import Hello

        return Hello(
            role=door.role,
            token=door.token,
            device=self.owner or secrets.token_hex(6),
            secret=secrets.token_hex(16),  # of the device beside it the token is asked
            name=self.name,
            machine=self.machine,
            event=record_id,
        )


def bring_through(
    door: Door, carrier: Carrier, record_id: str, changes: Sequence[Change]
) -> Carried:
    """Hand `changes` of the event `record_id` to the living hub behind `door`.

    Raises OtherEventError, ClashError or UnreachedError; what it has stored until then it keeps.
    """
    from websockets.exceptions import ConnectionClosed, WebSocketException

    try:
        with _connect(door) as socket:
            held = _meet(socket, carrier.hello(door, record_id))
            # All of them: what is known under another's number is found out only so.
            for batch in _batches(changes):
                _hand_over(socket, batch)
            if not carrier.owner:
                _leave(socket)
    except ConnectionClosed as error:
        raise _refused(error.rcvd.code if error.rcvd else 0) from None
    except (OSError, WebSocketException) as error:
        raise UnreachedError(str(error)) from None
    known = [change for change in changes if change.id.seq <= held.get(change.id[0], 0)]
    return _count(changes, known)


def _connect(door: Door) -> ClientConnection:
    from websockets.sync.client import connect

    from facilitator.link.coding import MAX_BYTES

    context = None
    if door.secure:
        # It is the hub of this machine, found by its own address: no name to compare.
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return connect(
        door.socket,
        ssl=context,
        proxy=None,  # a hub is never on the far side of the proxy for the Web
        compression=None,
        max_size=MAX_BYTES,
        open_timeout=_SECONDS,
    )


def _meet(socket: ClientConnection, hello: Frame) -> Mapping[str, int]:
    """Say hello; return how far the hub has each station's changes."""
    from facilitator.link.coding import encode
    from facilitator.link.frames import Have

    socket.send(encode(hello))
    return next(frame.held for frame in _frames(socket) if isinstance(frame, Have))


def _hand_over(socket: ClientConnection, batch: Sequence[Change]) -> None:
    """Send changes and wait until the hub has them on its disk."""
    from facilitator.link.coding import encode
    from facilitator.link.frames import Changes, Stored

    socket.send(encode(Changes(tuple(map(to_row, batch)))))
    due = {change.id.station: change.id.seq for change in batch}
    for frame in _frames(socket):
        if isinstance(frame, Stored):
            due = {one: seq for one, seq in due.items() if seq > frame.held.get(one, 0)}
        if not due:
            return


def _leave(socket: ClientConnection) -> None:
    from facilitator.link.coding import encode
    from facilitator.link.frames import Answer, Call

    socket.send(encode(Call(1, "leave")))
    next(frame for frame in _frames(socket) if isinstance(frame, Answer))


def _frames(socket: ClientConnection) -> Iterator[Frame]:
    from facilitator.link.coding import FrameError, decode

    while True:
        try:
            yield decode(socket.recv(timeout=_SECONDS))
        except FrameError as error:
            raise UnreachedError(str(error)) from None


def _refused(code: int) -> NotCarriedError:
    from facilitator.link.frames import Refusal

    if code == Refusal.EVENT:
        return OtherEventError()
    if code == Refusal.CHANGE:
        return ClashError()
    return UnreachedError(Refusal(code).name.lower() if code in set(Refusal) else "")


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    batch: list[Change] = []
    weight = 0
    for change in changes:
        batch.append(change)
        weight += len(to_row(change)[-1])
        if weight > _BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _count(changes: Iterable[Change], known: Iterable[Change]) -> Carried:
    before = _filed(known)
    return Carried(len(_filed(changes) - before), len(before))


def _filed(changes: Iterable[Change]) -> set[EntryId]:
    """Return the entries that these changes filed."""
    return {
        write.entity.key
        for change in changes
        for write in change.writes
        if write.entity.sort == log.ENTRY and write.field == "filed_at" and write.value is not None
    }
