"""Rules 1 and 6 on a joined device: the real program, killed and back again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.link.process import HubFiles
from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Joined files of other tests are none of ours."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """An agenda in a folder of its own."""
    (tmp_path / "event").mkdir()
    return Path(shutil.copy(SAMPLE, tmp_path / "event" / "event.yaml"))


def link_of(event: Path) -> Callable[[], str]:
    """Return what finds the link for who takes notes; empty as long as there is no hub."""
    files = HubFiles.of(event.with_suffix(".record"))

    def link() -> str:
        address = files.living()
        return address.door(Role.NOTES).link if address is not None else ""

    return link


def join(event: Path, regie: Terminal, *arguments: str) -> Terminal:
    return Terminal("facilitator", "join", *arguments, folder=event.parent, beside=regie)


def is_ready(terminal: Terminal) -> bool:
    """Whether the hub has seated the device: before that one can only wait."""
    return "WS 3" in terminal.screen and "Hauptrechner" not in terminal.screen


def test_rule_6_joined_terminal_comes_back_with_all_that_it_showed_as_saved(
    event: Path, tmp_path: Path
) -> None:
    joined = tmp_path / "data" / "facilitator" / "joined"
    with Terminal("facilitator", "run", event.name, folder=event.parent) as regie:
        regie.wait_for("Ablauf", "Weiter")
        link = link_of(event)
        regie.wait_until(lambda: bool(link()), "hub")
        with join(event, regie, link(), "--place", "3", "--name", "Laptop") as terminal:
            terminal.wait_until(lambda: is_ready(terminal), "seat in WS 3")
            terminal.press("Teams sind ungleich geschult")
            terminal.press(ENTER)
            terminal.wait_for("3.1", "gesichert", "Teams sind ungleich geschult")
            terminal.kill()
        assert [file.suffix for file in joined.iterdir() if "-" not in file.suffix] == [".record"]
        with join(event, regie) as terminal:
            terminal.wait_for("Wieder da", "3.1", "Teams sind ungleich geschult")
            terminal.press(CTRL_Q)
            assert terminal.wait_for_end() == 0
        regie.press(CTRL_Q)
        assert regie.wait_for_end() == 0
