"""Cards, table tents and rules as they lie on the disk, read back by others' libraries."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.document import Document as Word

from facilitator.domain.bingo.game import Rules
from facilitator.domain.bingo.paper import Sheets
from facilitator.domain.instant import Duration
from facilitator.formats.sheets.writing import build_sheets, write_sheets
from facilitator.texts import Language, load_texts
from tests.formats.paper_game import PRIVACY, make_card, make_sheets

GERMAN: Final = load_texts("de")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _open(sheets: Sheets, language: Language = "de") -> Word:
    return docx.Document(BytesIO(build_sheets(sheets, load_texts(language))))


def _paragraphs(word: Word) -> list[str]:
    """Return all text, that of tables too, in the order in which it is read."""
    return [
        "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        for paragraph in word.element.body.iter(f"{_W}p")
    ]


def _cards(word: Word) -> list[Any]:
    return [table for table in word.tables if "Karte" in _caption(table)]


def _caption(table: Any) -> str:
    return str(table._tbl.tblPr.find(f"{_W}tblCaption").get(f"{_W}val"))


# --- cards ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [3, 4, 5])
def test_card_has_all_its_squares_in_order(size: int) -> None:
    card = make_card(size=size)
    [table] = _cards(_open(make_sheets(card, size=size)))

    texts = table.rows[1::2]
    shown = [
        "".join(run.text for run in row.cells[column]._tc.iter(f"{_W}t"))
        for row in texts
        for column in range(size)
    ]
    assert shown == [text or "FREI" for text in card.squares]


def test_open_square_has_a_line_for_name_and_note() -> None:
    [table] = _cards(_open(make_sheets(make_card(size=3), size=3)))

    assert table.rows[2].cells[0].text == "Name\nNotiz"


def test_card_says_its_number_and_its_code_in_letters() -> None:
    said = _paragraphs(_open(make_sheets(make_card(17))))

    assert "Jobcenter-BingoKarte 17" in said
    assert "K7M417" in said


def test_card_of_a_phone_marks_what_is_filled_and_says_whose_it_is() -> None:
    card = make_card(4, size=3, name="Anna", filled=(0, 5))
    word = _open(make_sheets(card, size=3, is_continued=True, tents=0))
    [table] = _cards(word)

    below = [table.rows[row].cells[column].text for row in (2, 4, 6) for column in range(3)]
    assert [place for place, text in enumerate(below) if text == "✓ gefüllt"] == [0, 5]
    assert "Jobcenter-BingoAnna · Karte 4" in _paragraphs(word)


def test_two_cards_share_a_page() -> None:
    word = _open(make_sheets(*(make_card(number) for number in range(1, 6)), tents=0))

    breaks = list(word.element.body.iter(f"{_W}pageBreakBefore"))
    cuts = [text for text in _paragraphs(word) if text == "hier schneiden"]
    assert (len(_cards(word)), len(breaks), len(cuts)) == (5, 2, 3)


def test_card_without_a_network_has_no_code_and_is_played_all_the_same() -> None:
    word = _open(make_sheets(make_card(url=""), join_url="", place=""))

    assert list(word.element.body.iter(_DRAWN)) == []
    assert len(_cards(word)) == 1
    assert not any("Aufsteller" in _caption(table) for table in word.tables)


# --- whoever can't see it ---------------------------------------------------------------------


def test_every_picture_and_table_is_described() -> None:
    word = _open(make_sheets(make_card(1), make_card(2), tents=2))

    pictures = [drawn.get("descr") for drawn in word.element.body.iter(_DRAWN)]
    joining = "QR-Code zum Mitspielen. In Buchstaben: 192.168.178.20:20123, Code K7M4QX."
    meeting = [f"QR-Code von Karte {n}: Wer ihn scannt, ist dieser Karte begegnet." for n in (1, 2)]
    assert pictures == [joining] * 5 + meeting
    assert all(table._tbl.tblPr.find(f"{_W}tblDescription") is not None for table in word.tables)
    assert all(_caption(table) for table in word.tables)


def test_pictures_have_numbers_of_their_own() -> None:
    word = _open(make_sheets(make_card(1), make_card(2)))

    numbers = [drawn.get("id") for drawn in word.element.body.iter(_DRAWN)]
    assert len(set(numbers)) == len(numbers) == 5


def test_card_s_heading_is_a_header_row() -> None:
    [table] = _cards(_open(make_sheets()))

    headers = [row for row in table._tbl.tr_lst if row.trPr.find(f"{_W}tblHeader") is not None]
    assert headers == [table._tbl.tr_lst[0]]


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_file_says_in_which_language_it_is(language: Language, locale: str) -> None:
    word = _open(make_sheets(), language)

    spoken = {found.get(f"{_W}val") for found in word.styles.element.iter(f"{_W}lang")}
    assert (spoken, word.core_properties.language) == ({locale}, locale)


def test_all_looks_are_styles() -> None:
    """A house that wants another look changes styles, not hundreds of cells."""
    word = _open(make_sheets(make_card(1), make_card(2)))

    known = {style.style_id for style in word.styles}
    used = {found.get(f"{_W}val") for found in word.element.body.iter(f"{_W}pStyle")}
    direct = list(word.element.body.iter(f"{_W}sz", f"{_W}color", f"{_W}jc"))
    assert used - known == set()
    assert all(found.getparent().tag == f"{_W}tblPr" for found in direct)


# --- rules ------------------------------------------------------------------------------------


def test_rules_are_those_of_the_game() -> None:
    rules = Rules(
        squares_per_partner=2, lines=3, shared_within=Duration(0), raffle=False, late=False
    )
    said = _paragraphs(_open(make_sheets(rules=rules, free_centre=False)))

    start = said.index("Was zählt") + 1
    assert said[start : start + 4] == [
        "Jede Person zählt auf Ihrer Karte höchstens 2-mal.",
        "3 volle Reihen sind ein Bingo: waagerecht, senkrecht oder diagonal.",
        "Einsteigen können Sie, bis das Spiel beginnt.",
        "Datenschutz",
    ]


def test_usual_rules_are_said_in_full() -> None:
    said = _paragraphs(_open(make_sheets()))

    start = said.index("Was zählt") + 1
    assert said[start : start + 6] == [
        "Jede Person zählt auf Ihrer Karte nur einmal.",
        "Eine volle Reihe ist ein Bingo: waagerecht, senkrecht oder diagonal.",
        "Das Feld in der Mitte ist frei: Es zählt von Anfang an.",
        "Liegen Bingos höchstens 10 Sekunden auseinander, teilen sie sich den Platz.",
        "Am Ende wird unter allen gelost, die ein Bingo haben.",
        "Einsteigen können Sie jederzeit bis zum Schluss.",
    ]


def test_rules_say_who_answers_for_what_is_entered() -> None:
    said = _paragraphs(_open(make_sheets()))

    start = said.index("Datenschutz") + 1
    assert said[start : start + 4] == [
        f"Verantwortlich: {PRIVACY.controller}",
        f"Kontakt: {PRIVACY.contact}",
        f"Zweck: {PRIVACY.purpose}",
        f"Rechtsgrundlage: {PRIVACY.legal_basis}",
    ]


def test_nothing_is_promised_where_nothing_is_entered() -> None:
    said = _paragraphs(_open(make_sheets(privacy=None, join_url="")))

    assert not any("gelöscht" in text or text == "Datenschutz" for text in said)


def test_tent_says_everything_on_both_sides() -> None:
    said = _paragraphs(_open(make_sheets(privacy=None)))

    assert said.count("Die erste volle Reihe ist ein Bingo!") == 0
    assert said.count("3.\N{EN SPACE}Die erste volle Reihe ist ein Bingo!") == 2
    # on the page of rules as well
    assert said.count("192.168.178.20:20123") == said.count("K7M4QX") == 3


def test_address_of_a_hub_with_a_certificate_is_typed_with_its_scheme() -> None:
    said = _paragraphs(_open(make_sheets(secure=True)))

    assert said.count("https://192.168.178.20:20123") == 3


# --- the file ---------------------------------------------------------------------------------


def test_same_game_makes_the_same_file() -> None:
    assert build_sheets(make_sheets(), GERMAN) == build_sheets(make_sheets(), GERMAN)


def test_own_file_is_replaced_and_another_s_is_not(tmp_path: Path) -> None:
    first = write_sheets(make_sheets(), tmp_path, "bingo", GERMAN)
    again = write_sheets(make_sheets(make_card(2)), tmp_path, "bingo", GERMAN)
    other = write_sheets(replace(make_sheets(), key="another"), tmp_path, "bingo", GERMAN)

    assert (first, again, other.name) == (tmp_path / "bingo.docx", first, "bingo-2.docx")


def test_edited_file_is_left_alone(tmp_path: Path) -> None:
    path = write_sheets(make_sheets(), tmp_path, "bingo", GERMAN)
    word = docx.Document(str(path))
    word.paragraphs[0].add_run("!")
    word.save(str(path))
    edited = path.read_bytes()

    assert write_sheets(make_sheets(), tmp_path, "bingo", GERMAN).name == "bingo-2.docx"
    assert path.read_bytes() == edited
