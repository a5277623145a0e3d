"""The way back from Word where somebody else is at it too: nothing doubled, nothing overwritten."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.agenda import Person
from facilitator.domain.capture import Line
from facilitator.domain.documentation.releasing import subjects
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.export import Order, build_document
from facilitator.station import Station
from facilitator.station.refusal import Reason
from facilitator.station.returning_file import review_file
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.word_program import WordProgram

NAME = "Ottilie Zwölfender"


@pytest.fixture
def station(tmp_path: Path) -> Station:
    person = Person(name=NAME, role="Referentin")
    agenda = make_agenda(
        make_day(make_block("welcome")), workshops=(replace(make_workshop(1), people=(person,)),)
    )
    station = Station.open(tmp_path / "event.record", now=Clock(at("12:00")).now, agenda=agenda)
    for text in ("Zu wenig Zeit", "Patinnen gewinnen", f"{NAME} hält das Netz"):
        station.capture.file("ws1", Line(text, "h"))
    return station


def written(station: Station, path: Path, edition: Edition = Edition.INTERNAL) -> WordProgram:
    order = Order(edition=edition)
    document = build_document(station.snapshot, order, load_texts("de"), station.now())
    path.write_bytes(write_docx(document))
    return WordProgram(path.read_bytes())


def texts(station: Station) -> list[str]:
    return [entry.text for entry in station.snapshot.notes_in("ws1").entries]


def test_file_taken_over_on_two_devices_at_once_is_there_once(
    station: Station, tmp_path: Path
) -> None:
    word = written(station, tmp_path / "event.docx")
    for _ in range(2):
        word.insert_after("Patinnen gewinnen", "Das gilt überall.")
        word.insert_after("Zu wenig Zeit", "Das gilt überall.")
    word.comment("Zu wenig Zeit", "Stimmt das?")
    file = word.save(tmp_path / "event.docx")
    station.close()
    shutil.copy(tmp_path / "event.record", tmp_path / "other.record")
    one, other = (
        Station.open(tmp_path / f"{name}.record", now=Clock(at("12:00")).now)
        for name in ("event", "other")
    )
    for each in (one, other):
        each.review.take(review_file(file, each.snapshot, each.now()).comparison.differences)

    one._log.recall()  # waits for the disk

    other._log.receive(one._log.kept)

    assert other.snapshot.polish.insertions == one.snapshot.polish.insertions
    assert len(other.snapshot.polish.insertions) == 2
    assert [note.text for note in other.snapshot.polish.notes] == ["Stimmt das?"]


def test_insertion_that_was_discarded_may_be_taken_again(station: Station, tmp_path: Path) -> None:
    word = written(station, tmp_path / "event.docx")
    word.insert_after("Zu wenig Zeit", "Das gilt überall.")
    file = word.save(tmp_path / "event.docx")
    differences = review_file(file, station.snapshot, station.now()).comparison.differences
    for take_away in (lambda: station.undo("document"), lambda: None):
        station.review.take(differences)
        take_away()
    (known,) = station.snapshot.polish.insertions
    station.review.discard(f"inserted:{known.id}")

    station.review.take(differences)

    assert [one.text for one in station.snapshot.polish.insertions] == ["Das gilt überall."]


@pytest.mark.parametrize("meanwhile", ["Ganz etwas anderes", "Viel zu wenig Zeit"])
def test_entry_that_was_changed_since_it_was_compared_stays(
    station: Station, tmp_path: Path, meanwhile: str
) -> None:
    word = written(station, tmp_path / "event.docx")
    word.rewrite("Zu wenig Zeit", "Viel zu wenig Zeit")
    file = word.save(tmp_path / "event.docx")
    differences = review_file(file, station.snapshot, station.now()).comparison.differences
    station.capture.edit(station.snapshot.notes_in("ws1").entries[0].id, meanwhile)

    taken = station.review.take(differences)

    assert [why for _, why in taken.refused] == [Reason.CHANGED_SINCE]
    assert texts(station)[0] == meanwhile


def test_public_edition_takes_no_name_from_the_record(station: Station, tmp_path: Path) -> None:
    for subject in subjects(station.snapshot):
        station.sign_off.note(subject.id, SignOffState.RELEASED)
    word = written(station, tmp_path / "event.docx", Edition.PUBLIC)
    word.rewrite("hält das Netz", "hält das ganze Netz")
    word.rewrite("Zu wenig Zeit", "Viel zu wenig Zeit")
    file = word.save(tmp_path / "event.docx")

    taken = station.review.take(
        review_file(file, station.snapshot, station.now()).comparison.differences
    )

    assert [why for _, why in taken.refused] == [Reason.CHANGED_SINCE]
    assert texts(station) == ["Viel zu wenig Zeit", "Patinnen gewinnen", f"{NAME} hält das Netz"]
