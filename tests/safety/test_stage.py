"""The stage beside the real program: it shows what Regie sends, whatever else is killed."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import monotonic

import psutil
import pytest

from facilitator.link.process import HubFiles
from facilitator.tui.regie.stage_chooser import StageChooser
from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
MESSAGE = (
    "Bitte holen Sie nach der Pause Ihre Jacken aus dem Foyer und kommen Sie dann alle zusammen "
    "zum Gruppenbild vor die Treppe am Haupteingang."
)
WAITING = "Wartet auf die Regie von event.yaml"

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


def run(event: Path, beside: Terminal | None = None) -> Terminal:
    return Terminal("facilitator", "run", event.name, folder=event.parent, beside=beside)


def open_stage(event: Path) -> Terminal:
    return Terminal("facilitator", "stage", event.name, folder=event.parent)


def send_long_message(regie: Terminal, stage: Terminal) -> None:
    """Send what is too long for drawn letters, so that a test can read it; its end comes last."""
    regie.wait_for("Bühne ✓")
    regie.press("n")
    regie.wait_for("senden")
    regie.press("5" + ENTER)
    regie.wait_for("Sie schreiben")
    regie.press(MESSAGE)
    regie.wait_for(MESSAGE.split()[-1])
    regie.press(ENTER)
    regie.wait_until(lambda: "Sie schreiben" not in regie.screen, "closed form")
    # An Enter in the moment in which the form was closed does not send.
    counts_from = monotonic() + StageChooser.ARMED_AFTER
    regie.wait_until(lambda: monotonic() > counts_from, "choice that sends")
    regie.press(ENTER)
    # The last word stands alone below: what the picture before had there is gone, too.
    stage.wait_until(lambda: stage.screen.rstrip().endswith(MESSAGE.split()[-1]), "whole message")


def hub_of(event: Path) -> int:
    """The process of the living hub; 0: there is none."""
    address = HubFiles.of(event.with_suffix(".record")).living()
    return (address and address.pid) or 0


def test_stage_waits_for_regie_follows_it_and_outlives_it(event: Path) -> None:
    with open_stage(event) as stage:
        stage.wait_for(WAITING)
        with run(event) as regie:
            stage.wait_until(lambda: WAITING not in stage.screen, "first picture")
            send_long_message(regie, stage)
            regie.kill()
        before = stage.screen
        with run(event) as regie:
            regie.wait_for("Bühne ✓", "Bühne seit")
            assert stage.screen == before
            regie.press(CTRL_Q)
            assert regie.wait_for_end() == 0
        stage.press("q")
        assert stage.wait_for_end() == 0


def test_stage_keeps_its_picture_while_the_hub_is_killed_and_comes_back(event: Path) -> None:
    with open_stage(event) as stage, run(event, beside=stage) as regie:
        send_long_message(regie, stage)
        picture, hub, shown = stage.screen, hub_of(event), set[str]()
        stage.watch = lambda: shown.add(stage.screen)

        psutil.Process(hub).kill()

        regie.wait_until(lambda: hub_of(event) not in (0, hub), "new hub")
        regie.wait_until(lambda: bool(shown - {picture}), "sign that the hub is gone")
        regie.wait_until(lambda: stage.screen == picture, "stage that is connected again")
        regie.wait_for("Bühne ✓")
        # In between only a dot in the corner says so, to those who know.
        assert {screen.removesuffix("·").rstrip() for screen in shown} == {picture.rstrip()}
        regie.press(CTRL_Q)
        assert regie.wait_for_end() == 0
