"""``facilitator hub`` of an event with a game: started, asked over HTTP, and killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from facilitator.domain.bingo.views import PlayerView
from facilitator.domain.devices import Role
from facilitator.hub.opening import hub_file
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.address import Address
from facilitator.link.asking_http import ask_bingo
from facilitator.link.playing import Do, Printing, printing_from_lines
from facilitator.link.process import HubFiles
from tests.clock import Clock
from tests.ledger.playing import START
from tools import ROOT

AGENDA: Final = ROOT / "agendas" / "xfeld-leistung-kassel.yaml"
BLOCK: Final = "bingo"


class Program:
    """A hub that runs alone; phones take it for what they are served by."""

    def __init__(self, folder: Path) -> None:
        self.agenda = folder / "event.yaml"
        self.agenda.write_bytes(AGENDA.read_bytes())
        self.record = folder / "event.record"
        self.start()

    @property
    def files(self) -> tuple[Path, Path]:
        return hub_file(self.record), ledger_file(self.record)

    @property
    def address(self) -> Address:
        address = HubFiles.of(self.record).living()
        assert address is not None
        return address

    @property
    def port(self) -> int:
        return self.address.port

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "facilitator", "hub", str(self.agenda)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it serves

    def kill(self) -> None:
        self._process.kill()
        self._leave()

    def end(self) -> None:
        self._process.terminate()
        self._leave()

    def _leave(self) -> None:
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def ask(self, do: Do, **arguments: str) -> tuple[str, ...]:
        return ask_bingo(self.address.door(Role.REGIE), do, **arguments)

    @property
    def sheets(self) -> Printing:
        return printing_from_lines(self.ask(Do.PRINT, count="0"))

    def look(self, cookie: str) -> PlayerView:
        """What the file of a hub that does not run knows of whose cookie that is."""
        ledger = Ledger.open(ledger_file(self.record), Clock(START).now)
        try:
            player = ledger.player_of(cookie)
            assert player is not None
            return ledger.view(player).result()
        finally:
            ledger.close()
