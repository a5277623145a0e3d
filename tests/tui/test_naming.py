"""What blocks are called in a few words, so that two of a day never read alike."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator.domain.agenda import Block, BlockKind
from facilitator.domain.schedule import forecast
from facilitator.texts import load_texts
from facilitator.tui.context import Moment
from facilitator.tui.regie.naming import called
from tests.domain.factories import SECOND_DAY, at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_snapshot,
    make_track,
    make_workshop,
)

_LONG = "Rückmeldungen aus den Gruppen"


def _phase(number: int, begins: time) -> Block:
    return make_block(
        f"phase{number}",
        f"Workshop-Phase {number}",
        kind=BlockKind.PARALLEL,
        start=begins,
        tracks=(
            make_track("ws1", make_block(f"work{number}", "Arbeit")),
            make_track("ws2", make_block(f"talk{number}", f"Gespräch {number}")),
        ),
    )


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("plenum", "Plenum"),
        ("coffee", "Kaffeepause 10:30"),
        ("tea", "Kaffeepause 14:00"),
        ("coffee-tomorrow", "Kaffeepause"),
        ("work1", "WS 1: Arbeit 11:00"),
        ("work2", "WS 1: Arbeit 15:00"),
        ("talk1", "WS 2: Gespräch 1"),
        ("first", f"{_LONG[:25]}… 16:00"),
        ("second", f"{_LONG[:25]}… 16:30"),
    ],
)
def test_block_is_called_by_its_time_too_where_another_of_its_day_is_called_the_same(
    block: str, name: str
) -> None:
    agenda = make_agenda(
        make_day(
            make_block("coffee", "Kaffeepause", start=time(10, 30)),
            _phase(1, time(11)),
            make_block("tea", "Kaffeepause", start=time(14)),
            make_block("plenum", "Plenum"),
            _phase(2, time(15)),
            make_block("first", f"{_LONG} eins", start=time(16)),
            make_block("second", f"{_LONG} zwei"),
        ),
        make_day(make_block("coffee-tomorrow", "Kaffeepause", start=time(10, 30)), on=SECOND_DAY),
        workshops=(make_workshop(1), make_workshop(2)),
    )
    snapshot, now = make_snapshot(agenda), at("10:30")
    moment = Moment(snapshot, forecast(agenda, snapshot.run, now), now)

    assert called(block, moment, load_texts("de")) == name
