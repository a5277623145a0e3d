"""One end of one connection between two logs: each gets what it lacks, and says what it has.

Without a socket and without a clock: frames in, frames out. Both ends run the same code.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.link.frames import Changes, Check, Frame, Have, Row, Stored
from facilitator.record.change import Change, ChangeId, to_row
from facilitator.record.checking import check_rows
from facilitator.record.log import Log
from facilitator.record.vectors import digest

BATCH: Final = 64 * 1024
"""About how many characters of changes one frame holds; a larger change has one for itself."""
WINDOW: Final = 512 * 1024
"""About how many characters may be under way before the other end has said that it stored them."""
_FRAME: Final = 120
"""About how many characters a change has besides its writes."""


class Exchange:
    """One end of the exchange with one peer.

    Invariants:
      1. Only what is on this disk is sent, and only what is on this disk is acknowledged.
      2. Changes are sent in the order of the file; of each station without a gap.
      3. Whatever a link does (drops, delays, repeats, reorders), nothing is folded twice and
         nothing is left out for good: a gap asks again, and a `Check` finds what no gap shows.
      4. What is under way is bounded: a slow peer gets the next only after it stored the last.

    `offers` tells which changes the peer is to get from here; `approve` may raise against what
    comes. What it raises, and UnacceptableError, go through `hear`: the connection is to end.
    """

    def __init__(
        self,
        log: Log,
        send: Callable[[Frame], None],
        *,
        offers: Callable[[Change], bool] = lambda _: True,
        approve: Callable[[Sequence[Change]], None] = lambda _: None,
        row_of: Callable[[Change], Row] = to_row,
    ) -> None:
        self._log = log
        self._send = send
        self._offers = offers
        self._approve = approve
        self._row_of = row_of
        self._peer: dict[str, int] = {}
        self._sent: dict[str, int] = {}
        self._under_way: deque[tuple[ChangeId, int]] = deque()
        self._weight = 0
        self._next = 0
        self._has_met = False
        self._has_asked = False
        self._has_moved = False
        self._owed: dict[str, int] = {}
        self.clashes: tuple[Change, ...] = ()
        """What came last under a number that another change has: an alarm."""

    @property
    def peer(self) -> Mapping[str, int]:
        """How far the peer is known to have each station's changes on its disk."""
        return self._peer

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way in either direction, as far as one can tell."""
        return self._has_met and not self._under_way and not self._owed

    def meet(self, theirs: str) -> None:
        """Begin, knowing the peer's digest: where it is ours, nothing needs to be told."""
        self._has_moved = True
        held = self._log.held
        if theirs == digest(held):
            self._learn(held)
            self.flush()
        else:
            self._ask()

    def hear(self, frame: Have | Changes | Stored | Check) -> None:
        """Take what the peer says."""
        self._has_moved = True
        match frame:
            case Have(held, is_answer):
                # Whoever has just asked has said by that what there is to say.
                if not is_answer and not self._has_asked:
                    self._send(Have(self._log.held, is_answer=True))
                self._has_asked = False
                self._learn(held)
            case Changes(rows):
                self._take(check_rows(rows))
            case Stored(held):
                self._confirm(held)
            case Check(theirs):
                self._compare(theirs)
        self.flush()

    def check(self, alone: int) -> None:
        """Now and then, from one of the ends: find out whether anything got lost on the way.

        As long as frames come and go and not all is told yet, nothing is compared: what is under
        way would only be sent again.
        """
        has_moved, self._has_moved = self._has_moved, False
        self._send(Check(digest(self._log.held) if self.is_idle else "", alone))
        if not self.is_idle and not has_moved:
            self._ask()

    def flush(self) -> None:
        """Acknowledge what is on the disk by now, and send what the peer lacks."""
        self._acknowledge()
        if self._has_met:
            for rows in self._batches():
                self._has_moved = True
                self._send(Changes(rows))

    def _ask(self) -> None:
        self._has_asked = True
        self._send(Have(self._log.held))

    def _compare(self, theirs: str) -> None:
        held = self._log.held
        if not theirs:
            return
        if theirs != digest(held):
            self._ask()
        elif not self.is_idle:
            self._learn(held)

    def _learn(self, held: Mapping[str, int]) -> None:
        """Begin anew from what the peer has: what was under way may have been lost."""
        self._peer = dict(held)
        self._sent = dict(held)
        self._under_way.clear()
        self._weight = 0
        self._next = 0
        self._has_met = True

    def _take(self, changes: Sequence[Change]) -> None:
        self._approve(changes)
        received = self._log.receive(changes)
        self.clashes = received.clashes or self.clashes
        for change in changes:
            station, seq = change.id
            if self._log.has(change.id) and change not in received.clashes:
                self._owed[station] = max(seq, self._owed.get(station, 0))
                self._peer[station] = max(seq, self._peer.get(station, 0))
        if received.gap and not self._has_asked:
            self._ask()

    def _acknowledge(self) -> None:
        held = self._log.held
        stored = {
            station: seq for station, seq in self._owed.items() if held.get(station, 0) >= seq
        }
        if stored:
            for station in stored:
                del self._owed[station]
            self._send(Stored(stored))

    def _confirm(self, held: Mapping[str, int]) -> None:
        for station, seq in held.items():
            # No more than it was sent: a peer can't make this end believe, or remember, the rest.
            stored = min(seq, self._sent.get(station, 0))
            if stored > self._peer.get(station, 0):
                self._peer[station] = stored
        while self._under_way:
            (station, seq), weight = self._under_way[0]
            if self._peer.get(station, 0) < seq:
                break
            self._under_way.popleft()
            self._weight -= weight

    def _batches(self) -> Iterator[tuple[Row, ...]]:
        rows: list[Row] = []
        weight = 0
        for change, row in self._due():
            weighs = len(row[-1]) + _FRAME
            if rows and weight + weighs > BATCH:
                yield tuple(rows)
                rows, weight = [], 0
            rows.append(row)
            weight += weighs
            self._weight += weighs
            self._under_way.append((change.id, weighs))
        if rows:
            yield tuple(rows)

    def _due(self) -> Iterator[tuple[Change, Row]]:
        """Yield what the peer lacks, as long as there is room for it on the way."""
        kept = self._log.kept
        while self._next < len(kept) and self._weight < WINDOW:
            change = kept[self._next]
            station, seq = change.id
            self._next += 1
            known = max(self._sent.get(station, 0), self._peer.get(station, 0))
            if seq > known and self._offers(change):
                self._sent[station] = seq
                yield change, self._row_of(change)
