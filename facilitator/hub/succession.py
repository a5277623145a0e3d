"""Whether this hub is still the one of its event: each takeover raises the epoch."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from facilitator.domain.devices import DeviceId
from facilitator.domain.instant import Duration, Instant
from facilitator.link.status import ask_epoch
from facilitator.station import Station

COLLECTING: Final = Duration(minutes=10)
"""How long after a takeover others' changes are taken from whoever has them."""
ASK_SECONDS: Final = 20.0
"""How often it is asked whether another hub has taken over."""
_EPOCH: Final = "hub_epoch"
_UNTIL: Final = "hub_collects_until"
_REPLACED: Final = "hub_replaced"
_OTHERS: Final = "hub_others"
_FIRST: Final = 1
"""The epoch with which an event begins to have devices: nobody took over."""


class Succession:
    """Knows the epoch. `owner` is the device whose record the hub runs beside.

    The hub is that of its owner: it is replaced as soon as another device has begun an epoch, by
    what the log says, what Regie says as it connects, or what another hub answers.
    """

    def __init__(
        self, station: Station, owner: DeviceId, epoch: int, now: Callable[[], Instant]
    ) -> None:
        self._station = station
        self._host = station.host()
        self._owner = owner
        self._now = now
        kept = station.recall()
        self._epoch = epoch
        """Which the owner has begun, as far as is known."""
        self._replaced = _whole(kept.get(_REPLACED))
        self._until = Instant(_whole(kept.get(_UNTIL)))
        self._remembered = _strings(kept.get(_OTHERS))
        self._collect_from(epoch, _whole(kept.get(_EPOCH)))
        self.see_log()

    def _collect_from(self, epoch: int, before: int) -> None:
        if epoch > max(before, _FIRST):
            self._until = self._now() + COLLECTING
            self._station.remember(_UNTIL, str(self._until.ms))
        if epoch > before:
            self._station.remember(_EPOCH, str(epoch))

    @property
    def epoch(self) -> int:
        """The highest of this event that is known here."""
        return max(self._epoch, self._replaced, self._station.snapshot.lead.epoch)

    @property
    def replaced_by(self) -> int:
        """The epoch that another device has begun; 0: this hub is still the one."""
        return self._replaced if self._replaced > self._epoch else 0

    @property
    def collects(self) -> bool:
        """Whether others' changes are taken, too: there was a takeover not long ago."""
        return self._now() < self._until

    def see_log(self) -> bool:
        """Look at what the log says; return whether this hub is replaced."""
        epoch, by = self._station.snapshot.lead.epoch, self._host.led_by
        if by == self._owner:
            if epoch > self._epoch:
                self._collect_from(epoch, self._epoch)
                self._epoch = epoch
        elif by is not None and epoch >= self._epoch:
            # Two may have taken over at once, not knowing of each other: the log knows which.
            self._give_up(max(epoch, self._epoch + 1))
        return self.replaced_by > 0

    def see(self, epoch: int) -> bool:
        """Regie, or another hub, says that there is `epoch`; return whether this is replaced."""
        if epoch > self.epoch:
            self._give_up(epoch)
        return self.replaced_by > 0

    def _give_up(self, epoch: int) -> None:
        if epoch > self._replaced:
            self._replaced = epoch
            self._station.remember(_REPLACED, str(epoch))

    def remember(self, others: Sequence[str]) -> None:
        """Remember where the event may go on, so that it can be asked there after a restart."""
        if others and tuple(others) != self._remembered:
            self._remembered = tuple(others)
            self._station.remember(_OTHERS, json.dumps(others))

    async def ask(self) -> bool:
        """Ask where the event may have gone on; return whether this hub is replaced."""
        event = self._station.identity.record_id
        answers = await asyncio.gather(
            *(asyncio.to_thread(ask_epoch, place, event) for place in self._remembered)
        )
        for epoch in answers:
            if epoch is not None:
                self.see(epoch)
        return self.replaced_by > 0


def _whole(kept: str | None) -> int:
    return int(kept) if kept and kept.isdecimal() else 0


def _strings(kept: str | None) -> tuple[str, ...]:
    found: Iterable[object] = json.loads(kept) if kept else ()
    return tuple(one for one in found if isinstance(one, str))
