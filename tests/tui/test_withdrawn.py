"""Regie hears of what was withdrawn on a phone after it was taken."""

from __future__ import annotations

from facilitator.domain.capture import Line
from facilitator.domain.plenum.round import RoundKind
from tests.tui.conftest import Open
from tests.tui.screens import said


async def test_card_that_is_redacted_after_it_was_taken_is_told_once(open_app: Open) -> None:
    app = open_app()
    station = app.context.station
    round_id = station.polls.open_round(RoundKind.VOICE, ("Was?",), "plenum")
    taken = station.polls.take_card("0" * 32, round_id, "Endlich.", None)
    own = station.capture.file("plenum", Line("Von hier")).entry
    assert own is not None
    async with app.run_test() as pilot:
        await pilot.pause()
        station.redaction.redact(own)
        await pilot.pause()
        assert said(app) == []

        station.redaction.redact(taken)
        await pilot.pause()
        app.record_changed()
        await pilot.pause()

        number = station.snapshot.full_number(station.snapshot.entries[taken])
        assert said(app) == [
            f"{number} kam von einem Handy und ist jetzt geschwärzt. Was schon gedruckt oder "
            "anders formuliert ist, nehmen Sie selbst heraus."
        ]
