"""Agenda files for tests, written short."""

from __future__ import annotations

from pathlib import Path
from typing import Final

AGENDAS: Final = Path(__file__).parents[2] / "agendas"
XFELD: Final = AGENDAS / "xfeld-leistung-kassel.yaml"
TEAM: Final = AGENDAS / "team-workshop.yaml"

OPENING: Final = "{id: opening, title: Opening, start: 9:00, duration: 30 min}"


def with_days(days: str, above: str = "") -> str:
    """Return an agenda whose days begin in line 3."""
    return f"title: Event\n{above or 'place: Kassel'}\n{days}"


def with_blocks(*blocks: str, above: str = "") -> str:
    """Return an agenda of one day; the first block stands in line 6 from column 9 on."""
    listed = "\n".join(f"      - {block}" for block in blocks)
    return with_days(f"days:\n  - date: 2025-09-09\n    blocks:\n{listed}\n", above)
