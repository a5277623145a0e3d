"""Links and devices in Regie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from facilitator.domain.devices import Role
from facilitator.domain.instant import minutes
from facilitator.domain.stage import Choice, Scene
from facilitator.link.address import Door
from facilitator.link.frames import Answer, DevicePresence
from facilitator.link.state import LinkState
from facilitator.station import Station
from facilitator.station.joined import remember_hub
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.devices import DevicesScreen
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.linked import HERE, TOKENS, ToldLink
from tests.tui.scanning import as_image, read_by_both, strips_on
from tests.tui.screens import everything_saved, said, shown

WIDE = (120, 36)
SIZES = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
DONE = Answer(1, is_done=True)


@pytest.fixture
def hub() -> ToldLink:
    return ToldLink()


@pytest.fixture
def app(open_app: Open, hub: ToldLink) -> FacilitatorApp:
    return open_app(hub=hub)


def join(
    station: Station, device: str, name: str, place: str = "", role: Role = Role.NOTES
) -> None:
    station.devices.register(device, role=role, name=name, proof="0" * 64, place=place)


def let_some_join(station: Station, hub: ToldLink) -> None:
    """Two devices in workshop 1, a second Regie device, one without a workshop, one that left."""
    join(station, "a", "Laptop Raum A", "ws1")
    join(station, "b", "Tablet Raum A", "ws1")
    join(station, "c", "Laptop hinten", role=Role.REGIE)
    join(station, "d", "Noch unterwegs")
    join(station, "e", "Altes Notebook", "ws2")
    station.devices.mark_left("e")
    station.devices.give_letters()
    hub.tell(
        DevicePresence(device="a", connected=True, alone=0, since=at("12:00")),
        DevicePresence(device="b", connected=False, alone=14, since=at("12:24")),
        DevicePresence(device="c", connected=True, alone=0, since=at("12:10")),
        DevicePresence(device="d", connected=False, alone=0, since=at("12:29")),
    )


async def open_devices(pilot: Pilot[Language]) -> None:
    await everything_saved(pilot)
    await pilot.press("l")
    await pilot.pause()
    await pilot.pause()


def lines_beside_code(app: FacilitatorApp) -> list[str]:
    region = app.screen.query_one("#devices Horizontal Vertical").region
    lines = shown(app)[region.y : region.bottom]
    return [line[region.x : region.right].strip() for line in lines]


async def test_link_for_note_takers_stands_beside_its_code_and_how_to_join(
    app: FacilitatorApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        lines = lines_beside_code(app)
        code = [line for line in shown(app) if "▀" in line or "▄" in line or "█" in line]

        assert lines[:5] == [
            "Für alle, die in einem Workshop mitschreiben.",
            f"http://192.168.178.20:41234/notes#{TOKENS['notes']}",
            "Im Browser öffnen oder:",
            "facilitator join 'LINK'",
            "",
        ]
        assert lines[5:11] == [
            "Noch ist kein Gerät dabei",
            "So kommt ein Gerät zum Mitschreiben dazu:",
            "1. Das Gerät ist im selben Netz wie dieses.",
            "2. Dort den Link unter 1 im Browser öffnen; es wird nichts installiert.",
            "3. Dem Gerät einen Namen geben und den Workshop wählen.",
            "4. Dann steht es hier, und seine Beiträge kommen von selbst an.",
        ]
        assert len(code) == 17


@SIZES
async def test_code_fills_the_screen_at_a_key(app: FacilitatorApp, size: tuple[int, int]) -> None:
    link = f"http://192.168.178.20:41234/notes#{TOKENS['notes']}"
    async with app.run_test(size=size) as pilot:
        await open_devices(pilot)
        await pilot.press("g")
        await pilot.pause()
        await pilot.pause()
        read = read_by_both(as_image(strips_on(app)))
        await pilot.press("escape")
        await pilot.pause()

        assert read == (link, link)
        assert isinstance(app.screen, DevicesScreen)


@pytest.mark.parametrize(
    ("keys", "role"), [(["2"], "regie"), (["right", "right"], "stage"), (["left"], "stage")]
)
async def test_links_of_other_roles_are_one_key_away(
    app: FacilitatorApp, keys: list[str], role: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press(*keys)
        await pilot.pause()

        assert f"http://192.168.178.20:41234/{role}#{TOKENS[role]}" in lines_beside_code(app)


async def test_link_with_a_public_address_says_that_others_are_turned_away(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    hub.stand(replace(HERE, host="203.0.113.20"))
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        public = " ".join(lines_beside_code(app))
        hub.stand(replace(HERE, host="regie.example"))
        app.screen.show_now()  # type: ignore[attr-defined]
        await pilot.pause()
        named = " ".join(lines_beside_code(app))

    assert "Andere Geräte werden abgewiesen: 203.0.113.20 ist eine öffentliche Adresse" in public
    assert "abgewiesen" not in named


async def test_hub_for_this_machine_only_is_opened_after_a_question(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    hub.stand(replace(HERE, host="127.0.0.1"))
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        said = " ".join(lines_beside_code(app))
        await pilot.press("o")
        await pilot.pause()
        question = "\n".join(shown(app))
        assert hub.listens_on == []

        await pilot.press("enter")
        await pilot.pause()

        assert "Der Link geht bisher nur an diesem Rechner. o: für das Netz öffnen" in said
        assert "Die Veranstaltung für das Netz öffnen?" in question
        assert hub.listens_on == ["0.0.0.0"]
        assert app.context.station.recall()["hub_host"] == "0.0.0.0"


async def test_hub_that_others_reach_already_is_left_as_it_is(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("o", "enter")
        await pilot.pause()

        assert hub.listens_on == []
        assert any("Der Link ist für das Netz schon offen." in line for line in shown(app))


async def test_lost_hub_is_said_in_place_of_a_link(app: FacilitatorApp, hub: ToldLink) -> None:
    hub.stand(LinkState())
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)

        assert "Der Hauptrechner antwortet gerade nicht." in lines_beside_code(app)


async def test_devices_stand_by_workshop_with_what_is_on_them_alone(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    let_some_join(app.context.station, hub)
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        lines = [" ".join(line.split()) for line in lines_beside_code(app)]

        assert lines[5:20] == [
            "WS 1 · Qualifizierung und Ausbildung",
            "Laptop Raum A ✓ verbunden",
            "Tablet Raum A · Nummern b1 … weg seit 6 min · 14 nur dort",
            "",
            "Noch ohne Gerät",
            "WS 2",
            "",
            "Regie",
            "Laptop hinten ✓ verbunden",
            "Dieses Gerät führt",
            "",
            "Noch ohne Workshop",
            "Noch unterwegs weg seit 1 min",
            "",
            "Nicht mehr dabei",
        ]


async def test_messages_that_were_sent_stand_below_the_newest_first(
    app: FacilitatorApp, clock: Clock
) -> None:
    station = app.context.station
    station.devices.tell("Noch 10 Minuten.")
    clock.wait(minutes(3))
    station.devices.tell("Bitte zum Ende kommen.", "ws2")
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)

        assert [line for line in lines_beside_code(app) if line][-3:] == [
            "Nachrichten an die Räume",
            "12:33 WS 2: Bitte zum Ende kommen.",
            "12:30 alle Räume: Noch 10 Minuten.",
        ]


async def test_link_is_renewed_after_a_question_that_says_what_it_means(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    hub.answers["renew"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("r")
        await pilot.pause()
        question = " ".join(" ".join(shown(app)).split())
        await pilot.press("escape")
        assert hub.asked == []

        await pilot.press("2", "r", "enter")
        await pilot.pause()

        assert "Den Link „Protokoll“ erneuern?" in question
        assert "Wer schon dabei ist, bleibt dabei." in question
        assert hub.asked == [("renew", {"role": "regie"})]
        assert any("Erneuert: Mit dem alten Link" in line for line in shown(app))


async def test_marked_device_is_thrown_out_after_a_question(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    let_some_join(app.context.station, hub)
    hub.answers["throw_out"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert any("Bitte zuerst ein Gerät markieren" in line for line in shown(app))

        await pilot.press("down", "down", "x")
        await pilot.pause()
        question = "\n".join(shown(app))
        await pilot.press("enter")
        await pilot.pause()

        assert "„Tablet Raum A“ ausschließen?" in question
        assert "14 Beiträge liegen nur auf diesem Gerät und kommen dann nicht mehr an." in question
        assert hub.asked == [("throw_out", {"device": "b"})]
        assert any("„Tablet Raum A“ ist ausgeschlossen." in line for line in shown(app))


async def test_call_that_nobody_answers_changes_nothing_and_says_so(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("r", "enter")
        await pilot.pause()

        words = "Der Hauptrechner antwortet nicht. Es wurde nichts geändert."
        assert any(words in line for line in shown(app))
        assert isinstance(app.screen, DevicesScreen)


async def test_answer_that_comes_after_the_screen_was_left_is_said_anyway(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    late: list[Callable[[], None]] = []
    hub.ask = lambda name, arguments, then: late.append(lambda: then(DONE))  # type: ignore[method-assign]
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("r", "enter", "escape")
        await pilot.pause()
        late[0]()
        await pilot.pause()

        assert isinstance(app.screen, RegieView)
        assert said(app) == ["Erneuert: Mit dem alten Link kommt niemand mehr dazu."]


async def test_code_for_note_takers_goes_to_the_stage_after_a_question(
    app: FacilitatorApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("s", "enter")
        await pilot.pause()

        assert app.sending.choice == Choice(
            scene=Scene.CODE,
            text="Hier mitschreiben",
            address=f"http://192.168.178.20:41234/notes#{TOKENS['notes']}",
        )


async def test_code_of_regie_never_goes_to_the_stage(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        await pilot.press("2", "s", "enter")
        await pilot.pause()

        assert app.sending.choice.scene is Scene.WELCOME
        assert any("Diesen nicht: Wer ihn hat, darf alles." in line for line in shown(app))


async def test_event_without_a_hub_says_so(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("l")

        assert said(app) == [
            "Diese Veranstaltung hat keinen Hauptrechner: Niemand kann dazukommen."
        ]


@SIZES
def test_picture_of_how_to_join(
    snap_compare: Callable[..., bool], app: FacilitatorApp, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=open_devices)


@SIZES
def test_picture_of_the_devices(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: ToldLink,
    size: tuple[int, int],
) -> None:
    let_some_join(app.context.station, hub)
    app.context.station.devices.tell("Bitte noch mindestens eine Handlungsoption je Workshop.")

    async def run_before(pilot: Pilot[Language]) -> None:
        await open_devices(pilot)
        await pilot.press("down", "down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=run_before)


async def test_machine_with_which_the_event_began_is_named_without_a_name(
    app: FacilitatorApp, hub: ToldLink
) -> None:
    station = app.context.station
    join(station, "c", "Laptop hinten", role=Role.REGIE)
    hub.tell(DevicePresence(device="0123456789ab", connected=True, alone=0, since=at("12:00")))
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        lines = [" ".join(line.split()) for line in lines_beside_code(app)]

        assert lines[lines.index("Regie") + 1] == "Der erste Rechner ✓ verbunden"


async def test_link_to_a_hub_with_a_certificate_is_one_of_tls(app: FacilitatorApp) -> None:
    remember_hub(app.context.station, Door("hub.example", 443, Role.REGIE, "", secure=True))
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)

        assert f"https://192.168.178.20:41234/notes#{TOKENS['notes']}" in lines_beside_code(app)


async def test_browser_is_called_one(app: FacilitatorApp) -> None:
    app.context.station.devices.register(
        "a", role=Role.NOTES, name="Tablet", proof="0" * 64, place="ws1", browser=True
    )
    async with app.run_test(size=WIDE) as pilot:
        await open_devices(pilot)
        lines = [" ".join(line.split()) for line in lines_beside_code(app)]

        assert "Tablet (Browser) nicht verbunden" in lines
