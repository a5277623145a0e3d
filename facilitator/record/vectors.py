"""How far one has the changes of each station: vectors, and a digest to compare them by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TypeAlias

Vector: TypeAlias = Mapping[str, int]
"""Each station's last change that one has, all before it included; stations without any: none."""


def digest(vector: Vector) -> str:
    """Return what two ends compare: equal vectors have equal digests, others have not."""
    told = "\n".join(f"{station} {seq}" for station, seq in sorted(vector.items()) if seq)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def advanced(vector: Vector, other: Vector) -> Vector:
    """Return `vector` with what `other` has besides; itself, if that is nothing."""
    further = {station: seq for station, seq in other.items() if seq > vector.get(station, 0)}
    return {**vector, **further} if further else vector
