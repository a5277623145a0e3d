"""What stands of a sort: it is there, and nobody has removed or destroyed it."""

from __future__ import annotations

from typing import Any

from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.registers import Registers
from facilitator.record.sorts import is_there


def standing(
    registers: Registers, sort: str, known: log.Fields
) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the order, the key and the values of each, in order; of a sort without one, by key."""
    found = []
    for key in registers.keys(sort):
        fields = registers.fields(Entity(sort, key))
        if is_there(sort, fields):
            decoded = log.decode(fields, known)
            gone = [decoded.pop(mark, False) for mark in ("removed", "redacted")]
            if not any(gone):
                found.append((str(fields.get(log.ORDER) or ""), key, decoded))
    return sorted(found, key=lambda one: one[:2])
