"""Who leads: asking for it, handing it over with a note, going on without the main machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.capture import Line
from facilitator.domain.devices import Lead, Role
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.stage import Choice, Picture, Scene
from facilitator.link.address import read_address
from facilitator.link.frames import Answer, Call, DevicePresence, Frame, Refusal
from facilitator.link.process import HubFiles
from facilitator.link.state import LinkState
from facilitator.station import Station
from facilitator.station.standby import Standby, has_hub
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.question import Question
from facilitator.tui.regie.note import NoteScreen
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.linked import HERE, TOKENS, ToldLink
from tests.tui.mitschrift import advance
from tests.tui.screens import everything_saved, said, shown

WIDE = (120, 36)
SIZES = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
NOTE = "Übergabe um 12:30. Es läuft gerade nichts.\nEnde voraussichtlich 16:00: pünktlich."


class Hub(ToldLink):
    """Notes what it is sent, too."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Frame] = []

    def send(self, frame: Frame) -> None:
        self.sent.append(frame)


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def app(open_app: Open, hub: Hub) -> FacilitatorApp:
    """A second Regie device has joined; this one leads."""
    app = open_app(hub=hub)
    app.context.station.devices.register("c", role=Role.REGIE, name="Laptop hinten", proof="0" * 64)
    return app


def lead(app: FacilitatorApp) -> Lead:
    return app.context.station.snapshot.lead


def lead_line(app: FacilitatorApp) -> str:
    line = app.screen_stack[0].query_one("#lead")
    return shown(app)[line.region.y].strip() if line.display else ""


async def tick(pilot: Pilot[Language]) -> None:
    await everything_saved(pilot)
    await pilot.pause()


# --- handing over ---


async def test_device_that_leads_says_nothing_about_it(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE):
        assert lead_line(app) == ""


async def test_question_of_another_device_is_answered_at_once_as_heard(
    app: FacilitatorApp, hub: Hub
) -> None:
    async with app.run_test(size=WIDE):
        app.handing.hear(Call(7, "ask_lead", {"device": "c", "name": "Laptop hinten"}))
        app.handing.hear(Call(8, "dance", {}))

        assert hub.sent == [Answer(7, is_done=True), Answer(8, is_done=False)]


async def test_lead_is_handed_over_with_a_note_after_a_question(
    app: FacilitatorApp, hub: Hub, clock: Clock
) -> None:
    station = app.context.station
    station.devices.register("d", role=Role.NOTES, name="D", proof="0" * 64, place="ws2")
    advance(station, 3)
    station.capture.file("ws1", Line("Wer trägt die Kosten? ..", "f"))
    station.run.start_timer("Bericht", minutes(3))
    hub.tell(DevicePresence(device="d", connected=True, alone=14, since=at("12:00")))
    clock.wait(minutes(1))
    async with app.run_test(size=WIDE) as pilot:
        app.handing.hear(Call(7, "ask_lead", {"device": "c", "name": ""}))
        await tick(pilot)
        question = "\n".join(shown(app))
        await pilot.press("enter")
        await tick(pilot)

        assert "„Laptop hinten“ möchte die Regie übernehmen. Übergeben?" in question
        assert lead(app).device == "c"
        assert lead(app).note.splitlines() == [
            "Übergabe um 12:31. Es läuft: Workshop-Phase.",
            "Ende voraussichtlich 16:00, zugesagt 16:00: pünktlich.",
            "WS 2: 14 Beiträge nur auf einem Gerät.",
            "Noch ohne Handlungsoption: WS 2.",
            "WS 1: 1 offenes Ende.",
            "Uhr Bericht: noch 2:00.",
        ]
        assert lead_line(app) == "Regie führt: Laptop hinten · w: übernehmen"
        assert said(app) == ["Laptop hinten führt jetzt die Regie."]


async def test_lead_that_is_not_handed_over_stays(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        app.handing.hear(Call(7, "ask_lead", {"device": "c"}))
        await tick(pilot)
        await pilot.press("escape")
        await tick(pilot)

        assert lead(app) == Lead()
        assert isinstance(app.screen, RegieView)


async def test_question_waits_until_another_one_is_answered(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        app.handing.hear(Call(7, "ask_lead", {"device": "c"}))
        await tick(pilot)
        assert "Begrüßung beginnen?" in "\n".join(shown(app))

        await pilot.press("escape")
        await tick(pilot)
        assert "„Laptop hinten“ möchte die Regie übernehmen." in "\n".join(shown(app))


async def test_question_in_another_view_is_announced_and_asked_in_regie(
    app: FacilitatorApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        app.handing.hear(Call(7, "ask_lead", {"device": "c"}))
        await tick(pilot)
        assert not isinstance(app.screen, Question)
        assert said(app) == ["„Laptop hinten“ möchte die Regie übernehmen: F2 führt zur Frage."]

        await pilot.press("f2")
        await tick(pilot)
        assert isinstance(app.screen, Question)


# --- not leading ---


@pytest.fixture
def follower(app: FacilitatorApp) -> FacilitatorApp:
    """The other device leads."""
    app.context.station.devices.lead("c", "Alles ruhig.")
    return app


async def test_commands_of_a_device_that_does_not_lead_are_refused_in_words(
    follower: FacilitatorApp,
) -> None:
    words = (
        "Ein anderes Gerät führt die Regie: Der Ablauf lässt sich hier nicht ändern. "
        "Mit w in der Regie übernehmen Sie."
    )
    async with follower.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "plus", "s")

        assert follower.context.station.snapshot.run.blocks == {}
        assert set(said(follower)) == {words}
        assert isinstance(follower.screen, RegieView)


async def test_lead_is_asked_for_after_a_question(follower: FacilitatorApp, hub: Hub) -> None:
    hub.answers["ask_lead"] = Answer(1, is_done=True)
    async with follower.run_test(size=WIDE) as pilot:
        await pilot.press("w")
        await pilot.pause()
        question = "\n".join(shown(follower))
        await pilot.press("enter")
        await tick(pilot)

        assert "Regie übernehmen?" in question
        assert "Gefragt wird: Laptop hinten." in question
        assert [name for name, _ in hub.asked] == ["ask_lead"]
        assert said(follower) == ["Gefragt. Sobald dort übergeben wird, führt dieses Gerät."]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "Der Hauptrechner antwortet nicht. Es wurde nichts geändert."),
        (Answer(1, False, "nobody"), "Das Gerät, das führt, ist gerade nicht verbunden."),
        (Answer(1, False, "late"), "Das Gerät, das führt, hat nicht geantwortet."),
        (Answer(1, False), "Der Hauptrechner hat das abgelehnt. Es wurde nichts geändert."),
    ],
)
async def test_question_that_did_not_arrive_is_said(
    follower: FacilitatorApp, hub: Hub, answer: Answer | None, words: str
) -> None:
    if answer is not None:
        hub.answers["ask_lead"] = answer
    async with follower.run_test(size=WIDE) as pilot:
        await pilot.press("w", "enter")
        await tick(pilot)

        assert said(follower) == [words]


async def test_nothing_is_asked_without_a_connection(follower: FacilitatorApp, hub: Hub) -> None:
    hub.stand(LinkState())
    async with follower.run_test(size=WIDE) as pilot:
        await pilot.press("w")

        assert said(follower) == ["Zurzeit besteht keine Verbindung zum Hauptrechner."]


async def test_stage_is_left_to_the_device_that_leads(follower: FacilitatorApp, hub: Hub) -> None:
    async with follower.run_test(size=WIDE) as pilot:
        await tick(pilot)

        assert hub.pictures == []


# --- a joined device ---


class Began:
    """Counts how often a hub was to begin here."""

    times = 0

    def begin(self) -> None:
        self.times += 1


@pytest.fixture
def began() -> Began:
    return Began()


@pytest.fixture
def joined(
    open_app: Open, hub: Hub, clock: Clock, began: Began, tmp_path: Path
) -> Iterator[tuple[FacilitatorApp, Station]]:
    """An application of a joined Regie device, and the station that has led so far."""
    first = open_app(hub=hub)
    leading = first.context.station
    station = Station.join(tmp_path / "joined.record", now=clock.now, identity=leading.identity)
    leading.devices.begin_to_lead()
    leading.devices.register(station.device, role=Role.REGIE, name="Laptop hinten", proof="0" * 64)
    catch_up(leading, station)
    standby = Standby(station, began.begin)
    context = replace(first.context, station=station, wall=clock.now, standby=standby)
    yield FacilitatorApp(context), leading
    station.close()


def catch_up(leading: Station, station: Station) -> None:
    """Have `station` hold all that `leading` has durably."""
    leading.recall()
    station.host().fill(tuple(leading.kept))


async def test_device_that_leads_from_now_on_shows_the_note_and_again_on_request(
    joined: tuple[FacilitatorApp, Station],
) -> None:
    app, leading = joined
    async with app.run_test(size=WIDE) as pilot:
        await tick(pilot)
        assert lead_line(app) == "Regie führt: Der erste Rechner · w: übernehmen"
        leading.devices.lead(app.context.station.device, NOTE)
        catch_up(leading, app.context.station)
        await tick(pilot)
        note = "\n".join(shown(app))
        await pilot.press("escape", "w")
        await pilot.pause()

        assert "Dieses Gerät führt jetzt die Regie." in note
        assert "Ende voraussichtlich 16:00: pünktlich." in note
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("enter")
        assert lead_line(app) == ""
        await pilot.press("enter", "enter")
        assert app.context.station.snapshot.run.blocks != {}


async def test_stage_keeps_its_picture_until_the_new_device_sends(
    joined: tuple[FacilitatorApp, Station], hub: Hub
) -> None:
    app, leading = joined
    leading.devices.lead(app.context.station.device)
    catch_up(leading, app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await tick(pilot)
        assert hub.pictures == []
        assert "Jetzt · Bühne: wie zuvor" in "\n".join(shown(app))

        app.sending.send(Choice(scene=Scene.BLANK))
        await tick(pilot)
        assert hub.pictures == [Picture()]


async def test_going_on_without_the_main_machine_is_offered_after_a_while(
    joined: tuple[FacilitatorApp, Station], hub: Hub, clock: Clock
) -> None:
    app, _ = joined
    hub.stand(replace(HERE, connected=False, since=clock.now()))
    async with app.run_test(size=WIDE) as pilot:
        clock.wait(Duration(seconds=4))
        await tick(pilot)
        assert lead_line(app) == "Regie führt: Der erste Rechner · w: übernehmen"
        clock.wait(Duration(seconds=36))
        await tick(pilot)

        assert lead_line(app) == (
            "Der Hauptrechner antwortet seit 40 s nicht · w: ohne ihn weitermachen"
        )


async def test_main_machine_that_was_closed_is_called_so(
    joined: tuple[FacilitatorApp, Station], hub: Hub, clock: Clock
) -> None:
    app, _ = joined
    hub.stand(replace(HERE, connected=False, since=clock.now(), refusal=Refusal.STOPPED))
    clock.wait(minutes(3))
    async with app.run_test(size=WIDE) as pilot:
        await tick(pilot)

        assert lead_line(app) == ("Der Hauptrechner wurde beendet · w: ohne ihn weitermachen")


@pytest.mark.parametrize(
    "refusal", [Refusal.THROWN_OUT, Refusal.LEFT, Refusal.DEVICE, Refusal.STEPPED_DOWN]
)
async def test_device_that_was_sent_away_is_not_offered_to_go_on(
    joined: tuple[FacilitatorApp, Station], hub: Hub, clock: Clock, refusal: Refusal
) -> None:
    app, _ = joined
    hub.stand(replace(HERE, connected=False, since=clock.now(), refusal=refusal))
    clock.wait(minutes(3))
    async with app.run_test(size=WIDE) as pilot:
        await tick(pilot)

        assert lead_line(app) == "Regie führt: Der erste Rechner · w: übernehmen"


async def test_joined_device_becomes_the_main_machine_after_a_question(
    joined: tuple[FacilitatorApp, Station], hub: Hub, clock: Clock, began: Began
) -> None:
    app, _ = joined
    hub.stand(replace(HERE, connected=False, since=clock.now()))
    clock.wait(Duration(seconds=40))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("w")
        await pilot.pause()
        question = " ".join(" ".join(shown(app)).split())
        await pilot.press("enter")
        await tick(pilot)
        station = app.context.station

        assert "Dieses Gerät zum Hauptrechner machen?" in question
        assert "Der Hauptrechner antwortet seit 40 s nicht." in question
        assert (began.times, station.leads, lead(app).epoch) == (1, True, 2)
        assert lead(app).note.splitlines()[0] == "Übergabe um 12:30. Es läuft gerade nichts."
        assert has_hub(station)


async def test_tokens_are_kept_for_a_hub_here(
    joined: tuple[FacilitatorApp, Station], hub: Hub
) -> None:
    app, _ = joined
    async with app.run_test(size=WIDE) as pilot:
        await tick(pilot)

        address = read_address(HubFiles.of(app.context.station.path).address)
        assert address is not None
        assert address.tokens == {Role(role): token for role, token in TOKENS.items()}
        assert app.context.standby is not None
        assert address.port == app.context.standby.port


async def test_device_that_never_can_take_over_is_not_offered_it(
    follower: FacilitatorApp, hub: Hub, clock: Clock
) -> None:
    hub.stand(replace(HERE, connected=False, since=at("12:00")))
    async with follower.run_test(size=WIDE) as pilot:
        await tick(pilot)

        assert lead_line(follower) == "Regie führt: Laptop hinten · w: übernehmen"


# --- pictures ---


@SIZES
def test_picture_of_a_device_that_does_not_lead(
    snap_compare: Callable[..., bool], follower: FacilitatorApp, size: tuple[int, int]
) -> None:
    assert snap_compare(follower, terminal_size=size, run_before=tick)


@SIZES
def test_picture_of_the_note(
    snap_compare: Callable[..., bool],
    joined: tuple[FacilitatorApp, Station],
    size: tuple[int, int],
) -> None:
    app, leading = joined

    async def run_before(pilot: Pilot[Language]) -> None:
        await tick(pilot)
        leading.devices.lead(app.context.station.device, NOTE)
        catch_up(leading, app.context.station)
        await tick(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run_before)
