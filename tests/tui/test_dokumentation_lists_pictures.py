"""Pictures of the screens over the Dokumentation, to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.instant import minutes
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition, Version
from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import everything_saved, settle

Snap = Callable[..., bool]
Size = tuple[int, int]

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture(autouse=True)
def _on_a_bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have paths be as long everywhere as at an event, and no LibreOffice."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))


def open_filled(open_app: Open, theme: str = "") -> FacilitatorApp:
    app = open_app(view="dokumentation", **({"theme": theme} if theme else {}))
    capture_event(app.context.station)
    return app


def doing(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """Press `keys` once the document is there."""

    async def run_before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await everything_saved(pilot)

    return run_before


@BOTH
def test_picture_of_the_findings(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app)

    assert snap_compare(app, terminal_size=size, run_before=doing("p", "down"))


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_picture_of_the_sign_off(snap_compare: Snap, open_app: Open, theme: str) -> None:
    app = open_filled(open_app, f"facilitator-{theme}")
    note = app.context.station.sign_off.note
    note("workshop:ws1", SignOffState.RELEASED, "Teamleitung")
    note("workshop:ws2", SignOffState.CHANGED, "Referat II b 2")
    note("speaker:impuls", SignOffState.SENT)

    assert snap_compare(app, terminal_size=(80, 24), run_before=doing("g", "down"))


@BOTH
def test_picture_of_a_public_export(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app)
    keys = ("w", "right", "down", "right", "right")

    assert snap_compare(app, terminal_size=size, run_before=doing(*keys))


def test_picture_of_the_versions(snap_compare: Snap, open_app: Open) -> None:
    app = open_filled(open_app)
    station = app.context.station
    digest = "0" * 64
    told = (("0.9", ""), ("1.0", "4.1 Workshop 1: neu: O 1.5."), ("0.1", ""))
    for hour, (number, changes) in enumerate(told):
        version = Version(
            id="",
            number=number,
            edition=Edition.INTERNAL,
            at=station.now() + minutes(60 * hour),
            file=f"event-{number}.docx",
            digest=digest,
            changes=changes,
        )
        station.versions.note(version)

    assert snap_compare(app, terminal_size=(80, 24), run_before=doing("v", "down"))
