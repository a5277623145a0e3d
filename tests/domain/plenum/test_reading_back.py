"""What is read back, and when it counts as confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.entries import Entry
from facilitator.domain.kinds import CHALLENGE, OPTION
from facilitator.domain.plenum.reading_back import (
    is_confirmed,
    report_sheet,
    seal_of_sheet,
    sheet_of,
)
from facilitator.domain.plenum.theme import Confirmation, Theme
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Sheet
from facilitator.link.strict import from_json, to_json
from tests.domain.factories import at
from tests.factories import make_agenda, make_entry, make_snapshot, make_workshop

OPTIONS = (
    make_entry("ws1-1", "Erfolge  zeigen\nund feiern", kind=OPTION),
    make_entry("ws1-2", "Paten benennen", kind=OPTION),
)
CHALLENGED = make_entry("ws1-3", "Keine Zeit", kind=CHALLENGE)
THEME = Theme(
    id="t",
    title="Sichtbar werden",
    summary="Gute Arbeit bleibt\nunsichtbar.",
    entries=("ws1-1", "ws1-3"),
)


def snapshot(*entries: Entry) -> Snapshot:
    agenda = make_agenda(workshops=(make_workshop(1, "Sichtbarkeit"),))
    return make_snapshot(agenda, entries=entries or (*OPTIONS, CHALLENGED))


def confirmed(theme: Theme) -> Theme:
    seal = seal_of_sheet(sheet_of(theme, snapshot()))
    return replace(theme, confirmation=Confirmation(at("11:00"), seal))


def test_theme_is_read_back_with_its_summary_and_its_options() -> None:
    assert sheet_of(THEME, snapshot()) == Sheet(
        title="Sichtbar werden",
        text="Gute Arbeit bleibt\nunsichtbar.",
        lines=("1.1  Erfolge zeigen und feiern",),
    )


def test_what_was_remembered_cut_short_still_confirms_what_was_sent() -> None:
    long = replace(THEME, summary="Gute Arbeit. " * 200)
    sent = sheet_of(long, snapshot())

    remembered = from_json(Sheet, to_json(sent))

    assert len(remembered.text) < len(sent.text)
    assert seal_of_sheet(remembered) == seal_of_sheet(sent)


def test_workshop_reports_with_its_options() -> None:
    assert report_sheet("ws1", snapshot()) == Sheet(
        title="Sichtbarkeit", lines=("1.1  Erfolge zeigen und feiern", "1.2  Paten benennen")
    )


def test_theme_is_confirmed_as_long_as_it_says_the_same() -> None:
    assert is_confirmed(confirmed(THEME), snapshot())
    assert not is_confirmed(THEME, snapshot())


@pytest.mark.parametrize(
    "changed",
    [{"title": "Anders"}, {"summary": "Anders"}, {"entries": ("ws1-1", "ws1-2")}, {"entries": ()}],
    ids=str,
)
def test_theme_loses_its_tick_with_what_changes_later(changed: dict[str, object]) -> None:
    assert not is_confirmed(replace(confirmed(THEME), **changed), snapshot())  # type: ignore[arg-type]


def test_another_wording_of_an_option_takes_the_tick_and_a_number_does_not() -> None:
    theme = confirmed(THEME)

    assert not is_confirmed(theme, snapshot(replace(OPTIONS[0], text="Erfolge feiern")))
    assert is_confirmed(theme, snapshot(replace(OPTIONS[0], number="b4")))
