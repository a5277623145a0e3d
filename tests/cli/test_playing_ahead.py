"""What is played before one practises by hand: up to the plenum, unless told otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from facilitator.cli.failing import SentenceError
from facilitator.cli.playing_ahead import ahead_of
from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import NONE, minutes
from facilitator.domain.rehearsal import Begin, Skip, Type
from facilitator.domain.run import BlockState
from facilitator.domain.script import Script, ScriptBlock
from facilitator.formats.agenda import read_agenda
from facilitator.formats.script import read_script
from facilitator.station import Station
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day

AGENDAS = Path(__file__).parents[2] / "agendas"
GERMAN = load_texts("de")


@pytest.fixture
def agenda() -> Agenda:
    return make_agenda(
        make_day(
            make_block("opening", "Begrüßung"),
            make_block("flashlight", "Blitzlicht", kind=BlockKind.PLENUM),
            make_block("coffee", "Kaffee"),
            make_block("plenum", "Plenum am Ende", kind=BlockKind.PLENUM),
            make_block("goodbye", "Verabschiedung"),
        )
    )


@pytest.mark.parametrize(
    ("said", "begun"),
    [
        (None, ["opening", "flashlight", "coffee"]),
        ("coffee", ["opening", "flashlight"]),
        ("KAFF", ["opening", "flashlight"]),
        ("Begrüßung", []),
    ],
)
def test_what_comes_before_is_played(agenda: Agenda, said: str | None, begun: list[str]) -> None:
    ahead = ahead_of(said, agenda, Script(), GERMAN)

    assert [cue.doing for cue in ahead.cues] == [Begin(block) for block in begun]
    assert ahead.begins == at("09:00") + minutes(30) * len(begun)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("cofee", "Kein Programmpunkt heißt „cofee“, oder es sind mehrere. Meinten Sie „coffee“?"),
        ("xyz", "Kein Programmpunkt heißt „xyz“, oder es sind mehrere."),
        ("goodbye", "„Verabschiedung“ lässt das Skript aus."),
    ],
)
def test_block_that_never_begins_is_refused_in_words(agenda: Agenda, said: str, why: str) -> None:
    script = Script(blocks=(ScriptBlock(block="goodbye", skipped=True),))

    with pytest.raises(SentenceError) as refused:
        ahead_of(said, agenda, script, GERMAN)

    assert refused.value.format_message() == why


def test_agenda_without_plenum_asks_for_a_block() -> None:
    with pytest.raises(SentenceError) as refused:
        ahead_of(None, make_agenda(), Script(), GERMAN)

    assert refused.value.format_message().startswith("Der Ablauf hat kein Plenum: Nennen Sie")


def test_sample_event_stands_before_its_plenum_with_all_workshops_filled(tmp_path: Path) -> None:
    agenda = read_agenda(AGENDAS / "xfeld-leistung-kassel.yaml").agenda
    script = read_script(AGENDAS / "xfeld-leistung-kassel.script.yaml", agenda)
    ahead = ahead_of(None, agenda, script, GERMAN)
    clock = RehearsalClock(ahead.cues[0].at, Clock(at("12:30")).now, rate=60)
    path = tmp_path / "event.rehearsal.record"
    with closing(Station.rehearse(path, now=clock.now, agenda=agenda, rehearsal_id="r")) as station:
        ahead.play(station, clock, GERMAN)
        snapshot = station.snapshot

    doings = [cue.doing for cue in ahead.cues]
    typed = [doing.line for doing in doings if isinstance(doing, Type)]
    filled = [len(snapshot.notes_in(workshop.id).entries) for workshop in agenda.workshops]
    assert all(count >= 8 for count in filled)
    assert typed[-1].endswith(list(snapshot.entries.values())[-1].text)
    assert snapshot.themes.standing == ()
    assert snapshot.run.of("plenum").state is BlockState.PENDING
    assert [doing.block for doing in doings if isinstance(doing, Skip)] == ["wind-down"]
    assert (clock.now() - ahead.begins, clock.anchor.rate) == (NONE, 60)
