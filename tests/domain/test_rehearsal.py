"""What a script on an agenda becomes: who does what when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.agenda import BlockKind
from facilitator.domain.bingo.game import Game, Square
from facilitator.domain.instant import minutes
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.privacy import Privacy
from facilitator.domain.rehearsal import (
    Begin,
    Cue,
    Due,
    End,
    Extend,
    InPlenum,
    PlayOn,
    Settle,
    Skip,
    Type,
    cues,
    cues_before,
    next_moment,
    what_is_due,
)
from facilitator.domain.rehearsal_plenum import (
    Agree,
    AskCards,
    AskPoints,
    CountDots,
    Gather,
    GivePoints,
    PlenumDoing,
    ReadBack,
    Reveal,
    SendCards,
    TakeAlong,
    TakeCards,
)
from facilitator.domain.run import Run
from facilitator.domain.script import (
    Script,
    ScriptBlock,
    ScriptMeasure,
    ScriptPlenum,
    ScriptQuery,
    ScriptRound,
    ScriptTheme,
)
from tests.domain.factories import SECOND_DAY, Happening, agenda, at, block, day, one_day


def test_cues_of_an_empty_script_run_the_agenda_as_planned() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 15))

    assert cues(plan, Script()) == (
        Cue(at("09:00"), Begin("a")),
        Cue(at("09:30"), Begin("b")),
        Cue(at("09:45"), End("b")),
        Cue(at("09:45"), Settle()),
    )


def test_block_that_runs_longer_delays_the_next_one_and_a_pinned_one_waits() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 15), block("c", 15, "10:30"))
    script = Script(blocks=(ScriptBlock(block="a", longer=minutes(10)),))

    assert cues(plan, script)[:4] == (
        Cue(at("09:00"), Begin("a")),
        Cue(at("09:40"), Begin("b")),
        Cue(at("09:55"), End("b")),
        Cue(at("10:30"), Begin("c")),
    )


def test_game_is_played_in_steps_while_its_block_runs() -> None:
    game = Game(size=3, squares=tuple(Square(text=f"Feld {number}") for number in range(9)))
    plan = one_day(replace(block("a", 40, "09:00"), kind=BlockKind.BINGO, game=game))

    played = cues(replace(plan, privacy=PRIVACY), Script())

    assert played[:3] == (
        Cue(at("09:00"), Begin("a")),
        Cue(at("09:00"), PlayOn("a", 0)),
        Cue(at("09:05"), PlayOn("a", 1 / 8)),
    )
    assert played[9:] == (
        Cue(at("09:40"), PlayOn("a", 1)),
        Cue(at("09:40"), End("a")),
        Cue(at("09:40"), Settle()),
    )
    # Without it no page opens to anybody.
    assert len(cues(plan, Script())) == 3


def test_cues_before_a_block_end_where_it_begins_and_none_are_before_what_is_left_out() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 15), block("c", 15))
    found = cues(plan, Script(blocks=(ScriptBlock(block="c", skipped=True),)))

    assert cues_before("b", found) == (found[:1], at("09:30"))
    assert cues_before("a", found) == ((), at("09:00"))
    assert cues_before("c", found) is None


def test_lines_are_spread_and_places_take_turns() -> None:
    plan = one_day(block("a", 30, "09:00"))
    lines = (("ws1", "eins"), ("ws1", "zwei"), ("ws2", "drei"))
    script = Script(blocks=(ScriptBlock(block="a", lines=lines),))

    assert cues(plan, script)[1:4] == (
        Cue(at("09:10"), Type("ws1", "eins")),
        Cue(at("09:15"), Type("ws2", "drei")),
        Cue(at("09:20"), Type("ws1", "zwei")),
    )


def test_extension_is_announced_towards_the_end() -> None:
    plan = one_day(block("a", 30, "09:00"))
    played = ScriptBlock(block="a", longer=minutes(10), extended=minutes(10))

    assert cues(plan, Script(blocks=(played,)))[1] == Cue(at("09:32"), Extend("a", minutes(10)))


PLENUM = ScriptPlenum(
    block="a",
    themes=(ScriptTheme(title="Eins", dots=40), ScriptTheme(title="Zwei")),
    query=ScriptQuery(question="Was zuerst?", phones=30),
    taken={"1.3": "Jemand"},
)
PRIVACY = Privacy(controller="c", contact="c", purpose="p", legal_basis="l")


def test_plenum_is_spread_over_its_block_in_the_order_of_a_plenum() -> None:
    plan = replace(one_day(block("a", 33, "09:00")), privacy=PRIVACY)
    script = Script(plenum=PLENUM, measures=(ScriptMeasure(what="Tun"),))
    one, two = PLENUM.themes
    query = PLENUM.query
    assert query is not None
    doings: list[PlenumDoing] = [
        Gather(one),
        Gather(two),
        AskPoints(query),
        GivePoints(query, PLENUM.themes),
        CountDots(query, PLENUM.themes),
        Reveal(),
        ReadBack(one),
        ReadBack(two),
        TakeAlong("1.3", "Jemand"),
        Agree(ScriptMeasure(what="Tun")),
    ]

    assert cues(plan, script)[1:-2] == tuple(
        Cue(at(f"09:{3 * number:02}"), InPlenum(doing))
        for number, doing in enumerate(doings, start=1)
    )


def test_cards_come_while_their_round_is_open_and_only_where_phones_may() -> None:
    asked = ScriptRound(block="a", kind=RoundKind.CARDS, question="Was fehlt?", cards=("Zeit",))
    plan = one_day(block("a", 30, "09:00"))
    script = Script(rounds=(asked,))

    played = cues(replace(plan, privacy=PRIVACY), script)

    assert played[1:4] == (
        Cue(at("09:03"), InPlenum(AskCards(asked))),
        Cue(at("09:15"), InPlenum(SendCards(asked))),
        Cue(at("09:27"), InPlenum(TakeCards(asked))),
    )
    assert len(cues(plan, script)) == 3


def test_skipped_block_takes_no_time() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 15), block("c", 15))
    script = Script(blocks=(ScriptBlock(block="b", skipped=True),))

    assert cues(plan, script)[1:3] == (
        Cue(at("09:30"), Skip("b")),
        Cue(at("09:30"), Begin("c")),
    )


def test_each_day_ends_by_itself() -> None:
    plan = agenda(day(block("a", 30, "09:00")), day(block("b", 30, "09:00"), on=SECOND_DAY))

    assert [cue.doing for cue in cues(plan, Script())] == [
        Begin("a"),
        End("a"),
        Begin("b"),
        End("b"),
        Settle(),
    ]


def test_pinned_block_begins_on_time_where_the_plan_is_too_full() -> None:
    plan = one_day(block("a", 75, "09:00"), block("b", 30, "10:00"))
    script = Script(blocks=(ScriptBlock(block="a", longer=minutes(-30)),))

    assert cues(plan, script)[1:3] == (
        Cue(at("09:45"), End("a")),
        Cue(at("10:00"), Begin("b")),
    )


def test_day_begins_when_it_is_planned_to_without_its_first_block() -> None:
    plan = one_day(block("a", 30, "10:00"), block("b", 30))
    script = Script(blocks=(ScriptBlock(block="a", skipped=True),))

    assert cues(plan, script)[1] == Cue(at("10:00"), Begin("b"))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("07:00", "08:59"),
        ("08:58", "08:59"),
        ("08:59", "09:01"),
        ("09:00", "09:01"),
        ("09:01", "09:06"),
        ("09:06", "09:11"),
    ],
)
def test_next_moment_is_a_minute_before_then_after_what_is_due_then_five_minutes_more(
    now: str, expected: str
) -> None:
    assert next_moment(at("09:00"), at(now)) == at(expected)


def test_due_is_the_end_of_what_runs_else_the_planned_start_of_what_comes() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 15, "10:30"))
    happened = Happening().start("a", "09:02")
    assert what_is_due(plan, Run(), at("09:20")) == Due("a", at("09:00"), ends=False)
    assert what_is_due(plan, happened.run, at("09:10")) == Due("a", at("09:32"), ends=True)
    assert what_is_due(plan, happened.run, at("09:40")) == Due("a", at("09:32"), ends=True)
    ended = happened.end("a", "09:40").run
    assert what_is_due(plan, ended, at("09:41")) == Due("b", at("10:30"), ends=False)


def test_nothing_is_due_after_the_last_block() -> None:
    plan = one_day(block("a", 30, "09:00"))
    happened = Happening().start("a", "09:00").end("a", "09:30")
    assert what_is_due(plan, happened.run, at("09:31")) is None
