"""Dokumentation by its keys: the outline, the marked section, what comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.domain.plenum.query import Candidate, PhoneCount, QueryKind, Source
from facilitator.domain.plenum.reading_back import sheet_of
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dokumentation.preview_pane import PreviewPane
from facilitator.tui.dokumentation.view import DokumentationView
from facilitator.tui.help import Help
from facilitator.tui.wording import clock_time
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import keys_in_footer, said, settle, shown

WIDE = (120, 40)


def view(app: FacilitatorApp) -> DokumentationView:
    assert isinstance(app.screen, DokumentationView)
    return app.screen


def open_filled(open_app: Open, **options: Any) -> FacilitatorApp:
    app = open_app(view="dokumentation", **options)
    capture_event(app.context.station)
    return app


def panes(app: FacilitatorApp) -> tuple[list[str], list[str]]:
    """Return what stands in the left and in the right pane, without frames and empty lines."""
    lines = shown(app)
    edge = lines[1].index("╮") + 1
    bottom = next(number for number, line in enumerate(lines) if line.startswith("╰"))
    inner = lines[2:bottom]
    left, right = ([line[part].strip("│ ") for line in inner] for part in _sides(edge))
    return [line for line in left if line], [line for line in right if line]


def _sides(edge: int) -> tuple[slice, slice]:
    return slice(0, edge), slice(edge, None)


def outline(app: FacilitatorApp) -> list[str]:
    return panes(app)[0]


def section(app: FacilitatorApp) -> list[str]:
    return panes(app)[1]


async def go_to(pilot: Pilot[Any], anchor: str) -> None:
    """Mark the section of that anchor with the arrow keys."""
    assert isinstance(pilot.app, FacilitatorApp)
    mark = view(pilot.app).mark
    anchors = [stop.anchor for stop in mark.stops]
    here = anchors.index(mark.anchor)
    there = anchors.index(anchor)
    await pilot.press(*["down" if there > here else "up"] * abs(there - here))
    await pilot.pause()


async def test_outline_says_what_is_there_and_what_is_missing(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)

        assert [" ".join(line.split()) for line in outline(app)] == [
            "▸ · Das Wichtigste in Kürze von selbst",
            "· Ablauf der Veranstaltung von selbst",
            "Impulse und Austausch",
            "○ Impuls 1 Beitrag",
            "Zusammenfassung fehlt",
            "Ergebnisse der Workshops",
            "○ WS 1 · Qualifizierung und Ausbild… 7 Beiträge",
            "1 offenes Ende · 1 Zitat: Freigabe offen",
            "○ WS 2 · Sichtbarkeit und Attraktiv… 3 Beiträge",
            "Zusammenfassung fehlt · 1 ohne Zuordnung",
            "Plenum und Maßnahmen",
            "○ Plenum 1 Beitrag",
            "Zusammenfassung fehlt",
            "· Offene Fragen 1 Frage",
            "○ Maßnahmen 2 Maßnahmen",
            "1 ohne Zuständigkeit · 1 ohne Termin",
            "● M 1 Einarbeitung in Modulen anbieten",
            "○ V 2 Erfolge jeden Monat im Team zeigen",
            "Zuständigkeit offen · Termin offen",
            "Stimmen und Ausblick",
            "○ Stimmen zur Veranstaltung 1 Beitrag",
            "1 Zitat: Freigabe offen",
            "Anhang",
            "● Parkplatz 1 Beitrag",
        ]
        assert "1 von 7 Abschnitten ohne offene Punkte" in shown(app)[1]


async def test_section_is_shown_as_it_will_stand(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")

        assert section(app) == [
            "Noch offen: 1 offenes Ende · 1 Zitat: Freigabe offen",
            "Leitfrage: Was hilft am Anfang?",
            "Ort: Raum A",
            "Der Einstieg in die Leistung braucht Begleitung.",
            "– Patensysteme",
            "– Module",
            "Herausforderungen",
            "H 1.1  Neue Kräfte brauchen gezieltere Unterstützung, um",
            "rechtssicher zu arbeiten",
            "H 1.2  Sorgepflichten passen schlecht zu starren Präsenzphasen",
            "Lösungsansätze",
            "L 1.3  Patensystem: eine feste Ansprechperson im ersten Jahr",
            "1.4  Ergänzung: auch für Quereinsteigende",
            "Handlungsoptionen",
            "O 1.5  Einarbeitung in Modulen anbieten [siehe M 1]",
            "Offene Fragen",
            "F 1.7  Wer trägt die Kosten? [unvollständig]",
            "Stimmen aus dem Workshop",
            "Z 1.6  „Am Anfang hätte ich gern alles fragen dürfen.“ –",
            "Sachbearbeitung Leistung [Freigabe offen]",
        ]


async def test_measures_are_a_table_and_each_has_a_page(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "part-measures")
        table = [line.split() for line in section(app)]
        await pilot.press("down")
        await pilot.pause()

        assert table[0] == [
            "Noch",
            "offen:",
            "1",
            "ohne",
            "Zuständigkeit",
            "·",
            "1",
            "ohne",
            "Termin",
        ]
        assert table[1] == ["Nr.", "Was", "Wer", "Bis", "wann", "Bezug"]
        assert section(app) == [
            "Was: Einarbeitung in Modulen anbieten",
            "Wer: Servicestelle SGB II",
            "Bis wann: 31.03.2026",
            "Aus: 1.5 · WS 1 · Qualifizierung und Ausbildung",
        ]


async def test_plenum_is_shown_theme_by_theme_and_a_query_with_bars(
    open_app: Open, clock: Clock
) -> None:
    app = open_filled(open_app)
    station = app.context.station
    first, *_ = station.snapshot.notes_in("ws1").entries
    theme = station.plenum.found("Einarbeitung", [first.id])
    text = station.texts.open(theme)
    text.insert(0, "Alle nennen sie.")
    text.close()
    (standing,) = station.snapshot.themes.standing
    station.plenum.confirm(theme, sheet_of(standing, station.snapshot))
    confirmed = clock_time(clock.now(), station.snapshot.agenda.zone)
    other = station.plenum.found("Sichtbarkeit")
    candidates = [Candidate(id=theme, label="Einarbeitung"), Candidate(id=other, label="Sichtbar")]
    query = station.polls.open_query(QueryKind.SINGLE, "Was zuerst?", candidates)
    station.polls.count_all(
        query, [(Source.HANDS, theme, 20), (Source.HANDS, other, 10), (Source.HANDS, "", 30)]
    )
    station.polls.reveal(query)
    station.polls.note_phones(query, PhoneCount(ballots=0, points=(0, 0)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        rows = [" ".join(line.split()) for line in outline(app)]
        await go_to(pilot, f"theme-{other}")
        told = section(app)
        await pilot.press("e")
        await go_to(pilot, "part-queries")

        assert [line for line in rows if "Thema" in line or "Abfragen" in line] == [
            f"● Thema 1 · Einarbeitung ✓ {confirmed}",
            "○ Thema 2 · Sichtbarkeit",
            "· Abfragen 1 Abfrage",
        ]
        assert told[:2] == [
            "Noch ohne Zusammenfassung. F4 öffnet das Plenum, dort",
            "schreiben Sie sie.",
        ]
        assert "Punkte: 10 von 30 (Abfrage 1)" in told
        assert said(app) == ["Die Zusammenfassung eines Themas schreiben Sie im Plenum: F4."]
        bars = [line.split() for line in section(app) if "█" in line]
        assert [(line[0], len(line[1]), line[2]) for line in bars] == [
            ("Einarbeitung", 2 * len(bars[1][1]), "20"),
            ("Sichtbar", len(bars[1][1]), "10"),
        ]


async def test_event_without_content_says_what_to_do(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)

        assert section(app)[:2] == [
            "Noch ist nichts festgehalten. F3 öffnet die Mitschrift: Was",
            "dort geschrieben wird, ordnet sich hier von selbst ein.",
        ]
        assert "1 von 5 Abschnitten ohne offene Punkte" in shown(app)[1]
        assert " Noch nicht exportiert. w schreibt die Word-Datei nach" in shown(app)


async def test_mark_stays_within_the_outline(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("up")
        first = view(app).mark.anchor
        await pilot.press(*["down"] * 20)

        assert (first, view(app).mark.anchor) == ("part-summary", "part-measures")


async def test_empty_agenda_items_are_shown_when_asked_for(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        hidden = outline(app)
        await pilot.press("a")
        await pilot.pause()

        assert not any("Begrüßung" in line for line in hidden)
        row = next(line for line in outline(app) if "Begrüßung" in line)
        assert row.split() == ["–", "Begrüßung", "nicht", "in", "der", "Datei"]


async def test_new_entry_comes_into_the_outline(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.context.station.capture.file("ws2", Line("Tag der Leistung", "o"))
        await settle(pilot)

        row = next(line for line in outline(app) if "WS 2" in line)
        assert row.endswith("1 Beitrag")


async def test_mark_comes_back_after_opening_again(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-plenum")

    again = open_app()
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)

        assert view(again).mark.anchor == "place-plenum"
        assert any(line.startswith("▸ ○ Plenum") for line in outline(again))


async def test_mark_stays_in_its_place_when_its_measure_goes(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        last = app.context.station.snapshot.measures[-1]
        await go_to(pilot, f"measure-{last.id}")
        app.context.station.document.remove_measure(last.id)
        await settle(pilot)

        assert any(line.startswith("▸ ○ Stimmen zur Veranstaltung") for line in outline(app))


async def test_preview_reads_on_and_begins_again(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")
        top = section(app)
        assert "␣ liest weiter" in "\n".join(shown(app))

        await pilot.press("space")
        await pilot.pause()
        further = section(app)
        await pilot.press("space")
        await pilot.pause()

        assert any("Sachbearbeitung Leistung" in line for line in further)
        assert section(app) == top


async def test_outline_keeps_the_mark_in_sight(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go_to(pilot, "part-parking")

        assert any(line.startswith(" ▸ ● Parkplatz") for line in shown(app))


async def test_long_section_is_cut_and_says_so(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    for number in range(400):
        app.context.station.capture.file("ws1", Line(f"Beitrag {number}", "h"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")
        view(app).query_one(PreviewPane).scroll_end(animate=False)
        await pilot.pause()

        assert section(app)[-1] == "… und 253 weitere Absätze, die in der Datei stehen."


async def test_markup_and_control_signs_are_only_text(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    station = app.context.station
    station.capture.file("ws1", Line("[bold]fett[/] \x1b[31mrot [/nichts]", "o"))
    station.document.add_measure("ws1", "[red]Maß[/] \x1b[31mnahme\u202e", "[link]", "[/]")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")
        text = section(app)
        await pilot.press(*["down"] * 9)
        await pilot.pause()

        assert "O 1.1  [bold]fett[/] [31mrot [/nichts]" in text
        assert any("M 1  [red]Maß[/] [31mnahme" in line for line in outline(app))


async def test_places_with_markup_in_their_title_are_only_text(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    plan = app.context.station.snapshot.agenda
    first, second = plan.workshops
    app.context.station.plan.adopt(
        replace(plan, workshops=(replace(first, title="[b]Leistung[/b] [/]"), second))
    )
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")
        await pilot.press("e")
        await pilot.pause()

        assert "Zusammenfassung · WS 1 · [b]Leistung[/b] [/]" in shown(app)[1]


async def test_letters_can_be_switched_off(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.action_toggle_letters()
        await pilot.press("m", "w", "a")
        await settle(pilot)

        assert view(app).panel is None
        assert not app.context.export_folder.exists()


@pytest.mark.parametrize("key", ["pageup", "pagedown", "full_stop", "b", "f5"])
async def test_keys_of_a_presenter_do_nothing(open_app: Open, key: str) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = shown(app)
        await pilot.press(key)
        await settle(pilot)

        assert shown(app) == before


async def test_footer_offers_what_the_mark_is_good_for(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        footers = []
        for anchor in ("part-summary", "place-ws1", view(app).mark.stops[8].anchor):
            await go_to(pilot, anchor)
            footers.append(keys_in_footer(app)[:4])

        assert footers == [
            ["w", "p", "g", "f"],
            ["w", "p", "e", "g"],
            ["w", "p", "⏎", "Entf"],
        ]


async def test_help_lists_all_keys(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await pilot.pause()

        assert isinstance(app.screen, Help)
        text = "\n".join(shown(app))
        assert "Ausgabe und Version wählen, dann die Word-Datei schreiben." in text
        assert "Das Geschriebene in die Dokumentation übernehmen." in text


async def test_section_that_writes_itself_has_no_summary(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e")

        assert view(app).panel is None
        assert said(app) == ["Eine Zusammenfassung haben nur Workshops, Programmpunkte und Themen."]


async def test_tick_without_change_repaints_nothing(open_app: Open, clock: Clock) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        reading = view(app).reading
        painted: list[object] = []
        for widget in app.screen.walk_children():
            if hasattr(widget, "_paint") and widget.id not in ("header", "footer"):
                widget._paint = lambda name=widget: painted.append(name)

        clock.wait(minutes(1))
        view(app).refresh_moment()
        await settle(pilot)

        assert painted == []
        assert view(app).reading is reading


async def test_english_screen_shows_the_document_in_the_language_of_the_event(
    open_app: Open,
) -> None:
    app = open_filled(open_app, language="en")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(pilot, "place-ws1")

        assert any("7 entries" in line for line in outline(app))
        assert section(app)[0] == "Still open: 1 open end · 1 quote: release open"
        assert "Herausforderungen" in section(app)
