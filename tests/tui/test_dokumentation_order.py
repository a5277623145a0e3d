"""The export dialog: what can be chosen, what that means, what will be missing."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from facilitator.domain.documentation.versioning import VersionKind
from facilitator.domain.versions import Edition
from facilitator.texts import load_texts
from facilitator.tui.dokumentation.changes_screen import ChangesScreen
from facilitator.tui.dokumentation.order_screen import OrderScreen
from facilitator.tui.dokumentation.order_words import (
    Draft,
    Known,
    Line,
    OrderFacts,
    order_facts,
    turned,
)
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown, write

DE = load_texts("de")
NUMBERS = (
    (VersionKind.DRAFT, "0.1"),
    (VersionKind.REVIEW, "0.9"),
    (VersionKind.FINAL, "1.0"),
)
KNOWN = Known(numbers=NUMBERS, has_office=True, file="exports/kassel.docx")
REVIEW = Draft(kind=VersionKind.REVIEW)
FINAL = Draft(kind=VersionKind.FINAL)
PUBLIC = Draft(edition=Edition.PUBLIC)


def facts(draft: Draft, known: Known = KNOWN) -> OrderFacts:
    return order_facts(draft, known, Line.EDITION, DE)


def remarks(shown: OrderFacts) -> list[str]:
    return [line.remark for line in shown.lines]


def test_draft_of_everything_is_chosen_at_first() -> None:
    first = facts(Draft())

    assert [(line.label, line.options, line.chosen) for line in first.lines] == [
        ("Ausgabe", ("intern", "öffentlich"), 0),
        ("Version", ("0.1 Entwurf", "0.9 zur Abstimmung", "1.0 fertig"), 0),
        ("PDF", ("nein", "ja"), 0),
    ]
    assert first.file == "Datei: exports/kassel.docx"
    assert first.missing_lead == ""
    assert first.keys == "⏎ exportieren   ↑↓ Zeile   ←→ wählen   Esc zurück"


def test_public_edition_names_what_is_missing_and_goes_without_it_or_not_at_all() -> None:
    short = replace(KNOWN, missing=("WS 2 · offen", "Z 3.4 · Freigabe offen"))

    ready, lacking = facts(PUBLIC), facts(PUBLIC, short)

    assert ready.missing_lead == "✓ Alles, was sie braucht, ist freigegeben."
    assert lacking.missing_lead == "2 Inhalte sind nicht freigegeben und fehlen dann:"
    assert lacking.missing == short.missing
    assert lacking.keys == "⏎ ohne sie exportieren   ↑↓ Zeile   ←→ wählen   Esc gar nicht"
    assert facts(Draft(), short).missing == ()


def test_changes_are_said_only_of_a_version_that_has_one_before() -> None:
    compared = replace(KNOWN, has_before=True, computed="Kapitel 4: 2 Beiträge neu")
    final = FINAL

    assert len(facts(Draft(), compared).lines) == 3
    assert len(facts(final).lines) == 3
    assert remarks(facts(final, compared))[-1] == "Kapitel 4: 2 Beiträge neu"
    assert remarks(facts(replace(final, changes="Neu."), compared))[-1] == "Neu."
    assert (
        remarks(facts(replace(final, changes=""), compared))[-1]
        == "Zu Änderungen wird nichts gesagt."
    )
    assert remarks(facts(final, replace(compared, computed="")))[-1].startswith("Nichts gefunden")
    assert (
        remarks(facts(final, replace(KNOWN, has_before=True, computed=None)))[-1]
        == "Wird mit der Version davor verglichen …"
    )


@pytest.mark.parametrize(
    ("draft", "line", "by", "expected"),
    [
        (Draft(), Line.EDITION, 1, PUBLIC),
        (PUBLIC, Line.EDITION, 1, PUBLIC),
        (PUBLIC, Line.EDITION, -1, Draft()),
        (Draft(changes="Von Hand"), Line.EDITION, 1, PUBLIC),
        (Draft(), Line.VERSION, -1, Draft()),
        (Draft(), Line.VERSION, 1, REVIEW),
        (FINAL, Line.VERSION, 1, FINAL),
        (Draft(), Line.PDF, 1, Draft(pdf=True)),
        (Draft(pdf=True), Line.PDF, -1, Draft()),
        (Draft(), Line.CHANGES, 1, Draft()),
    ],
)
def test_turning(draft: Draft, line: Line, by: int, expected: Draft) -> None:
    assert turned(draft, KNOWN, line, by) == expected


def test_pdf_can_only_be_chosen_where_something_makes_one() -> None:
    without = replace(KNOWN, has_office=False)

    assert turned(Draft(), without, Line.PDF, 1) == Draft()
    assert remarks(facts(Draft(pdf=True), without))[2].startswith("LibreOffice fehlt")
    assert "niemand geprüft" in remarks(facts(Draft(pdf=True)))[2]


async def test_choosing_by_keys(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OrderScreen, "ARMED_AFTER", -inf)
    app = open_app(view="dokumentation")
    known = replace(KNOWN, has_before=True, computed="1 Beitrag neu")
    answers: list[Draft | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(OrderScreen(DE, Draft(), lambda _: known), answers.append)
        await settle(pilot)
        await pilot.press("right", "down", "right", "down", "right", "down", "e")
        await settle(pilot)
        assert isinstance(app.screen, ChangesScreen)
        await write(pilot, "x")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert any("▸ Änderungen" in line and "1 Beitrag neux" in line for line in shown(app))
        await pilot.press("enter")
        await settle(pilot)

        assert answers == [
            replace(REVIEW, edition=Edition.PUBLIC, pdf=True, changes="1 Beitrag neux")
        ]
