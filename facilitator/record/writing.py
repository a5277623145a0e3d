"""What a command writes, given what stands."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.record.change import Contents, Write, storable
from facilitator.record.registers import Registers


def writes_of(
    contents: Contents, registers: Registers, *, beside: bool, anew: bool
) -> Iterator[Write]:
    """Yield the writes of `contents`; what holds just that already is left out unless `anew`.

    Each replaces what stands; `beside`: it replaces nothing, and stands beside it.
    """
    for entity, fields in contents.items():
        for field, given in fields.items():
            value = storable(given)
            standing = registers.versions(entity, field)
            held = standing[-1].value if standing else None
            if anew or len(standing) > 1 or held != value:
                known = () if beside else tuple(version.change for version in standing)
                yield Write(entity, field, value, known)
