"""Zeitvorschläge: proposed below the workshops, asked about with what comes of them, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.station import Station
from facilitator.texts import Language, load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from facilitator.tui.question import Question
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, keys_in_footer, said, settle, shown

WIDE = (120, 36)
SMALL = (80, 24)


@pytest.fixture
def agenda() -> Agenda:
    """A phase 12:30–13:30, a break of 20 to 12 minutes, a plenum, games; promised until 15:05."""
    tracks = (
        make_track(f"ws{number}", make_block(f"p{number}", duration=minutes(60)))
        for number in (1, 2, 3)
    )
    return make_agenda(
        make_day(
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                start=time(12, 30),
                duration=minutes(0),
                tracks=tuple(tracks),
            ),
            make_block(
                "break",
                "Kaffeepause",
                kind=BlockKind.BREAK,
                duration=minutes(20),
                minimum=minutes(12),
            ),
            make_block("plenum", "Plenum", duration=minutes(60)),
            make_block("games", "Energizer", duration=minutes(15), optional=True),
            end=time(15, 5),
        ),
        workshops=(
            make_workshop(1, "Qualifizierung"),
            make_workshop(2, "Sichtbarkeit"),
            make_workshop(3, "Digitalisierung"),
        ),
    )


async def begin_late(pilot: Pilot[Language], clock: Clock, late: float) -> None:
    """Begin the phase that many minutes late."""
    clock.wait(minutes(late))
    await pilot.press("enter", "enter")
    await settle(pilot)


async def give_workshop_3(pilot: Pilot[Language], times: int) -> None:
    """Begin the phase on time and give workshop 3 five minutes more, that many times."""
    await pilot.press("enter", "enter", "down", "down", "down", *["plus"] * times, "escape")
    await settle(pilot)


def pane(app: FacilitatorApp, title: str) -> list[str]:
    """Return the lines of the pane with that title, without its frame and what fills it up."""
    lines = shown(app)
    first = next(number for number, line in enumerate(lines) if f" {title} " in line)
    cells = [line.split("│")[-2] for line in lines[first + 1 :] if line.count("│") >= 2]
    rows = [" ".join(cell.split()) for cell in cells]
    return rows[: next((n for n, row in enumerate(lines[first + 1 :]) if "╰──" in row), None)]


def question(app: FacilitatorApp) -> list[str]:
    """Return the lines of the question that is open."""
    assert isinstance(app.screen, Question)
    lines = shown(app)
    top = next(number for number, line in enumerate(lines) if line.startswith("▀"))
    return [" ".join(line.split()) for line in lines[top + 1 :]]


def added(app: FacilitatorApp, block: str) -> float:
    """Return how many minutes `block` was given."""
    return app.context.station.snapshot.run.of(block).added_time / minutes(1)


async def test_nothing_is_proposed_while_everything_is_on_time(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "v")
        await settle(pilot)

        assert "Zeitvorschläge" not in "\n".join(shown(app))
        assert "v" not in keys_in_footer(app)
        assert said(app) == ["Alles liegt in der Zeit: Es gibt nichts vorzuschlagen."]


async def test_workshop_that_was_given_time_is_proposed_to_close_on_time(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await give_workshop_3(pilot, 1)

        assert pane(app, "Zeitvorschläge")[:2] == [
            "1 WS 3 pünktlich schließen → Ende 15:05",
            "2 Kaffeepause 5 min weniger (15 statt 20) → Ende 15:05",
        ]
        assert "v" in keys_in_footer(app)


async def test_best_proposal_is_asked_about_taken_and_taken_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await give_workshop_3(pilot, 1)
        await pilot.press("v")
        await settle(pilot)
        asked = question(app)
        assert added(app, "p3") == 5

        await pilot.press("enter")
        await settle(pilot)
        assert added(app, "p3") == 0
        assert "Zeitvorschläge" not in "\n".join(shown(app))

        await pilot.press("ctrl+z")
        await settle(pilot)

        assert asked == [
            "WS 3 pünktlich schließen?",
            "Ende 15:10 → 15:05 zugesagt 15:05",
            "Workshop-Phase 12:30–13:35 → 12:30–13:30",
            "WS 3 13:35 → 13:30",
            "Kaffeepause 13:35–13:55 → 13:30–13:50",
            "Plenum 13:55–14:55 → 13:50–14:50",
            "Energizer 14:55–15:10 → 14:50–15:05",
            "⏎ ja Esc nein",
        ]
        assert added(app, "p3") == 5
        assert said(app) == ["Zurückgenommen: Zeitvorschlag (Strg+Y stellt wieder her)"]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
async def test_question_about_much_has_a_line_for_each_part_from_the_first_on(
    record: Path, clock: Clock, size: tuple[int, int]
) -> None:
    parts = [
        make_block(f"part{number}", f"Teil {number}", minimum=minutes(20)) for number in range(7)
    ]
    agenda = make_agenda(make_day(replace(parts[0], start=time(12, 30)), *parts[1:], end=time(16)))
    record.parent.mkdir()
    station = Station.open(record, now=clock.now, agenda=agenda)
    context = Context(
        station=station, texts=load_texts("de"), export_folder=record.parent, export_name="event"
    )
    app = FacilitatorApp(context)
    async with app.run_test(size=size) as pilot:
        await begin_late(pilot, clock, 70)
        await pilot.press("1")
        await settle(pilot)

        cut = "10 min weniger (20 statt 30)"
        assert question(app)[:8] == [
            *(f"Teil {number} {cut}," for number in range(6)),
            f"Teil 6 {cut}?",
            "Ende 17:10 → 16:00 zugesagt 16:00",
        ]
        assert question(app)[-1] == "⏎ ja Esc nein"
    station.close()


async def test_figure_takes_that_proposal(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await give_workshop_3(pilot, 1)
        await pilot.press("2")
        await settle(pilot)
        assert question(app)[0] == "Kaffeepause 5 min weniger (15 statt 20)?"

        await pilot.press("enter")

        assert (added(app, "p3"), added(app, "break")) == (5, -5)


async def test_figure_without_a_proposal_says_how_many_there_are(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await give_workshop_3(pilot, 1)
        count = len(pane(app, "Zeitvorschläge"))
        await pilot.press("5")

        assert count < 5
        assert said(app) == [f"Es gibt nur {count} Zeitvorschläge."]


async def test_optional_block_is_proposed_to_be_left_out(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin_late(pilot, clock, 15)
        assert pane(app, "Zeitvorschläge")[0] == "1 Energizer auslassen (15 min) → Ende 15:05"

        await pilot.press("1", "enter")

        assert app.context.station.snapshot.run.of("games").state is BlockState.SKIPPED


async def test_what_stays_late_is_said_in_full_or_in_short(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=(240, 36)) as pilot:
        await begin_late(pilot, clock, 30)
        assert pane(app, "Zeitvorschläge")[0] == (
            "1 Kaffeepause 8 min weniger (12 statt 20), Energizer auslassen (15 min) "
            "→ Ende 15:12, 7 min später als zugesagt"
        )

        await pilot.resize_terminal(*SMALL)
        await settle(pilot)

        row = next(line for line in shown(app) if line.startswith(" 1  "))
        assert row.endswith("→ Ende 15:12 (+7)")


def only_the_break_is_late() -> Agenda:
    """A talk, a break promised for 13:30, and behind it time enough for the end."""
    return make_agenda(
        make_day(
            make_block("talk", "Vortrag", start=time(12, 30), duration=minutes(60)),
            make_block("break", "Kaffeepause", start=time(13, 30), duration=minutes(20)),
            make_block("plenum", "Plenum", start=time(14, 30)),
            end=time(15, 0),
        )
    )


@pytest.mark.parametrize(
    ("least", "line"),
    [
        (40, "1 Vortrag 10 min weniger (50 statt 60) → Kaffeepause 13:30"),
        (
            53,
            "1 Vortrag 7 min weniger (53 statt 60) → Kaffeepause 13:33, 3 min später als zugesagt",
        ),
    ],
)
async def test_promised_start_in_danger_is_named_where_the_end_is_not(
    record: Path, clock: Clock, least: int, line: str
) -> None:
    agenda = only_the_break_is_late()
    day = agenda.days[0]
    talk = replace(day.blocks[0], minimum=minutes(least))
    agenda = replace(agenda, days=(replace(day, blocks=(talk, *day.blocks[1:])),))
    record.parent.mkdir()
    station = Station.open(record, now=clock.now, agenda=agenda)
    context = Context(
        station=station, texts=load_texts("de"), export_folder=record.parent, export_name="event"
    )
    app = FacilitatorApp(context)
    async with app.run_test(size=(220, 36)) as pilot:
        await begin_late(pilot, clock, 10)

        assert pane(app, "Zeitvorschläge") == [line]
    station.close()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (220, "1 Spiele 10 min weniger (20 statt 30) → Ende 14:00, Spiele bleibt 10 min zu spät"),
        (80, "1 Spiele 10 min weniger (20 statt 30) → Ende 14:00, Spiele +10"),
        (60, "1 Spiele 10 min weniger → Ende 14:00, Spiele +10"),
        (48, "1 Spiele −10 min → Ende 14:00, Spiele +10"),
    ],
)
async def test_promise_that_stays_missed_is_named(
    record: Path, clock: Clock, width: int, line: str
) -> None:
    agenda = make_agenda(
        make_day(
            make_block("talk", start=time(12, 30), duration=minutes(60), minimum=minutes(60)),
            make_block("games", "Spiele", start=time(13, 30), minimum=minutes(20)),
            end=time(14, 0),
        )
    )
    record.parent.mkdir()
    station = Station.open(record, now=clock.now, agenda=agenda)
    context = Context(
        station=station, texts=load_texts("de"), export_folder=record.parent, export_name="event"
    )
    app = FacilitatorApp(context)
    async with app.run_test(size=(width, 24)) as pilot:
        await begin_late(pilot, clock, 10)
        rows = [" ".join(row.replace("│", " ").split()) for row in shown(app)]

        assert [row for row in rows if "→ Ende" in row][:1] == [line]
    station.close()


@pytest.mark.parametrize("language", ["de", "en"])
async def test_late_without_a_way_back_says_what_to_do(
    open_app: Open, clock: Clock, language: Language
) -> None:
    app = open_app(language=language)
    async with app.run_test(size=WIDE) as pilot:
        station = app.context.station
        await begin_late(pilot, clock, 30)
        for block in ("break", "plenum", "games"):
            station.run.skip(block)
        clock.wait(minutes(160))
        assert isinstance(app.screen, RegieView)
        app.screen.refresh_moment()
        await settle(pilot)
        await pilot.press("1")

        sentence = {
            "de": "Was noch kommt, darf laut Ablauf nicht kürzer werden.",
            "en": "Nothing that is still to come may be cut any further.",
        }
        refused = {
            "de": "Es gibt keinen Zeitvorschlag: Nichts darf noch kürzer werden.",
            "en": "There is no proposal: nothing more may be cut.",
        }
        assert sentence[language] in " ".join(" ".join(shown(app)).replace("│", " ").split())
        assert said(app) == [refused[language]]


async def test_proposals_are_found_once_a_minute(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await give_workshop_3(pilot, 1)
        view = app.screen
        assert isinstance(view, RegieView)
        first = view._proposed
        clock.wait(minutes(0.5))
        view.refresh_moment()
        assert view._proposed is first

        clock.wait(minutes(0.5))
        view.refresh_moment()

        assert view._proposed is not first


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
def test_picture_of_proposals(
    snap_compare: Callable[..., bool],
    open_app: Open,
    clock: Clock,
    size: tuple[int, int],
    language: Language,
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await give_workshop_3(pilot, 2)
        clock.wait(minutes(56))
        await everything_saved(pilot)

    app = open_app(language=language)
    assert snap_compare(app, terminal_size=size, run_before=run_before)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
def test_picture_of_the_question_about_a_proposal(
    snap_compare: Callable[..., bool], open_app: Open, size: tuple[int, int]
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await give_workshop_3(pilot, 2)
        await everything_saved(pilot)
        await pilot.press("v")
        await settle(pilot)

    assert snap_compare(open_app(), terminal_size=size, run_before=run_before)
