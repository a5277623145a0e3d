"""The main machine dies; a second Regie device goes on, and whoever takes notes finds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.devices import Role
from facilitator.link.address import Address, known_addresses
from facilitator.link.process import HubFiles
from facilitator.link.process import kill as kill_hub
from facilitator.station import Station
from facilitator.tui.question import Question
from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@dataclass(frozen=True)
class Machine:
    """A machine with folders of its own, on which the program is begun."""

    folder: Path
    patch: pytest.MonkeyPatch

    def begin(self, *arguments: str) -> Terminal:
        self.enter()
        return Terminal("facilitator", *arguments, "--language", "de", folder=self.folder)

    def enter(self) -> None:
        """Have programs that are begun from now on be on this machine."""
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            self.patch.setenv(f"XDG_{name}_HOME", str(self.folder / name.lower()))

    @property
    def hubs(self) -> list[Address]:
        """The living hubs of this machine."""
        self.enter()
        found = (HubFiles(path).living() for path in known_addresses())
        return [address for address in found if address is not None]

    @property
    def joined(self) -> Path:
        (path,) = (self.folder / "data" / "facilitator" / "joined").glob("*.record")
        return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Machine]]:
    """Make machines by their names; their hubs end with the test."""
    machines: list[Machine] = []

    def make(name: str) -> Machine:
        folder = tmp_path / name
        folder.mkdir()
        machines.append(Machine(folder, monkeypatch))
        return machines[-1]

    yield make
    for one in machines:
        for hub in one.hubs:
            kill_hub(hub)


def test_second_regie_goes_on_and_nothing_is_missing(machine: Callable[[str], Machine]) -> None:
    front, back, room = machine("front"), machine("back"), machine("room")
    shutil.copy(SAMPLE, front.folder / "event.yaml")
    with front.begin("run", "event.yaml") as regie:
        regie.wait_for("Ablauf", "Weiter")
        regie.wait_until(lambda: bool(front.hubs), "hub")
        (hub,) = front.hubs
        with (
            back.begin("join", hub.door(Role.REGIE).link, "--name", "Laptop hinten") as second,
            room.begin(
                "join", hub.door(Role.NOTES).link, "--name", "Raum A", "--place", "1"
            ) as notes,
        ):
            second.wait_for("Regie führt: Der erste Rechner")
            regie.press("l")
            regie.wait_for("Raum A", "✓ verbunden")
            notes.wait_for("WS 1 · Qualifizierung", "Sie schreiben")
            notes.wait_until(lambda: "Hauptrechner" not in notes.screen, "seat")
            notes.press(f"vorher{ENTER}")
            notes.wait_for("1 Beitrag", "alles gesichert")

            regie.kill()
            kill_hub(hub)
            notes.press(f"dazwischen{ENTER}")
            notes.wait_for("nur hier")
            second.wait_for("antwortet seit", "ohne ihn weitermachen")
            second.press("w")
            second.wait_for("Dieses Gerät zum Hauptrechner machen?")
            counts_from = monotonic() + Question.ARMED_AFTER
            second.wait_until(lambda: monotonic() > counts_from, "armed question")
            second.press(ENTER)
            second.wait_until(lambda: bool(back.hubs), "hub on the second machine")

            notes.wait_for("2 Beiträge", "alles gesichert")
            notes.press(f"nachher{ENTER}")
            notes.wait_for("3 Beiträge", "alles gesichert")
            with front.begin("run", "event.yaml") as returned:
                returned.wait_for("Regie führt: Laptop hinten")
                second.press("l")
                second.wait_for("Der erste Rechner")
                second.press("l")
                second.wait_for("Ablauf", "Weiter")
                returned.press(CTRL_Q)
                assert returned.wait_for_end() == 0
            for terminal in (notes, second):
                terminal.press(CTRL_Q)
                assert terminal.wait_for_end() == 0

    with back.begin("join") as again:
        again.wait_for("Ablauf", "Weiter")
        again.wait_until(lambda: bool(back.hubs), "hub of its own again")
        again.press(CTRL_Q)
        assert again.wait_for_end() == 0
    station = Station.join(back.joined, now=wall_clock)
    texts = [entry.text for entry in station.snapshot.notes_in("ws1").entries]
    lead = station.snapshot.lead
    station.close()
    assert texts == ["vorher", "dazwischen", "nachher"]
    assert (lead.epoch, lead.note.startswith("Übergabe um ")) == (2, True)
    assert back.hubs == []
