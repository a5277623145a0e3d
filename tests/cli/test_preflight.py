"""``facilitator preflight``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main

AGENDA = Path("agendas/team-workshop.yaml")


def preflight(folder: Path) -> Result:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(AGENDA, folder)
    agenda = str(folder / AGENDA.name)
    return CliRunner().invoke(main, ["preflight", agenda, "--language", "en"])


def test_preflight_has_a_line_a_topic_and_a_verdict(tmp_path: Path) -> None:
    result = preflight(tmp_path / "here")
    assert result.exit_code == 0, result.output
    signs = [line.split()[0] for line in result.output.splitlines() if line.startswith(" ")]
    assert len([sign for sign in signs if sign in "✓!✗"]) == 11
    assert result.output.splitlines()[-1].endswith(("first.", "event!"))


def test_preflight_in_a_synced_folder_ends_with_one_and_says_what_to_do(tmp_path: Path) -> None:
    result = preflight(tmp_path / "OneDrive - Office")
    assert result.exit_code == 1
    lines = [line.strip() for line in result.output.splitlines()]
    found = next(number for number, line in enumerate(lines) if " Folder " in line)
    assert lines[found].split("Folder")[1].strip() == "is copied by OneDrive"
    assert " ".join(lines[found + 1 : found + 3]) == (
        "→ Copy the agenda into a folder on this machine that nobody else writes to."
    )


def test_preflight_without_a_folder_for_the_hub_has_a_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(taken))
    result = preflight(tmp_path / "here")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1].endswith(("first.", "event!"))


def test_preflight_of_an_agenda_with_mistakes_says_so(tmp_path: Path) -> None:
    agenda = tmp_path / "event.yaml"
    agenda.write_text("title: Nur ein Titel\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["preflight", str(agenda), "--language", "en"])
    assert result.exit_code == 1
    assert "days" in result.output
