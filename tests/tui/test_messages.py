"""Messages from Regie to the rooms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.devices import Role
from facilitator.domain.instant import minutes
from facilitator.link.frames import DevicePresence
from facilitator.station import Station
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.stage_chooser import StageChooser
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.tui.conftest import Open
from tests.tui.linked import ToldLink
from tests.tui.mitschrift import advance
from tests.tui.screens import everything_saved, said, shown, write

WIDE = (120, 36)


def join(station: Station, device: str, place: str) -> None:
    station.devices.register(
        device, role=Role.NOTES, name=f"Laptop {device}", proof="0" * 64, place=place
    )


def told(app: FacilitatorApp) -> list[tuple[str, str]]:
    """Return what was sent: place and text."""
    return [(message.place, message.text) for message in app.context.station.snapshot.messages]


def last_lines(app: FacilitatorApp, count: int) -> list[str]:
    return [line.strip("│╭╮╰╯─ ▔") for line in shown(app)[-count:]]


@pytest.fixture
def hub() -> ToldLink:
    return ToldLink()


@pytest.fixture
def app(open_app: Open, hub: ToldLink) -> FacilitatorApp:
    """Devices in both workshops; that of the second one is away."""
    app = open_app(hub=hub)
    join(app.context.station, "a", "ws1")
    join(app.context.station, "b", "ws2")
    hub.tell(
        DevicePresence(device="a", connected=True, alone=0, since=at("12:00")),
        DevicePresence(device="b", connected=False, alone=0, since=at("12:29")),
    )
    return app


async def test_message_goes_to_the_stage_without_asking_while_there_is_no_device(
    open_app: Open, hub: ToldLink
) -> None:
    app = open_app(hub=hub)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")

        assert isinstance(app.screen, StageChooser)


async def test_recipient_is_the_stage_all_rooms_or_one_workshop(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert last_lines(app, 6)[:5] == [
            "Nachricht an wen?",
            "1 die Bühne",
            "2 alle Räume",
            "3 WS 1 · Qualifizierung und Ausbildung",
            "4 WS 2 · Sichtbarkeit und Attraktivität",
        ]

        await pilot.press("1")
        assert isinstance(app.screen, StageChooser)


async def test_ready_made_message_goes_to_all_rooms(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "2")
        await pilot.pause()
        assert last_lines(app, 7)[:6] == [
            "Nachricht an: alle Räume",
            "1 Bitte noch mindestens eine Handlungsoption je Workshop.",
            "2 Noch 10 Minuten.",
            "3 Noch 5 Minuten.",
            "4 Bitte zum Plenum kommen.",
            "5 eigene …",
        ]

        await pilot.press("2")
        assert told(app) == [("", "Noch 10 Minuten.")]
        assert said(app) == [
            "Gesendet an: alle Räume. 1 Gerät ist weg und bekommt sie, sobald es wieder da ist."
        ]


async def test_marked_workshop_is_marked_as_the_recipient(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "n", "enter")
        await pilot.press("4")

        assert told(app) == [("ws1", "Bitte zum Plenum kommen.")]
        assert said(app) == ["Gesendet an: WS 1 · Qualifizierung und Ausbildung."]


async def test_own_message_is_typed_and_offered_again(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "4", "5", "enter")
        await pilot.pause()
        assert "Ohne Text gibt es nichts zu übernehmen." in last_lines(app, 5)

        await write(pilot, "Bitte Fenster zu")
        await pilot.press("enter")
        await pilot.pause()
        assert told(app) == [("ws2", "Bitte Fenster zu")]
        assert isinstance(app.screen, RegieView)

        await pilot.press("n", "2", "5")
        assert told(app)[1:] == [("", "Bitte Fenster zu")]


async def test_message_that_is_not_chosen_is_not_sent(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "2", "escape", "n", "escape", "n", "2", "5", "escape")

        assert told(app) == []


async def test_messages_are_in_the_language_of_the_event(open_app: Open, hub: ToldLink) -> None:
    app = open_app(hub=hub, language="en")
    join(app.context.station, "a", "ws1")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "2", "2")

        assert told(app) == [("", "Noch 10 Minuten.")]
        assert said(app) == ["Sent to: all rooms."]


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_the_recipients(
    snap_compare: Callable[..., bool], app: FacilitatorApp, size: tuple[int, int]
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await everything_saved(pilot)
        await pilot.press("n")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=run_before)


class TestClosingAWorkshop:
    """A mend that closes a workshop tells its room."""

    @pytest.fixture
    def agenda(self) -> Agenda:
        """A phase of two workshops from 12:30 to 13:30, then a talk until 14:00, as promised."""
        return make_agenda(
            make_day(
                make_block(
                    "phase",
                    "Workshop-Phase",
                    kind=BlockKind.PARALLEL,
                    start=time(12, 30),
                    duration=minutes(0),
                    tracks=tuple(
                        make_track(f"ws{number}", make_block(f"p{number}", duration=minutes(60)))
                        for number in (1, 2)
                    ),
                ),
                make_block("talk", "Vortrag"),
                end=time(14, 0),
            ),
            workshops=(make_workshop(1), make_workshop(2)),
        )

    def make_late(self, app: FacilitatorApp, clock: Clock) -> None:
        station = app.context.station
        advance(station)
        clock.wait(minutes(20))
        station.run.extend_track("phase", "ws2", minutes(10))

    async def test_room_is_told_when_the_mend_is_taken(
        self, app: FacilitatorApp, clock: Clock
    ) -> None:
        self.make_late(app, clock)
        async with app.run_test(size=WIDE) as pilot:
            await everything_saved(pilot)
            proposal = "\n".join(shown(app))
            await pilot.press("v")
            await pilot.pause()
            question = "\n".join(shown(app))
            await pilot.press("enter")
            await pilot.pause()

            assert "WS 2 pünktlich schließen" in proposal
            assert "WS 2 pünktlich schließen (Nachricht an den Raum)?" in question
            assert "WS 2 bekommt die Nachricht: „Bitte pünktlich um 13:30 schließen.“" in question
            assert told(app) == [("ws2", "Bitte pünktlich um 13:30 schließen.")]

    async def test_room_without_a_device_is_not_told(
        self, open_app: Open, hub: ToldLink, clock: Clock
    ) -> None:
        app = open_app(hub=hub)
        join(app.context.station, "a", "ws1")
        self.make_late(app, clock)
        async with app.run_test(size=WIDE) as pilot:
            await everything_saved(pilot)
            await pilot.press("v", "enter")
            await pilot.pause()

            assert told(app) == []
            assert app.context.station.snapshot.run.of("p2").added_time == minutes(0)
