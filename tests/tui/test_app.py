"""What is the same in every view: keys, help, palette, colours, leaving and coming back."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.station import DraftKey
from facilitator.texts import load_texts
from facilitator.tui.actions import (
    COMMON,
    DOKUMENTATION,
    DOKUMENTATION_WRITING,
    MITSCHRIFT,
    MITSCHRIFT_MARKING,
    MITSCHRIFT_WRITING,
    REGIE,
    Action,
    ViewName,
)
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.help import Help
from facilitator.tui.view import View
from tests.tui.conftest import Open
from tests.tui.screens import keys_in_footer, said, settle, shown

SIZE = (120, 36)


def view(app: FacilitatorApp) -> View:
    assert isinstance(app.screen, View)
    return app.screen


@pytest.mark.parametrize(
    ("key", "name"),
    [("f2", ViewName.REGIE), ("f3", ViewName.MITSCHRIFT), ("f8", ViewName.DOKUMENTATION)],
)
async def test_function_keys_open_views_and_the_last_one_is_opened_again(
    open_app: Open, key: str, name: ViewName
) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert view(app).NAME is name

    again = open_app()
    async with again.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert view(again).NAME is name


@pytest.mark.parametrize("name", list(ViewName))
@pytest.mark.parametrize("language", ["de", "en"])
async def test_help_lists_every_action_of_the_view(
    open_app: Open, name: ViewName, language: str
) -> None:
    app = open_app(view=name, language=language)
    texts = load_texts("en" if language == "en" else "de")
    async with app.run_test(size=(120, 200)) as pilot:
        await pilot.pause()
        expected = [action.help(texts) for action in view(app).actions()]
        await pilot.press("f1")
        await pilot.pause()

        assert isinstance(app.screen, Help)
        text = " ".join(" ".join(shown(app)).translate({ord(bar): " " for bar in "│┃"}).split())
        assert [line for line in expected if line not in text] == []


async def test_palette_finds_an_action_by_its_german_name_and_runs_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)

        await pilot.press(*"Dokumentation")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert view(app).NAME is ViewName.DOKUMENTATION


async def test_colours_go_round_and_are_remembered(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        seen = [app.theme]
        for _ in range(3):
            await pilot.press("f9")
            seen.append(app.theme)
        await pilot.press("f9")

    again = open_app()
    assert seen == [
        "facilitator-dark",
        "facilitator-light",
        "facilitator-contrast",
        "facilitator-dark",
    ]
    assert again.theme == "facilitator-light"


async def test_new_event_is_not_welcomed_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE):
        assert said(app) == []


async def test_coming_back_says_where_the_event_stands(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter")
        station = app.context.station
        station.capture.file("ws1", Line("Teams sind ungleich geschult", "h"))
        station.keep_draft(DraftKey("ws2"), Line("angefangen"))

    again = open_app()
    async with again.run_test(size=SIZE):
        assert said(again) == [
            "Wieder da, nichts fehlt: „Begrüßung“ läuft, noch 15 min · 1 Beitrag · "
            "1 angefangene Zeile."
        ]


async def test_other_language_is_asked_for_on_leaving(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        app.action_other_language()
        await pilot.pause()

    assert app.return_value == "en"


async def test_leave_closes_at_once_when_everything_is_saved(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()

    assert app.return_value is None
    assert not app.is_running


def _but(actions: tuple[Action, ...], *ids: str) -> tuple[Action, ...]:
    return tuple(action for action in actions if action.id not in ids)


@pytest.mark.parametrize(
    "together",
    [
        REGIE,
        (*_but(MITSCHRIFT_WRITING, "take_over", "leave_entry"), *MITSCHRIFT),
        (*_but(MITSCHRIFT_WRITING, "enter_line", "mark_entries"), *MITSCHRIFT),
        (*MITSCHRIFT_MARKING, *MITSCHRIFT),
        DOKUMENTATION,
        DOKUMENTATION_WRITING,
    ],
    ids=["regie", "writing", "editing", "marking", "dokumentation", "panel"],
)
def test_no_two_actions_that_can_be_done_at_once_share_a_key(together: tuple[Action, ...]) -> None:
    keys = [key for action in (*together, *COMMON) for key in action.key.split(",") if action.key]

    assert sorted(keys) == sorted(set(keys))


# --- single letters ---


async def test_letters_that_are_off_stay_off_in_every_view_and_after_a_restart(
    open_app: Open,
) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        app.action_toggle_letters()
        await pilot.press("f8", "m")
        await settle(pilot)
        assert keys_in_footer(app) == ["F1", "F2", "F3", "Strg+Z", "F4", "F7"]

    again = open_app()
    async with again.run_test(size=SIZE) as pilot:
        await pilot.press("f2", "plus", "x")
        await settle(pilot)

        assert keys_in_footer(again) == ["⏎", "F1", "F3", "F8", "Strg+Z", "F4", "F7"]
        assert isinstance(again.screen, View)
        assert again.context.station.snapshot.run.blocks == {}

        again.action_toggle_letters()
        await pilot.press("plus")
        await settle(pilot)

        assert again.context.station.snapshot.run.of("welcome").added_time == minutes(5)
        assert keys_in_footer(again)[:3] == ["⏎", "+", "−"]


async def test_palette_does_what_has_no_key_while_letters_are_off(open_app: Open) -> None:
    app = open_app(letters="off")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *"verlängern")
        await app.workers.wait_for_complete()
        await pilot.pause()
        palette = "\n".join(shown(app))
        await pilot.press("enter")
        await settle(pilot)

        assert "verlängern  (+)" not in palette
        assert app.context.station.snapshot.run.of("welcome").added_time == minutes(5)


async def test_help_names_the_palette_for_letters_that_are_off(open_app: Open) -> None:
    app = open_app(letters="off")
    async with app.run_test(size=(120, 200)) as pilot:
        await pilot.press("f1")
        await pilot.pause()

        row = next(line for line in shown(app) if "fünf Minuten mehr" in line)
        assert row.replace("│", "").split()[0] == "Strg+P"


async def test_notices_leave_the_last_line_and_the_time_free(open_app: Open) -> None:
    for name in ViewName:
        app = open_app(view=name)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settle(pilot)
            before = shown(app)
            app.notify("Zeile\n" * 4)
            await settle(pilot)
            after = shown(app)

            changed = [row for row in range(24) if before[row] != after[row]]
            assert changed[0] >= 2
            assert changed[-1] < 23
            assert len(changed) < 9
