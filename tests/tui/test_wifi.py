"""The code of a Wi-Fi: every phone must read name and password as they are."""

from __future__ import annotations

import pytest

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.wifi import ask_for_wifi, wifi_address
from tests.tui.conftest import Open
from tests.tui.scanning import as_image, read_by_zxing, strips_on
from tests.tui.screens import shown, write


@pytest.fixture
def app(open_app: Open) -> FacilitatorApp:
    return open_app()


@pytest.mark.parametrize(
    ("name", "password", "address"),
    [
        ("Bingo", "kommt herein", "WIFI:T:WPA;S:Bingo;P:kommt herein;;"),
        ("Gäste", "", "WIFI:T:nopass;S:Gäste;;"),
        (r"a\b;c", ',:"1234567', r"WIFI:T:WPA;S:a\\b\;c;P:\,\:\"1234567;;"),
    ],
)
def test_special_signs_are_escaped(name: str, password: str, address: str) -> None:
    assert wifi_address(name, password) == address


async def test_code_is_shown_once_both_were_typed_and_kept_nowhere(app: FacilitatorApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        before = dict(app.context.station.recall())
        ask_for_wifi(app, app.context.texts)
        await pilot.pause()
        await write(pilot, "Bingo")
        await pilot.press("enter")
        await write(pilot, "geheim-1234")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, CodeScreen)
        assert read_by_zxing(as_image(strips_on(app))) == "WIFI:T:WPA;S:Bingo;P:geheim-1234;;"
        assert dict(app.context.station.recall()) == before


@pytest.mark.parametrize(
    ("name", "password", "wrong"),
    [
        ("", "", "Ohne Namen gibt es keinen Code."),
        ("x" * 33, "", "So lang ist kein WLAN-Name."),
        ("Bingo", "kurz", "Ein WLAN-Passwort hat 8 bis 63 Zeichen; leer, wenn es keines gibt."),
    ],
)
async def test_what_no_wifi_has_is_said_at_its_field(
    app: FacilitatorApp, name: str, password: str, wrong: str
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        ask_for_wifi(app, app.context.texts)
        await pilot.pause()
        await write(pilot, name)
        await pilot.press("enter")
        await write(pilot, password)
        await pilot.press("enter")
        await pilot.pause()

        assert any(wrong in line for line in shown(app))
        assert not isinstance(app.screen, CodeScreen)
