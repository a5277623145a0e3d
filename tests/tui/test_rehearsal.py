"""A rehearsal on the screen: the script acts in the real views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.plenum.tally import tally
from facilitator.domain.privacy import Privacy
from facilitator.domain.rehearsal import cues
from facilitator.domain.script import Script, ScriptBlock, ScriptPlenum, ScriptQuery, ScriptTheme
from facilitator.hub.voices.rehearsed import RehearsedVoices
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.station.rehearsing_plenum import PlenumPhones
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.mitschrift.view import MitschriftView
from facilitator.tui.rehearsing import RehearsalApp
from facilitator.tui.view import View
from tests.tui.conftest import Open

SCRIPT = Script(
    blocks=(
        ScriptBlock(
            block="phase",
            lines=(
                ("ws1", "h Teams sind ungleich geschult"),
                ("ws2", "o Tag der Leistung"),
                ("ws1", "+ vor allem neue"),
                ("ws2", "#m"),
            ),
        ),
    ),
    summaries={"ws1": "Am Anfang braucht es Begleitung."},
)


PLENUM = Script(
    plenum=ScriptPlenum(
        block="plenum",
        themes=(
            ScriptTheme(title="Einarbeitung", summary="Wer fragt, lernt.", dots=2),
            ScriptTheme(title="Sichtbarkeit"),
        ),
        query=ScriptQuery(question="Was zuerst?", phones=2, dots_people=1),
    ),
)


def rehearse(
    open_app: Open,
    agenda: Agenda,
    script: Script = SCRIPT,
    phones: PlenumPhones | None = None,
) -> tuple[RehearsalApp, Callable[[float], None]]:
    """Return a rehearsal and what lets so many minutes of it pass."""
    played = cues(agenda, script)
    passed = [0.0]
    clock = RehearsalClock(played[0].at, lambda: Instant(int(passed[0] * 1000)), rate=60)

    def wait(length: float) -> None:
        passed[0] += length

    plain: FacilitatorApp = open_app()
    plain.context.station.now = clock.now
    return RehearsalApp(plain.context, played, script, clock, phones=phones), wait


async def test_script_is_played_to_its_end(
    open_app: Open, agenda: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, wait = rehearse(open_app, agenda)
    monkeypatch.setattr(RehearsalApp, "LINGER_SECONDS", 0.001)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(24):
            wait(10)
            await app._play_due()
            await pilot.pause()

    snapshot = app.context.station.snapshot
    captured = [(entry.place, entry.text) for entry in snapshot.entries.values()]
    assert sorted(captured) == [
        ("ws1", "Teams sind ungleich geschult"),
        ("ws1", "vor allem neue"),
        ("ws2", "Tag der Leistung"),
    ]
    assert [measure.what for measure in snapshot.measures] == ["Tag der Leistung"]
    assert snapshot.notes_in("ws1").summary == "Am Anfang braucht es Begleitung."
    assert snapshot.run.of("plenum").ended is not None


@pytest.mark.slow
async def test_plenum_is_shown_and_waits_for_phones_on_the_real_pages(
    open_app: Open, agenda: Agenda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    privacy = Privacy(controller="c", contact="c", purpose="p", legal_basis="l")
    phones = RehearsedVoices(replace(agenda, privacy=privacy), tmp_path, lambda: Instant(0))
    app, wait = rehearse(open_app, replace(agenda, privacy=privacy), PLENUM, phones)
    monkeypatch.setattr(RehearsalApp, "LINGER_SECONDS", 0.001)
    views: set[str] = set()
    async with app.run_test(size=(120, 36)) as pilot:
        while not app.is_played:
            if not app._waits_for_phones:
                wait(2)
                await app._play_due()
            await pilot.pause()
            if isinstance(app.screen, View):
                views.add(app.screen.NAME)
        phones.close()

    snapshot = app.context.station.snapshot
    assert [theme.summary for theme in snapshot.themes.standing] == ["Wer fragt, lernt.", ""]
    (query,) = snapshot.queries
    assert query.from_phones is not None
    assert (query.from_phones.ballots, tally(query).points) == (2, 8)
    assert views >= {ViewName.PLENUM, ViewName.POLLS}


async def test_line_is_typed_before_it_is_filed(open_app: Open, agenda: Agenda) -> None:
    app, wait = rehearse(open_app, agenda)
    async with app.run_test(size=(120, 36)) as pilot:
        await app._play_due()
        app.context.station.remember("place", "ws1")
        app.action_open_mitschrift()
        await pilot.pause()
        start = next(cue.at for cue in app._cues if "Teams" in str(cue.doing))
        wait((start - app._clock.now()) / minutes(1) - 4)
        await app._play_due()

        assert isinstance(app.screen, MitschriftView)
        assert app.screen.field.line.prefix == "h"
        assert app.screen.field.line.text == "Teams sind un"


async def test_rehearsal_that_is_left_is_not_played_to_its_end(
    open_app: Open, agenda: Agenda
) -> None:
    app, wait = rehearse(open_app, agenda)
    async with app.run_test(size=(120, 36)) as pilot:
        wait(10)
        await app._play_due()
        app.action_other_language()
        await pilot.press("ctrl+q")
        await pilot.pause()

    assert not app.is_played
    assert app.return_value is None
