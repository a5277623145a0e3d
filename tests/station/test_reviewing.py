"""The way back from Word, all of it: written, edited, taken over, written again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from facilitator.domain.capture import Line
from facilitator.domain.documentation.comparison import Comparison, DifferenceKind
from facilitator.domain.documentation.model import EntryBlock
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.export import Order, build_document
from facilitator.station import RefusedError, Station
from facilitator.station.refusal import Reason
from facilitator.station.returning_file import review_file
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.word_program import WordProgram

SAID = ("Zu wenig Zeit", "Kaum Räume im Haus", "Patinnen gewinnen", "Schulungen anbieten")


@pytest.fixture
def station(tmp_path: Path) -> Station:
    agenda = make_agenda(
        make_day(make_block("welcome", "Begrüßung")),
        workshops=(make_workshop(1, "Bildung"), make_workshop(2, "Sichtbarkeit")),
    )
    station = Station.open(tmp_path / "event.record", now=Clock(at("12:00")).now, agenda=agenda)
    fill(station)
    return station


def fill(station: Station) -> None:
    for text in SAID:
        station.capture.file("ws1", Line(text, "h"))
    station.capture.file("ws2", Line("Endlich redet jemand mit uns -- Teamleitung", "z"))
    station.document.write_summary("ws1", "Zwei Dinge:\n- Zeit\n- Räume")
    theme = station.plenum.found("Einarbeitung")
    summary = station.texts.open(theme)
    summary.insert(0, "Alle nennen die Einarbeitung.")
    summary.close()
    station.document.add_measure("ws1", "Leitfaden schreiben", "AG Einarbeitung", "31.10.2026")


def written(station: Station, folder: Path, name: str = "event") -> Path:
    document = build_document(station.snapshot, Order(), load_texts("de"), station.now())
    path = folder / f"{name}.docx"
    path.write_bytes(write_docx(document))
    return path


def reviewed(station: Station, path: Path) -> Comparison:
    return review_file(path, station.snapshot, station.now()).comparison


def edit(path: Path) -> WordProgram:
    return WordProgram(path.read_bytes())


def printed(station: Station) -> list[str]:
    document = build_document(station.snapshot, Order(), load_texts("de"), station.now())
    return [text.text for text in polishable_texts(document.blocks)]


def entries(station: Station) -> list[str]:
    return [entry.text for entry in station.snapshot.notes_in("ws1").entries]


def test_all_sorts_of_texts_are_taken_over_and_undone_at_once(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Zu wenig Zeit", "Viel zu wenig Zeit")
    word.rewrite("Endlich redet jemand mit uns", "Endlich reden alle mit uns")
    word.rewrite("Räume", "Raum")
    word.rewrite("Leitfaden schreiben", "Leitfaden gemeinsam schreiben")
    word.rewrite("31.10.2026", "30.11.2026")
    word.rewrite("AG Einarbeitung", "AG Einarbeitung und Patenschaft")
    word.delete("Schulungen anbieten")
    word.insert_after("Patinnen gewinnen", "Das gilt in allen Häusern.")
    word.comment("Kaum Räume im Haus", "Welches Haus?")
    before = station.snapshot

    found = reviewed(station, word.save(path))
    taken = station.review.take(found.differences)

    assert found.unplaced == ()
    assert taken.refused == ()
    assert taken.count == 9
    assert entries(station)[0] == "Viel zu wenig Zeit"
    (quote,) = station.snapshot.notes_in("ws2").entries
    assert (quote.text, quote.function) == ("Endlich reden alle mit uns", "Teamleitung")
    assert station.snapshot.notes_in("ws1").summary == "Zwei Dinge:\n- Zeit\n- Raum"
    (measure,) = station.snapshot.measures
    assert measure.what == "Leitfaden gemeinsam schreiben"
    assert (measure.who, measure.due) == ("AG Einarbeitung und Patenschaft", "30.11.2026")
    assert entries(station)[3] == "Schulungen anbieten"  # stays in the record
    assert "Schulungen anbieten" not in printed(station)
    assert "Das gilt in allen Häusern." in printed(station)
    assert [note.text for note in station.snapshot.polish.notes] == ["Welches Haus?"]

    assert station.undo("document").command == "document.review"

    assert station.snapshot.entries == before.entries
    assert station.snapshot.polish == before.polish
    assert station.snapshot.measures == before.measures


def test_summary_of_a_theme_is_spliced(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Alle nennen die Einarbeitung.", "Alle nennen zuerst die Einarbeitung.")

    taken = station.review.take(reviewed(station, word.save(path)).differences)

    assert taken.for_good == 1
    (theme,) = station.snapshot.themes.standing
    assert theme.summary == "Alle nennen zuerst die Einarbeitung."


def test_what_both_have_changed_is_a_conflict(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Zu wenig Zeit", "In Word anders")
    (first, *_) = station.snapshot.notes_in("ws1").entries
    station.capture.edit(first.id, "Hier anders")

    (one,) = reviewed(station, word.save(path)).differences

    assert (one.record, one.word, one.is_conflict) == ("Hier anders", "In Word anders", True)


def test_what_the_record_alone_has_changed_or_got_is_no_difference(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.scatter()
    first, second, *_ = station.snapshot.notes_in("ws1").entries
    station.capture.edit(first.id, "Hier anders")
    station.capture.remove(second.id)
    station.capture.file("ws1", Line("Ganz neu", "h"))

    assert reviewed(station, word.save(path)) == Comparison()


def test_sentence_that_the_record_counts_anew_is_set_against_the_polished_one(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Ergebnisse der 2 Workshops", "Das kam in den 2 Workshops heraus")
    station.capture.file("ws1", Line("Ganz neu", "h"))

    (one,) = reviewed(station, word.save(path)).differences

    assert one.is_conflict
    assert "5 Herausforderungen" in one.record
    assert one.word.startswith("Das kam in den 2 Workshops heraus")
    station.review.take([one])
    assert reviewed(station, path).differences == ()


def test_polished_sentence_that_says_something_else_by_now_is_an_orphan(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Ergebnisse der 2 Workshops", "Das kam in den 2 Workshops heraus")
    station.review.take(reviewed(station, word.save(path)).differences)
    station.capture.file("ws1", Line("Ganz neu", "h"))

    document = build_document(station.snapshot, Order(), load_texts("de"), station.now())

    (orphan,) = document.orphans
    station.review.discard(orphan)
    assert station.snapshot.polish.rewordings == {}


def test_entry_that_was_redacted_takes_no_words(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("Zu wenig Zeit", "Frau Müller hat zu wenig Zeit")
    (first, *_) = station.snapshot.notes_in("ws1").entries
    (one,) = reviewed(station, word.save(path)).differences
    station.redaction.redact(first.id)

    taken = station.review.take([one])

    assert [(why) for _, why in taken.refused] == [Reason.REDACTED]
    assert taken.count == 0


def test_day_that_no_calendar_has_is_refused_and_the_rest_taken(
    station: Station, tmp_path: Path
) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.rewrite("31.10.2026", "31.02.2026")
    word.rewrite("Zu wenig Zeit", "Viel zu wenig Zeit")

    taken = station.review.take(reviewed(station, word.save(path)).differences)

    assert [(one.text_id.rpartition(".")[2], why) for one, why in taken.refused] == [
        ("due", Reason.IMPOSSIBLE)
    ]
    assert entries(station)[0] == "Viel zu wenig Zeit"


def test_note_is_settled_and_what_was_left_out_comes_back(station: Station, tmp_path: Path) -> None:
    path = written(station, tmp_path)
    word = edit(path)
    word.comment("Zu wenig Zeit", "Stimmt das?")
    word.delete("Schulungen anbieten")
    station.review.take(reviewed(station, word.save(path)).differences)

    (note,) = station.snapshot.polish.notes
    station.review.settle(note.id)
    (left_out,) = station.snapshot.polish.left_out
    station.review.discard(left_out)

    assert [note.done for note in station.snapshot.polish.notes] == [True]
    assert "Schulungen anbieten" in printed(station)
    with pytest.raises(RefusedError):
        station.review.discard(left_out)


# --- properties ---

EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("rewrite", "delete", "insert", "split", "comment", "move", "merge", "copy"),
                *("empty", "uncontrol", "unmark", "track", "track deletion"),
            ]
        ),
        st.integers(0, 3),
        st.text("abcäöü ,.-„“\u00a0\u00ad", min_size=1, max_size=12).filter(str.strip),
    ),
    max_size=6,
)


@pytest.mark.slow
@given(EDITS)
@example([("delete", 0, "a"), ("insert", 0, "b"), ("insert", 1, "c")])
@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_is_lost_and_nothing_doubled(
    tmp_path_factory: pytest.TempPathFactory, edits: Sequence[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("way_back")
    agenda = make_agenda(make_day(make_block("a")), workshops=(make_workshop(1, "Bildung"),))
    station = Station.open(folder / "event.record", now=Clock(at("12:00")).now, agenda=agenda)
    try:
        for text in SAID:
            station.capture.file("ws1", Line(text, "h"))
        path = written(station, folder)
        word = edit(path)
        for kind, which, words in edits:
            _do(word, kind, SAID[which], words)
        word.scatter()
        word.save(path)

        differences = reviewed(station, path).differences
        taken = station.review.take(differences)

        assert taken.refused == ()
        assert reviewed(station, path).differences == ()
        again = written(station, folder, "again")
        assert reviewed(station, again) == Comparison()
        _check_words(station, word)
    finally:
        station.close()


def _do(word: WordProgram, kind: str, said: str, words: str) -> None:
    """Edit the entry that says `said`, as far as it still stands."""
    hands = {
        "rewrite": lambda: word.rewrite(said, f"{said}{words}"),
        "delete": lambda: word.delete(said),
        "insert": lambda: word.insert_after(said, words),
        "split": lambda: word.split(said[5:], inside=True),
        "comment": lambda: word.comment(said, words.strip()),
        "move": lambda: word.move(said, SAID[0]),
        "merge": lambda: word.merge(said, SAID[-1]),
        "copy": lambda: word.copy(said, SAID[0]),
        "empty": lambda: word.show_placeholder(said),
        "uncontrol": lambda: word.remove_control(said),
        "unmark": lambda: word.remove_control(said, bookmark=True),
        "track": lambda: word.track_rewriting(said, f"{said} {words}"),
        "track deletion": lambda: word.track_deletion(said),
    }
    try:
        hands[kind]()
    except (AssertionError, StopIteration):
        return


def _check_words(station: Station, word: WordProgram) -> None:
    """Every word of Word is in the document, each entry once."""
    document = build_document(station.snapshot, Order(), load_texts("de"), station.now())
    blocks = [block for block in document.blocks if isinstance(block, EntryBlock)]
    assert len({block.id for block in blocks}) == len(blocks)
    there = " ".join(printed(station)).replace("\u00ad", "").split()
    for one in station.snapshot.polish.insertions:
        assert all(piece in there for piece in one.text.removeprefix("- ").split())
    for said in SAID:
        shown = sum(text.count(said) for text in printed(station))
        in_word = sum(text.count(said) for text in word.paragraphs())
        assert shown in (in_word, 1)


def test_kinds_of_differences_are_all_known() -> None:
    assert {str(kind) for kind in DifferenceKind} == {"changed", "left out", "inserted", "note"}
