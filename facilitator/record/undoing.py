"""What undoing a change writes, and whether it may be undone at all."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.record.change import Change, ChangeId, Entity, Json, Write
from facilitator.record.errors import OverwrittenError
from facilitator.record.registers import Registers

Changes = Mapping[ChangeId, Change]


def contents_before(
    target: Change, changes: Changes, registers: Registers
) -> dict[Entity, dict[str, Json]]:
    """Return what the fields that `target` wrote held before it.

    Raises OverwrittenError if one of its writes no longer stands.
    """
    contents: dict[Entity, dict[str, Json]] = {}
    for write in target.writes:
        _check_stands(write, target, changes, registers)
        before = _replaced(write, changes)
        value = None if before is None else _write_to(before, write).value
        contents.setdefault(write.entity, {})[write.field] = value
    return contents


def _check_stands(write: Write, target: Change, changes: Changes, registers: Registers) -> None:
    """Raise OverwrittenError unless what the field holds goes back to `target`'s write.

    The undo of a later change has brought back what that one replaced: that stands again.
    """
    standing = registers.versions(write.entity, write.field)
    last = current = changes[standing[-1].change] if standing else None
    while current is not None and current.id != target.id:
        if current.undoes is None:
            raise OverwrittenError(target, last)
        current = _replaced(_write_to(changes[current.undoes], write), changes)
    if current is None:
        raise OverwrittenError(target, last)


def _replaced(write: Write, changes: Changes) -> Change | None:
    """Return the change whose write counted among those that `write` replaced."""
    known = (changes[change] for change in write.replaces if change in changes)
    return max(known, key=lambda change: (change.time, change.id), default=None)


def _write_to(change: Change, like: Write) -> Write:
    """Return the write of `change` to the field that `like` writes to."""
    same = (like.entity, like.field)
    return next(write for write in change.writes if (write.entity, write.field) == same)
