"""What the room sees of the plenum, and what it does not see before it is to."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.accompanying import FreeTimer
from facilitator.domain.instant import minutes
from facilitator.domain.plenum.bars import Bar, Bars
from facilitator.domain.plenum.query import PhoneCount, Query, QueryKind, Source
from facilitator.domain.plenum.reading_back import seal_of_sheet
from facilitator.domain.plenum.reporting import unreported
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.plenum.theme import Confirmation, Theme, Themes
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Choice, Live, Picture, Scene, Sheet
from facilitator.domain.staging import picture
from tests.domain.plenum.asked import MOMENT, REVEALED, make_counts, make_query, make_round
from tests.factories import make_agenda, make_day, make_snapshot, make_workshop

SHOWN = Choice(scene=Scene.QUERY, query="q1")
PHONES = PhoneCount(ballots=20, points=(30, 5, 12))
SHEET = Sheet(title="Patenschaft", text="Wer fragt, lernt.", lines=("1.7  Paten benennen",))


def seen(choice: Choice, snapshot: Snapshot, live: Live | None = None) -> Picture:
    schedule = forecast(snapshot.agenda, snapshot.run, MOMENT)
    return picture(choice, snapshot, schedule, MOMENT, live or Live())


def bars_of(query: Query, live: Live | None = None) -> Bars:
    bars = seen(SHOWN, make_snapshot(queries=(query,)), live).bars
    assert bars is not None
    return bars


# --- queries ---


def test_open_query_shows_how_many_have_given_something_and_what_is_asked() -> None:
    query = make_query(people=90)
    live = Live(query="q1", ballots=7)

    assert bars_of(query, live) == Bars(
        kind=QueryKind.POINTS,
        bars=(Bar("A"), Bar("B"), Bar("C")),
        given=7,
        people=90,
        each=3,
        most=2,
    )


def test_ballots_of_another_query_are_not_counted() -> None:
    assert bars_of(make_query(), Live(query="q2", ballots=7)).given == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Source.DOTS, Source.HANDS]),
            st.sampled_from("abc"),
            st.integers(0, 99),
        ),
        max_size=6,
    ),
    st.none() | st.builds(PhoneCount, ballots=st.integers(0, 9), points=st.just((4, 0, 9))),
    st.booleans(),
)
def test_nothing_of_a_result_is_seen_before_it_is_revealed(
    counted: list[tuple[Source, str, int]], phones: PhoneCount | None, is_closed: bool
) -> None:
    query = make_query(closed=MOMENT if is_closed else None, from_phones=phones)

    hidden = bars_of(replace(query, counts=make_counts(*counted)))

    assert hidden == bars_of(query)
    assert not any(bar.points for bar in hidden.bars)


def test_revealed_query_shows_the_best_first_and_every_way_in_one_sum() -> None:
    counts = make_counts((Source.DOTS, "", 30), (Source.DOTS, "b", 40), (Source.DOTS, "c", 10))
    query = make_query(people=90, from_phones=PHONES, counts=counts, **REVEALED)

    assert bars_of(query) == Bars(
        kind=QueryKind.POINTS,
        is_revealed=True,
        bars=(Bar("B", 45), Bar("A", 30), Bar("C", 22)),
        points=97,
        possible=270,
        given=50,
        people=90,
        each=3,
        most=2,
    )


def test_revealed_query_stays_hidden_until_phones_are_counted() -> None:
    counts = make_counts((Source.DOTS, "", 30), (Source.DOTS, "b", 40))

    bars = bars_of(make_query(counts=counts, **REVEALED), Live(query="q1", ballots=7))

    assert (bars.is_revealed, bars.given) == (False, 37)


def test_steps_of_a_scale_keep_their_order() -> None:
    query = make_query(kind=QueryKind.SCALE, points=1, most=1, from_phones=PHONES, **REVEALED)

    assert bars_of(query).bars == (Bar("A", 30), Bar("B", 5), Bar("C", 12))


def test_of_very_many_candidates_the_best_are_shown_and_the_others_counted() -> None:
    ids = [f"c{number}" for number in range(30)]
    phones = PhoneCount(ballots=40, points=tuple(range(30)))

    bars = bars_of(make_query("q1", *ids, from_phones=phones, **REVEALED))

    assert (len(bars.bars), bars.bars[0], bars.more) == (20, Bar("C29", 29), 10)


def test_discarded_query_gives_way_to_the_countdown() -> None:
    assert seen(SHOWN, make_snapshot()).scene is Scene.COUNTDOWN


# --- the code for phones ---

LIVE = Live(address="HTTP://A/V/K7", place="a/V/K7", query="q1", ballots=1)
CODE = Choice(scene=Scene.VOICES_CODE)


def test_code_stands_beside_the_question_and_how_many_have_answered() -> None:
    assert seen(CODE, make_snapshot(queries=(make_query(),)), LIVE) == Picture(
        scene=Scene.VOICES_CODE,
        title="Was zuerst?",
        text="a/V/K7\n1 Stimme",
        address="HTTP://A/V/K7",
    )


def test_code_of_a_round_says_what_that_asks() -> None:
    one = make_snapshot(rounds=(make_round("r1", "Was nehmen Sie mit?"),))
    several = make_snapshot(rounds=(make_round("r1", "A?", "B?", kind=RoundKind.FEEDBACK),))

    assert (seen(CODE, one, LIVE).title, seen(CODE, one, LIVE).text) == (
        "Was nehmen Sie mit?",
        "a/V/K7",
    )
    assert seen(CODE, several, LIVE).title == "Ihre Rückmeldung"


def test_where_no_phone_gets_in_there_is_no_code() -> None:
    shown = seen(CODE, make_snapshot(queries=(make_query(),)))

    assert shown == Picture(scene=Scene.VOICES_CODE, title="Was zuerst?")


# --- read back, and reports ---


def read_back(sheet: Sheet, confirmation: Confirmation | None) -> Picture:
    theme = Theme(id="t", title="Patenschaft", summary="Neu getippt", confirmation=confirmation)
    snapshot = make_snapshot(themes=Themes((theme,)))
    return seen(Choice(scene=Scene.READ_BACK, theme="t", sheet=sheet), snapshot)


def test_what_is_read_back_stays_as_it_was_sent_whatever_is_typed() -> None:
    assert read_back(SHEET, None) == Picture(scene=Scene.READ_BACK, sheet=SHEET)


def test_tick_stands_only_on_what_was_confirmed() -> None:
    confirmed = Confirmation(MOMENT, seal_of_sheet(SHEET))

    assert read_back(SHEET, confirmed).text == "bestätigt um 12:26"
    assert read_back(replace(SHEET, text="Anders."), confirmed).text == ""


def test_very_long_summary_ends_where_a_frame_would_cut_it() -> None:
    shown = read_back(replace(SHEET, text="Wort " * 300), None).sheet

    assert shown is not None
    assert len(shown.text) <= 1_000
    assert shown.text.endswith("Wort…")


def test_report_counts_down_as_long_as_its_timer_is_there() -> None:
    timer = FreeTimer(id="x", label="Bericht", started=MOMENT, length=minutes(5))
    choice = Choice(scene=Scene.REPORT_BACK, workshop="ws1", sheet=SHEET, timer="x")

    running = seen(choice, make_snapshot(timers=(timer,)))
    over = seen(choice, make_snapshot())

    assert running == Picture(scene=Scene.REPORT_BACK, sheet=SHEET, until=MOMENT + minutes(5))
    assert over == replace(running, until=None)


def test_workshops_that_have_not_reported_are_named_in_their_order() -> None:
    workshops = tuple(map(make_workshop, (1, 2, 3)))
    agenda = make_agenda(make_day(), workshops=workshops)

    left = unreported(make_snapshot(agenda, report_backs={"ws2": MOMENT}))

    assert left == (workshops[0], workshops[2])
