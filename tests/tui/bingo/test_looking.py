"""What the Bingo screen shows, and that nobody's nickname does anything to it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Totals, WinState
from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.texts import Language, load_texts
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.bingo.access_words import closed_panel, empty_lines, warnings_panel
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day
from tests.tui.bingo.games import OPEN_TO_PHONES, GameLink, overview, player, playing, win, words_on
from tests.tui.conftest import Open
from tests.tui.screens import keys_in_footer, said, settle, shown

pytestmark = pytest.mark.slow  # each opens the whole program

WIDE, NARROW = (120, 36), (80, 24)
HOSTILE = (
    "[@click=app.quit]Kim[/]",
    "[bold]fett[/bold]",
    "\x1b[31mrot\x1b[0m",
    "‮mig nehcsiw⁦",
    "😀" * 24,
    "W" * 60,
    "Zeile\nzwei",
    "]]]",
)


async def ready(pilot: Pilot[Language]) -> None:
    await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_claims_and_state_stand_on_top_at_any_size(
    app: FacilitatorApp, hub: GameLink, size: tuple[int, int]
) -> None:
    wins = tuple(win(number, f"Nr {number}") for number in (17, 23))
    stuck = tuple(player(number, "Max") for number in range(30, 40))
    hub.tell_of(playing(overview(wins=wins, stuck=stuck)))
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        top = " ".join(" ".join(shown(app)[:11]).split())

        assert "BINGO! Karte 17 · Nr 17 · 12:28:00" in top
        assert "danach: Karte 23 · Nr 23 · 12:28:00" in top
        assert "läuft · noch 30 min · bis 13:00" in top
        assert "42 spielen mit · davon 5 auf Papier" in top


async def test_winners_stand_by_rank_and_refused_ones_below(
    app: FacilitatorApp, hub: GameLink
) -> None:
    wins = (
        win(9, "Max", WinState.REFUSED, at=at("12:20")),
        win(31, "Jörg", WinState.CONFIRMED, rank=2, at=at("12:26")),
        win(12, "Ayşe", WinState.CONFIRMED, rank=1, at=at("12:22")),
        win(4, "#4", WinState.CONFIRMED, rank=2, at=at("12:26"), is_paper=True),
    )
    hub.tell_of(playing(overview(wins=wins)))
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot)
        lines = [line.strip() for line in shown(app)]
        first = next(number for number, line in enumerate(lines) if line.startswith("1."))

        assert lines[first : first + 4] == [
            "1. Karte 12 · Ayşe · 12:22",
            "2. Karte 4 (Papier) · 12:26",
            "2. Karte 31 · Jörg · 12:26",
            "abgelehnt: Karte 9 · Max · 12:20",
        ]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", HOSTILE)
async def test_nickname_is_plain_text_and_leaves_the_layout_alone(
    app: FacilitatorApp, hub: GameLink, name: str, size: tuple[int, int]
) -> None:
    wins = (win(17, name), win(18, name, WinState.CONFIRMED, rank=1))
    hub.tell_of(playing(overview(wins=wins, stuck=(player(3, name),), raffled=wins[1])))
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        lines = shown(app)
        for y, line in enumerate(lines[:-1]):
            for mark in ("Kim", "fett"):
                if mark in line:
                    await pilot.click(offset=(cell_len(line[: line.index(mark)]) + 1, y))
        await ready(pilot)

        assert app.is_running
        assert app.current_mode == ViewName.BINGO
        assert len(lines) == size[1]
        assert all(cell_len(line) <= size[0] for line in lines)
        assert not any(sign in line for line in lines for sign in "\x1b‮⁦")
        if "[" in name and len(name) < 24:
            assert name.replace("\x1b", "·") in words_on(app)


async def test_claim_is_told_in_another_view_and_takes_nothing_from_it(
    open_app: Open, hub: GameLink
) -> None:
    app = open_app(hub=hub, view="regie")
    hub.tell_of(playing(overview()))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        before = said(app)
        hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
        app.record_changed()
        await ready(pilot)
        app.record_changed()
        await ready(pilot)

        assert before == []
        assert said(app) == ["Bingo von Karte 17 wird geprüft – F6"]
        assert "BINGO? F6" in shown(app)[0]
        assert app.current_mode == ViewName.REGIE

        await pilot.press("f6")
        await ready(pilot)
        assert app.current_mode == ViewName.BINGO
        assert said(app) == []


async def test_claim_that_is_in_sight_anyway_is_no_notice(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)

        assert said(app) == []


async def test_address_code_and_letters_stand_beside_the_qr_code(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(GameState.OPEN)))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        code = app.screen.query_one("#bingo-code")

        assert (code.region.width, code.region.height) == (66, 33)
        assert "http://192.168.178.20:41234" in words_on(app)


async def test_help_names_what_is_found_by_its_name_alone(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()))
    async with app.run_test(size=(120, 90)) as pilot:
        await ready(pilot)
        await pilot.press("f1")
        await ready(pilot)

        assert "Strg+P „Spiel vergessen“: " in words_on(app)


async def test_more_that_is_below_is_said_until_it_is_seen(
    app: FacilitatorApp, hub: GameLink
) -> None:
    wins = tuple(win(number, "Kim", WinState.CONFIRMED, rank=number) for number in range(1, 26))
    hub.tell_of(playing(overview(wins=wins)))
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot)
        assert app.screen.query_one("#bingo-below").display

        for _ in range(30):
            await pilot.press("down")
        await ready(pilot)

        assert not app.screen.query_one("#bingo-below").display


async def test_small_screen_leaves_the_code_out_while_the_game_runs(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()))
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot)

        assert not app.screen.query_one("#bingo-code").display
        assert "Code: K 7 Q 4 M 2" in words_on(app)
        assert "Sicher lesbar" not in words_on(app)


@pytest.mark.parametrize(
    ("closed", "words", "key"),
    [
        (Closed.LOCAL, "Bisher kommt nur dieser Rechner hinein.", "o"),
        (Closed.PRIVACY, "legal_basis: Einwilligung, Art. 6 Abs. 1 lit. a DSGVO", ""),
        (Closed.NO_NETWORK, "Dieser Rechner hat keine Adresse", ""),
        (Closed.WINDOWS, "networkingMode=mirrored", ""),
        (Closed.UNSAVED, "Das Spiel kann nicht gesichert werden", ""),
    ],
)
async def test_why_no_phone_gets_in_stands_there_with_what_mends_it(
    app: FacilitatorApp, hub: GameLink, closed: Closed, words: str, key: str
) -> None:
    hub.tell_of(playing(overview(GameState.OPEN), PhoneAccess(closed=closed, port=41_234)))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)

        assert words in words_on(app)
        assert ("o" in keys_in_footer(app)) == (key == "o")
        assert not app.screen.query_one("#bingo-code").display


def test_every_reason_is_worded() -> None:
    panels = [
        closed_panel(PhoneAccess(closed=closed), load_texts("de"), can_be_opened=False)
        for closed in Closed
    ]

    assert all(panel.lines for panel in panels)
    assert closed_panel(OPEN_TO_PHONES, load_texts("de"), can_be_opened=True).lines == ()


async def test_address_that_is_lost_is_warned_of(app: FacilitatorApp, hub: GameLink) -> None:
    access = PhoneAccess(host="10.0.0.7", port=80, lost_host="192.168.178.20")
    hub.tell_of(Playing(overview(), access))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)

        assert "Dieser Rechner hat die Adresse 192.168.178.20 nicht mehr" in words_on(app)


@pytest.mark.parametrize(
    ("host", "secure", "totals", "words"),
    [
        ("192.168.178.20", False, Totals(), "Noch kein anderes Gerät hat die Seite geöffnet."),
        ("192.168.178.20", False, Totals(players=2, paper=2), "Noch kein anderes Gerät hat"),
        ("192.168.178.20", False, Totals(players=3, paper=2), ""),
        ("192.0.2.2", False, Totals(), "Handys werden abgewiesen: 192.0.2.2 ist eine öffentliche"),
        ("192.0.2.2", True, Totals(), "Noch kein anderes Gerät hat die Seite geöffnet."),
    ],
)
def test_phones_that_have_not_come_are_explained(
    host: str, secure: bool, totals: Totals, words: str
) -> None:
    access = PhoneAccess(hosts=(host,), host=host, port=41_234, secure=secure)
    game = overview(GameState.OPEN, totals=totals)

    panel = warnings_panel(Playing(game, access), load_texts("de"), connected=True)

    assert [line.words[: len(words)] for line in panel.lines] == [words] * bool(words)


async def test_lost_hub_is_said_and_the_last_picture_stays(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()), connected=False, since=at("12:29"))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)

        assert "Keine Verbindung zum Hauptrechner" in words_on(app)
        assert "42 spielen mit" in words_on(app)


async def test_time_of_the_game_is_the_wall_clocks(
    app: FacilitatorApp, hub: GameLink, clock: Clock
) -> None:
    hub.tell_of(playing(overview()))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        clock.moment = at("12:59")
        app.record_changed()
        await ready(pilot)

        assert "läuft · noch 1 min · bis 13:00" in words_on(app)


class TestEventWithoutGame:
    @pytest.fixture
    def agenda(self) -> Agenda:
        return make_agenda(make_day(make_block("welcome", "Begrüßung")))

    @pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
    async def test_screen_says_what_to_write_into_the_agenda(
        self, app: FacilitatorApp, hub: GameLink, size: tuple[int, int]
    ) -> None:
        hub.tell_of(playing(None))
        async with app.run_test(size=size) as pilot:
            await ready(pilot)
            await pilot.press("enter", "w")
            await ready(pilot)

            assert "kind: bingo" in words_on(app)
            assert said(app) == ["Es ist kein Bingo geplant."]
            assert hub.played == []

    async def test_other_views_do_not_offer_it(self, open_app: Open, hub: GameLink) -> None:
        app = open_app(hub=hub, view="regie")
        async with app.run_test(size=(200, 36)) as pilot:
            await ready(pilot)

            assert "F6" not in keys_in_footer(app)


async def test_other_views_offer_it_where_a_game_is_planned(open_app: Open, hub: GameLink) -> None:
    app = open_app(hub=hub, view="regie")
    async with app.run_test(size=(200, 36)) as pilot:
        await ready(pilot)

        assert "F6" in keys_in_footer(app)


def test_example_is_read_as_a_game() -> None:
    lines = [line.words for line in empty_lines(load_texts("de"))]

    assert "        game:" in lines
    assert "privacy:" in lines


async def test_event_without_a_hub_says_that_nothing_answers(open_app: Open) -> None:
    app = open_app(view="bingo")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)

        assert said(app) == ["Der Hauptrechner antwortet noch nicht; einen Moment, bitte."]
