"""The stage beside the real program: it shows what Regie sends, and stays when Regie is killed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
WAITING = "Wartet auf die Regie von event.yaml"

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


def run(event: Path) -> Terminal:
    return Terminal("facilitator", "run", event.name, folder=event.parent)


def open_stage(event: Path) -> Terminal:
    return Terminal("facilitator", "stage", event.name, folder=event.parent)


def test_stage_waits_for_regie_follows_it_and_outlives_it(event: Path) -> None:
    with open_stage(event) as stage:
        stage.wait_for(WAITING)
        with run(event) as regie:
            stage.wait_until(lambda: WAITING not in stage.screen, "first picture")
            regie.wait_for("Bühne ✓")
            regie.press("s")
            regie.wait_for("senden")
            regie.press("2")
            regie.press(ENTER)
            stage.wait_for("Ankommen mit Imbiss")
            regie.kill()
        before = stage.screen
        with run(event) as regie:
            regie.wait_for("Bühne ✓", "Bühne: Jetzt und danach")
            assert stage.screen == before
            regie.press(CTRL_Q)
            assert regie.wait_for_end() == 0
        stage.press("q")
        assert stage.wait_for_end() == 0
