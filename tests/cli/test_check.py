from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from tests.formats.agendas import OPENING, TEAM, XFELD, with_blocks


def _check(*arguments: str | Path, **environment: str) -> Result:
    runner = CliRunner(env=environment)
    return runner.invoke(main, ["check", *map(str, arguments)])


def test_sample_event_is_summed_up_in_german() -> None:
    result = _check(XFELD)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        "2 Tage · 20 Programmpunkte · 4 Workshops",
        "09.09.2025 · ab 12:30 Uhr · zugesagtes Ende 21:00 Uhr",
        "10.09.2025 · ab 09:00 Uhr · zugesagtes Ende 12:30 Uhr",
        "Die Datei ist in Ordnung.",
    ]


def test_agenda_without_workshops_or_a_promised_end(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(with_blocks(OPENING))

    result = _check(path, "--language", "en")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Event",
        "1 day · 1 block",
        "2025-09-09 · from 09:00",
        "The agenda is in order.",
    ]


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
