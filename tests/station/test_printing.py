"""From what the hub answers to what is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.bingo.card import FREE
from facilitator.domain.bingo.game import Game, Rules
from facilitator.domain.bingo.paper import PaperCard, Sheets
from facilitator.link.playing import Closed, Leaflet, PhoneAccess, PrintedCard, Printing
from facilitator.station.printing import sheets_of, write_printing
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day
from tests.formats.paper_game import PRIVACY

ACCESS = PhoneAccess(host="192.168.178.20", port=20_123)
RULES = Rules(lines=2)
AGENDA = make_agenda(make_day(make_block("bingo", game=Game(size=3, rules=RULES))), privacy=PRIVACY)


def _printing(access: PhoneAccess = ACCESS, **changes: Any) -> Printing:
    given = {"squares": (0, 1, 2, 3, FREE, 4, 5, 6, 7), **changes}
    return Printing(
        leaflet=Leaflet(title="Bingo", size=3, join_code="K7M4QX", access=access),
        pool=tuple("abcdefgh"),
        cards=(PrintedCard(number=7, code="ABCDE", token="ABCDEFGHJKLM", **given),),
    )


def _sheets(printing: Printing, agenda: Any = AGENDA, block: str = "bingo") -> Sheets:
    return sheets_of(
        printing, agenda, block=block, key="k", now=at("12:00"), tents=2, is_continued=False
    )


def test_card_has_the_squares_that_its_numbers_name() -> None:
    [card] = _sheets(_printing(name="Anna", filled=(3,))).cards

    assert card == PaperCard(
        number=7,
        code="ABCDE",
        url="HTTP://192.168.178.20:20123/M/ABCDEFGHJKLM",
        squares=("a", "b", "c", "d", "", "e", "f", "g", "h"),
        filled=(3,),
        name="Anna",
    )


def test_sheets_have_the_rules_and_the_promises_of_the_agenda() -> None:
    sheets = _sheets(_printing())

    assert (sheets.rules, sheets.privacy, sheets.free_centre) == (RULES, PRIVACY, True)
    assert (sheets.join_url, sheets.address) == (
        "HTTP://192.168.178.20:20123/J/K7M4QX",
        "192.168.178.20:20123",
    )


def test_game_that_the_agenda_has_lost_has_the_usual_rules() -> None:
    assert _sheets(_printing(), block="gone").rules == Rules()


@pytest.mark.parametrize(
    ("closed", "leads"),
    [
        (None, True),
        (Closed.LOCAL, True),
        (Closed.WINDOWS, True),
        (Closed.PRIVACY, False),
        (Closed.NO_NETWORK, False),
    ],
)
def test_codes_are_printed_where_they_can_lead_somewhere(
    closed: Closed | None, leads: bool
) -> None:
    sheets = _sheets(_printing(replace(ACCESS, closed=closed)))

    assert (sheets.may_join, bool(sheets.cards[0].url)) == (leads, leads)


def test_no_code_is_printed_if_nobody_answers_for_the_phones() -> None:
    sheets = _sheets(_printing(), replace(AGENDA, privacy=None))

    assert (sheets.may_join, sheets.cards[0].url) == (False, "")


@pytest.mark.parametrize(
    ("is_continued", "language", "name"),
    [
        (False, "de", "event-bingo-karten.docx"),
        (True, "de", "event-bingo-auf-papier.docx"),
        (False, "en", "event-bingo-cards.docx"),
        (True, "en", "event-bingo-on-paper.docx"),
    ],
)
def test_file_is_named_after_the_event(
    tmp_path: Path, is_continued: bool, language: str, name: str
) -> None:
    written = write_printing(
        _printing(),
        replace(AGENDA, language=language),
        block="bingo",
        folder=tmp_path,
        stem="event",
        now=at("12:00"),
        is_continued=is_continued,
    )

    assert list(tmp_path.iterdir()) == [written] == [tmp_path / name]
