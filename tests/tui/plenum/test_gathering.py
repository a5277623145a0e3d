"""Gathering entries into themes by keys alone."""

from __future__ import annotations

from facilitator.domain.capture import Line
from tests.tui.conftest import Open
from tests.tui.mitschrift import write
from tests.tui.plenum.event import fill, listed, press, themes_of, view_of
from tests.tui.screens import keys_in_footer, said, shown


async def test_themes_are_made_and_filled_with_a_key_each(open_app: Open) -> None:
    app = open_app(view="plenum")
    fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await write(pilot, "nBegleitung\n")
        first = (listed(app), themes_of(app))
        await press(pilot, "space")
        await press(pilot, "down")
        await write(pilot, "nErfolge\n")
        await press(pilot, "1", "2", "2")

        assert first == (
            ["1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "-", "1.1"],
            {"Begleitung": ["1.1"]},
        )
        assert themes_of(app) == {
            "Begleitung": ["1.1", "1.2", "1.3", "2.1"],
            "Erfolge": ["1.5", "2.2", "2.3"],
        }
        assert listed(app) == ["1.4", "-", "1.1", "1.2", "1.3", "1.5", "2.1", "2.2", "2.3"]


async def test_ctrl_z_takes_back_each_step_and_marks_what_it_was_about(open_app: Open) -> None:
    app = open_app(view="plenum")
    entries = fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await write(pilot, "nBegleitung\n")
        await press(pilot, "space", "end", "up", "up", "space")
        released = themes_of(app)
        await press(pilot, "ctrl+z", "ctrl+z")

        assert released == {"Begleitung": ["1.2", "1.3"]}
        assert themes_of(app) == {"Begleitung": ["1.1"]}
        assert view_of(app).desk.marked == entries[1]
        assert said(app)[-1] == ("Zurückgenommen: Beiträge in ein Thema (Strg+Y stellt wieder her)")


async def test_ticked_entries_are_merged_and_parted_and_keep_their_numbers(open_app: Open) -> None:
    app = open_app(view="plenum")
    fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "end", "a", "up", "a")
        await write(pilot, "z, gemeinsam\n")
        merged = listed(app)
        row = [line for line in shown(app) if "2 Wortlauten" in line]
        await press(pilot, "z", "enter")

        assert merged == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "P.1", "-"]
        assert len(row) == 1
        assert listed(app)[:8] == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3"]


async def test_themes_are_renamed_moved_merged_split_and_removed(open_app: Open) -> None:
    app = open_app(view="plenum")
    fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        for title in "ABC":
            await write(pilot, f"n{title}\n")
        await press(pilot, "tab", "3")
        await write(pilot, "e2\n")
        await press(pilot, "shift+up")
        moved = list(themes_of(app))
        await press(pilot, "x", "1")
        merged = themes_of(app)
        await press(pilot, "left", "end")
        await write(pilot, "sD\n")
        split = themes_of(app)
        await press(pilot, "right", "3", "delete", "enter")

        assert moved == ["A", "C2", "B"]
        assert merged == {"A": ["1.1", "1.4"], "B": ["1.2", "1.3"]}
        assert list(split) == ["A", "B", "D"]
        assert list(themes_of(app)) == ["A", "B"]


async def test_split_says_what_is_not_among_it_and_keeps_its_tick(open_app: Open) -> None:
    app = open_app(view="plenum")
    entries = fill(app.context.station)
    first = app.context.station.plenum.found("A", [entries[0], entries[1]])
    app.context.station.plenum.found("B", [entries[5]])
    async with app.run_test(size=(120, 36)) as pilot:
        view_of(app).desk.focus(first)
        for entry in (entries[0], entries[5]):
            view_of(app).desk.mark_entry(entry)
            await press(pilot, "a")
        await press(pilot, "s")
        asked = "\n".join(shown(app))
        await write(pilot, "C\n")
        after = "\n".join(shown(app))

        assert "Nicht dabei, weil nicht in diesem Thema: H 2.1" in asked
        assert "H 1.1 → 3 C" in after
        assert view_of(app).desk.ticked == {entries[5]}
        assert themes_of(app) == {"A": ["1.2"], "B": ["2.1"], "C": ["1.1"]}


async def test_the_list_is_narrowed_by_workshop_kind_and_words(open_app: Open) -> None:
    app = open_app(view="plenum")
    entries = fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "f", "2", "f", "o")
        options = listed(app)
        await press(pilot, "slash")
        await write(pilot, "monats")
        found = listed(app)
        await press(pilot, "enter", "enter")  # nothing to summarise yet: the search stays left
        await press(pilot, "a", "escape", "escape")
        marked, everything = view_of(app).desk.marked, listed(app)
        await press(pilot, "f", "end", "enter")

        assert (options, found) == (["2.2", "2.3", "-"], ["2.3", "-"])
        assert marked == entries[7]
        assert everything == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "-"]
        assert listed(app) == ["I.1", "-"]


async def test_keys_of_presenter_remotes_do_nothing(open_app: Open) -> None:
    app = open_app(view="plenum")
    fill(app.context.station)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = shown(app)
        await press(pilot, "pageup", "pagedown", "full_stop", "b", "f5")

        assert shown(app) == before
        assert keys_in_footer(app)[:3] == ["␣", "1–9", "a"]


async def test_without_letters_only_the_other_keys_act(open_app: Open) -> None:
    app = open_app(view="plenum", letters="off")
    fill(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "n", "a", "slash", "1")

        assert (themes_of(app), view_of(app).desk.ticked) == ({}, frozenset())


async def test_who_asks_sees_what_is_worded_a_little_alike_or_that_nothing_is(
    open_app: Open,
) -> None:
    app = open_app(view="plenum")
    fill(app.context.station)
    file = app.context.station.capture.file
    file("ws1", Line("Schulungen kommen viel zu spät", "h"))
    file("ws2", Line("Jedes neue Werkzeug braucht zuerst eine Schulung im Haus", "o"))
    file("ws1", Line("Xylophon", "h"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "f", "1", "end", "i")
        alone = said(app)[-1]
        await press(pilot, "up")
        unasked = [line for line in shown(app) if "ähnlich: " in line]
        await press(pilot, "i")
        asked = [line for line in shown(app) if "Jedes neue Werkzeug" in line]

        assert alone == "Kein Beitrag aus einem anderen Workshop ist ähnlich formuliert."
        assert (unasked, len(asked)) == ([], 1)


async def test_a_key_leads_to_what_another_workshop_said_alike(open_app: Open) -> None:
    app = open_app(view="plenum")
    entries = fill(app.context.station)
    app.context.station.capture.file("ws1", Line("Erfolge des Teams jeden Monat zeigen", "o"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "f", "1", "end")
        alike = [line for line in shown(app) if "ähnlich: O 2.2" in line]
        await press(pilot, "i", "1")

        assert len(alike) == 1
        assert view_of(app).desk.marked == entries[6]


async def test_long_title_of_the_theme_in_focus_is_read_in_full(open_app: Open) -> None:
    app = open_app(view="plenum")
    title = "Einarbeitung mit Patenschaft und festen Stunden in jeder Personalbemessung"
    entries = fill(app.context.station)
    app.context.station.plenum.found(title, entries[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab")
        words = " ".join(line.partition("┃")[2].strip("┃ ") for line in shown(app))

        assert "▸ 1 Einarbeitung mit Patenschaft und festen Stunden" in words
        assert "Personalbemessung" in words
        assert "2 Beiträge" in words
