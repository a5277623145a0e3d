"""What an editor deletes in Word: said beforehand, gone in every place, and back when wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from facilitator.cli.reviewed import marked
from facilitator.domain.capture import Line
from facilitator.domain.documentation.comparison import Comparison, Difference, DifferenceKind
from facilitator.domain.documentation.difference_words import hint_words
from facilitator.domain.documentation.model import Document
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.export import Order, build_document
from facilitator.station import Station
from facilitator.station.returning_file import review_file
from facilitator.texts import load_texts
from facilitator.tui.review.facts import side_by_side
from tests.clock import Clock
from tests.domain.documentation.building import lines
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.word_program import WordProgram


@pytest.fixture
def station(tmp_path: Path) -> Station:
    agenda = make_agenda(
        make_day(make_block("welcome", "Begrüßung")),
        workshops=(make_workshop(1, "Bildung"), make_workshop(2, "Sichtbarkeit")),
    )
    station = Station.open(tmp_path / "event.record", now=Clock(at("12:00")).now, agenda=agenda)
    for text in ("Zu wenig Zeit", "Kaum Räume im Haus"):
        station.capture.file("ws1", Line(text, "h"))
    station.capture.file("ws1", Line("vor allem im Winter", "+"))
    station.capture.file("ws1", Line("Ein Haus macht es vor", "b"))
    option = station.capture.file("ws1", Line("Räume teilen", "o")).entry
    station.document.add_measure("ws1", "Raumbörse gründen", source=option)
    station.document.add_measure("ws1", "Leitfaden schreiben")
    return station


def printed(station: Station, edition: Edition = Edition.INTERNAL) -> Document:
    order = Order(edition=edition)
    return build_document(station.snapshot, order, load_texts("de"), station.now())


def said(document: Document) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines(document.blocks)]


def written(station: Station, folder: Path, edition: Edition = Edition.INTERNAL) -> Path:
    path = folder / "event.docx"
    path.write_bytes(write_docx(printed(station, edition)))
    return path


def reviewed(station: Station, path: Path) -> Comparison:
    return review_file(path, station.snapshot, station.now()).comparison


def deleted(station: Station, folder: Path, *words: str) -> Sequence[Difference]:
    path = written(station, folder)
    word = WordProgram(path.read_bytes())
    for one in words:
        word.delete(one)
    return reviewed(station, word.save(path)).differences


def test_review_says_what_hangs_on_an_entry_that_is_deleted(
    station: Station, tmp_path: Path
) -> None:
    (gone,) = deleted(station, tmp_path, "Kaum Räume im Haus")

    assert [label.replace("\u00a0", " ") for label in gone.hanging] == ["1.3"]
    hint = hint_words(gone, load_texts("de")).replace("\u00a0", " ")
    assert hint == "1.3 hängt daran und bleibt stehen."
    shown = side_by_side(gone, load_texts("de")).word, marked(gone, load_texts("de"))[1]
    assert [one.plain.splitlines()[-1].replace("\u00a0", " ") for one in shown] == [f"→ {hint}"] * 2


def test_review_says_nothing_of_what_is_deleted_along(station: Station, tmp_path: Path) -> None:
    found = deleted(station, tmp_path, "Kaum Räume im Haus", "vor allem im Winter")

    assert [one.hanging for one in found] == [(), ()]


def test_review_says_that_a_number_is_counted(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = WordProgram(path.read_bytes())
    word.rewrite("2 Herausforderungen", "7 Herausforderungen")

    (one,) = reviewed(station, word.save(path)).differences

    assert hint_words(one, load_texts("de")) == (
        "Hier zählt das Programm selbst (2). Ihre Zahl gilt nur in diesem Satz, und nur bis sich "
        "die Zählung ändert."
    )


@pytest.mark.parametrize("edition", Edition)
def test_what_was_left_out_is_gone_and_the_next_file_says_the_same(
    station: Station, tmp_path: Path, edition: Edition
) -> None:
    station.sign_off.note("workshop:ws1", SignOffState.RELEASED)
    path = written(station, tmp_path, edition)
    word = WordProgram(path.read_bytes())
    word.delete("Ein Haus macht es vor")
    word.delete("Kaum Räume im Haus")

    differences = reviewed(station, word.save(path)).differences
    assert [one.kind for one in differences] == [DifferenceKind.LEFT_OUT] * 2
    station.review.take(differences)
    station.sign_off.note("workshop:ws1", SignOffState.RELEASED)

    after = printed(station, edition)
    told = said(after)
    assert "# Praxisbeispiele" not in told
    assert not any("Praxisbeispiel" in line for line in told)
    (addition,) = (line for line in told if "vor allem im Winter" in line)
    assert "Ergänzung zu H 1.2" in addition
    assert "H 1.2 ist hier nicht aufgenommen" in addition
    assert after.orphans == ()
    again = reviewed(station, written(station, tmp_path, edition))
    assert (again.differences, again.unplaced) == ((), ())


def test_measure_that_was_left_out_is_referred_to_nowhere(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = WordProgram(path.read_bytes())
    word.delete_row("Raumbörse gründen")
    assert any("siehe M 1" in line for line in said(printed(station)))

    station.review.take(reviewed(station, word.save(path)).differences)

    told = said(printed(station))
    assert not any("M 1" in line for line in told)
    assert any(line.startswith("M 2") for line in told)
    again = reviewed(station, written(station, tmp_path))
    assert (again.differences, again.unplaced) == ((), ())


def test_what_was_left_out_comes_back_with_all_that_went_along(
    station: Station, tmp_path: Path
) -> None:
    before = said(printed(station))
    station.review.take(deleted(station, tmp_path, "Ein Haus macht es vor", "Kaum Räume im Haus"))

    for text_id in station.snapshot.polish.left_out:
        station.review.discard(text_id)

    assert said(printed(station)) == before


def test_paragraph_typed_for_a_deleted_entry_keeps_its_place(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = WordProgram(path.read_bytes())
    word.insert_after("Ein Haus macht es vor", "Das Haus in Fulda macht es vor.")
    word.delete("Ein Haus macht es vor")
    station.review.take(reviewed(station, word.save(path)).differences)

    told = [text.text for text in polishable_texts(printed(station).blocks)]

    at_heading = told.index("Praxisbeispiele")
    assert told[at_heading + 1] == "Das Haus in Fulda macht es vor."
    assert reviewed(station, written(station, tmp_path)).differences == ()
