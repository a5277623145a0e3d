"""A form is filled in by its keys, says what is wrong in words, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.question import Question
from facilitator.tui.regie.view import RegieView
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, shown, write

WIDE = (120, 36)


class Answers:
    """Takes what a form applies, unless it was told to refuse."""

    def __init__(self, refusal: str = "") -> None:
        self.refusal = refusal
        self.applied: list[Values] = []
        self.closed: list[bool | None] = []

    def apply(self, values: Values) -> str:
        if not self.refusal:
            self.applied.append(values)
        return self.refusal


def some_number(text: str) -> str:
    return "" if not text or text.isdigit() else f"„{text}“ ist keine Zahl."


async def open_form(
    pilot: Pilot[Any], answers: Answers, *, opener: str = "", people: str = ""
) -> Form:
    app = pilot.app
    assert isinstance(app, FacilitatorApp)
    form = Form(
        app.context.texts,
        "Impuls",
        (
            FormField(name="people", label="Personen", begun=people, check=some_number),
            FormField(name="remark", label="Bemerkung"),
        ),
        apply=answers.apply,
        lead="Beides steht in der Dokumentation.",
        consequence=lambda values: f"{len(values['remark'])} Zeichen",
        opener=opener,
    )
    app.push_screen(form, answers.closed.append)
    await pilot.pause()
    return form


async def test_enter_goes_on_and_behind_the_last_field_it_is_done(open_app: Open) -> None:
    answers = Answers()
    async with open_app().run_test(size=WIDE) as pilot:
        await open_form(pilot, answers)
        await write(pilot, "87")
        await pilot.press("enter")
        await write(pilot, "zwei Busse zu spaet")
        await pilot.press("enter")

        assert answers.applied == [{"people": "87", "remark": "zwei Busse zu spaet"}]
        assert answers.closed == [True]


async def test_what_is_wrong_is_said_however_soon_enter_follows(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, answers)
        field = form.focused
        assert field is not None
        for key, character in (("x", "x"), ("enter", "\r")):
            field.post_message(events.Key(key, character))
        await pilot.pause()

        assert "„x“ ist keine Zahl." in "\n".join(shown(app))


async def test_first_sign_replaces_what_is_only_proposed(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        fields = [
            FormField(name=name, label=name, begun="12", replaced=name != "kept")
            for name in ("one", "kept", "other")
        ]
        app.push_screen(Form(app.context.texts, "Punkte", fields, apply=answers.apply))
        await pilot.pause()
        await pilot.press("3", "enter", "4", "enter", "enter")
        await pilot.pause()

        assert answers.applied == [{"one": "3", "kept": "124", "other": "12"}]


async def test_what_is_wrong_is_said_under_the_field_and_stays_typed(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, answers)
        await write(pilot, "viele")
        await pilot.press("enter")
        await pilot.pause()

        lines = shown(app)
        row = next(number for number, line in enumerate(lines) if "Personen" in line)
        assert lines[row + 1].strip("│ ") == "„viele“ ist keine Zahl."
        assert form.values["people"] == "viele"
        assert answers.closed == []

        await pilot.press("backspace")
        await pilot.pause()
        assert "ist keine Zahl" not in "\n".join(shown(app))


async def test_last_enter_leads_back_to_what_is_wrong(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        await open_form(pilot, answers)
        await write(pilot, "x")
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("backspace", "9", "enter", "enter")

        assert answers.applied == [{"people": "9", "remark": ""}]


async def test_refused_form_stays_with_all_that_was_typed(open_app: Open) -> None:
    app, answers = open_app(), Answers("Das geht jetzt nicht: Impuls")
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, answers)
        await write(pilot, "12")
        await pilot.press("enter", "enter")
        await pilot.pause()

        assert "Das geht jetzt nicht: Impuls" in "\n".join(shown(app))
        assert form.values == {"people": "12", "remark": ""}

        answers.refusal = ""
        await pilot.press("enter")
        assert answers.closed == [True]


async def test_arrows_and_tab_change_the_field(open_app: Open) -> None:
    answers = Answers()
    async with open_app().run_test(size=WIDE) as pilot:
        form = await open_form(pilot, answers)
        for keys, text in ((["down"], "b"), (["up"], "1"), (["tab"], "c"), (["shift+tab"], "2")):
            await pilot.press(*keys, text)

        assert form.values == {"people": "12", "remark": "bc"}


async def test_escape_leaves_at_once_what_nobody_touched(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        await open_form(pilot, answers, people="40")
        await pilot.press("escape")

        assert answers.closed == [False]
        assert isinstance(app.screen, RegieView)


async def test_escape_asks_before_typed_text_is_lost(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, answers)
        await pilot.press("7", "escape")
        assert isinstance(app.screen, Question)
        await pilot.press("escape")
        assert app.screen_stack[-1] is form

        await pilot.press("escape", "enter")

        assert answers.closed == [False]
        assert answers.applied == []


async def test_consequence_follows_what_is_typed(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await open_form(pilot, Answers())
        await pilot.press("down", "a", "b")
        await pilot.pause()

        assert "2 Zeichen" in "\n".join(shown(app))


async def test_pasted_lines_and_controls_become_one_line_of_text(open_app: Open) -> None:
    answers = Answers()
    async with open_app().run_test(size=WIDE) as pilot:
        await open_form(pilot, answers)
        await pilot.press("down")
        pilot.app.post_message(events.Paste("zu\x1b[2J warm\r\nund laut"))
        await pilot.press("enter")

        assert answers.applied == [{"people": "", "remark": "zu[2J warm und laut"}]


async def test_letters_that_act_elsewhere_are_text_here(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, Answers())
        await pilot.press("x", "plus", "f", "k")

        assert app.screen is form
        assert form.values["people"] == "x+fk"


async def test_key_for_another_view_says_once_that_the_form_comes_first(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        form = await open_form(pilot, Answers())
        await pilot.press("f3", "f3")
        await pilot.pause()

        assert app.screen is form
        assert [line.strip() for line in shown(app)].count("Erst ⏎ oder Esc.") == 1
        assert shown(app)[-1].strip() == "Erst ⏎ oder Esc."

        await pilot.press("f1")
        await pilot.pause()
        assert shown(app)[-1].strip() == (
            "Welche Tasten hier gelten, steht darüber. Zur Hilfe: erst Esc."
        )


async def test_held_opener_is_not_typed(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Form, "ARMED_AFTER", 0.3)
    async with open_app().run_test(size=WIDE) as pilot:
        form = await open_form(pilot, Answers(), opener="k")
        since = form._quiet_since
        for after, sign in ((0.05, "k"), (0.1, "k"), (0.6, "k"), (0.62, "k"), (0.65, "a")):
            key = events.Key(sign, sign)
            key.time = since + after
            pilot.app.post_message(key)
        await pilot.pause()

        assert form.values["people"] == "kka"


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_a_form(
    snap_compare: Callable[..., bool], open_app: Open, size: tuple[int, int]
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await everything_saved(pilot)
        await open_form(pilot, Answers(), people="viele")
        await pilot.press("enter")
        await pilot.pause()

    assert snap_compare(open_app(), terminal_size=size, run_before=run_before)


async def test_keys_field_and_what_is_wrong_stay_in_sight_in_a_low_window(open_app: Open) -> None:
    app, answers = open_app(), Answers(refusal="Das geht gerade nicht.")
    async with app.run_test(size=(80, 24)) as pilot:
        fields = [FormField(name=f"f{number}", label=f"Feld {number}") for number in range(8)]
        form = Form(
            app.context.texts, "Viel", fields, apply=answers.apply, lead="\n".join("abcdefghijkl")
        )
        app.push_screen(form)
        await pilot.pause()
        assert "⏎ nächstes Feld" in "\n".join(shown(app))

        await pilot.press(*["enter"] * 7)
        await write(pilot, "ganz unten")
        await pilot.press("enter")
        await pilot.pause()

        below = "\n".join(shown(app))
        for seen in ("ganz unten", "Das geht gerade nicht.", "⏎ nächstes Feld"):
            assert seen in below
