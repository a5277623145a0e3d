"""Two logs on real files and an exchange between them; what they send lies in the test's hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from facilitator.domain.instant import Instant
from facilitator.link.coding import decode, encode
from facilitator.link.frames import Changes, Check, Frame, Have, Stored
from facilitator.record.change import Change, Entity
from facilitator.record.log import Log
from facilitator.record.meta import Identity
from facilitator.record.vectors import digest
from facilitator.station.exchange import Exchange
from tests.store.numbered import fill_disk, free_disk

NOW = Instant(1_757_419_200_000)
EVENT = Identity(record_id="e", joined=True)


def open_log(path: Path) -> Log:
    return Log.open(path, now=lambda: NOW, author="device", identity=EVENT)


def settle(log: Log) -> None:
    """Wait until all that was committed is durable, or nothing can be."""
    log._file._store.read(lambda _: None)


def fill(log: Log) -> None:
    """Leave its file no room to grow: the disk is full."""
    fill_disk(log._file._store)


def recover(log: Log) -> None:
    """Make room again, and have what could not be written tried at once."""
    free_disk(log._file._store)
    log._file._store.retry()
    settle(log)


class HeldStore:
    """Nothing gets durable while it is held."""

    def __init__(self, log: Log) -> None:
        self._release, held = Event(), Event()

        def wait(_: object) -> None:
            held.set()
            self._release.wait()

        self._done = log._file._store.submit(wait)
        held.wait()

    def let_go(self) -> None:
        self._release.set()
        self._done.result()


class End:
    """One log, its end of the exchange, and the frames that it has sent."""

    def __init__(self, path: Path) -> None:
        self.log = open_log(path)
        self.sent: list[str] = []
        self.exchange = self.anew()

    def anew(self, **options: Any) -> Exchange:
        """Begin another connection: what was on its way is gone."""
        self.sent.clear()
        self.exchange = Exchange(self.log, self._send, **options)
        return self.exchange

    def _send(self, frame: Frame) -> None:
        self.sent.append(encode(frame))

    def write(self, text: str, place: str = "ws1") -> Change:
        change = self.log.commit("document.summary", {Entity("summary", place): {"text": text}})
        assert change is not None
        return change

    def write_and_settle(self, *texts: str) -> list[Change]:
        made = [self.write(text) for text in texts]
        settle(self.log)
        return made

    @property
    def digest(self) -> str:
        return digest(self.log.held)

    @property
    def said(self) -> list[Frame]:
        """What lies ready to be delivered."""
        return [decode(text) for text in self.sent]

    @property
    def summary(self) -> str:
        return self.log.snapshot.notes_in("ws1").summary

    def hear(self, text: str) -> None:
        frame = decode(text)
        assert isinstance(frame, Have | Changes | Stored | Check)
        self.exchange.hear(frame)


def meet(one: End, other: End) -> None:
    """Begin on both ends, each knowing the other's digest."""
    theirs, ours = other.digest, one.digest
    one.exchange.meet(theirs)
    other.exchange.meet(ours)


def deliver(sender: End, receiver: End) -> list[Frame]:
    """Hand over all that `sender` has sent so far; return it."""
    frames = sender.said
    texts, sender.sent = sender.sent, []
    for text in texts:
        receiver.hear(text)
    settle(receiver.log)
    receiver.exchange.flush()
    return frames


def talk(one: End, other: End, watch: Callable[[Frame], None] = lambda _: None) -> None:
    """Let both go on until neither has anything left to say."""
    for end in (one, other):
        settle(end.log)
        end.exchange.flush()
    for _ in range(1000):
        if not (one.sent or other.sent):
            return
        for sender, receiver in ((one, other), (other, one)):
            for frame in deliver(sender, receiver):
                watch(frame)
    raise AssertionError("they never get quiet")


def rows_of(*ends: End) -> list[set[str]]:
    return [{repr(change) for change in end.log.kept} for end in ends]
