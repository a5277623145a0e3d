"""What people type by mistake: a sentence, exit code 1, nothing written, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.record.log import Log
from tests.safety.damage import CLOCK, content_of, write_record
from tests.safety.terminal import CTRL_Q, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
MISTAKEN = "title: Ein Tag\ndays:\n  - date: heute\n    blocks: [{id: a, titel: x}]\n"
ODD_PATHS = {
    "here": ".",
    "the root": "/",
    "nothing": "",
    "too long": "x" * 300 + ".yaml",
    "no such folder": "no/such/event.yaml",
    "a file as a folder": "event.yaml/event.yaml",
    "no UTF-8": os.fsdecode(b"\xff.yaml"),
    "a folder": "folder",
    "a line break": "a\nb.yaml",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an agenda that has mistakes and an empty folder in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "event.yaml").write_text(MISTAKEN)
    (tmp_path / "folder").mkdir()
    return tmp_path


def check_sentence(said: str, code: int) -> None:
    assert (code, "Traceback" in said, len(said) > 20) == (1, False, True), said


@pytest.mark.parametrize("command", ["check", "export", "rehearse", "hub", "preflight"])
def test_name_of_a_file_does_nothing_to_the_terminal(folder: Path, command: str) -> None:
    ended = CliRunner().invoke(main, [command, "a\x1b]0;b\x07\u202e.record"], color=True)

    check_sentence(ended.output, ended.exit_code)
    assert not set(ended.output) & set("\x1b\x07\u202e")


@pytest.mark.parametrize("command", ["check", "export", "rehearse", "hub"])
@pytest.mark.parametrize("path", [*ODD_PATHS.values(), "event.yaml"], ids=[*ODD_PATHS, "mistakes"])
def test_odd_path_is_refused_in_words(folder: Path, command: str, path: str) -> None:
    before = content_of(folder)

    ended = CliRunner().invoke(main, [command, path])

    check_sentence(ended.output, ended.exit_code)
    assert isinstance(ended.exception, SystemExit)
    assert content_of(folder) == before


@pytest.mark.pty
@pytest.mark.parametrize("path", [*ODD_PATHS.values(), "event.yaml"], ids=[*ODD_PATHS, "mistakes"])
def test_odd_path_to_run_is_refused_in_words(folder: Path, path: str) -> None:
    before = content_of(folder)

    with Terminal("facilitator", "run", path, folder=folder) as terminal:
        code = terminal.wait_for_end()

    check_sentence(terminal.written, code)
    assert content_of(folder) == before


def test_run_without_a_terminal_says_that_it_needs_one(folder: Path) -> None:
    ended = CliRunner().invoke(main, ["run", "event.yaml"])

    assert ended.output == "Die Veranstaltung läuft nur in einem Terminal.\n"
    assert ended.exit_code == 1


@pytest.mark.slow
def test_export_where_names_are_no_text_says_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff\xe4")
    folder.mkdir()
    write_record(folder / "event.record")

    ended = subprocess.run(
        [sys.executable, "-m", "facilitator", "export", folder / "event.record"],
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == f"Geschrieben: {tmp_path}/��/exports/event.docx"


def _has_no_agenda(record: Path) -> None:
    Log.open(record, now=CLOCK.now, author="regie").close()


@pytest.mark.pty
@pytest.mark.parametrize("left_behind", [Path.touch, _has_no_agenda], ids=["empty", "no agenda"])
def test_rule_6_start_that_was_cut_off_is_begun_again(
    tmp_path: Path, left_behind: Callable[[Path], None]
) -> None:
    shutil.copy(SAMPLE, tmp_path / "event.yaml")
    left_behind(tmp_path / "event.record")

    with Terminal("facilitator", "run", "event.yaml", folder=tmp_path) as terminal:
        terminal.wait_for("Ablauf", "Ankommen mit Imbiss")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0


@pytest.mark.slow
@pytest.mark.pty
@pytest.mark.parametrize("size", [0, 1, 4096, 20_000])
def test_rule_6_killed_while_it_begins_it_begins_again(tmp_path: Path, size: int) -> None:
    shutil.copy(SAMPLE, tmp_path / "event.yaml")
    record, log = tmp_path / "event.record", tmp_path / "event.record-wal"

    def has_begun() -> bool:
        return sum(file.stat().st_size for file in (record, log) if file.exists()) >= size

    with Terminal("facilitator", "run", "event.yaml", folder=tmp_path) as terminal:
        terminal.wait_until(lambda: record.exists() and has_begun(), "record")
        terminal.kill()
    with Terminal("facilitator", "run", "event.yaml", folder=tmp_path) as terminal:
        terminal.wait_for("Ablauf", "Ankommen mit Imbiss")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["event.record", "event.yaml"]


@pytest.mark.slow
@pytest.mark.pty
def test_record_of_another_agenda_of_the_same_name_is_not_run(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "event.yaml")
    with Terminal("facilitator", "run", "event.yaml", folder=tmp_path) as terminal:
        terminal.wait_for("Ablauf", "Ankommen mit Imbiss")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    shutil.copy(SAMPLE, tmp_path / "event.yml")

    with Terminal("facilitator", "run", "event.yml", folder=tmp_path) as terminal:
        assert terminal.wait_for_end() == 1
    said = "event.record gehört zu event.yaml, nicht zu event.yml."
    assert said in " ".join(terminal.written.split())

    (tmp_path / "event.yaml").unlink()
    moved = tmp_path.rename(tmp_path.with_name("moved"))
    with Terminal("facilitator", "run", "event.yml", folder=moved) as terminal:
        terminal.wait_for("Ablauf", "Ankommen mit Imbiss")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
