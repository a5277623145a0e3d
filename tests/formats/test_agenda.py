from __future__ import annotations

from datetime import date, time

import pytest

from facilitator.domain.agenda import Agenda, Block, BlockKind, Day, Person, Room
from facilitator.domain.documenting import Documenting
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import Kind, default_kinds
from facilitator.formats.agenda import read_agenda
from tests.formats.agendas import OPENING, TEAM, XFELD, with_blocks
from tests.formats.conftest import Write


def test_agenda_with_nothing_but_what_it_needs(write: Write) -> None:
    path = write(with_blocks(OPENING))

    found = read_agenda(path)

    assert found.path == path
    assert found.notes == {}
    assert found.agenda == Agenda(
        title="Event",
        place="Kassel",
        timezone="Europe/Berlin",
        language="de",
        kinds=default_kinds("de"),
        days=(
            Day(
                date=date(2025, 9, 9),
                blocks=(Block(id="opening", title="Opening", start=time(9), duration=minutes(30)),),
            ),
        ),
    )


def test_scalars_are_read_as_written(write: Write) -> None:
    path = write(
        with_blocks(
            "{id: 1, title: no, start: 12:30, duration: 90 min, goal: 1.10, content: null, "
            "method: 0x1F, material: 2025-09-09, responsible: ~, room: 101}",
            above="rooms: {101: 1e3}",
        )
    )

    agenda = read_agenda(path).agenda

    assert agenda.rooms == (Room(id="101", name="1e3"),)
    assert agenda.block("1") == Block(
        id="1",
        title="no",
        start=time(12, 30),
        duration=minutes(90),
        goal="1.10",
        content="null",
        method="0x1F",
        material="2025-09-09",
        responsible="~",
        room="101",
    )


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("45 min", 45),
        ("45min", 45),
        ("1 h", 60),
        ("1 h 30 min", 90),
        ("1h30min", 90),
        ("90 min", 90),
        ("24 h", 1440),
    ],
)
def test_duration_is_read(write: Write, written: str, length: int) -> None:
    path = write(with_blocks(f"{{id: a, title: A, start: 9:05, duration: {written}}}"))

    assert read_agenda(path).agenda.block("a").duration == minutes(length)


def test_key_without_a_value_is_as_good_as_none(write: Write) -> None:
    path = write(with_blocks("{id: a, title: A, start: 9:00, duration: 5 min, goal: , room: }"))

    block = read_agenda(path).agenda.block("a")

    assert (block.goal, block.room) == ("", None)


def test_text_keeps_its_lines_and_a_title_is_one_line(write: Write) -> None:
    path = write(
        'title: "  Two\\n  lines "\noccasion: |\n  One.\n\n  Two.\n'
        f"days: [{{date: 2025-09-09, blocks: [{OPENING}]}}]\n"
    )

    agenda = read_agenda(path).agenda

    assert (agenda.title, agenda.occasion) == ("Two lines", "One.\n\nTwo.")


def test_what_the_dokumentation_is_to_say(write: Write) -> None:
    path = write(
        "title: Event\ndocumentation:\n  aims: [Talk, Listen]\n  abbreviations: {BA: Agency}\n"
        "  imprint: [Street 1]\n  template: look.DOTX\n"
        f"days: [{{date: 2025-09-09, blocks: [{OPENING}]}}]\n"
    )

    assert read_agenda(path).agenda.documentation == Documenting(
        aims=("Talk", "Listen"),
        abbreviations=(("BA", "Agency"),),
        imprint=("Street 1",),
        template="look.DOTX",
    )


def test_byte_order_mark_and_windows_line_ends_are_tolerated(write: Write) -> None:
    text = with_blocks(OPENING).replace("Kassel", "Größenwahn").replace("\n", "\r\n")
    path = write(b"\xef\xbb\xbf" + text.encode())

    assert read_agenda(path).agenda.place == "Größenwahn"


def test_speaker_and_speakers_are_the_same_to_a_reader(write: Write) -> None:
    path = write(
        with_blocks(
            "{id: a, title: A, start: 9:00, duration: 5 min, speaker: {name: Ada, role: Chair}}",
            "{id: b, title: B, duration: 5 min, speakers: [{name: Ada}, {name: Bo}]}",
        )
    )

    agenda = read_agenda(path).agenda

    assert agenda.block("a").speakers == (Person(name="Ada", role="Chair"),)
    assert agenda.block("b").speakers == (Person(name="Ada"), Person(name="Bo"))


@pytest.mark.parametrize("capture", ["l", "approach"])
def test_capture_names_a_kind_by_its_letter_or_its_id(write: Write, capture: str) -> None:
    path = write(
        with_blocks(f"{{id: a, title: A, start: 9:00, duration: 5 min, capture: {capture}}}")
    )

    assert read_agenda(path).agenda.block("a").capture == "approach"


def test_kinds_of_its_own_take_the_place_of_the_default_ones(write: Write) -> None:
    path = write(
        with_blocks(
            "{id: a, title: A, start: 9:00, duration: 5 min, capture: w}",
            above="kinds: [{id: wish, letter: w, name: Wunsch, plural: Wünsche}]",
        )
    )

    agenda = read_agenda(path).agenda

    assert agenda.kinds == (Kind(id="wish", letter="w", name="Wunsch", plural="Wünsche"),)
    assert agenda.block("a").capture == "wish"


def test_kinds_follow_the_language(write: Write) -> None:
    path = write(with_blocks(OPENING, above="language: en"))

    assert read_agenda(path).agenda.kinds == default_kinds("en")


def _parallel(*tracks: str, more: str = "") -> str:
    return f"{{id: p, kind: parallel, title: P, start: 9:00, {more} tracks: [{', '.join(tracks)}]}}"


def test_workshops_without_a_number_get_one_in_order(write: Write) -> None:
    path = write(
        with_blocks(
            _parallel(
                "{id: own, title: Own, question: Why?, "
                "blocks: [{id: x, title: X, duration: 5 min}]}"
            ),
            above="workshops: [{id: a, title: A}, {id: b, title: B, number: 1}, {id: c, title: C}]",
        )
    )

    agenda = read_agenda(path).agenda

    assert [(found.id, found.number) for found in agenda.workshops] == [
        ("a", 2),
        ("b", 1),
        ("c", 3),
        ("own", 4),
    ]
    assert agenda.workshop("own").question == "Why?"


def test_workshop_of_a_track_may_come_again_in_a_later_phase(write: Write) -> None:
    later = "{workshop: own, blocks: [{id: y, title: Y, duration: 5 min}]}"
    path = write(
        with_blocks(
            _parallel("{id: own, title: Own, blocks: [{id: x, title: X, duration: 5 min}]}"),
            f"{{id: q, kind: parallel, title: Q, tracks: [{later}]}}",
        )
    )

    agenda = read_agenda(path).agenda

    assert [track.workshop for track in agenda.block("q").tracks] == ["own"]
    assert len(agenda.workshops) == 1


def test_parallel_block_is_as_long_as_its_longest_track(write: Write) -> None:
    short = "{id: a, title: A, blocks: [{id: a1, title: A, duration: 10 min}]}"
    long = "{id: b, title: B, blocks: [{id: b1, title: B, duration: 10 min}, %s]}"
    path = write(with_blocks(_parallel(short, long % "{id: b2, title: B, duration: 25 min}")))

    assert read_agenda(path).agenda.block("p").duration == minutes(35)


def test_parallel_block_may_be_longer_than_its_tracks(write: Write) -> None:
    track = "{id: a, title: A, blocks: [{id: a1, title: A, duration: 10 min}]}"
    path = write(with_blocks(_parallel(track, more="duration: 15 min,")))

    assert read_agenda(path).agenda.block("p").duration == minutes(15)


def test_day_may_run_past_midnight(write: Write) -> None:
    path = write(
        "title: Night\ndays:\n  - date: 2025-09-09\n    end: 2:00\n    blocks:\n"
        "      - {id: a, title: A, start: 22:00, duration: 2 h}\n"
        "      - {id: b, title: B, start: 0:30, duration: 1 h}\n"
    )

    assert [block.start for _, block in read_agenda(path).agenda.blocks()] == [
        time(22),
        time(0, 30),
    ]


def test_notes_stay_out_of_the_agenda(write: Write) -> None:
    inner = "{id: x, title: X, duration: 5 min, notes: Hush}"
    path = write(
        with_blocks(
            "{id: a, title: A, start: 8:00, duration: 5 min, notes: Slow down}",
            _parallel(f"{{id: own, title: Own, blocks: [{inner}]}}"),
        )
    )

    found = read_agenda(path)

    assert found.notes == {"a": "Slow down", "x": "Hush"}
    assert "Hush" not in repr(found.agenda)


def test_digest_differs_when_the_text_does(write: Write) -> None:
    first = read_agenda(write(with_blocks(OPENING))).digest
    again = read_agenda(write(with_blocks(OPENING))).digest
    edited = read_agenda(write(with_blocks(OPENING) + "\n# edited\n")).digest

    assert first == again != edited
    assert first
    assert edited


def test_sample_event_is_the_one_in_kassel() -> None:
    agenda = read_agenda(XFELD).agenda

    assert agenda.title == "Status Quo und Zukunft: Der Leistungsbereich im Fokus"
    assert (agenda.series, agenda.place) == ("xFeld", "Kassel")
    assert agenda.organiser == "Servicestelle SGB II"
    assert agenda.participants == 90
    assert [person.name for person in agenda.people] == [
        "Stefan Frindt",
        "Dr. Klaus Bermig",
        "Petra Henning",
    ]
    assert [(workshop.number, workshop.title) for workshop in agenda.workshops] == [
        (1, "Qualifizierung und Ausbildung"),
        (2, "Sichtbarkeit und Attraktivität"),
        (3, "Digitalisierung und KI"),
        (4, "Schnittstellenarbeit"),
    ]
    assert all(workshop.question for workshop in agenda.workshops)
    assert [person.name for person in agenda.workshop("ws1").people] == [
        "Hochschule der Bundesagentur für Arbeit",
        "Hochschule Fulda",
    ]


def test_sample_event_has_two_days_with_every_part() -> None:
    agenda = read_agenda(XFELD).agenda

    assert [(day.date, day.blocks[0].start, day.end) for day in agenda.days] == [
        (date(2025, 9, 9), time(12, 30), time(21)),
        (date(2025, 9, 10), time(9), time(12, 30)),
    ]
    assert {block.kind for _, block in agenda.blocks()} == set(BlockKind)
    assert [len(block.tracks) for _, block in agenda.blocks() if block.tracks] == [4, 4]
    assert all(
        track.duration == block.duration for _, block in agenda.blocks() for track in block.tracks
    )


def test_sample_team_workshop_needs_no_tracks() -> None:
    agenda = read_agenda(TEAM).agenda

    assert (agenda.language, agenda.participants, agenda.workshops) == ("en", 12, ())
    assert [(day.blocks[0].start, day.end) for day in agenda.days] == [(time(9), time(13))]
