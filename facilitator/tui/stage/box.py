"""How much room there is for a drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Columns and rows of a terminal, or of a part of it."""

    columns: int
    rows: int

    @property
    def inner(self) -> Box:
        """The box without a margin, which grows with it."""
        return Box(
            max(1, self.columns - 2 * max(1, self.columns // 24)),
            max(1, self.rows - self.rows // 12),
        )

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.columns, self.rows

    def share(self, part: float) -> int:
        """Return that part of its rows, one at least."""
        return max(1, int(self.rows * part))
