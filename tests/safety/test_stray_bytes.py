"""A terminal that is not set to UTF-8 must not end the event."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.safety.terminal import CTRL_Q, F3, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "team-workshop.yaml"


@pytest.mark.pty
def test_byte_that_is_no_utf8_is_one_wrong_sign_and_nothing_else(tmp_path: Path) -> None:
    event = Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))
    with Terminal("facilitator", "run", event.name, folder=tmp_path) as terminal:
        terminal.wait_for("Ablauf", "Weiter")
        terminal.press(F3)
        terminal.wait_for("Sie schreiben")

        terminal.press_bytes("Häufig".encode("latin-1") + b" gefragt")

        terminal.wait_for("H�ufig gefragt")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
