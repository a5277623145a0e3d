"""The way back from Word: what editors do in it, read and set against the record."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.captions import captions_in
from facilitator.domain.documentation.comparing import compare
from facilitator.domain.documentation.comparison import Comparison, Misfit
from facilitator.domain.documentation.comparison import DifferenceKind as Kind
from facilitator.domain.documentation.model import Document, EntryBlock, Paragraph, Span
from facilitator.domain.schedule import forecast
from facilitator.formats.docx.reading_back import read_back
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.documented_event import THE_END
from tests.formats.word_program import WordProgram
from tests.plenum_event import plenum_event

CHALLENGE = "Neue Fachkräfte tragen nach drei Wochen die volle Fallzahl"
WHOLE = f"{CHALLENGE} und arbeiten auf Verdacht."
QUOTE = "Ich möchte nicht nur angerufen werden, wenn etwas schiefgeht."
NONE_LOST = Comparison()


@pytest.fixture(scope="module")
def document() -> Document:
    snapshot = plenum_event()
    at_end = forecast(snapshot.agenda, snapshot.run, THE_END)
    return build_documentation(snapshot, at_end, load_texts("de"), now=THE_END)


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return write_docx(document)


@pytest.fixture
def word(written: bytes) -> WordProgram:
    return WordProgram(written)


@pytest.fixture
def compared(document: Document, tmp_path: Path) -> Callable[[WordProgram], Comparison]:
    def compare_saved(word: WordProgram) -> Comparison:
        return compare(read_back(word.save(tmp_path / "back.docx")), document)

    return compare_saved


Compared = Callable[[WordProgram], Comparison]


def told(comparison: Comparison) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.text_id, one.word) for one in comparison.differences]


def test_file_as_it_was_written_has_no_differences(word: WordProgram, compared: Compared) -> None:
    assert compared(word) == NONE_LOST


def test_file_saved_by_word_has_no_differences(word: WordProgram, compared: Compared) -> None:
    word.scatter()

    assert compared(word) == NONE_LOST


def test_file_without_what_it_held_at_first_has_no_differences(
    word: WordProgram, compared: Compared
) -> None:
    word.drop_baseline()

    assert compared(word) == NONE_LOST


def test_rewritten_entry(word: WordProgram, compared: Compared) -> None:
    word.scatter()
    word.rewrite("drei Wochen", "vier Wochen")

    found = compared(word)

    (one,) = found.differences
    assert (one.kind, one.text_id, one.label) == (Kind.CHANGED, "entry:ws1-1", "H 1.1")
    assert one.record == WHOLE
    assert one.word == WHOLE.replace("drei", "vier")
    assert one.title == "4.1 Workshop 1: Qualifizierung und Ausbildung"
    assert not one.is_conflict
    assert found.unplaced == ()


def test_rewritten_quote_has_no_marks(word: WordProgram, compared: Compared) -> None:
    word.rewrite(f"„{QUOTE}“", '"Ich will angerufen werden."')

    assert told(compared(word)) == [(Kind.CHANGED, "entry:ws2-30", "Ich will angerufen werden.")]


def test_deleted_entry(word: WordProgram, compared: Compared) -> None:
    word.delete(CHALLENGE)

    assert told(compared(word)) == [(Kind.LEFT_OUT, "entry:ws1-1", "")]


def test_deleted_entry_that_was_reworded_since_is_a_conflict(
    word: WordProgram, document: Document, tmp_path: Path
) -> None:
    word.delete(CHALLENGE)
    blocks = tuple(
        replace(block, text="Inzwischen steht hier etwas anderes.")
        if isinstance(block, EntryBlock) and block.text == WHOLE
        else block
        for block in document.blocks
    )

    found = compare(read_back(word.save(tmp_path / "back.docx")), replace(document, blocks=blocks))

    (one,) = found.differences
    assert (one.kind, one.text_id, one.is_conflict) == (Kind.LEFT_OUT, "entry:ws1-1", True)


def test_rewritten_repetition_of_an_entry_is_told(word: WordProgram, compared: Compared) -> None:
    word.rewrite("Patenschaft für alle Neuen, mit", "Patenschaft für alle, mit")  # by its theme

    found = compared(word)

    assert found.differences == ()
    assert [(one.misfit, one.label) for one in found.unplaced] == [
        (Misfit.REPEATED, "5.1 Thema 1: Einarbeitung mit Patenschaft")
    ]


def test_emptied_control_shows_its_placeholder(word: WordProgram, compared: Compared) -> None:
    word.show_placeholder(CHALLENGE)

    assert told(compared(word)) == [(Kind.LEFT_OUT, "entry:ws1-1", "")]


def test_inserted_paragraphs_are_one(word: WordProgram, compared: Compared) -> None:
    word.insert_after(CHALLENGE, "Und zweitens.")
    word.insert_after(CHALLENGE, "Das gilt überall.", style="ListBullet")

    assert told(compared(word)) == [
        (Kind.INSERTED, "entry:ws1-1", "- Das gilt überall.\nUnd zweitens.")
    ]


@pytest.mark.parametrize("inside", [True, False], ids=["in the control", "behind it"])
def test_split_entry(word: WordProgram, compared: Compared, inside: bool) -> None:
    word.split("und arbeiten auf Verdacht", inside)

    found = told(compared(word))

    if inside:
        (one,) = found
        assert one[:2] == (Kind.CHANGED, "entry:ws1-1")
        assert one[2].startswith(f"{CHALLENGE}\nund arbeiten auf Verdacht.")
    else:
        assert [one[:2] for one in found] == [
            (Kind.CHANGED, "entry:ws1-1"),
            (Kind.INSERTED, "entry:ws1-1"),
        ]


def test_merged_entries(word: WordProgram, compared: Compared) -> None:
    word.merge(CHALLENGE, "Wissen geht mit jedem Ruhestand")

    found = told(compared(word))

    assert [one[:2] for one in found] == [
        (Kind.CHANGED, "entry:ws1-1"),
        (Kind.LEFT_OUT, "entry:ws1-2"),
    ]
    assert "Wissen geht mit jedem Ruhestand" in found[0][2]


def test_moved_entry_is_told(word: WordProgram, compared: Compared) -> None:
    word.move(CHALLENGE, "Musterschulung „KI in der Leistung“")

    found = compared(word)

    assert found.differences == ()
    assert [(one.misfit, one.words) for one in found.unplaced] == [(Misfit.MOVED, WHOLE)]


def test_copied_control_is_a_new_paragraph(word: WordProgram, compared: Compared) -> None:
    word.copy(CHALLENGE, "Musterschulung „KI in der Leistung“")

    (one,) = compared(word).differences

    assert (one.kind, one.text_id) == (Kind.INSERTED, "entry:ws3-7")
    assert WHOLE in one.word


@pytest.mark.parametrize("bookmark", [False, True], ids=["mark stays", "mark gone"])
def test_removed_control(word: WordProgram, compared: Compared, bookmark: bool) -> None:
    word.remove_control(CHALLENGE, bookmark=bookmark)

    assert compared(word) == NONE_LOST


@pytest.mark.parametrize("bookmark", [False, True], ids=["mark stays", "mark gone"])
def test_rewritten_text_of_a_removed_control(
    word: WordProgram, compared: Compared, bookmark: bool
) -> None:
    word.remove_control(CHALLENGE, bookmark=bookmark)
    word.rewrite("drei Wochen", "vier Wochen")

    assert told(compared(word)) == [(Kind.CHANGED, "entry:ws1-1", WHOLE.replace("drei", "vier"))]


def test_footnote_of_an_editor_is_told(document: Document, tmp_path: Path) -> None:
    noted = Paragraph((Span("Es gilt das SGB.", note="Sozialgesetzbuch"),))
    word = WordProgram(write_docx(replace(document, blocks=(*document.blocks, noted))))
    path = next(name for name in word.parts if name.endswith("/footnotes.xml"))
    added = b'<w:footnote w:id="9"><w:p><w:r><w:t>Siehe Protokoll</w:t></w:r></w:p></w:footnote>'
    word.parts[path] = word.parts[path].replace(b"</w:footnotes>", added + b"</w:footnotes>")

    unplaced = compare(read_back(word.save(tmp_path / "noted.docx")), document).unplaced

    assert [(one.misfit, one.words) for one in unplaced] == [(Misfit.FOOTNOTE, "Siehe Protokoll")]


def test_tracked_changes_are_read_as_if_accepted(
    word: WordProgram, document: Document, tmp_path: Path
) -> None:
    word.track_rewriting("drei Wochen", "vier Wochen")
    word.track_deletion("Wissen geht mit jedem Ruhestand")

    file = read_back(word.save(tmp_path / "tracked.docx"))

    assert file.accepted == 2
    assert told(compare(file, document)) == [
        (Kind.CHANGED, "entry:ws1-1", WHOLE.replace("drei", "vier")),
        (Kind.LEFT_OUT, "entry:ws1-2", ""),
    ]


def test_rewritten_cells_of_a_measure(word: WordProgram, compared: Compared) -> None:
    word.rewrite("AG Einarbeitung (fünf Jobcenter)", "AG Einarbeitung")

    assert told(compared(word)) == [(Kind.CHANGED, "measure:m1.who", "AG Einarbeitung")]


def test_deleted_row_of_a_measure(word: WordProgram, compared: Compared) -> None:
    word.delete_row("AG Einarbeitung (fünf Jobcenter)")

    assert told(compared(word)) == [(Kind.LEFT_OUT, "measure:m1.what", "")]


def test_rewritten_computed_sentence_keeps_what_breaks_no_line(
    word: WordProgram, compared: Compared
) -> None:
    word.rewrite("Ergebnisse der 4 Workshops", "Ergebnisse aller Workshops")

    (one,) = compared(word).differences

    assert one.text_id.startswith("said:")
    assert one.record.replace("der 4", "aller") == one.word


def test_rewritten_title_of_a_theme(word: WordProgram, compared: Compared) -> None:
    word.rewrite("Thema 1: ", "Thema 1: Gute ")

    assert told(compared(word)) == [
        (Kind.CHANGED, "theme:t1.title", "Gute Einarbeitung mit Patenschaft")
    ]


def test_deleted_heading_that_is_needed(word: WordProgram, compared: Compared) -> None:
    word.delete("4.1Workshop 1: ")

    found = compared(word)

    assert found.differences == ()
    assert [one.misfit for one in found.unplaced] == [Misfit.HEADING]


def test_comment_comes_along_without_its_author(word: WordProgram, compared: Compared) -> None:
    word.comment(CHALLENGE, "Stimmt das?")

    (one,) = compared(word).differences

    assert (one.kind, one.text_id, one.word) == (Kind.NOTE, "entry:ws1-1", "Stimmt das?")


def test_comment_on_the_contents_comes_along(word: WordProgram, compared: Compared) -> None:
    word.comment_on_contents("Geht das kürzer?")
    word.comment(CHALLENGE, "Stimmt das?")

    on_title, on_entry = compared(word).differences

    assert (on_title.kind, on_title.word) == (Kind.NOTE, "Geht das kürzer?")
    assert (on_entry.text_id, on_entry.word) == ("entry:ws1-1", "Stimmt das?")


def test_words_in_a_remark_are_told(word: WordProgram, compared: Compared) -> None:
    word.rewrite(" (Freigabe offen", " (Freigabe offen, Rückfrage läuft")

    found = compared(word)

    assert found.differences == ()
    assert [(one.misfit, one.label) for one in found.unplaced] == [(Misfit.BESIDE, "Z 2.30")]


def test_description_of_a_picture_is_told(word: WordProgram, compared: Compared) -> None:
    word.describe("Balkendiagramm: Punkte", "Fünf Balken, der oberste ist am längsten")

    found = compared(word)

    assert found.differences == ()
    assert [(one.misfit, one.words) for one in found.unplaced] == [
        (Misfit.PICTURE, "Fünf Balken, der oberste ist am längsten")
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "Error: Reference source not found",
        "Fehler! Verweisquelle konnte nicht gefunden werden.",
        "Fehler: Verweis nicht gefunden",
    ],
)
def test_reference_that_a_program_could_not_follow_is_no_change(
    word: WordProgram, compared: Compared, broken: str
) -> None:
    word.rewrite("(siehe Tabelle\u00a03)", f"(siehe {broken})")

    assert compared(word) == NONE_LOST


@pytest.mark.parametrize("new", ["{number}: Ganz anders", "{words} (neu)", ": {words} (neu)"])
def test_captions_of_tables_and_charts_are_told_and_put_in_nowhere(
    document: Document, word: WordProgram, compared: Compared, new: str
) -> None:
    captions = list(captions_in(document))
    for caption in captions:
        number, _, words = caption.partition(": ")
        printed = caption.replace(" ", "\u00a0", 1)
        word.rewrite(printed, new.format(number=number, words=words))

    comparison = compared(word)

    assert comparison.differences == ()
    assert [one.misfit for one in comparison.unplaced] == [Misfit.CAPTION] * len(captions)
    assert len(captions) > 4


def test_paragraph_like_a_caption_that_is_still_there_is_put_in(
    document: Document, word: WordProgram, compared: Compared
) -> None:
    caption = list(captions_in(document))[-1].replace(" ", "\u00a0", 1)
    _, _, words = caption.partition(": ")
    word.insert_after(caption, f"{words}, geordnet")

    comparison = compared(word)

    assert [(one.kind, one.word) for one in comparison.differences] == [
        (Kind.INSERTED, f"{words}, geordnet")
    ]
    assert comparison.unplaced == ()


def test_cell_that_is_computed(word: WordProgram, compared: Compared) -> None:
    word.rewrite("10.9., 10:05", "10.9., 10:06")

    found = compared(word)

    assert found.differences == ()
    assert [(one.misfit, one.words) for one in found.unplaced] == [
        (Misfit.IN_TABLE, "10.9., 10:06")
    ]


@pytest.mark.slow
@pytest.mark.libreoffice
def test_what_libreoffice_saved_is_understood(
    word: WordProgram, document: Document, tmp_path: Path
) -> None:
    word.delete("Wissen geht mit jedem Ruhestand")
    word.insert_after(CHALLENGE, "Das gilt überall.")
    word.rewrite("AG Einarbeitung (fünf Jobcenter)", "AG Einarbeitung")
    word.comment(CHALLENGE, "Stimmt das?")
    word.rewrite("drei Wochen", "vier Wochen")
    path = word.save(tmp_path / "edited.docx")
    folder = tmp_path / "saved"

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "docx", "--outdir", folder, path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = compare(read_back(folder / path.name), document)

    assert sorted(told(found)) == sorted(
        [
            (Kind.CHANGED, "entry:ws1-1", WHOLE.replace("drei", "vier")),
            (Kind.NOTE, "entry:ws1-1", "Stimmt das?"),
            (Kind.INSERTED, "entry:ws1-1", "Das gilt überall."),
            (Kind.LEFT_OUT, "entry:ws1-2", ""),
            (Kind.CHANGED, "measure:m1.who", "AG Einarbeitung"),
        ]
    )
    assert found.unplaced == ()
