"""Which contents beside the log must be destroyed: of destroyed photos, and of old versions.

A version of the Dokumentation that went out before a redaction may hold what was redacted: its
bytes go, that there was one stays.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import Final

from facilitator.domain.photos import Digest, PhotoId
from facilitator.record import entities as log
from facilitator.record.change import Change, Entity

_BEGINS: Final = MappingProxyType({log.ENTRY: "filed_at", log.PHOTO: "added", log.VERSION: "at"})
_APART: Final = 3_600_000
"""Milliseconds by which the clocks of two devices may differ."""


class LostContents:
    """The digests that no file of the event may hold any more.

    Invariant: it only grows, and does not depend on the order in which changes are seen.
    """

    def __init__(self) -> None:
        self.digests: set[Digest] = set()
        self.named: set[Digest] = set()
        """What any photo or version holds or ever held."""
        self._held_by: dict[Entity, set[Digest]] = defaultdict(set)
        self._destroyed: set[PhotoId] = set()
        self._begun: dict[Entity, int] = {}
        """When an entry, photo or version came to be, by its device's clock."""
        self._noted: dict[Entity, int] = {}
        """The hybrid time of the first change that named a version's bytes."""
        self._redacted: dict[Entity, int] = {}
        """The hybrid time of the first redaction of an entry or photo."""

    def see(self, change: Change, *, is_redaction: bool) -> set[Entity]:
        """Take note of `change`; return the photos and versions whose contents are lost by it.

        `is_redaction`: it is one, and does not only repeat that there was one.
        """
        concerned = False
        for entity, field, value, _ in change.writes:
            if field == _BEGINS.get(entity.sort) and isinstance(value, int):
                self._begun[entity] = min(value, self._begun.get(entity, value))
                concerned |= entity.sort == log.VERSION or entity in self._redacted
            elif field == "digest" and isinstance(value, str):
                self.named.add(value)
                self._held_by[entity].add(value)
                self._noted[entity] = min(change.time, self._noted.get(entity, change.time))
                concerned = True
            elif field == "redacted" and value is True:
                self._destroyed |= {entity.key} if entity.sort == log.PHOTO else set()
                if is_redaction:
                    first = self._redacted.get(entity, change.time)
                    self._redacted[entity] = min(change.time, first)
                concerned = True
        return self._newly_lost() if concerned else set()

    def _newly_lost(self) -> set[Entity]:
        found = set()
        for holder, held in self._held_by.items():
            if not held <= self.digests and self._is_lost(holder):
                self.digests |= held
                found.add(holder)
        return found

    def _is_lost(self, holder: Entity) -> bool:
        if holder.sort == log.PHOTO:
            return holder.key in self._destroyed
        return any(
            self._may_hold(holder, redacted, time) for redacted, time in self._redacted.items()
        )

    def _may_hold(self, version: Entity, redacted: Entity, time: int) -> bool:
        """Whether a version was made when there was what was redacted at the hybrid `time`.

        Whoever knows of the redaction has a later hybrid time, whatever his clock says.
        """
        at, begun = self._begun.get(version), self._begun.get(redacted)
        if at is None or begun is None:
            return False
        return self._noted[version] < time and at + _APART >= begun
