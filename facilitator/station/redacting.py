"""Commands that destroy what an entry says, on every device and for ever; who has done so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant
from facilitator.domain.redaction import devices_with_copy
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.record.redacting import CONFIRM, REDACT
from facilitator.station.refusal import Reason, RefusedError, check_writer

_REDACTED: Final[dict[str, Json]] = {
    "redacted": True,
    "text": "",
    "function": None,
    "released_as": None,
    "open_end": None,
}


class RedactCommands:
    """Redacting. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def redact(self, entry: EntryId, by: DeviceId = "") -> None:
        """Destroy what `entry` says, and who said it; its number stays. Nothing brings it back.

        `by` is the page that asks for it; empty: this device itself.
        """
        snapshot = self._log.snapshot
        known = snapshot.entries.get(entry)
        if known is None:
            raise RefusedError(Reason.GONE)
        check_writer(snapshot, by or self._log.device, known.place)
        self._log.commit(REDACT, {Entity(log.ENTRY, entry): dict(_REDACTED)}, author=by)

    def withdraw(self, card: EntryId) -> bool:
        """Destroy the entry that a card from a phone became, also if its taking was undone since.

        Tell whether there ever was one.
        """
        entity = Entity(log.ENTRY, card)
        was_taken = bool(self._log.registers.versions(entity, "text"))
        if was_taken and card not in self._log.wiping.subjects:
            self._log.commit(REDACT, {entity: dict(_REDACTED)})
        return was_taken

    def confirm(self) -> bool:
        """Say of all that was redacted, once it is so, that this device holds no byte of it.

        Tell whether there was anything to say.
        """
        if not self._log.wiping.is_done:
            return False
        at: Json = self._now().ms
        contents: Contents = {}
        for entry in sorted(self._log.wiping.subjects):
            key = Entity(log.WIPED, f"{entry}/{self._log.device}")
            if self._log.registers.value(key, "at") is None:
                contents[key] = {"at": at}
        return self._log.commit(CONFIRM, contents) is not None

    def devices_with_copy(self, entry: EntryId) -> tuple[DeviceId, ...]:
        """Return the devices that have not confirmed yet to have destroyed a redacted entry."""
        writers = {station.partition(".")[0] for station in self._log.held}
        return devices_with_copy(self._log.snapshot, entry, writers | {self._log.device})
