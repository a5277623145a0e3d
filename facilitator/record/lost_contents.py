"""Which contents beside the log must be destroyed: of destroyed photos, and of old versions.

A version of the Dokumentation that was made without knowing of a redaction may hold what was
redacted: its bytes go, that there was one stays. What it knew of it says itself: it may be listed
after the redaction, and yet have been begun before it or written where nobody had heard of it.
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
_LACKS: Final = "lacks"


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
        self._told: dict[Entity, int] = {}
        """The hybrid time of the first change that said so: whoever knows of it has a later one."""
        self._lacks: dict[Entity, set[str]] = defaultdict(set)
        """What a version does not hold, for it was destroyed when it was made."""
        self._redacted: set[Entity] = set()

    def see(self, change: Change, *, is_redaction: bool) -> set[Entity]:
        """Take note of `change`; return the photos and versions whose contents are lost by it.

        `is_redaction`: it is one, and does not only repeat that there was one.
        """
        concerned = False
        for entity, field, value, _ in change.writes:
            if field == _BEGINS.get(entity.sort) and isinstance(value, int):
                self._begun[entity] = min(value, self._begun.get(entity, value))
                self._told[entity] = min(change.time, self._told.get(entity, change.time))
                concerned |= entity.sort == log.VERSION or entity in self._redacted
            elif field == "digest" and isinstance(value, str):
                self.named.add(value)
                self._held_by[entity].add(value)
                concerned = True
            elif field == _LACKS and isinstance(value, list):
                self._lacks[entity].update(map(str, value))
            elif field == "redacted" and value is True:
                self._destroyed |= {entity.key} if entity.sort == log.PHOTO else set()
                self._redacted |= {entity} if is_redaction else set()
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
        return any(self._may_hold(holder, redacted) for redacted in self._redacted)

    def _may_hold(self, version: Entity, redacted: Entity) -> bool:
        """Whether a version may have been made when there was what was redacted, and not yet was.

        By the walls' clocks, or if its device may have known of it, whatever its clock says.
        """
        at, begun = self._begun.get(version), self._begun.get(redacted)
        if at is None or begun is None or redacted.key in self._lacks[version]:
            return False
        return at + _APART >= begun or self._told[version] > self._told[redacted]
