"""The pages over a real file of what phones give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from starlette.routing import BaseRoute

from facilitator.domain.plenum.query import PhoneCount, Query
from facilitator.hub.voices.pages.routes import routes
from facilitator.ledger.voices import VoiceLedger, voices_file
from tests.clock import Clock
from tests.hub.phones.browser import Answer, Browser, Reading
from tests.hub.phones.serving import ServedPages
from tests.hub.voices.pages.desk import AT, DoorDesk, FileDesk

HIDDEN = ("form", "query", "round", "nonce")
"""What a form of the page holds by itself."""


class Served(ServedPages):
    """Pages, the desk behind them, and the file: what Regie does is done there."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(AT)
        self.path = voices_file(folder / "event.record")
        self.ledger = VoiceLedger.open(self.path, self.clock.now)
        self.page = f"/V/{self.ledger.code}"
        """Where the QR code of the screen leads."""
        super().__init__(self._make)

    def _make(self, port: int) -> Sequence[BaseRoute]:
        self.desk = FileDesk(DoorDesk(port), self.ledger)
        return routes(self.desk, self.ticks)

    def count(self, query: Query) -> PhoneCount:
        return self.ledger.close_query(query).result()

    def bytes(self) -> bytes:
        """Return what is in the file, and beside it."""
        files = sorted(self.path.parent.glob(f"{self.path.name}*"))
        return b"".join(file.read_bytes() for file in files)

    def end(self) -> None:
        super().end()
        self.desk.darkroom.close()
        self.ledger.close()


class Asking(Protocol):
    """Where something is asked."""

    @property
    def port(self) -> int: ...

    @property
    def page(self) -> str: ...

    @property
    def origin(self) -> str: ...


@dataclass
class Voter(Browser):
    """Opens the page, fills in its forms."""

    served: Asking

    def send(self, step: str, **fields: str) -> Answer:
        """Send a form of the page as it is now, with what was filled in."""
        found = Reading(self.get(self.served.page).body).fields
        form = {name: found[name] for name in HIDDEN if name in found}
        return self.post(f"{self.served.page}/{step}", None, **(form | fields))

    def give(self, **fields: str) -> Answer:
        """Choose, check, give for good."""
        checked = self.send("check", **fields)
        assert checked.status == 200, checked.text
        return self.post(f"{self.served.page}/give", None, **Reading(checked.body).fields)
