"""Agenda files for tests, written short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from tests.factories import make_agenda, make_block, make_day

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


def night(on: date) -> Agenda:
    """Return six hours from 22:30 on, an hour each."""
    first, *others = (make_block(f"b{number}", duration=minutes(60)) for number in range(6))
    return make_agenda(make_day(replace(first, start=time(22, 30)), *others, on=on))
