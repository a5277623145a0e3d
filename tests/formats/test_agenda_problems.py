"""Mistakes of an event and its days: place, what was found, what could stand there."""

from __future__ import annotations

import pytest

from tests.formats.agendas import OPENING, with_blocks, with_days
from tests.formats.conftest import Complain
from tests.formats.wording import KINDS_OF_BLOCK, LENGTHS, NAMES, said

OF_THE_EVENT = {
    "unknown key": (
        "tiemzone: UTC",
        "2:1: There is no key “tiemzone” here.",
        "    Allowed: title, series, organiser, place, timezone, language, occasion,",
        "    participants, people, rooms, workshops, privacy, documentation, kinds, days",
        "    Did you mean “timezone”?",
    ),
    "unknown time zone": (
        "timezone: Europa/Berlin",
        "2:11: “Europa/Berlin” can't stand here.",
        "    Allowed: the name of a time zone, Europe/Berlin for one",
        "    Did you mean “Europe/Berlin”?",
    ),
    "time zone outside of its folder": (
        "timezone: ../../etc/passwd",
        "2:11: “../../etc/passwd” can't stand here.",
        "    Allowed: the name of a time zone, Europe/Berlin for one",
    ),
    "unknown language": (
        "language: fr",
        "2:11: “fr” can't stand here.",
        "    Allowed: de, en",
    ),
    "participants in words": (
        "participants: ninety",
        "2:15: “ninety” can't stand here.",
        "    Allowed: a whole number from 1 to 99999",
    ),
    "participants in endless digits": (
        f"participants: {'9' * 5000}",
        f"2:15: “{'9' * 59}…” can't stand here.",
        "    Allowed: a whole number from 1 to 99999",
    ),
    "unknown key of the documentation": (
        "documentation: {aim: [Talk]}",
        "2:17: There is no key “aim” here.",
        "    Allowed: aims, abbreviations, imprint, template",
        "    Did you mean “aims”?",
    ),
    "abbreviation that stands for nothing": (
        "documentation: {abbreviations: {BA: }}",
        "2:33: Something has to stand here.",
    ),
    "template of another program": (
        "documentation: {template: look.odt}",
        "2:27: “look.odt” can't stand here.",
        "    Allowed: a Word file or template, vorlage.dotx for one",
    ),
    "list of rooms": (
        "rooms: [Hall]",
        "2:8: A group of keys with values is expected here, not a list.",
    ),
    "room with a space in its id": (
        "rooms: {big hall: Hall}",
        "2:9: “big hall” can't stand here.",
        NAMES,
    ),
    "workshop id twice": (
        "workshops: [{id: a, title: A}, {id: a, title: B}]",
        "2:37: “a” is taken already: line 2, column 18.",
    ),
    "workshop number twice": (
        "workshops: [{id: a, number: 2, title: A}, {id: b, number: 2, title: B}]",
        "2:59: “2” is taken already: line 2, column 29.",
    ),
    "workshop number zero": (
        "workshops: [{id: a, number: 0, title: A}]",
        "2:29: “0” can't stand here.",
        "    Allowed: a whole number from 1 to 99999",
    ),
    "kind's letter twice": (
        "kinds: [{id: c, letter: c, name: C, plural: C}, {id: d, letter: c, name: D, plural: D}]",
        "2:65: “c” is taken already: line 2, column 25.",
    ),
    "kind's letter reserved": (
        "kinds: [{id: measure, letter: m, name: M, plural: M}]",
        "2:31: “m” can't stand here.",
        "    Allowed: one letter from b to z, but not m",
    ),
    "kind's letter a capital": (
        "kinds: [{id: c, letter: C, name: C, plural: C}]",
        "2:25: “C” can't stand here.",
        "    Allowed: one letter from b to z, but not m",
    ),
    "kind's id twice": (
        "kinds: [{id: c, letter: c, name: C, plural: C}, {id: c, letter: d, name: D, plural: D}]",
        "2:54: “c” is taken already: line 2, column 14.",
    ),
}


@pytest.mark.parametrize(
    ("line", "lines"), [(t, s) for t, *s in OF_THE_EVENT.values()], ids=OF_THE_EVENT
)
def test_event_is_wrong(complain: Complain, line: str, lines: list[str]) -> None:
    assert complain(with_blocks(OPENING, above=line)) == said(*lines)


OF_DAYS = {
    "no days": ("days: []", "3:7: This list needs at least one member."),
    "days are text": ("days: two", "3:7: A list is expected here, not the text “two”."),
    "date in German": (
        f"days:\n  - {{date: 9.9.2025, blocks: [{OPENING}]}}",
        "4:12: “9.9.2025” can't stand here.",
        "    Write a day like this: 2025-09-09",
    ),
    "date that no calendar has": (
        f"days:\n  - {{date: 2025-02-29, blocks: [{OPENING}]}}",
        "4:12: “2025-02-29” can't stand here.",
        "    Write a day like this: 2025-09-09",
    ),
    "days in the wrong order": (
        f"days:\n  - {{date: 2025-09-10, blocks: [{OPENING}]}}\n"
        "  - {date: 2025-09-09, blocks: [{id: b, title: B, start: 9:00, duration: 5 min}]}",
        "5:12: The days have to follow one another; the one before is 2025-09-10.",
    ),
    "a day twice": (
        f"days:\n  - {{date: 2025-09-09, blocks: [{OPENING}]}}\n"
        "  - {date: 2025-09-09, blocks: [{id: b, title: B, start: 9:00, duration: 5 min}]}",
        "5:12: The days have to follow one another; the one before is 2025-09-09.",
    ),
    "first block without a start": (
        "days:\n  - date: 2025-09-09\n    blocks:\n      - {id: b, title: B, duration: 5 min}",
        "6:9: The first block of a day needs “start”.",
    ),
    "end before the last start": (
        f"days:\n  - {{date: 2025-09-09, end: 8:00, blocks: [{OPENING}]}}",
        "4:29: “8:00” is not after the start at 09:00 above.",
    ),
}


@pytest.mark.parametrize(("days", "lines"), [(t, s) for t, *s in OF_DAYS.values()], ids=OF_DAYS)
def test_days_are_wrong(complain: Complain, days: str, lines: list[str]) -> None:
    assert complain(with_days(days)) == said(*lines)


def test_all_mistakes_are_said_at_once_from_top_to_bottom(complain: Complain) -> None:
    agenda = """\
titel: Event
timezone: Mars
days:
  - date: 2025-09-09
    blocks:
      - id: opening
        title: Opening
        duration: 1/2 h
        room: hall
      - id: opening
        kind: paralel
        title: *again
"""

    assert complain(agenda) == said(
        "1:1: “title” is missing here.",
        "1:1: There is no key “titel” here.",
        "    Allowed: title, series, organiser, place, timezone, language, occasion,",
        "    participants, people, rooms, workshops, privacy, documentation, kinds, days",
        "    Did you mean “title”?",
        "2:11: “Mars” can't stand here.",
        "    Allowed: the name of a time zone, Europe/Berlin for one",
        "6:9: The first block of a day needs “start”.",
        "8:19: “1/2 h” can't stand here.",
        LENGTHS,
        "9:15: The agenda has no “hall”.",
        "10:13: “opening” is taken already: line 6, column 13.",
        "11:15: “paralel” can't stand here.",
        KINDS_OF_BLOCK,
        "    Did you mean “parallel”?",
        "12:16: References such as “*again” are not allowed.",
        "    If it is meant as text, put it in quotation marks.",
    )


def test_mistakes_are_said_in_german(complain: Complain) -> None:
    agenda = with_blocks(OPENING, "{id: b, title: [B], duartion: 45, kind: brake}")

    assert complain(agenda, "de") == said(
        "7:24: Ein Text gehört hierher, nicht eine Liste.",
        "7:29: Den Schlüssel „duartion“ gibt es hier nicht.",
        "    Erlaubt: id, title, kind, start, duration, min, optional, room, capture,",
        "    speaker, speakers, goal, content, method, material, responsible, notes,",
        "    tracks, game",
        "    Meinten Sie „duration“?",
        "7:49: „brake“ passt hier nicht.",
        KINDS_OF_BLOCK.replace("Allowed", "Erlaubt"),
        "    Meinten Sie „break“?",
    )


def test_beyond_fifty_mistakes_are_only_counted(complain: Complain) -> None:
    agenda = with_blocks(OPENING, *("{title: B, duration: 5 min}" for _ in range(60)))

    lines = complain(agenda).splitlines()

    assert lines[49:] == ["56:9: “id” is missing here.", "… and 10 more."]
