"""What the room sees of the event, and what it never sees."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.accompanying import FreeTimer, Report
from facilitator.domain.agenda import Agenda, Block, BlockKind, Room
from facilitator.domain.bingo.board import Board
from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast, next_block
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import OF_BINGO, Choice, Live, Picture, Scene
from facilitator.domain.staging import picture
from tests.domain.factories import SECOND_DAY, Happening, agenda, at, block, day, one_day
from tests.domain.schedule.strategies import Situation, situations
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop

PLAN = one_day(block("welcome", 30, "09:00"), block("talk", 60), block("plenum", 60, "11:00"))
STARTED = Happening().start("welcome", "09:00")
ENDED = Happening().done("welcome", "09:00", "09:30").done("talk", "09:30", "10:20")


def shown(
    scene: Scene,
    plan: Agenda,
    run: Run,
    now: Instant,
    /,
    *,
    light: bool = False,
    text: str = "",
    address: str = "",
) -> Picture:
    snapshot = Snapshot(record_id="r", agenda=plan, run=run)
    choice = Choice(scene=scene, light=light, text=text, address=address)
    return picture(choice, snapshot, forecast(plan, run, now), now)


@pytest.mark.parametrize(
    ("scene", "run", "wall", "expected"),
    [
        pytest.param(
            *(Scene.WELCOME, Run(), "08:40"),
            Picture(scene=Scene.WELCOME, title="Event", text="Beginn", until_time="09:00"),
            id="before the event its title and when it begins",
        ),
        pytest.param(
            *(Scene.WELCOME, Run(), "09:20"),
            Picture(scene=Scene.WELCOME, title="Event", text="Gleich geht es los"),
            id="a beginning that is overdue has no time",
        ),
        pytest.param(
            *(Scene.WELCOME, STARTED.run, "09:10"),
            Picture(scene=Scene.WELCOME, title="Event"),
            id="during the event its title alone",
        ),
        pytest.param(
            *(Scene.COUNTDOWN, STARTED.run, "09:10"),
            Picture(
                scene=Scene.COUNTDOWN,
                title="Welcome",
                until=at("09:30"),
                until_time="09:30",
                coming="Talk",
                coming_time="09:30",
            ),
            id="countdown until the due",
        ),
        pytest.param(
            *(Scene.COUNTDOWN, STARTED.run, "09:41"),
            Picture(scene=Scene.COUNTDOWN, title="Welcome", until=at("09:30"), coming="Talk"),
            id="run out: no time is named any more",
        ),
        pytest.param(
            *(Scene.COUNTDOWN, ENDED.run, "10:30"),
            Picture(
                scene=Scene.COUNTDOWN, title="Plenum", text="Es geht weiter", until_time="11:00"
            ),
            id="between blocks: when it goes on",
        ),
        pytest.param(
            *(Scene.COUNTDOWN, ENDED.run, "11:20"),
            Picture(scene=Scene.COUNTDOWN, title="Plenum", text="Gleich geht es weiter"),
            id="between blocks: nothing of a start that is overdue",
        ),
        pytest.param(
            *(Scene.COUNTDOWN, Happening().done("plenum", "11:00", "12:00").run, "12:01"),
            Picture(scene=Scene.COUNTDOWN, title="Event"),
            id="after the last block the title",
        ),
        pytest.param(
            *(Scene.NOW_NEXT, Happening().done("welcome", "09:00", "09:30").run, "09:31"),
            Picture(scene=Scene.NOW_NEXT, coming="Talk"),
            id="now and next between blocks: what comes",
        ),
    ],
)
def test_picture_of_an_agenda(scene: Scene, run: Run, wall: str, expected: Picture) -> None:
    assert shown(scene, PLAN, run, at(wall)) == expected


def test_added_time_moves_the_countdown_and_what_comes() -> None:
    run = STARTED.run
    longer = Happening().start("welcome", "09:00").extend("welcome", 10).run

    before = shown(Scene.COUNTDOWN, PLAN, run, at("09:10"))
    after = shown(Scene.COUNTDOWN, PLAN, longer, at("09:10"))

    assert after == replace(before, until=at("09:40"), until_time="09:40", coming_time="09:40")


@pytest.mark.parametrize("scene", [Scene.WELCOME, Scene.COUNTDOWN, Scene.NOW_NEXT])
def test_what_is_cut_or_left_out_before_the_event_does_not_begin_it(scene: Scene) -> None:
    prepared = Happening().skip("talk").extend("plenum", -10).run

    found = shown(scene, PLAN, prepared, at("08:40"))

    assert found == shown(scene, PLAN, Run(), at("08:40"))


def test_next_day_is_named_by_its_weekday_once_the_day_is_over() -> None:
    plan = agenda(day(block("a", 30, "09:00")), day(block("b", 30, "09:15"), on=SECOND_DAY))
    over = Happening().done("a", "09:00", "09:30")

    during = shown(Scene.COUNTDOWN, plan, Happening().start("a", "09:00").run, at("09:10"))
    after = shown(Scene.COUNTDOWN, plan, over.run, at("09:31"))

    assert during.coming == ""
    assert (after.title, after.text, after.until_time) == ("B", "Es geht weiter", "Mittwoch 09:15")


@pytest.mark.parametrize("runs", [False, True], ids=["coming", "running"])
def test_now_and_next_says_where_the_workshops_meet(runs: bool) -> None:
    phase = make_block(
        "phase",
        kind=BlockKind.PARALLEL,
        start=None,
        tracks=(
            make_track("ws1", make_block("p1"), room="a"),
            make_track("ws2", make_block("p2")),
            make_track("ws3", make_block("p3"), room="a"),
        ),
    )
    plan = make_agenda(
        make_day(make_block("opening"), phase),
        rooms=(Room(id="a", name="Raum A"),),
        workshops=tuple(make_workshop(number) for number in (1, 2, 3)),
    )
    run = Happening().start("phase" if runs else "opening", "09:00").skip("p3").run

    found = shown(Scene.NOW_NEXT, plan, run, at("09:01"))

    assert found.text == "1  Topic 1 · Raum A\n2  Topic 2"


def test_rooms_of_tomorrow_are_not_shown_with_the_last_block_of_today() -> None:
    phase = make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"),))
    plan = make_agenda(
        make_day(make_block("closing")),
        make_day(phase, on=SECOND_DAY),
        workshops=(make_workshop(1),),
    )
    run = Happening().start("closing", "09:00").run

    found = shown(Scene.NOW_NEXT, plan, run, at("09:01"))

    assert (found.title, found.coming, found.text) == ("Closing", "", "")


def test_message_and_code_are_shown_as_they_were_sent() -> None:
    message = shown(Scene.MESSAGE, PLAN, Run(), at("09:00"), text="Bitte ins Plenum", light=True)
    code = shown(Scene.CODE, PLAN, Run(), at("09:00"), text="Bingo", address="https://example.org")

    assert message == Picture(scene=Scene.MESSAGE, text="Bitte ins Plenum", light=True)
    assert code == Picture(scene=Scene.CODE, text="Bingo", address="https://example.org")


def test_blank_is_nothing_but_its_ground() -> None:
    assert shown(Scene.BLANK, PLAN, STARTED.run, at("09:10"), light=True) == Picture(light=True)


def test_timer_is_shown_until_it_is_taken_away() -> None:
    timer = FreeTimer(id="t", label="Bericht", started=at("09:05"), length=minutes(3))
    snapshot = Snapshot(record_id="r", agenda=PLAN, run=STARTED.run, timers=(timer,))
    choice, now = Choice(scene=Scene.TIMER, timer="t"), at("09:06")
    schedule = forecast(PLAN, STARTED.run, now)

    there = picture(choice, snapshot, schedule, now)
    gone = picture(choice, replace(snapshot, timers=()), schedule, now)

    assert there == Picture(scene=Scene.TIMER, title="Bericht", until=at("09:08"))
    assert gone == shown(Scene.COUNTDOWN, PLAN, STARTED.run, now)


def test_words_are_in_the_language_of_the_event() -> None:
    english = replace(PLAN, language="en")

    found = shown(Scene.COUNTDOWN, english, ENDED.run, at("10:30"))

    assert (found.text, found.language) == ("We go on", "en")


scenes = st.sampled_from([Scene.WELCOME, Scene.COUNTDOWN, Scene.NOW_NEXT])


@given(situations(), scenes, st.integers(0, 90))
def test_nobody_sees_how_late_it_is(situation: Situation, scene: Scene, later: int) -> None:
    """Once nothing lies ahead any more, pictures of two moments are the same: no lateness grows."""
    plan, run, now = situation
    early = shown(scene, plan, run, now)
    late = shown(scene, plan, run, now + minutes(later))

    has_same_next = next_block(plan, run, now) == next_block(plan, run, now + minutes(later))
    is_same = has_same_next and early.title == late.title
    if not early.until_time and not early.coming_time and is_same:
        assert replace(late, coming=early.coming) == early


@given(situations(), scenes)
def test_no_time_is_named_that_is_past(situation: Situation, scene: Scene) -> None:
    plan, run, now = situation
    found = shown(scene, plan, run, now)

    if found.until is not None and found.until <= now:
        assert (found.until_time, found.coming_time) == ("", "")


@given(situations(), st.sampled_from(Scene))
def test_nothing_meant_for_the_moderator_gets_into_a_picture(
    situation: Situation, scene: Scene
) -> None:
    plan, run, now = situation
    secret = "GEHEIM"

    def with_secrets(block: Block) -> Block:
        return replace(
            block,
            goal=secret,
            content=secret,
            method=secret,
            material=secret,
            responsible=secret,
        )

    days = tuple(replace(day, blocks=tuple(map(with_secrets, day.blocks))) for day in plan.days)
    secretive = replace(plan, days=days, occasion=secret)
    reports = {block.id: Report(remark=secret) for _, block in plan.blocks()}
    snapshot = Snapshot(record_id="r", agenda=secretive, run=run, reports=reports)

    found = picture(Choice(scene=scene), snapshot, forecast(secretive, run, now), now)

    assert secret not in "".join(map(str, astuple(found)))


def test_now_and_next_with_more_workshops_than_one_can_read_says_how_many_more() -> None:
    workshops = tuple(make_workshop(number) for number in range(1, 11))
    tracks = tuple(make_track(one.id, make_block(f"p{one.number}")) for one in workshops)
    phase = make_block("phase", kind=BlockKind.PARALLEL, tracks=tracks)
    run = Happening().start("phase", "09:00").run

    found = shown(
        Scene.NOW_NEXT, make_agenda(make_day(phase), workshops=workshops), run, at("09:01")
    )

    lines = found.text.splitlines()
    assert (len(lines), lines[0], lines[-1]) == (8, "1  Topic 1", "und 3 weitere Workshops")


# --- bingo ---

BOARD = Board(
    title="Bingo", state=GameState.RUNNING, address="HTTP://A/J/K7Q2M9", ends_at=at("18:20")
)
WITH_GAME = make_agenda(
    make_day(make_block("bingo", "Jobcenter-Bingo", kind=BlockKind.BINGO, game=Game()))
)


def seen(scene: Scene, plan: Agenda, board: Board | None) -> Picture:
    snapshot = Snapshot(record_id="r", agenda=plan, run=Run())
    now = at("18:00")
    return picture(
        Choice(scene=scene), snapshot, forecast(plan, Run(), now), now, Live(board=board)
    )


def test_board_counts_down_to_the_end_of_the_game() -> None:
    assert seen(Scene.BINGO_BOARD, WITH_GAME, BOARD) == Picture(
        scene=Scene.BINGO_BOARD, title="Bingo", until=at("18:20"), board=BOARD
    )


def test_code_to_join_by_does_not_tick() -> None:
    assert seen(Scene.BINGO_CODE, WITH_GAME, BOARD) == Picture(
        scene=Scene.BINGO_CODE, title="Bingo", address="HTTP://A/J/K7Q2M9", board=BOARD
    )


@pytest.mark.parametrize("scene", OF_BINGO)
def test_before_a_game_is_opened_and_once_it_is_forgotten_its_title_is_shown(scene: Scene) -> None:
    assert seen(scene, WITH_GAME, None) == Picture(scene=scene, title="Jobcenter-Bingo")
    assert seen(scene, PLAN, None) == Picture(scene=scene, title="Event")
