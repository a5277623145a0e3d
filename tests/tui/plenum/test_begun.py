"""A measure that is being written can be read again, or is forgotten."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import Addressee
from facilitator.tui.plenum.begun import Begun, as_draft, draft_of, left_unfinished
from tests.tui.conftest import Open

BEGUN = Begun(
    what="Meet",
    addressee=Addressee.BA,
    sources=("ws1-1", "ws2-1"),
    words_of="ws1-1",
    theme="t",
    measure="m1",
)
WRITTEN = {"what": "Meet", "who": "Bü"}


def test_what_was_begun_is_read_as_it_was_written(open_app: Open) -> None:
    station = open_app().context.station
    station.keep_draft(draft_of(BEGUN), as_draft(BEGUN, WRITTEN))

    assert left_unfinished(station) == (BEGUN, WRITTEN)


@pytest.mark.parametrize("line", ["", "[]", "[{}, 1]", '[{"addressee": "Mars"}, {}]', "Paten"])
def test_what_can_not_be_read_is_forgotten(open_app: Open, line: str) -> None:
    station = open_app().context.station
    station.keep_draft(draft_of(BEGUN), Line(line))

    assert (left_unfinished(station), station.drafts()) == (None, {})
