"""Rounds, and cards that become entries: each once, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.documentation.allowing import digest_of_quote
from facilitator.domain.entries import Release
from facilitator.domain.plenum.round import Round, RoundId, RoundKind
from facilitator.domain.schedule import next_step
from facilitator.station import Reason, Station
from tests.clock import Clock
from tests.station.refusing import check_refused
from tests.writing_together import writers_in

CARD = "01992fd9bd58000079ecf5"


@pytest.fixture
def asked(station: Station) -> RoundId:
    return station.polls.open_round(RoundKind.CARDS, ["Was fehlt?"], "impuls")


def found(station: Station, round_id: RoundId) -> Round:
    return next(one for one in station.snapshot.rounds if one.id == round_id)


def test_round_is_opened_closed_opened_again_and_discarded(
    station: Station, asked: RoundId, clock: Clock
) -> None:
    opened = found(station, asked)
    station.polls.close_round(asked)
    closed = found(station, asked)
    station.polls.reopen_round(asked)
    again = found(station, asked)
    station.polls.discard_round(asked)

    assert (opened.place, opened.questions, opened.is_open) == ("impuls", ("Was fehlt?",), True)
    assert closed.closed == clock.now()
    assert again == opened
    assert station.snapshot.rounds == ()
    assert [station.undo("poll").command for _ in range(4)] == [
        "poll.discard_round",
        "poll.reopen_round",
        "poll.close_round",
        "poll.open_round",
    ]


def test_rounds_may_be_open_side_by_side(station: Station, asked: RoundId) -> None:
    other = station.polls.open_round(RoundKind.PODIUM, ["Ihre Frage?"], "impuls")

    assert [one.id for one in station.snapshot.rounds if one.is_open] == [asked, other]


def test_round_is_filed_where_things_run_unless_told(station: Station) -> None:
    before = station.polls.open_round(RoundKind.FLASH, ["Wie geht es?"])
    for _ in range(2):
        step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
        assert step is not None
        station.run.advance(step)
    during = station.polls.open_round(RoundKind.FLASH, ["Wie geht es?"])

    assert (found(station, before).place, found(station, during).place) == ("ws1", "impuls")


def test_round_that_asks_nothing_is_refused(station: Station) -> None:
    polls = station.polls

    check_refused(station, Reason.EMPTY, lambda: polls.open_round(RoundKind.CARDS, []))
    check_refused(station, Reason.EMPTY, lambda: polls.open_round(RoundKind.CARDS, ["\u202e"]))
    check_refused(station, Reason.GONE, lambda: polls.open_round(RoundKind.CARDS, ["?a"], "moon"))


def test_card_becomes_an_entry_of_the_same_id(
    station: Station, asked: RoundId, clock: Clock
) -> None:
    taken = station.polls.take_card(
        CARD,
        asked,
        "Mehr\u202e Zeit\nfür Beratung",
        "challenge",
        function=" Team-\nleitung ",
        release=Release.WITH_FUNCTION,
        withdrawal="proof",
    )

    entry = station.snapshot.entries[CARD]
    assert taken == CARD == entry.id
    assert (entry.text, entry.kind, entry.place) == (
        "Mehr Zeit\nfür Beratung",
        "challenge",
        "impuls",
    )
    assert (entry.function, entry.release) == ("Team- leitung", Release.WITH_FUNCTION)
    assert entry.released_as == digest_of_quote("Mehr Zeit\nfür Beratung")
    assert (entry.round, entry.withdrawal, entry.filed_at) == (asked, "proof", clock.now())
    assert station.snapshot.full_number(entry) == "I.1"
    assert station.snapshot.notes_in("impuls").entries == (entry,)


def test_card_can_be_filed_elsewhere_and_into_a_theme(station: Station, asked: RoundId) -> None:
    theme = station.plenum.found("Zeit")

    station.polls.take_card(CARD, asked, "Mehr Zeit", None, place="ws2", theme=theme)

    assert station.snapshot.entries[CARD].place == "ws2"
    assert station.snapshot.themes.of_entry == {CARD: (theme,)}
    station.undo("poll")
    assert station.snapshot.themes.of_entry == {}


def test_card_whose_taking_is_undone_can_be_taken_again(station: Station, asked: RoundId) -> None:
    station.polls.take_card(CARD, asked, "Mehr Zeit", None)
    station.undo("poll")
    gone = CARD in station.snapshot.entries

    station.polls.take_card(CARD, asked, "Viel mehr Zeit", None)

    assert not gone
    # Its first number is never given again.
    assert (station.snapshot.entries[CARD].number, len(station.snapshot.entries)) == ("2", 1)


def test_card_taken_twice_stays_as_it_was(station: Station, asked: RoundId) -> None:
    station.polls.take_card(CARD, asked, "Mehr Zeit", None)
    changes = station._log.count()

    station.polls.take_card(CARD, asked, "etwas anderes", "challenge")

    assert (station._log.count(), station.snapshot.entries[CARD].text) == (changes, "Mehr Zeit")


def test_card_that_was_withdrawn_cannot_be_taken(station: Station, asked: RoundId) -> None:
    station.polls.take_card(CARD, asked, "Mehr Zeit", None)
    station.redaction.redact(CARD)

    check_refused(
        station, Reason.REDACTED, lambda: station.polls.take_card(CARD, asked, "Mehr Zeit", None)
    )


def test_card_is_not_taken_to_where_nothing_is(station: Station, asked: RoundId) -> None:
    take = station.polls.take_card

    check_refused(station, Reason.EMPTY, lambda: take(CARD, asked, "\u202e ", None))
    check_refused(station, Reason.GONE, lambda: take(CARD, asked, "Ja", "no kind"))
    check_refused(station, Reason.GONE, lambda: take(CARD, asked, "Ja", None, place="moon"))
    check_refused(station, Reason.GONE, lambda: take(CARD, asked, "Ja", None, theme="none"))
    check_refused(station, Reason.GONE, lambda: take(CARD, "no round", "Ja", None, place="ws1"))


def test_card_of_several_questions_keeps_a_line_for_each(station: Station) -> None:
    asked = station.polls.open_round(RoundKind.FEEDBACK, ["gut?", "fehlt?", "anders?"], "impuls")

    station.polls.take_card(CARD, asked, "\n viel\u202e  Zeit \n", None)

    assert station.snapshot.entries[CARD].text == "\nviel Zeit\n"


def test_card_taken_by_two_devices_at_once_is_one_entry(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        asked = both.one.polls.open_round(RoundKind.CARDS, ["Was fehlt?"])
        both.meet()
        both.one.polls.take_card(CARD, asked, "Mehr Zeit", None)
        both.other.polls.take_card(CARD, asked, "Mehr Zeit", "insight", theme=both.theme)
        both.meet()

        one, other = (station.snapshot for station in both.stations)

        assert one.entries == other.entries
        assert list(one.entries) == [CARD]
        assert (one.entries[CARD].text, one.entries[CARD].versions) == ("Mehr Zeit", ())
        assert one.themes.of_entry == other.themes.of_entry == {CARD: (both.theme,)}
