"""What is signed off, and what comes back from those who were asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.releasing import Hold, holds, subjects
from facilitator.domain.entries import Release
from facilitator.domain.sign_off import SignOffState, SubjectKind
from facilitator.domain.versions import Edition
from facilitator.formats.excerpts import write_excerpts
from facilitator.formats.export import Order, build_document
from facilitator.station import Station
from facilitator.station.exporting import export_version
from facilitator.station.returning_file import review_file
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.word_program import WordProgram


@pytest.fixture
def station(tmp_path: Path) -> Station:
    agenda = make_agenda(make_day(make_block("welcome")), workshops=(make_workshop(1),))
    station = Station.open(tmp_path / "event.record", now=Clock(at("12:00")).now, agenda=agenda)
    station.capture.file("ws1", Line("Zu wenig Zeit", "h"))
    station.capture.file("ws1", Line("Endlich redet jemand mit uns -- Teamleitung", "z"))
    return station


@pytest.mark.parametrize(
    ("kind", "old"),
    [(SubjectKind.WORKSHOP, "Zu wenig Zeit"), (SubjectKind.QUOTE, "Endlich redet jemand mit uns")],
)
def test_excerpt_comes_back_before_anything_is_released(
    station: Station, tmp_path: Path, kind: SubjectKind, old: str
) -> None:
    own = [one for one in subjects(station.snapshot) if one.kind is kind]
    now = station.now()
    (path,) = write_excerpts(station.snapshot, own, folder=tmp_path, name="event", now=now)
    word = WordProgram(path.read_bytes())
    word.rewrite(old, f"{old} hier")
    word.save(path)

    found = review_file(path, station.snapshot, now).comparison

    assert [(one.record, one.word) for one in found.differences] == [(old, f"{old} hier")]
    assert found.unplaced == ()


def test_what_was_sent_and_changed_since_says_so(station: Station) -> None:
    workshop = subjects(station.snapshot)[0]
    station.sign_off.note(workshop.id, SignOffState.SENT)
    assert subjects(station.snapshot)[0].state is SignOffState.SENT

    station.capture.file("ws1", Line("Noch etwas", "h"))

    assert subjects(station.snapshot)[0].state is SignOffState.CHANGED


def test_two_that_note_at_once_are_not_mixed(station: Station, tmp_path: Path) -> None:
    workshop = subjects(station.snapshot)[0].id
    station.sign_off.note(workshop, SignOffState.SENT, by="Leitung A")
    station.close()
    shutil.copy(tmp_path / "event.record", tmp_path / "other.record")
    one = Station.open(tmp_path / "event.record", now=Clock(at("12:00")).now)
    other = Station.open(tmp_path / "other.record", now=Clock(at("12:05")).now)
    one.sign_off.note(workshop, SignOffState.CHANGED, by="Leitung B")
    other.sign_off.note(workshop, SignOffState.RELEASED, by="Leitung A")
    one._log.recall()  # waits for the disk

    other._log.receive(one._log.kept)

    noted = other.snapshot.sign_offs[workshop]
    assert (noted.state, noted.by) == (SignOffState.RELEASED, "Leitung A")
    assert subjects(other.snapshot)[0].is_released


def test_sentence_that_editors_reworded_ends_the_release(station: Station) -> None:
    workshop = subjects(station.snapshot)[0]
    station.sign_off.note(workshop.id, SignOffState.RELEASED)
    order = Order(edition=Edition.PUBLIC)
    document = build_document(station.snapshot, order, load_texts("de"), station.now())
    text = next(
        one
        for one in polishable_texts(document.blocks)
        if one.section == "place-ws1" and one.id.startswith("said:")
    )

    station.review.take(
        [
            Difference(
                kind=DifferenceKind.CHANGED,
                text_id=text.id,
                record=text.text,
                word="Das hat niemand freigegeben",
                section=text.section,
                title="",
            )
        ]
    )

    assert subjects(station.snapshot)[0].state is SignOffState.CHANGED


def test_quote_that_was_allowed_and_is_reworded_needs_another_release(station: Station) -> None:
    (quote,) = (one for one in subjects(station.snapshot) if one.kind is SubjectKind.QUOTE)
    station.capture.settle(quote.key, Release.WITH_FUNCTION)
    assert holds(station.snapshot) == {}

    station.review.take(
        [
            Difference(
                kind=DifferenceKind.CHANGED,
                text_id=f"entry:{quote.key}",
                record=quote.title,
                word="Das habe ich nie gesagt",
                section="",
                title="",
            )
        ]
    )

    assert holds(station.snapshot) == {quote.key: Hold.QUOTE}


def test_draft_is_no_content_that_other_devices_wait_for(station: Station, tmp_path: Path) -> None:
    for number in ("0.1", "0.9"):
        order = Order(number=number, lays_out=False)
        exported = export_version(
            station, station.snapshot, order, folder=tmp_path, name="event", now=station.now()
        )
        station.versions.note(exported.version)

    assert station.photos.named == {exported.version.digest} == station.photos.held()
