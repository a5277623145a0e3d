"""What Regie sends to the stage: chosen, previewed, sent, remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from textual.app import App
from textual.widget import Widget

import facilitator.tui
from facilitator.domain.accompanying import FreeTimer
from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.plenum.query import Candidate, QueryKind
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.schedule import Step, next_step
from facilitator.domain.stage import OF_PHONES, Choice, Live, Picture, Scene, Sheet
from facilitator.link.keeper import HubKeeper
from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.link.voicing import Voices
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context, moment_of
from facilitator.tui.form import Form
from facilitator.tui.regie.now_pane import NowPane
from facilitator.tui.regie.scenes import full_address, scene_offers
from facilitator.tui.regie.stage_chooser import StageChooser
from facilitator.tui.sending import live_of
from facilitator.tui.themes import DARK
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.screens import said, shown, write

WIDE = (120, 36)


@pytest.fixture(autouse=True)
def _sends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StageChooser, "ARMED_AFTER", -inf)


class KnownLink(HubKeeper):
    """A hub that is never started and notes what it is told to show."""

    def __init__(self) -> None:
        super().__init__(Path("event.record"), lambda: Instant(0))
        self.pictures: list[Picture] = []

    def start(self) -> None:
        pass

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        self.pictures.append(picture)


@pytest.fixture
def hub() -> KnownLink:
    return KnownLink()


@pytest.fixture
def app(open_app: Open, hub: KnownLink) -> FacilitatorApp:
    return open_app(hub=hub)


async def test_title_is_shown_until_something_was_sent(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE):
        assert hub.pictures == [
            Picture(scene=Scene.WELCOME, title="Leistung im Fokus", text="Gleich geht es los")
        ]


async def test_chosen_scene_goes_to_the_stage_with_enter(
    app: FacilitatorApp, hub: KnownLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "s", "1", "enter")
        await pilot.pause()

        assert app.sending.choice == Choice(scene=Scene.COUNTDOWN)
        assert hub.pictures[-1] == Picture(
            scene=Scene.COUNTDOWN,
            title="Begrüßung",
            until=at("12:45"),
            until_time="12:45",
            coming="Impuls",
            coming_time="12:45",
        )
        assert "Jetzt · Bühne: Countdown" in "\n".join(shown(app))


async def test_nothing_goes_to_the_stage_without_enter(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = list(hub.pictures)
        await pilot.press("s", "2", "h", "escape")
        await pilot.pause()

        assert hub.pictures == before


async def test_stage_follows_the_agenda_and_is_told_only_what_is_new(
    app: FacilitatorApp, hub: KnownLink, clock: Clock
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "s", "1", "enter")
        told = len(hub.pictures)
        for _ in range(3):
            clock.wait(minutes(2))
            app._refresh_view()
        assert len(hub.pictures) == told

        await pilot.press("enter", "enter")
        await pilot.pause()

        assert [picture.title for picture in hub.pictures[told:]] == ["Impuls"]


async def test_tick_paints_nothing_while_the_stage_shows_the_same(
    app: FacilitatorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        painted: list[Widget] = []
        monkeypatch.setattr(NowPane, "refresh", lambda pane, *_, **__: painted.append(pane))
        app._refresh_view()

        assert painted == []


async def test_blank_goes_at_once(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "0")
        await pilot.pause()

        assert hub.pictures[-1] == Picture(scene=Scene.BLANK)


async def test_ground_can_be_white(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "3", "h", "enter")
        await pilot.pause()

        assert hub.pictures[-1].light


async def test_ready_message_is_sent(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause()

        assert hub.pictures[-1] == Picture(scene=Scene.MESSAGE, text="In 5 Minuten geht es weiter")


async def test_message_says_since_when_and_gives_way_as_the_next_block_begins(
    app: FacilitatorApp, hub: KnownLink, clock: Clock
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "s", "1", "h", "enter", "n", "1", "enter")
        clock.wait(minutes(3))
        await pilot.press("n", "2", "h", "enter")
        clock.wait(minutes(1))
        app._refresh_view()
        await pilot.pause()
        assert "Jetzt · Bühne seit 12:33: „In 10 Minuten geht es weiter“" in "\n".join(shown(app))

        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.sending.choice == Choice(scene=Scene.COUNTDOWN, light=False)
        assert (hub.pictures[-1].title, hub.pictures[-1].scene) == ("Impuls", Scene.COUNTDOWN)

        await pilot.press("ctrl+z")
        assert app.sending.choice.scene is Scene.COUNTDOWN


async def test_message_stays_while_no_block_begins(app: FacilitatorApp, clock: Clock) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "n", "enter")
        clock.wait(minutes(90))
        await pilot.press("plus", "down", "x", "enter")

        assert app.sending.choice.scene is Scene.MESSAGE


async def test_killed_regie_knows_what_a_message_gives_way_to(
    open_app: Open, hub: KnownLink, clock: Clock
) -> None:
    app = open_app(hub=hub)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "2", "enter", "n", "enter")
        await pilot.pause()

    app = open_app(hub=KnownLink())
    async with app.run_test(size=WIDE) as pilot:
        assert app.sending.choice.scene is Scene.MESSAGE
        clock.wait(minutes(1))
        await pilot.press("enter", "enter")

        assert app.sending.choice == Choice(scene=Scene.NOW_NEXT)


async def test_messages_are_in_the_language_of_the_event(open_app: Open, hub: KnownLink) -> None:
    app = open_app(language="en", hub=hub)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "2", "enter")
        await pilot.pause()

        assert hub.pictures[-1].text == "In 10 Minuten geht es weiter"


async def test_own_message_is_previewed_before_it_is_sent(
    app: FacilitatorApp, hub: KnownLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = list(hub.pictures)
        await pilot.press("n", "5", "enter")
        assert isinstance(app.screen, Form)
        await write(pilot, "Bitte leise")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StageChooser)
        assert hub.pictures == before

        await pilot.press("enter")
        await pilot.pause()

        assert hub.pictures[-1] == Picture(scene=Scene.MESSAGE, text="Bitte leise")


async def test_hostile_message_is_shown_as_it_stands(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        app.sending.send(Choice(scene=Scene.MESSAGE, text="[bold]a[/x]\n\x1b[31m\u202eb"))
        app._refresh_view()
        await pilot.pause()
        assert "Bühne seit 12:30: „[bold]a[/x] ·[31m·b“" in "\n".join(shown(app))

        await pilot.press("n")
        await pilot.pause()

        assert "5 [bold]a[/x] ·[31m·b" in "\n".join(shown(app))


async def test_enter_that_ends_the_form_does_not_send(
    app: FacilitatorApp, hub: KnownLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StageChooser, "ARMED_AFTER", inf)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", "5", "enter", "a", "enter", "enter")
        await pilot.pause()

        assert isinstance(app.screen, StageChooser)


async def test_code_is_asked_for_and_kept_at_hand(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "4", "enter")
        await write(pilot, "example.org/a")
        await pilot.press("enter")
        await write(pilot, "Umfrage")
        await pilot.press("enter", "enter")
        await pilot.pause()
        expected = Picture(scene=Scene.CODE, text="Umfrage", address="https://example.org/a")
        assert hub.pictures[-1] == expected

        await pilot.press("s", "1", "enter", "s", "4", "enter")
        await pilot.pause()

        assert hub.pictures[-1] == expected


async def test_wrong_address_is_said_under_the_field(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "4", "enter")
        await write(pilot, "kein link")
        await pilot.press("enter")
        await pilot.pause()

        assert "Das ist keine Adresse wie beispiel.de/umfrage." in "\n".join(shown(app))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/a?b=c", "https://example.org/a?b=c"),
        ("http://192.168.0.7:8080/x", "http://192.168.0.7:8080/x"),
        ("https://example.org", "https://example.org"),
        ("example", ""),
        ("two words.de", ""),
        ("ftp://example.org", ""),
        ("javascript://example.org/%0aalert", ""),
        ("https://[::1", ""),
        ("example.org:99999", ""),
        ("", ""),
    ],
)
def test_address_is_completed_or_refused(typed: str, address: str) -> None:
    assert full_address(typed) == address


async def test_sheet_is_off_the_stage_once_anything_was_redacted(
    app: FacilitatorApp, hub: KnownLink
) -> None:
    station = app.context.station
    sheet = Choice(scene=Scene.READ_BACK, sheet=Sheet(title="T", lines=("1.1  Frau Beispiel",)))
    entry = station.capture.file("ws1", Line("o", "Frau Beispiel fragen")).entry
    assert entry is not None
    async with app.run_test(size=WIDE) as pilot:
        app.sending.send(sheet)
        app.sending.send(Choice(scene=Scene.MESSAGE, text="Pause"))
        station.redaction.redact(entry)
        station.drafts()
        station.redaction.confirm()
        app._refresh_view()
        await pilot.pause()
        assert app.sending._before == Choice()

        app.sending._wiped = 0
        app.sending.send(sheet)
        app._refresh_view()
        assert (hub.pictures[-1], app.sending.choice) == (Picture(), Choice(scene=Scene.BLANK))


async def test_timer_that_runs_is_offered(app: FacilitatorApp, hub: KnownLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        timer = app.context.station.run.start_timer("Bericht", minutes(3))
        await pilot.press("s", "6", "enter")
        await pilot.pause()

        assert app.sending.choice == Choice(scene=Scene.TIMER, timer=timer)
        assert hub.pictures[-1] == Picture(
            scene=Scene.TIMER,
            title="Bericht",
            until=FreeTimer(id=timer, label="Bericht", started=at("12:30"), length=minutes(3)).due,
        )


async def test_killed_regie_comes_back_with_what_the_stage_shows(
    open_app: Open, hub: KnownLink
) -> None:
    app = open_app(hub=hub)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "2", "h", "enter")
        await pilot.pause()
    sent = hub.pictures[-1]
    again = KnownLink()

    app = open_app(hub=again)
    async with app.run_test(size=WIDE):
        assert again.pictures == [sent]


@pytest.mark.parametrize(
    "left",
    ["", "{}", '{"scene": "opera"}', "[1", "[" * 99_999],
    ids=["empty", "no fields", "no such scene", "cut off", "deep"],
)
async def test_what_is_not_understood_any_more_is_forgotten(
    open_app: Open, hub: KnownLink, left: str
) -> None:
    app = open_app(hub=hub, stage=left)
    async with app.run_test(size=WIDE):
        assert hub.pictures[-1].scene is Scene.WELCOME


async def test_nobody_is_left_in_the_dark_about_a_missing_stage(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "enter")
        await pilot.pause()

        assert said(app) == [
            "Gesendet, aber noch ist keine Bühne geöffnet. "
            "In einem zweiten Terminal: facilitator stage"
        ]


@pytest.mark.parametrize("key", ["pageup", "pagedown", "full_stop", "b", "f5"])
async def test_remote_control_sends_nothing(app: FacilitatorApp, hub: KnownLink, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = list(hub.pictures)
        await pilot.press("s", "2")
        await pilot.pause()
        seen = shown(app)
        await pilot.press(key)
        await pilot.pause()

        assert isinstance(app.screen, StageChooser)
        assert hub.pictures == before
        assert shown(app) == seen


class ChooserAlone(App[None]):
    """The choice over an empty screen: what Regie looks like behind it is no matter of these."""

    CSS_PATH = Path(facilitator.tui.__file__).with_name("style.tcss")

    def __init__(self, chooser: StageChooser) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self._chooser = chooser

    def on_mount(self) -> None:
        self.push_screen(self._chooser)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("light", [False, True], ids=["black", "white"])
def test_picture_of_the_choice(
    snap_compare: Callable[..., bool],
    open_app: Open,
    clock: Clock,
    size: tuple[int, int],
    light: bool,
) -> None:
    context = open_app().context
    context.station.run.advance(next_step_of(context))
    chooser = StageChooser(
        context.texts,
        "Bühne",
        scene_offers(context.texts, context.station.snapshot, None),
        lambda: moment_of(context.station),
        Choice(scene=Scene.COUNTDOWN, light=light),
        footnote="In einem zweiten Terminal: facilitator stage",
    )

    assert snap_compare(ChooserAlone(chooser), terminal_size=size)


def test_what_is_asked_of_phones_is_offered_as_long_as_there_is_anything(open_app: Open) -> None:
    context = open_app().context
    polls = context.station.polls

    def offered() -> list[str]:
        offers = scene_offers(context.texts, context.station.snapshot, None)
        return [one.said for one in offers if one.choice and one.choice.scene in OF_PHONES]

    assert offered() == []
    candidates = [Candidate(id=one, label=one) for one in "ab"]
    query = polls.open_query(QueryKind.SINGLE, "Was zuerst?", candidates)
    assert offered() == ["Handys: Code zum Mitmachen", "Punktabfrage: Was zuerst?"]
    polls.reveal(query)
    assert offered() == ["Punktabfrage: Was zuerst?"]
    polls.open_round(RoundKind.CARDS, ("Was fehlt?",))
    assert offered() == ["Handys: Code zum Mitmachen", "Punktabfrage: Was zuerst?"]


def test_live_way_of_phones_is_told_only_while_they_get_in() -> None:
    access = PhoneAccess(hosts=("192.168.0.7",), host="192.168.0.7", port=50123)
    voices = Voices(code="K7Q2M9", query="q", ballots=7)

    assert live_of(Playing(access=access), voices) == Live(
        address="HTTP://192.168.0.7:50123/V/K7Q2M9",
        place="192.168.0.7:50123/V/K7Q2M9",
        query="q",
        ballots=7,
    )
    closed = replace(access, closed=Closed.LOCAL)
    assert live_of(Playing(access=closed), voices) == Live(query="q", ballots=7)
    assert live_of(None, None) == Live()


def test_timers_stand_last_so_that_no_other_digit_changes(open_app: Open) -> None:
    context = open_app().context
    before = scene_offers(context.texts, context.station.snapshot, None)
    context.station.run.start_timer("Energizer", minutes(5))

    after = scene_offers(context.texts, context.station.snapshot, None)

    assert after[:-1] == before
    assert after[-1].said == "Uhr Energizer"


def next_step_of(context: Context) -> Step:
    snapshot = context.station.snapshot
    step = next_step(snapshot.agenda, snapshot.run, context.station.now())
    assert step is not None
    return step
