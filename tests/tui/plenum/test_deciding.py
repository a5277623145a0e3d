"""Summaries, measures, disputes, read-backs and reports by keys alone."""

from __future__ import annotations

from facilitator.domain.entries import Addressee
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.stage import Scene
from facilitator.station import Station
from facilitator.tui.plenum.begun import left_unfinished
from tests.tui.conftest import Open
from tests.tui.mitschrift import write
from tests.tui.plenum.event import fill, listed, press, view_of
from tests.tui.screens import said, shown


def found_two(station: Station) -> list[str]:
    """Found two themes; return their ids."""
    entries = fill(station)
    return [
        station.plenum.found("Begleitung", entries[:5]),
        station.plenum.found("Erfolge", entries[5:8]),
    ]


async def test_a_summary_is_saved_as_it_is_typed_beside_its_entries(open_app: Open) -> None:
    app = open_app(view="plenum")
    first, _ = found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "enter")
        await write(pilot, "Alle nennen Paten.")
        beside = listed(app)
        await press(pilot, "ctrl+t", "escape")

        theme = app.context.station.snapshot.themes.get(first)
        assert theme is not None
        assert theme.summary == "Alle nennen Paten."
        assert beside == ["-", "1.1", "1.2", "1.3", "1.4", "1.5"]
        assert any("Zusammenfassung: Alle nennen Paten." in line for line in shown(app))


async def test_summary_that_was_left_comes_back_as_it_was_before(open_app: Open) -> None:
    app = open_app(view="plenum")
    first, _ = found_two(app.context.station)

    def summary() -> str:
        theme = app.context.station.snapshot.themes.get(first)
        assert theme is not None
        return theme.summary

    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "enter")
        await write(pilot, "Gut so")
        await press(pilot, "escape", "enter", *["backspace"] * 6, "escape")
        emptied = summary()
        await press(pilot, "ctrl+z")
        asked = "\n".join(shown(app))
        await press(pilot, "enter")
        back = summary()
        await press(pilot, "enter", "ctrl+z", "enter", "escape")  # and in the open text, too
        again = summary()
        await press(pilot, "ctrl+z", "enter")

        assert (emptied, back, again, summary()) == ("", "Gut so", "", "Gut so")
        assert "Zusammenfassung von „Begleitung“ wieder so wie vorher?" in asked
        assert "Gut so" in asked

        await press(pilot, "ctrl+z", "escape", "ctrl+z")  # who says no goes on to what was before
        assert summary() == "Gut so"
        assert [one.title for one in app.context.station.snapshot.themes.standing] == ["Begleitung"]


async def test_what_was_done_after_a_summary_is_taken_back_before_it(open_app: Open) -> None:
    app = open_app(view="plenum")
    first, _ = found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "enter")
        await write(pilot, "Gut so")
        await press(pilot, "escape")
        await write(pilot, "kStrittig\n")
        await press(pilot, "ctrl+z")

        theme = app.context.station.snapshot.themes.get(first)
        assert theme is not None
        assert (theme.controversy, theme.summary) == ("", "Gut so")


async def test_measures_come_from_entries_themes_and_proposals(open_app: Open) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "home", "down", "down", "down")  # the option with a proposal
        await write(pilot, "mTeam")  # who is the first that is empty
        await press(pilot, "up", "down")  # and what stands there is written on
        await write(pilot, "s\nEnde Q1\nbm\n\n")
        await press(pilot, "tab", "2")
        await write(pilot, "mErfolge melden\n\n31.02.2026")
        await press(pilot, "enter")
        wrong = [line for line in shown(app) if "31.02.2026" in line]
        await press(pilot, "ctrl+u")
        await write(pilot, "\n\n 9.9")
        await press(pilot, "enter")
        unknown = [line for line in shown(app) if "9.9" in line]
        await press(pilot, *["backspace"] * 4, "enter")

        snapshot = app.context.station.snapshot
        told = [
            (one.what, one.who, one.due, one.addressee, len(one.sources), one.agreed)
            for one in snapshot.measures
        ]
        assert sorted(told) == [
            ("Erfolge melden", "", "", None, 2, True),
            (
                "Jedes Jobcenter benennt Patinnen und Paten",
                "Teams",
                "Ende Q1",
                Addressee.BMAS,
                1,
                True,
            ),
        ]
        assert len(wrong) == 2
        assert len(unknown) == 2
        assert any("! wer?" in line for line in shown(app))


async def test_enter_is_called_what_it_opens_on_a_proposal(open_app: Open) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "tab", "1")
        on_theme = "\n".join(shown(app))
        await press(pilot, "down", "down")
        on_proposal = "\n".join(shown(app))

        assert view_of(app).measure is not None
        assert [what in on_theme for what in ("⏎ Zusammenfassung", "⏎ schreibt sie")] == [True] * 2
        assert [what in on_proposal for what in ("⏎ schreibt sie", "⏎ Maßnahme vereinbaren")] == [
            False,
            True,
        ]


async def test_a_question_a_dispute_and_a_trace_are_a_key_away(open_app: Open) -> None:
    app = open_app(view="plenum")
    first, _ = found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        before = shown(app)[-1]
        await press(pilot, "end", "up", "up", "up")  # to the open question on the left
        on_it = shown(app)[-1]
        await press(pilot, "enter")
        await write(pilot, "Service\n")
        await press(pilot, "tab", "down", "enter")  # and among the themes
        await write(pilot, "stelle\n")
        await write(pilot, "kOb es Zeit gibt\n")
        await press(pilot, "t")
        traced = shown(app)
        await press(pilot, "escape")

        # The footer calls Enter what it opens.
        assert ("⏎ Zusammenfassung" in before, "⏎ Wer nimmt sie mit" in on_it) == (True, True)
        snapshot = app.context.station.snapshot
        theme = snapshot.themes.get(first)
        assert theme is not None
        assert theme.controversy == "Ob es Zeit gibt"
        assert [one.taken_by for one in snapshot.entries.values() if one.taken_by] == [
            "Servicestelle"
        ]
        assert any("Servicestelle" in line for line in traced)


async def test_a_theme_is_read_back_and_confirmed_as_it_was_sent(open_app: Open) -> None:
    app = open_app(view="plenum")
    first, _ = found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "g", "enter")
        sent = app.sending.choice
        await press(pilot, "j")
        station = app.context.station
        theme = station.snapshot.themes.get(first)
        assert theme is not None
        confirmed = is_confirmed(theme, station.snapshot)
        kept = view_of(app).desk.target
        station.plenum.rename(first, "Anders")
        await press(pilot, "tab", "1", "j")

        assert (sent.scene, sent.theme, confirmed, kept) == (Scene.READ_BACK, first, True, first)
        assert said(app)[-1].startswith("Seit der Rückspiegelung geändert")


async def test_workshops_report_one_after_the_other(open_app: Open) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "w", "enter", "enter")
        reporting = (app.sending.choice.workshop, len(app.context.station.snapshot.timers))
        await press(pilot, "w", "enter")
        snapshot = app.context.station.snapshot

        assert reporting == ("ws1", 1)
        assert (list(snapshot.report_backs), snapshot.timers) == (["ws1"], ())
        assert said(app)[-1].endswith("hat berichtet. w: nächster Bericht")


async def test_points_are_asked_for_over_all_themes(open_app: Open) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "p")

        assert sum("☑" in line for line in shown(app)) == 2


async def test_a_measure_that_is_being_written_survives_the_end_of_the_program(
    open_app: Open,
) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "home", "down", "down", "down")  # the option with a proposal
        await write(pilot, "mTeams\nEnde")
        await pilot.pause()
    app = open_app(view="plenum")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        stands = shown(app)
        await press(pilot, "down")
        await write(pilot, " Q1\nbm\n\n")
        await pilot.pause()

        (measure,) = [one for one in app.context.station.snapshot.measures if one.agreed]
        assert any("Teams" in line for line in stands)
        assert (measure.who, measure.due, measure.addressee) == (
            "Teams",
            "Ende Q1",
            Addressee.BMAS,
        )
        assert left_unfinished(app.context.station) is None


async def test_a_measure_that_was_given_up_does_not_come_back(open_app: Open) -> None:
    app = open_app(view="plenum")
    found_two(app.context.station)
    async with app.run_test(size=(120, 36)) as pilot:
        await write(pilot, "mTeams")
        kept = left_unfinished(app.context.station)
        await press(pilot, "escape", "enter")

        assert kept is not None
        assert left_unfinished(app.context.station) is None
