"""Probehandy: green only when another device has really opened a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.preflight import Preflight
from facilitator.tui.try_phone import TryPhone
from tests.domain.factories import at
from tests.tui.bingo.games import OPEN_TO_PHONES, GameLink
from tests.tui.conftest import Open
from tests.tui.scanning import as_image, read_by_both, strips_on
from tests.tui.screens import settle, shown

pytestmark = pytest.mark.slow  # each opens the whole program

ADDRESS = "HTTP://192.168.178.20:41234/T"
UNTRIED = replace(OPEN_TO_PHONES, tried_at=None)
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(open_app: Open, hub: GameLink) -> FacilitatorApp:
    hub.tell_of(Playing(None, UNTRIED))
    return open_app(hub=hub)


async def look(pilot: Pilot[Language], hub: GameLink, access: PhoneAccess | None) -> str:
    """Have the hub tell of the way in; return what is on the screen."""
    hub.tell_of(None if access is None else Playing(None, access))
    assert isinstance(pilot.app, FacilitatorApp)
    if isinstance(pilot.app.screen, TryPhone):
        pilot.app.screen.look()
    await pilot.pause()
    return " ".join(" ".join(shown(pilot.app)).split())


async def open_it(pilot: Pilot[Language]) -> None:
    assert isinstance(pilot.app, FacilitatorApp)
    pilot.app.push_screen(TryPhone(pilot.app.context))
    await pilot.pause()
    await pilot.pause()


@SIZES
async def test_code_of_the_page_is_shown_and_read(
    app: FacilitatorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_it(pilot)

        assert read_by_both(as_image(strips_on(app))) == (ADDRESS, ADDRESS)


async def test_turns_green_once_another_device_has_opened_the_page(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_it(pilot)
        before = await look(pilot, hub, UNTRIED)
        after = await look(pilot, hub, replace(UNTRIED, tried_at=at("12:31")))

        assert "Es tut sich nichts? Der Reihe nach:" in before
        assert "✓ 12:31 Uhr: Ein anderes Gerät hat die Seite geöffnet." in after
        assert "Es tut sich nichts?" not in after


async def test_what_came_before_proves_nothing(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        hub.tell_of(Playing(None, replace(UNTRIED, tried_at=at("09:00"))))
        await open_it(pilot)
        seen = await look(pilot, hub, replace(UNTRIED, tried_at=at("09:00")))

        assert "✓" not in seen
        assert "Zuletzt erreicht um 09:00 Uhr." in seen


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (Closed.LOCAL, "Noch kommt kein Handy herein"),
        (Closed.NO_NETWORK, "Noch kommt kein Handy herein"),
        (Closed.WINDOWS, "networkingMode=mirrored"),
    ],
)
async def test_why_no_phone_can_get_in_stands_there_instead_of_a_code(
    app: FacilitatorApp, hub: GameLink, closed: Closed, said: str
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_it(pilot)
        seen = await look(pilot, hub, replace(UNTRIED, closed=closed))

        assert said in seen
        assert read_by_both(as_image(strips_on(app))) == ("", "")


async def test_without_an_answer_of_the_hub_there_is_nothing_to_scan(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_it(pilot)
        seen = await look(pilot, hub, None)

        assert "Der Hauptrechner antwortet gerade nicht." in seen


async def test_technik_check_leads_there_and_looks_again_afterwards(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        await settle(pilot)
        before = await look(pilot, hub, UNTRIED)
        await pilot.press("p")
        await pilot.pause()
        tried = await look(pilot, hub, replace(UNTRIED, tried_at=at("12:31")))
        await pilot.press("escape")
        await settle(pilot)
        after = " ".join(" ".join(shown(app)).split())

        assert "noch kein anderes Gerät hat eine Seite geöffnet" in before
        assert "✓ 12:31 Uhr" in tried
        assert isinstance(app.screen, Preflight)
        assert "ein anderes Gerät hat um 12:31 Uhr eine Seite geöffnet" in after


@SIZES
def test_picture_of_the_trial(
    snap_compare: Callable[..., bool], app: FacilitatorApp, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=open_it)
