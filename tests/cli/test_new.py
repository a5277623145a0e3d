from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.cli import main
from facilitator.cli.answers import AnswerError, name_file, read_clock, read_day
from facilitator.domain.new_agenda import Wishes, draft_agenda, draft_notes
from facilitator.formats.agenda import read_agenda
from facilitator.formats.agenda_hints import find_hints
from facilitator.formats.new_file import write_new_file
from facilitator.texts import load_texts
from tests.domain.test_new_agenda import wishes

ENGLISH = load_texts("en")


def _new(*arguments: str | Path, answers: str) -> Result:
    return CliRunner().invoke(main, ["new", *map(str, arguments)], input=answers)


def test_answers_become_a_file_that_needs_no_second_look(tmp_path: Path) -> None:
    path = tmp_path / "teamtag.yaml"

    result = _new(path, answers="Teamtag\nNordheim\n12.3.2026\n2\n9\n16.30 Uhr\n3\n\n")

    agenda = read_agenda(path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        f"Geschrieben: {path}",
        "Öffnen Sie die Datei in einem Texteditor, ändern Sie, was bei Ihnen anders ist, und dann: "
        f"facilitator check {path}",
    ]
    assert (agenda.agenda.title, agenda.agenda.place) == ("Teamtag", "Nordheim")
    assert [day.date for day in agenda.agenda.days] == [date(2026, 3, 12), date(2026, 3, 13)]
    assert [day.end for day in agenda.agenda.days] == [time(16, 30)] * 2
    assert len(agenda.agenda.workshops) == 3
    assert find_hints(agenda) == ()
    assert list(tmp_path.iterdir()) == [path]


def test_every_answer_but_the_title_may_be_left_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = _new("--language", "en", answers="A Day for Ümläuts & Co.\n" + "\n" * 8)

    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a-day-for-uemlaeuts-co.yaml"]
    assert read_agenda(tmp_path / "a-day-for-uemlaeuts-co.yaml").agenda.language == "en"


def test_what_cannot_be_taken_is_asked_again_in_words(tmp_path: Path) -> None:
    wrong = ["", "x" * 201, "a\x07b", "Ok", "", "morgen", "2026-02-30", "2026-03-12", "0", "1"]
    more = ["25:00", "9", "10:00", "11:00", "viele", "21", "0", "fr", "de"]

    result = _new(tmp_path / "a.yaml", answers="\n".join([*wrong, *more, ""]))

    said = result.stdout
    assert result.exit_code == 0
    for complaint, count in {
        "Eine Veranstaltung braucht einen Titel mit höchstens 200 Zeichen.": 1,
        "Bitte höchstens 200 Zeichen.": 1,
        "Ein Zeichen darin lässt sich nicht darstellen.": 1,
        "Schreiben Sie einen Tag so: 12.3.2026 oder 2026-03-12, von 2000 bis 2100.": 2,
        "Bitte eine ganze Zahl von 1 bis 10.": 1,
        "Schreiben Sie eine Uhrzeit so: 9:00, von 05:00 bis 21:00 Uhr.": 1,
        "Schreiben Sie eine Uhrzeit so: 9:00, von 11:00 bis 23:59 Uhr.": 1,
        "Bitte eine ganze Zahl von 0 bis 20.": 2,
        "Bitte schreiben Sie de oder en.": 1,
    }.items():
        assert said.count(complaint) == count, complaint


def test_nothing_is_written_before_the_last_answer(tmp_path: Path) -> None:
    result = _new(tmp_path / "a.yaml", answers="Teamtag\nNordheim\n")

    assert result.exit_code == 1
    assert result.stderr == "Nichts wurde geschrieben: Es sind nicht alle Fragen beantwortet.\n"
    assert list(tmp_path.iterdir()) == []


def test_file_that_is_there_is_refused_before_the_first_question(tmp_path: Path) -> None:
    path = tmp_path / "teamtag.yaml"
    path.write_text("mine")

    result = _new(tmp_path / "teamtag", answers="Teamtag\n" + "\n" * 8)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{path} gibt es schon. Bitte wählen Sie einen anderen Namen.\n"
    assert path.read_text() == "mine"


def test_name_is_asked_until_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").symlink_to("nowhere")

    result = _new(answers="A" + "\n" * 8 + "a\n.\nnone/b\n" + "x" * 300 + "\nb.yml\n")

    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yml"]
    assert "So kann keine Datei heißen." in result.stdout
    assert "Den Ordner none gibt es nicht." in result.stdout


def test_file_that_comes_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    """A real process, whose last answer comes once somebody else has written the file."""
    path = tmp_path / "a.yaml"
    program = [sys.executable, "-m", "facilitator", "new", str(path)]
    with subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"A\n" + b"\n" * 6)
        process.stdin.flush()
        seen = b""
        while b"Sprache der Veranstaltung" not in seen:
            seen += process.stdout.read(1)
        path.write_text("mine")
        _, said = process.communicate(b"\n")

    assert process.returncode == 1
    assert said.decode() == f"{path} gibt es schon. Bitte wählen Sie einen anderen Namen.\n"
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("9", time(9)),
        ("9:05", time(9, 5)),
        ("09.05", time(9, 5)),
        ("17 Uhr", time(17)),
        ("17h", time(17)),
        ("9:5", None),
        ("24", None),
        ("4:59", None),
        ("٩", None),
        ("", None),
    ],
)
def test_times_as_people_write_them(answer: str, found: time | None) -> None:
    try:
        read: time | None = read_clock(answer, ENGLISH, time(5), time(23))
    except AnswerError:
        read = None

    assert read == found


@pytest.mark.parametrize("answer", ["2026-03-12", "12.3.2026", "12. 3. 2026", "12.03.2026"])
def test_days_as_people_write_them(answer: str) -> None:
    assert read_day(answer, ENGLISH) == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe zählt", "groesse-zaehlt.yaml"),
        ("Café n° 5: Ça va?", "cafe-n-5-ca-va.yaml"),
        ("😀", "ablauf.yaml"),
        ("x" * 60, "ablauf.yaml"),
        ("../../etc/passwd", "etc-passwd.yaml"),
    ],
)
def test_proposed_name_is_plain(title: str, name: str) -> None:
    assert name_file(title, "ablauf") == name


# --- whatever is answered ---------------------------------------------------------------------

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))
TRICKY = st.sampled_from(
    [
        '"',
        "a: b",
        "# no",
        "- x",
        "{x}",
        "'",
        "\\",
        "é\u0301",
        "👩‍👩‍👧",
        "yes",
        "1e3",
        "ab" * 90,
        "&a *b !c",
    ]
)


@given(wished=wishes(), title=(LINES | TRICKY), place=(LINES | TRICKY))
@settings(max_examples=25)
def test_whatever_is_answered_the_file_is_valid(
    tmp_path_factory: pytest.TempPathFactory, wished: Wishes, title: str, place: str
) -> None:
    path = tmp_path_factory.mktemp("new") / "a.yaml"
    answers = [
        title,
        "Fallback",
        place,
        "",
        wished.first_day.isoformat(),
        str(wished.days),
        f"{wished.begin:%H:%M}",
        f"{wished.end:%H:%M}",
        str(wished.workshops),
        wished.language,
    ]
    result = _new(path, answers="\n".join([*answers, *[""] * 9]))

    assert result.exception is None or isinstance(result.exception, SystemExit)
    if result.exit_code == 0:
        assert find_hints(read_agenda(path)) == ()
    else:
        assert not path.exists()


@given(wished=wishes(title='"Wir": 100 % # 😀', place="C:\\Temp\\"))
@settings(max_examples=25)
def test_file_reads_as_it_was_drafted(
    tmp_path_factory: pytest.TempPathFactory, wished: Wishes
) -> None:
    agenda = draft_agenda(wished)
    notes = draft_notes(agenda, wished.language)
    path = tmp_path_factory.mktemp("drafted") / "a.yaml"
    path.write_text(write_new_file(agenda, notes, load_texts(wished.language)), encoding="utf-8")

    found = read_agenda(path)

    assert found.agenda == agenda
    assert found.notes == notes


def test_remarks_become_values_by_taking_away_their_first_sign(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _new(path, answers="A\n" + "\n" * 7)
    lines = path.read_text(encoding="utf-8").splitlines()
    taken_in = [
        line.replace("# ", "", 1) if line.lstrip().startswith("# ") and "  # " in line else line
        for line in lines
    ]
    path.write_text("\n".join(taken_in), encoding="utf-8")

    agenda = read_agenda(path).agenda

    assert (agenda.series, agenda.participants, agenda.people[0].name) == ("…", 40, "…")
    assert agenda.workshops[0].question == "…"
