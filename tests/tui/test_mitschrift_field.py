"""The one field: what is typed there is kept, and Enter files it."""

from __future__ import annotations

import pytest
from textual import events

from facilitator.domain.capture import Line
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import APPROACH, CHALLENGE, EXAMPLE, OPTION, QUESTION, QUOTE
from facilitator.station import DraftKey
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.mitschrift import (
    advance,
    entries_of,
    field_of,
    filed,
    listed,
    title_of,
    view_of,
    write,
)
from tests.tui.screens import said, shown

SMALL = (80, 24)


async def test_enter_files_plain_text_unsorted_while_nothing_runs(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "Teams sind ungleich geschult\n")

        assert filed(app) == [("1.1", None, "Teams sind ungleich geschult")]
        assert field_of(app).is_blank


async def test_enter_files_plain_text_as_the_running_block_has_it(
    open_app: Open, clock: Clock
) -> None:
    app = open_app(view="mitschrift")
    advance(app.context.station, 3)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert title_of(app) == "Herausforderung — Sie schreiben"

        await write(pilot, "Teams sind ungleich geschult\n")

        assert filed(app) == [("1.1", CHALLENGE, "Teams sind ungleich geschult")]


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("l Patensystem", APPROACH, "Patensystem"),
        ("Patensystem #l", APPROACH, "Patensystem"),
        ("l Patensystem #o", OPTION, "Patensystem"),
        ("b wie in Kassel", EXAMPLE, "wie in Kassel"),
        ("z B. in Kassel", None, "z B. in Kassel"),
        ("z Endlich! -- Teamleitung", QUOTE, "Endlich!"),
        ("Leute", None, "Leute"),
        ("L Text", None, "L Text"),
        ("+ allein", None, "+ allein"),
        ("a allein", None, "a allein"),
        ("#o 17", None, "#o 17"),
        ("...", None, "..."),
    ],
)
async def test_enter_never_refuses_a_line(
    open_app: Open, typed: str, kind: str | None, text: str
) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, typed + "\n")

        assert filed(app) == [("1.1", kind, text)]


async def test_replies_follow_what_they_refer_to(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        for line in (
            "f Wer zahlt?",
            "h Zu wenig Zeit",
            "+ und Raum",
            "< stimmt nicht",
            "a das Land",
        ):
            await write(pilot, line)
            await pilot.press("enter")

        question, challenge, addition, objection, answer = entries_of(app)
        assert [(entry.relation, entry.parent) for entry in (addition, objection, answer)] == [
            (Relation.ADDITION, challenge.id),
            (Relation.OBJECTION, addition.id),
            (Relation.ANSWER, question.id),
        ]
        assert listed(app) == [
            "  1.1  Offene Frage     Wer zahlt?",
            "  1.2  Herausforderung  Zu wenig Zeit",
            "  1.3    + Ergänzung    und Raum",
            "  1.4    < Einwand      stimmt nicht",
            "  1.5    ↳ Antwort      das Land · zu 1.1",
        ]


async def test_a_mark_alone_changes_the_kind_and_says_so(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        heard = []
        for line in ("erstens", "zweitens", "#o", "#l 1", "#f 1.2"):
            await write(pilot, line + "\n")
            await pilot.pause()
            heard.append(said(app)[-1:])

        assert filed(app) == [("1.1", APPROACH, "erstens"), ("1.2", QUESTION, "zweitens")]
        assert heard[2:] == [
            ["1.2 → Handlungsoption"],
            ["1.1 → Lösungsansatz"],
            ["1.2 → Offene Frage"],
        ]


async def test_an_unknown_number_is_filed_as_text_and_said(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "#o 17\n")
        await pilot.pause()

        assert filed(app) == [("1.1", None, "#o 17")]
        assert said(app) == ["17 gibt es hier nicht. Die Zeile ist als Text abgelegt."]


async def test_a_measure_is_proposed_from_the_field(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "o Musterschulung aufbauen\n")
        await write(pilot, "#m")
        assert title_of(app) == "1.1 → Maßnahme — Sie schreiben"
        await pilot.press("enter")
        await pilot.pause()

        (measure,) = app.context.station.snapshot.measures
        assert measure.what == "Musterschulung aufbauen"
        assert listed(app) == ["  1.1  Handlungsoption  Musterschulung aufbauen · Maßnahme"]


# --- the prefix ---


async def test_a_prefix_is_shown_at_once_as_a_word(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l")
        assert (field_of(app).text, title_of(app)) == ("l", "unsortiert — Sie schreiben")

        await pilot.press("space")
        await pilot.pause()

        assert (field_of(app).text, title_of(app)) == ("", "Lösungsansatz — Sie schreiben")


async def test_backspace_at_the_start_makes_the_prefix_literal(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l und")
        await pilot.press("home", "backspace")
        await pilot.pause()
        assert field_of(app).line == Line("l und")
        assert field_of(app).cursor_location == (0, 2)
        assert title_of(app) == "unsortiert — Sie schreiben"

        await pilot.press("enter")

        assert filed(app) == [("1.1", None, "l und")]


async def test_a_literal_prefix_stays_literal_until_the_field_is_empty(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l ")
        await pilot.press("backspace", "backspace", "space")
        assert field_of(app).line == Line("l ")

        await pilot.press("backspace", "backspace")
        await write(pilot, "l ")

        assert field_of(app).line == Line("", "l")


async def test_a_quote_becomes_an_example_in_mid_word(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "z B")
        assert field_of(app).line == Line("B", "z")

        await write(pilot, ". Kassel")

        assert field_of(app).line == Line("z B. Kassel")


async def test_a_prefix_is_only_one_in_an_empty_field(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "Team")
        await pilot.press("home")
        await write(pilot, "l ")

        assert field_of(app).line == Line("l Team")


async def test_the_title_says_what_enter_will_do(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "f Wer zahlt?\n")
        titles = {}
        for typed in ("+ ", "< ", "a ", "Text #o", "Text ..", "Text #m", "#o", "z "):
            await write(pilot, typed)
            titles[typed] = title_of(app).removesuffix(" — Sie schreiben")
            await pilot.press("ctrl+u", "backspace", "ctrl+u")

        assert titles == {
            "+ ": "Ergänzung zu 1.1",
            "< ": "Einwand gegen 1.1",
            "a ": "Antwort auf 1.1",
            "Text #o": "Handlungsoption",
            "Text ..": "unsortiert · offenes Ende",
            "Text #m": "Handlungsoption · Maßnahme",
            "#o": "1.1 → Handlungsoption",
            "z ": "Zitat",
        }


async def test_a_reply_to_nothing_is_said_to_stay_text(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "a ")

        assert title_of(app) == (
            "unsortiert · „a“ bleibt Text: noch nichts, worauf es sich bezieht — Sie schreiben"
        )


# --- drafts ---


async def test_what_stands_in_the_field_is_there_again(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l begonnen und nicht fert")
        assert app.context.station.drafts() == {
            DraftKey("ws1"): Line("begonnen und nicht fert", "l")
        }

    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        assert field_of(app).line == Line("begonnen und nicht fert", "l")
        await write(pilot, "ig\n")

        assert filed(app) == [("1.1", APPROACH, "begonnen und nicht fertig")]
        assert app.context.station.drafts() == {}


async def test_each_place_has_its_own_draft(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "im ersten")
        await pilot.press("ctrl+o", "down", "enter")
        assert field_of(app).is_blank
        await write(pilot, "im zweiten")
        await pilot.press("ctrl+o", "up", "enter")

        assert field_of(app).text == "im ersten"
        assert app.context.station.drafts() == {
            DraftKey("ws1"): Line("im ersten"),
            DraftKey("ws2"): Line("im zweiten"),
        }


async def test_what_is_typed_right_after_enter_belongs_to_the_next_line(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        keys = ["e", "i", "n", "s", "enter", "z", "w", "backspace", "v", "enter", "d"]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()

        assert filed(app) == [("1.1", None, "eins"), ("1.2", None, "zv")]
        assert field_of(app).text == "d"


async def test_an_empty_line_does_nothing(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l   ")
        await pilot.press("enter", "enter")

        assert filed(app) == []
        assert field_of(app).is_blank
        assert app.context.station.drafts() == {}


# --- hostile and long texts ---


async def test_pasted_lines_go_into_the_field_as_they_are(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        app.post_message(events.Paste("l erste\r\nzweite\nl dritte"))
        await pilot.pause()
        await pilot.pause()
        assert field_of(app).line == Line("l erste\nzweite\nl dritte")

        await pilot.press("enter")

        assert filed(app) == [("1.1", None, "l erste\nzweite\nl dritte")]


async def test_control_characters_do_not_get_in(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        app.post_message(events.Paste("rot \x1b[31mist\x00 es\x07 \ud800nie"))
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")

        assert filed(app) == [("1.1", None, "rot [31mist es nie")]


@pytest.mark.parametrize(
    "text", ["[bold]fett[/]", "[/]", "[@click=app.exit]weg[/]", "\\[x] $accent {name} %s", "[[]]"]
)
async def test_texts_are_shown_as_they_are(open_app: Open, text: str) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, text)
        assert f" {text}" in "\n".join(shown(app))
        await pilot.press("enter")
        await pilot.pause()

        assert listed(app) == [f"  1.1  unsortiert       {text}"]


async def test_what_others_captured_can_not_control_the_terminal(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    app.context.station.capture.file("ws1", Line("a\x1b[2Jb\u202ec\x07d\te\x9bf"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert listed(app) == ["  1.1  unsortiert       a·[2Jb·c·d e·f"]
        await pilot.press("up")
        await pilot.pause()

        drawn = "".join(shown(app))
        assert not set(drawn) & set("\x1b\u202e\x07\x9b")


async def test_the_field_grows_to_four_lines(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        heights = []
        for _ in range(6):
            heights.append(field_of(app).content_size.height)
            await write(pilot, "x" * 70 + " ")
        assert heights == [1, 1, 2, 3, 4, 4]

        await pilot.press("enter")
        await pilot.pause()

        assert field_of(app).content_size.height == 1


async def test_keys_of_presenter_remotes_do_nothing(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "eins")
        await pilot.press("pageup", "pagedown", "f5")

        assert field_of(app).selection == ((0, 4), (0, 4))
        assert field_of(app).line == Line("eins")
        assert view_of(app).marked is None


# --- undo ---


async def test_undo_takes_back_typing_first(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "erstens\n")
        await write(pilot, "l zweitens")

        await pilot.press("ctrl+z")
        assert field_of(app).line == Line("", "l")
        await pilot.press("ctrl+z")
        assert field_of(app).is_blank
        assert len(filed(app)) == 1
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert filed(app) == []
        assert said(app) == ["Zurückgenommen: Beitrag 1.1 (Strg+Y stellt wieder her)"]


async def test_redo_brings_typing_back_and_entries(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "erstens")
        await pilot.press("ctrl+z", "ctrl+y")
        assert field_of(app).text == "erstens"
        await pilot.press("enter", "ctrl+z")
        assert filed(app) == []

        await pilot.press("ctrl+y")

        assert filed(app) == [("1.1", None, "erstens")]


async def test_a_line_that_was_wiped_comes_back_by_undo(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "erstens\n")
        await write(pilot, "ein ganzer Satz")
        await pilot.press("ctrl+u")
        assert field_of(app).is_blank

        await pilot.press("ctrl+z")

        assert field_of(app).text == "ein ganzer Satz"
        assert len(filed(app)) == 1


async def test_undo_never_reaches_past_a_line_that_was_restored(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "erstens\n")
        await write(pilot, "begonnen")

    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert field_of(app).text == "begonnen"
        assert len(filed(app)) == 1
        assert said(app)[-1] == "Hier ist keine Eingabe, die sich zurücknehmen lässt."


async def test_the_block_decides_at_the_moment_of_filing(open_app: Open, clock: Clock) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "Handlung")
        advance(app.context.station, 3)
        clock.moment = at("13:20")
        await pilot.press("enter")

        assert filed(app) == [("1.1", CHALLENGE, "Handlung")]
