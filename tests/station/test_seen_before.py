"""A page refers to what its writer had before him, however much others have filed since."""

from __future__ import annotations

from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry, Relation
from facilitator.domain.kinds import OPTION, QUESTION
from facilitator.station import Filed, Outcome, Station


def file(station: Station, text: str, prefix: str = "", after: str | None = None) -> Entry:
    page = station.capture.sent_by("laptop", f"{text}{prefix}", after)
    entry = page.file("ws1", Line(text, prefix)).entry
    assert entry is not None
    return station.snapshot.entries[entry]


def test_addition_and_answer_hang_on_what_was_seen(station: Station) -> None:
    question = file(station, "Wer kann das?", "f")
    file(station, "Und wann?", "f")

    addition = file(station, "am Anfang", "+", question.id)
    answer = file(station, "Alle", "a", question.id)

    assert (addition.relation, addition.parent) == (Relation.ADDITION, question.id)
    assert (answer.relation, answer.parent) == (Relation.ANSWER, question.id)


def test_mark_alone_is_about_what_was_seen(station: Station) -> None:
    seen = file(station, "Teams sind müde")
    file(station, "Patenschaften")

    filed = station.capture.sent_by("laptop", "kind", seen.id).file("ws1", Line("#o"))

    assert filed == Filed(Outcome.REKINDED, seen.id)
    assert station.snapshot.entries[seen.id].kind == OPTION


def test_what_is_no_longer_there_was_not_seen(station: Station) -> None:
    gone = file(station, "zieht um")
    last = file(station, "bleibt", "f")
    station.capture.remove(gone.id)

    addition = file(station, "dazu", "+", gone.id)

    assert (addition.parent, last.kind) == (last.id, QUESTION)
