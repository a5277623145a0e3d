"""Photograph what phones show in plenum: points, a card and a voice, each just filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Page
from starlette.routing import BaseRoute

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.asking import open_query, open_rounds
from facilitator.hub.phones.rehearsed_pages import RehearsedFront, RehearsedPages
from facilitator.hub.voices.pages.routes import routes
from facilitator.hub.voices.rehearsed import Desk
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.link.address import LOCAL
from facilitator.link.voicing import JOIN_PATH
from tools.photographing import PhoneShot, photograph
from tools.playing import event_at, sample_event

_SIZE: Final = (360, 800)

_GIVEN: Final = {
    "Einarbeitung mit Patenschaft": 2,
    "Feste Ansprechpersonen an den Schnittstellen": 1,
}
_CARD: Final = "Drei Telefonnummern, die ich morgen brauche"
_VOICE: Final = "Ich wusste nicht, wie viele dasselbe Problem haben und schon halb gelöst."


def _give_points(page: Page) -> None:
    for title, points in _GIVEN.items():
        page.get_by_role("group", name=title).get_by_role("radio", name=str(points)).check()


def _write_card(page: Page) -> None:
    page.locator("textarea").fill(_CARD)


def _say(page: Page) -> None:
    page.locator("textarea").fill(_VOICE)
    page.locator("[name=release][value=anonymous]").check()


_SHOWN: Final[tuple[tuple[str, Callable[[Page], None]], ...]] = (
    ("2025-09-10 11:24", _give_points),
    ("2025-09-10 12:21", _write_card),
    ("2025-09-10 12:07", _say),
)
"""When the sample event asks for each of them."""


class _Pages:
    """The real pages, and what they ask."""

    def __init__(self, folder: Path) -> None:
        self._ledger = VoiceLedger.open(voices_file(folder / "plenum"), lambda: Instant(0))
        self._served = RehearsedPages(self._make)
        self.address: Final = f"http://{LOCAL}:{self._served.port}/{JOIN_PATH}{self._ledger.code}"

    def _make(self, port: int) -> list[BaseRoute]:
        self.desk = Desk(RehearsedFront(sample_event()[0].agenda, port), self._ledger)
        return routes(self.desk)

    def close(self) -> None:
        self._served.close()
        self._ledger.forget()


def draw_phones(target: Path) -> None:
    """Draw them side by side."""
    with TemporaryDirectory() as folder, closing(_Pages(Path(folder))) as pages:
        photograph(_shots(pages), _SIZE, target)


def _shots(pages: _Pages) -> Iterator[PhoneShot]:
    """Yield each as soon as the pages ask for it."""
    for wall, fill_in in _SHOWN:
        with event_at(wall) as station:
            pages.desk.query = open_query(station.snapshot)
            pages.desk.rounds = open_rounds(station.snapshot)
        yield PhoneShot(pages.address, _from_the_top(fill_in))


def _from_the_top(fill_in: Callable[[Page], None]) -> Callable[[Page], None]:
    def fill_in_and_return(page: Page) -> None:
        fill_in(page)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")

    return fill_in_and_return
