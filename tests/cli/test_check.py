from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from tests.formats.agendas import OPENING, TEAM, XFELD, with_blocks


def _check(*arguments: str | Path, **environment: str) -> Result:
    runner = CliRunner(env=environment)
    return runner.invoke(main, ["check", *map(str, arguments)])


def _lines(result: Result) -> list[str]:
    return [line.rstrip() for line in result.stdout.splitlines() if line.strip()]


def test_sample_event_is_summed_up_in_german() -> None:
    result = _check(XFELD)

    assert result.exit_code == 0
    lines = _lines(result)
    assert lines[:5] == [
        "Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        "2 Tage · 20 Programmpunkte · 4 Workshops",
        "09.09.2025 · ab 12:30 Uhr · zugesagtes Ende 21:00 Uhr",
        "  Zeit           Dauer   mind.   Programmpunkt                      Raum",
        " " + "─" * 78,
    ]
    assert lines[12:17] == [
        "  15:30–16:00   30 min      15   Pause und Wechsel in die Räume     Foyer",
        "  16:00–17:30   90 min      75   Workshop-Phase I:",
        "                                 Herausforderungen",
        "  16:00–16:40   40 min      30     WS 1: Input der Hochschulen      Raum A",
        "  16:40–17:30   50 min      40     WS 1: Was Neuen den Start        Raum A",
    ]
    assert lines[-3:] == [
        "  Zusammen 3 h 30 min: Programm 3 h 10 min, Pausen 20 min",
        "  Lässt sich kürzen um 1 h 07 min",
        "Die Datei ist in Ordnung.",
    ]


def test_titles_turn_no_line_round(tmp_path: Path) -> None:
    agenda = tmp_path / "event.yaml"
    text = TEAM.read_text(encoding="utf-8").replace(
        "title: Check-in", "title: \u202eCheck-in\u2066"
    )
    agenda.write_text(text, encoding="utf-8")

    result = _check(agenda)

    assert result.exit_code == 0, result.output
    assert not set(result.stdout) & set("\u202e\u2066")


def test_piped_summary_is_80_wide_and_without_colours() -> None:
    """All a terminal would understand as a command begins with an escape."""
    result = _check(XFELD)

    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_agenda_without_workshops_or_a_promised_end(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(with_blocks(OPENING))

    result = _check(path, "--language", "en")

    assert result.exit_code == 0
    assert _lines(result) == [
        "Event",
        "1 day · 1 block",
        "2025-09-09 · from 09:00",
        "  Time          Length   at least   Agenda item   Room",
        " " + "─" * (len(_lines(result)[4]) - 1),
        "  09:00–09:30   30 min              Opening",
        "  Together 30 min: programme 30 min, breaks 0 min",
        "The agenda is in order.",
    ]


@pytest.mark.parametrize("sample", [XFELD, TEAM], ids=lambda path: path.stem)
def test_nothing_is_to_be_noted_of_the_samples(sample: Path) -> None:
    assert _check(sample, "--strict").exit_code == 0


NOTED = with_blocks(
    OPENING,
    "{id: a, title: 'A [b]x[/b] :smile:', start: 9:20, duration: 2 h}",
    "id: p\n        kind: parallel\n        title: P\n        tracks:"
    "\n          - {workshop: one, room: r, blocks: [{id: o, title: O, duration: 9 min}]}"
    "\n          - {workshop: two, room: r, blocks: [{id: t, title: T, duration: 9 min}]}",
    above="rooms: {r: R}\nworkshops: [{id: one, title: One}, {id: two, title: Two}]",
)


def test_notes_say_where_what_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "noted.yaml"
    path.write_text(NOTED)

    result = _check(path)

    assert (result.exit_code, result.stderr) == (0, "")
    assert _lines(result)[-8:] == [
        f"{path}:8:53: Hinweis: „A [b]x[/b] :smile:“ soll um 09:20 Uhr beginnen, „Opening“ endet "
        "nach Plan aber erst um 09:30 Uhr.",
        "    Sagen Sie einen späteren Beginn zu, oder kürzen Sie davor um 10 min.",
        f"{path}:9:9: Hinweis: Keine Pause von 09:00 bis 11:39 Uhr: 159 min am Stück.",
        "    Planen Sie dazwischen eine Pause ein (kind: break); üblich sind 90 Minuten",
        "    am Stück.",
        f"{path}:14:35: Hinweis: „R“ ist doppelt belegt: WS 1 und WS 2 von 11:30 bis 11:39 Uhr.",
        "    Geben Sie einem der beiden einen anderen Raum.",
        "Die Datei ist in Ordnung, mit 3 Hinweisen.",
    ]


def test_strict_ends_with_1_for_notes_as_well(tmp_path: Path) -> None:
    path = tmp_path / "noted.yaml"
    path.write_text(NOTED)

    assert (_check(path).exit_code, _check(path, "--strict").exit_code) == (0, 1)


def test_environment_chooses_the_language() -> None:
    result = _check(TEAM, FACILITATOR_LANGUAGE="en")

    assert result.stdout.splitlines()[-1] == "The agenda is in order."


def test_every_mistake_is_said_and_the_exit_code_is_1(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(with_blocks("{id: a, title: A, start: 9.00, duration: 5}"))

    result = _check(path)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{path}:6:34: „9.00“ passt hier nicht.",
        "    Schreiben Sie eine Uhrzeit so: 9:05, 12:30",
        f"{path}:6:50: „5“ passt hier nicht.",
        "    Schreiben Sie eine Dauer so: 45 min, 1 h 30 min, 90 min",
        f"2 Fehler in {path}.",
    ]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("none.yaml", "none.yaml: Diese Datei gibt es nicht."),
        ("/", "/: Das ist ein Ordner, keine Datei."),
        ("a\nb.yaml", "a\\nb.yaml: Diese Datei gibt es nicht."),
    ],
)
def test_what_is_no_file_is_said_in_a_sentence(
    path: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = _check(path)

    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, complaint)


def test_name_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.yaml").write_text(":")

    result = _check(tmp_path / "caf\udce9.yaml")

    assert result.exit_code == 1
    assert "caf\\udce9.yaml" in result.stderr


def test_title_that_a_pipe_cannot_say_is_spelled_out(tmp_path: Path) -> None:
    """On Windows a pipe speaks the code page of old."""
    path = tmp_path / "smile.yaml"
    path.write_text(with_blocks(OPENING.replace("Opening", "😀 Größe")), encoding="utf-8")

    result = subprocess.run(
        [sys.executable, "-m", "facilitator", "check", str(path)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )

    assert (result.returncode, result.stderr) == (0, b"")
    assert "\\U0001f600 Größe" in result.stdout.decode("cp1252")
