"""What every field of every entity holds now: the fold of the log's writes.

A write beats the writes that it replaces, whatever the clocks say. Writes that did not know of
each other stand side by side: the latest by hybrid time counts, the others are kept as versions.
The result is the same in whatever order the changes arrive.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from facilitator.record.change import Change, ChangeId, Entity, Json
from facilitator.record.shared_texts import SharedTexts

_LAST: Final = (sys.maxsize, ChangeId("", 0))
"""The time and the name of a change that is only supposed."""
_NO_FIELDS: Final[Mapping[str, tuple[Version, ...]]] = MappingProxyType({})


class Version(NamedTuple):
    """One standing write of a field; compares by time, ties by the change's name."""

    time: int
    change: ChangeId
    value: Json


class Registers:
    """All standing writes, grouped by entity.

    Invariants:
      1. The versions of a field are those of its writes that no other write replaces.
      2. They are sorted, the one that counts last.
      3. Applying the same changes in any order gives equal registers.
    """

    def __init__(self) -> None:
        self._sorts: dict[str, dict[str, dict[str, tuple[Version, ...]]]] = defaultdict(dict)
        self._beaten_before_seen: set[tuple[Entity, str, ChangeId]] = set()
        self.texts = SharedTexts()
        """What edits have come to; whoever folds these registers hands them over."""

    def apply(self, change: Change) -> None:
        """Fold one change in."""
        for entity, field, value, replaces in change.writes:
            sort, key = entity
            entities = self._sorts[sort]
            fields = entities.get(key)
            if fields is None:
                fields = entities[key] = {}
            standing = fields.get(field, ())
            if replaces:
                standing = self._without(standing, entity, field, replaces)
            if self._beaten_before_seen and self._was_beaten(entity, field, change.id):
                fields[field] = standing
                continue
            written = Version(change.time, change.id, value)
            fields[field] = tuple(sorted((*standing, written))) if standing else (written,)

    def _without(
        self,
        standing: tuple[Version, ...],
        entity: Entity,
        field: str,
        replaces: tuple[ChangeId, ...],
    ) -> tuple[Version, ...]:
        present = {version.change for version in standing}
        self._beaten_before_seen.update(
            (entity, field, change) for change in replaces if change not in present
        )
        return tuple(version for version in standing if version.change not in replaces)

    def _was_beaten(self, entity: Entity, field: str, change: ChangeId) -> bool:
        beaten = (entity, field, change)
        if beaten not in self._beaten_before_seen:
            return False
        self._beaten_before_seen.discard(beaten)
        return True

    def rewrite(self, change: Change) -> None:
        """Hold the values that `change` has now, wherever a write of it stands: it was wiped."""
        for entity, field, value, _ in change.writes:
            standing = self.versions(entity, field)
            if any(one.change == change.id for one in standing):
                self._sorts[entity.sort][entity.key][field] = tuple(
                    one._replace(value=value) if one.change == change.id else one
                    for one in standing
                )

    def supposing(self, contents: Mapping[Entity, Mapping[str, Json]]) -> Registers:
        """Return what would be held if `contents` were written last; nothing is changed here."""
        supposed = Registers()
        supposed._sorts.update(self._sorts)
        supposed.texts = self.texts
        for sort in {entity.sort for entity in contents}:
            supposed._sorts[sort] = dict(self._sorts[sort])
        for entity, fields in contents.items():
            entities = supposed._sorts[entity.sort]
            written = {field: (Version(*_LAST, value),) for field, value in fields.items()}
            entities[entity.key] = {**entities.get(entity.key, {}), **written}
        return supposed

    def versions(self, entity: Entity, field: str) -> tuple[Version, ...]:
        """Return the standing writes of a field, the one that counts last; empty: none yet."""
        return self._sorts.get(entity.sort, {}).get(entity.key, _NO_FIELDS).get(field, ())

    def value(self, entity: Entity, field: str) -> Json:
        """Return what a field holds, None for nothing."""
        versions = self.versions(entity, field)
        return versions[-1].value if versions else None

    def fields(self, entity: Entity) -> dict[str, Json]:
        """Return all fields of an entity that hold something."""
        found = self._sorts.get(entity.sort, {}).get(entity.key, _NO_FIELDS)
        return {
            field: versions[-1].value
            for field, versions in found.items()
            if versions and versions[-1].value is not None
        }

    def keys(self, sort: str) -> Iterator[str]:
        """Yield the keys of all entities of a sort that was ever written, empty ones too."""
        yield from self._sorts.get(sort, {})


def touched(changes: Iterable[Change]) -> tuple[Entity, ...]:
    """Return the entities that `changes` write to, each once, in the order of the first writes.

    Not a set: what is folded from it must come in the same order at every start.
    """
    return tuple(dict.fromkeys(write.entity for change in changes for write in change.writes))
