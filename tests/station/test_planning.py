"""Adopting an agenda: at the start, and after its file was edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda, Block, BlockKind
from facilitator.domain.capture import Line
from facilitator.domain.differences import Changed, Difference
from facilitator.domain.instant import minutes
from facilitator.domain.places import places_of
from facilitator.domain.run import BlockState
from facilitator.formats.agenda import read_agenda
from facilitator.record.drafts import DraftKey
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.domain.bingo.games import PRIVACY, TOTALS, make_game
from tests.factories import make_block, make_day

SAMPLES = sorted(
    path for path in Path("agendas").glob("*.yaml") if not path.name.endswith(".script.yaml")
)


def without_codes(agenda: Agenda) -> Agenda:
    return replace(
        agenda,
        days=tuple(
            replace(day, blocks=tuple(replace(block, code="") for block in day.blocks))
            for day in agenda.days
        ),
    )


def with_blocks(agenda: Agenda, *keep: str) -> Agenda:
    day = agenda.days[0]
    return replace(
        agenda,
        days=(replace(day, blocks=tuple(block for block in day.blocks if block.id in keep)),),
    )


def ids(station: Station) -> list[str]:
    return [block.id for _, block in station.snapshot.agenda.blocks()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_adopted_agenda_is_the_files(path: Path, tmp_path: Path, clock: Clock) -> None:
    agenda = read_agenda(path).agenda
    station = Station.open(tmp_path / "event.record", now=clock.now, agenda=agenda)

    assert without_codes(station.snapshot.agenda) == agenda
    station.close()


def test_codes_are_given_once_and_are_all_different(station: Station) -> None:
    codes = {block.id: block.code for _, block in station.snapshot.agenda.blocks()}

    assert codes == {"welcome": "B", "impuls": "I", "phase": "W"}


def test_differences_of_the_same_agenda_are_none(station: Station, agenda: Agenda) -> None:
    assert station.plan.differences(agenda) == ()


def test_differences_name_what_is_new_gone_and_edited(station: Station, agenda: Agenda) -> None:
    day = agenda.days[0]
    longer = replace(day.blocks[0], duration=minutes(45))
    edited = replace(
        agenda, days=(replace(day, blocks=(longer, make_block("neu"), day.blocks[2])),)
    )

    assert station.plan.differences(edited) == (
        Difference(Changed.EDITED, "Begrüßung", "welcome", ("duration",)),
        Difference(Changed.ADDED, "Neu", "neu"),
        Difference(Changed.REMOVED, "Impuls", "impuls"),
    )


def test_game_and_privacy_of_an_edited_file_are_differences_and_are_adopted(
    station: Station, agenda: Agenda
) -> None:
    first, *others = agenda.days[0].blocks
    bingo = replace(first, kind=BlockKind.BINGO, game=make_game())
    day = replace(agenda.days[0], blocks=(bingo, *others))
    edited = replace(agenda, days=(day,), privacy=PRIVACY)

    assert station.plan.differences(edited) == (
        Difference(Changed.EDITED, agenda.title, fields=("privacy",)),
        Difference(Changed.EDITED, "Begrüßung", "welcome", ("kind", "game")),
    )
    station.plan.adopt(edited)
    assert station.snapshot.agenda.privacy == PRIVACY
    assert station.snapshot.agenda.block("welcome").game == make_game()
    station.undo("run")
    assert without_codes(station.snapshot.agenda) == agenda


def test_block_whose_game_was_played_stays_when_the_file_lacks_it(
    station: Station, agenda: Agenda
) -> None:
    station.document.note_game("impuls", TOTALS)

    station.plan.adopt(with_blocks(agenda, "welcome", "phase"))

    assert ids(station) == ["welcome", "impuls", "phase"]


def test_adopt_takes_the_edited_agenda_over_and_undo_takes_it_back(
    station: Station, agenda: Agenda
) -> None:
    station.plan.adopt(with_blocks(agenda, "welcome", "phase"))
    adopted = ids(station)

    station.undo("run")

    assert adopted == ["welcome", "phase"]
    assert ids(station) == ["welcome", "impuls", "phase"]


def test_undo_never_takes_away_a_block_with_content(station: Station, agenda: Agenda) -> None:
    day = agenda.days[0]
    blocks = (*day.blocks, make_block("fishbowl", "Fishbowl"))
    station.plan.adopt(replace(agenda, days=(replace(day, blocks=blocks),)))
    station.capture.file("fishbowl", Line("Das bleibt."))

    with pytest.raises(RefusedError) as refused:
        station.undo("run")

    assert refused.value.reason is Reason.CHANGED_SINCE
    assert ids(station)[-1] == "fishbowl"


def test_undo_never_takes_away_a_block_whose_entries_may_come_back(
    station: Station, agenda: Agenda
) -> None:
    day = agenda.days[0]
    blocks = (*day.blocks, make_block("fishbowl", "Fishbowl"))
    station.plan.adopt(replace(agenda, days=(replace(day, blocks=blocks),)))
    station.capture.file("fishbowl", Line("Das bleibt."))
    station.undo("capture")

    with pytest.raises(RefusedError):
        station.undo("run")

    station.redo("capture")
    assert [place.id for place in places_of(station.snapshot.agenda)][-1] == "fishbowl"


def test_redo_never_takes_away_a_block_with_content(station: Station, agenda: Agenda) -> None:
    station.plan.adopt(with_blocks(agenda, "welcome", "phase"))
    station.undo("run")
    station.capture.file("impuls", Line("Das bleibt."))

    with pytest.raises(RefusedError):
        station.redo("run")

    assert ids(station) == ["welcome", "impuls", "phase"]


def test_undo_never_puts_a_block_with_content_back_into_a_track(
    station: Station, agenda: Agenda
) -> None:
    day = agenda.days[0]
    phase = day.blocks[2]
    first, second = phase.tracks
    without = replace(phase, tracks=(replace(first, blocks=()), second))
    blocks = (*day.blocks[:2], without, *first.blocks)
    station.plan.adopt(replace(agenda, days=(replace(day, blocks=blocks),)))
    station.capture.file("p1", Line("Das bleibt."))

    with pytest.raises(RefusedError) as refused:
        station.undo("run")

    assert refused.value.reason is Reason.CHANGED_SINCE
    assert ids(station) == ["welcome", "impuls", "phase", "p1"]


def test_redo_never_brings_back_what_has_no_place_any_more(
    station: Station, agenda: Agenda
) -> None:
    station.document.write_summary("impuls", "In Kürze.")
    station.undo("document")
    station.plan.adopt(with_blocks(agenda, "welcome", "phase"))

    with pytest.raises(RefusedError) as refused:
        station.redo("document")

    assert refused.value.reason is Reason.CHANGED_SINCE
    assert dict(station.snapshot.notes) == {}


def test_undo_never_gives_a_workshop_with_content_another_number(
    station: Station, agenda: Agenda
) -> None:
    renumbered = tuple(replace(one, number=one.number + 2) for one in agenda.workshops)
    station.plan.adopt(replace(agenda, workshops=renumbered))
    station.capture.file("ws1", Line("Das bleibt."))

    with pytest.raises(RefusedError):
        station.undo("run")

    (entry,) = station.snapshot.entries.values()
    assert station.snapshot.full_number(entry) == "3.1"


def test_number_of_a_workshop_with_content_lasts(station: Station, agenda: Agenda) -> None:
    station.capture.file("ws1", Line("Das bleibt."))
    swapped = tuple(replace(one, number=3 - one.number) for one in agenda.workshops)

    station.plan.adopt(replace(agenda, workshops=swapped))

    found = {workshop.id: workshop.number for workshop in station.snapshot.agenda.workshops}
    assert found == {"ws1": 1, "ws2": 2}
    assert station.plan.differences(replace(agenda, workshops=swapped)) == ()


def start_a_draft(station: Station) -> None:
    station.keep_draft(DraftKey("impuls"), Line("Noch nicht"))


def propose_a_measure(station: Station) -> None:
    station.document.add_measure("impuls", "Etwas tun")


def move_the_only_entry_away(station: Station) -> None:
    entry = station.capture.file("impuls", Line("Woanders hin.")).entry
    assert entry is not None
    station.capture.move(entry, "ws1")


def take_the_only_entry_back(station: Station) -> None:
    station.capture.file("impuls", Line("Doch nicht."))
    station.undo("capture")


@pytest.mark.parametrize(
    "use",
    [start_a_draft, propose_a_measure, move_the_only_entry_away, take_the_only_entry_back],
    ids=lambda use: use.__name__,
)
def test_adopt_never_loses_a_block_that_something_hangs_on(
    open_station: Callable[[], Station], agenda: Agenda, use: Callable[[Station], None]
) -> None:
    use(open_station())
    station = open_station()

    station.plan.adopt(with_blocks(agenda, "welcome"))

    assert ids(station) == ["welcome", "impuls"]


def test_adopt_takes_a_block_away_whose_draft_was_given_up(
    station: Station, agenda: Agenda
) -> None:
    start_a_draft(station)
    station.keep_draft(DraftKey("impuls"), Line(""))

    station.plan.adopt(with_blocks(agenda, "welcome"))

    assert ids(station) == ["welcome"]


def test_adopt_keeps_the_kinds_that_entries_have(station: Station, agenda: Agenda) -> None:
    station.capture.file("impuls", Line("Das bleibt."))

    station.plan.adopt(replace(with_blocks(agenda, "welcome"), kinds=()))

    assert [kind.id for kind in station.snapshot.agenda.kinds] == ["insight"]


def test_swapped_blocks_inside_a_track_are_adopted(station: Station, agenda: Agenda) -> None:
    def with_inner(*blocks: Block) -> Agenda:
        day = agenda.days[0]
        phase = day.blocks[2]
        tracks = (replace(phase.tracks[0], blocks=blocks), phase.tracks[1])
        days = (replace(day, blocks=(*day.blocks[:2], replace(phase, tracks=tracks))),)
        return replace(agenda, days=days)

    first, second = make_block("p1"), make_block("p3")
    station.plan.adopt(with_inner(first, second))

    station.plan.adopt(with_inner(second, first))

    track = station.snapshot.agenda.block("phase").tracks[0]
    assert [block.id for block in track.blocks] == ["p3", "p1"]


@pytest.mark.parametrize("place", ["impuls", "phase"])
def test_adopt_never_loses_a_block_with_content(
    station: Station, agenda: Agenda, place: str
) -> None:
    station.capture.file(place, Line("Das bleibt."))

    station.plan.adopt(with_blocks(agenda, "welcome"))

    assert ids(station) == ["welcome", place]
    assert station.plan.differences(with_blocks(agenda, "welcome")) == ()


def test_adopt_never_loses_a_workshop_with_content(station: Station, agenda: Agenda) -> None:
    station.capture.file("ws2", Line("Das bleibt."))
    plain = make_day(make_block("welcome", "Begrüßung", start=time(12)))

    station.plan.adopt(replace(agenda, days=(plain,), workshops=()))

    assert [workshop.id for workshop in station.snapshot.agenda.workshops] == ["ws2"]


def test_code_of_a_block_lasts_when_others_come_before_it(station: Station, agenda: Agenda) -> None:
    day = agenda.days[0]
    blocks = (day.blocks[0], make_block("intro", "Intro"), *day.blocks[1:])

    station.plan.adopt(replace(agenda, days=(replace(day, blocks=blocks),)))

    codes = {block.id: block.code for _, block in station.snapshot.agenda.blocks()}
    assert (codes["impuls"], codes["intro"]) == ("I", "IN")


def test_opened_again_goes_on_as_adopted_not_as_the_file_says(
    open_station: Callable[[], Station], tmp_path: Path, agenda: Agenda, clock: Clock
) -> None:
    open_station().close()
    other = replace(agenda, title="Etwas anderes")

    station = Station.open(tmp_path / "event.record", now=clock.now, agenda=other)

    assert station.snapshot.agenda.title == agenda.title
    station.close()


def test_record_without_agenda_is_refused(tmp_path: Path, clock: Clock) -> None:
    from facilitator.record.log import Log

    path = tmp_path / "empty.record"
    Log.open(path, now=clock.now, author="regie").close()

    with pytest.raises(RefusedError) as refused:
        Station.open(path, now=clock.now)

    assert refused.value.reason is Reason.NO_AGENDA


def test_rehearsals_record_is_refused(tmp_path: Path, agenda: Agenda, clock: Clock) -> None:
    path = tmp_path / "probe.record"
    Station.rehearse(path, now=clock.now, agenda=agenda, rehearsal_id="probe").close()

    with pytest.raises(RefusedError) as refused:
        Station.open(path, now=clock.now)

    assert refused.value.reason is Reason.REHEARSAL


def test_rehearsal_goes_on_where_it_was_left(tmp_path: Path, agenda: Agenda, clock: Clock) -> None:
    path = tmp_path / "probe.record"
    first = Station.rehearse(path, now=clock.now, agenda=agenda, rehearsal_id="probe")
    first.run.skip("welcome")
    first.close()

    again = Station.rehearse(path, now=clock.now, agenda=agenda, rehearsal_id="probe")
    snapshot = again.snapshot
    again.close()
    assert snapshot.rehearsal
    assert snapshot.run.of("welcome").state is BlockState.SKIPPED


def test_events_record_is_no_rehearsal(open_station: Callable[[], Station], agenda: Agenda) -> None:
    station = open_station()
    station.close()
    with pytest.raises(RefusedError) as refused:
        Station.rehearse(station.path, now=station.now, agenda=agenda, rehearsal_id="probe")
    assert refused.value.reason is Reason.EVENT
