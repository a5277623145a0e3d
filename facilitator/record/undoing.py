"""What undoing a change writes, and whether it may be undone at all."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Contents, Entity, Json, Write
from facilitator.record.errors import OverwrittenError
from facilitator.record.redacting import DESTROY, REDACT
from facilitator.record.registers import Registers
from facilitator.record.sorts import REQUIRED, is_there

Changes = Mapping[ChangeId, Change]


def contents_before(target: Change, changes: Changes, registers: Registers) -> Contents:
    """Return what the fields that `target` wrote held before it.

    Raises OverwrittenError if one of its writes no longer stands, or if something that `target`
    made would go and take along what others have written to it since. A redaction stands for ever.
    """
    if target.command in (REDACT, DESTROY) or target.writes[0].entity.sort == log.EDIT:
        raise OverwrittenError(target, target)
    contents: Contents = {}
    for write in target.writes:
        _check_stands(write, target, changes, registers)
        before = _replaced(write, changes)
        value = None if before is None else _write_to(before, write).value
        contents.setdefault(write.entity, {})[write.field] = value
    for entity, fields in contents.items():
        _check_takes_nothing_along(entity, fields, target, changes, registers)
    return contents


def _check_takes_nothing_along(
    entity: Entity,
    fields: Mapping[str, Json],
    target: Change,
    changes: Changes,
    registers: Registers,
) -> None:
    """Raise OverwrittenError if `entity` goes with these `fields`, and others still hold something.

    A measure that was proposed in one view and given to somebody in another stays.
    """
    now = registers.fields(entity)
    if entity.sort not in REQUIRED or not is_there(entity.sort, now):
        return
    left = {name for name, held in {**now, **fields}.items() if held is not None}
    left -= log.GIVEN
    if left and not is_there(entity.sort, dict.fromkeys(left)):
        # One change may have written several of them: then their values, of any type, say nothing.
        lasts = (registers.versions(entity, name)[-1] for name in left)
        last = max(lasts, key=lambda version: version[:2])
        raise OverwrittenError(target, changes[last.change])


def _check_stands(write: Write, target: Change, changes: Changes, registers: Registers) -> None:
    """Raise OverwrittenError unless what the field holds goes back to `target`'s write.

    The undo of a later change has brought back what that one replaced: that stands again.
    """
    standing = registers.versions(write.entity, write.field)
    last = current = changes[standing[-1].change] if standing else None
    passed: set[ChangeId] = set()
    while current is None or current.id != target.id:
        undone = None if current is None else _undone_write(current, write, changes)
        # What others say that they replaced need not be so, and may go round in circles.
        if current is None or undone is None or current.id in passed:
            raise OverwrittenError(target, last)
        passed.add(current.id)
        current = _replaced(undone, changes)


def _undone_write(change: Change, like: Write, changes: Changes) -> Write | None:
    """Return the write to that field that `change` took back; None: it took nothing back."""
    undone = None if change.undoes is None else changes.get(change.undoes)
    return None if undone is None else _find_write(undone, like)


def versions_before(target: Change, changes: Changes) -> list[tuple[int, Write]]:
    """Return the times and writes that stood beside those that counted before `target`.

    Choosing between two wordings replaces both; taken back, both stand again.
    """
    return [
        (before.time, _write_to(before, write)._replace(replaces=()))
        for write in target.writes
        for before in _all_replaced(write, changes)[:-1]
    ]


def _replaced(write: Write, changes: Changes) -> Change | None:
    """Return the change whose write counted among those that `write` replaced."""
    known = _all_replaced(write, changes)
    return known[-1] if known else None


def _all_replaced(write: Write, changes: Changes) -> list[Change]:
    known = [changes[change] for change in write.replaces if change in changes]
    known = [change for change in known if _find_write(change, write) is not None]
    return sorted(known, key=lambda change: (change.time, change.id))


def _write_to(change: Change, like: Write) -> Write:
    """Return the write of `change` to the field that `like` writes to; it has one."""
    found = _find_write(change, like)
    assert found is not None
    return found


def _find_write(change: Change, like: Write) -> Write | None:
    same = (like.entity, like.field)
    return next((write for write in change.writes if (write.entity, write.field) == same), None)
