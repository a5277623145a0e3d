"""Slips of YAML: the place where they were made, and words that say which they were."""

from __future__ import annotations

import pytest

from tests.formats.conftest import Complain
from tests.formats.wording import said

QUOTE_IT = "    If it is meant as text, put it in quotation marks."

SLIPS = {
    "colon in a text": (
        "title: Status Quo: Der Leistungsbereich",
        "1:18: A text with a colon and a space has to stand in quotation marks.",
        '    Write it like this: title: "Status: the future"',
    ),
    "no space behind a colon": (
        "title:Event\nplace: Kassel",
        "2:6: This colon does not fit here.",
        "    Either this line is indented wrongly, or the line above lacks a colon with a",
        "    space.",
    ),
    "quotation mark never closed": (
        'title: "Event\nplace: Kassel',
        "1:8: This quotation mark is never closed.",
        "    End the text with the same mark that it begins with.",
    ),
    "quotation marks within quotation marks": (
        'title: "Event "2025""',
        "1:16: There is text behind the closing quotation mark.",
        "    Use typographic quotation marks within a text.",
    ),
    "no colon": (
        "title: Event\nplace\nseries: xFeld",
        "2:1: The colon is missing after this key.",
        "    Write it like this: title: Welcome",
    ),
    "crooked indentation": (
        "days:\n  - date: 2025-09-09\n   blocks: []",
        "3:4: The indentation does not fit the lines above (from line 2).",
        "    What belongs together begins in the same column.",
    ),
    "item among keys": (
        "title: Event\n- place",
        "2:1: The indentation does not fit the lines above (from line 1).",
        "    What belongs together begins in the same column.",
    ),
    "comma forgotten": (
        'rooms: {a: "A" b: "B"}',
        "1:16: A comma or “}” is missing here.",
        "    The bracket was opened in line 1.",
    ),
    "square bracket left open": (
        "days: [\ntitle: Event\nplace: Kassel",
        "3:6: A comma or “]” is missing here.",
        "    The bracket was opened in line 1.",
    ),
    "tab": (
        "days:\n\t- date: 2025-09-09",
        "2:1: Here is a tab.",
        "    Indent with spaces only.",
    ),
    "at sign": ("title: @home", "1:8: A value can't begin with “@”.", QUOTE_IT),
    "percent sign": ("title: %", "1:8: A value can't begin with “%”.", QUOTE_IT),
    "stars around a word": ("title: *new*", "1:8: A value can't begin with “*”.", QUOTE_IT),
    "ampersand": ("title: & Co", "1:8: A value can't begin with “&”.", QUOTE_IT),
    "unknown tag handle": ("title: !a!b c", "1:8: A value can't begin with “!”.", QUOTE_IT),
    "path in double quotation marks": (
        'title: "C:\\Users"',
        "1:13: A backslash in double quotation marks begins a special character.",
        "    Write it twice, or use single quotation marks.",
    ),
    "list behind a key": (
        "days: - date",
        "1:7: A list can't begin here.",
        "    Begin it on a line of its own, or put a text in quotation marks.",
    ),
    "text behind a bar": (
        "title: | Event",
        "1:10: Behind “|” or “>” the text begins on the next line.",
        "    YAML says: expected a comment or a line break, but found 'E'",
    ),
    "closing bracket alone": (
        "title: ]",
        "1:8: This is not valid YAML.",
        "    YAML says: expected the node content, but found ']'",
    ),
    "YAML of another age": (
        "%YAML 2.0\n---\ntitle: Event",
        "1:1: This is not valid YAML.",
        "    YAML says: found incompatible YAML document (version 1.* is required)",
    ),
}


@pytest.mark.parametrize(("text", "lines"), [(t, s) for t, *s in SLIPS.values()], ids=SLIPS)
def test_slip_is_named_and_placed(complain: Complain, text: str, lines: list[str]) -> None:
    assert complain(text) == said(*lines)


def test_slip_is_said_in_german(complain: Complain) -> None:
    assert complain("title: Status Quo: Der Leistungsbereich", "de") == said(
        "1:18: Ein Text mit Doppelpunkt und Leerzeichen muss in Anführungszeichen stehen.",
        '    So ist es richtig: title: "Status: die Zukunft"',
    )


REFUSED = {
    "key twice": (
        "title: A\nplace: K\ntitle: B",
        "3:1: The key “title” stands here already: line 1, column 1.",
    ),
    "tag of Python": (
        'title: !!python/object/apply:os.system ["echo"]',
        "1:8: Tags such as “!!python/object/apply:os.system” are not allowed.",
        QUOTE_IT,
        "1:8: A text is expected here, not a list.",
    ),
    "tag": ("title: !new x", "1:8: Tags such as “!new” are not allowed.", QUOTE_IT),
    "alias": ("title: *x", "1:8: References such as “*x” are not allowed.", QUOTE_IT),
    "anchor": ("title: &x A", "1:8: Anchors such as “&x” are not allowed.", QUOTE_IT),
    "merge key": (
        "<<: *x\ntitle: A",
        "1:1: There is no key “<<” here.",
        "    Allowed: title, series, organiser, place, timezone, language, occasion,",
        "    participants, people, rooms, workshops, privacy, documentation, kinds, days",
        "1:5: References such as “*x” are not allowed.",
        QUOTE_IT,
    ),
    "list as a key": ("? [a, b]\n: c\ntitle: A", "1:3: A key has to be a word here."),
    "nothing as a key": ("title: A\n?\n: c", "2:2: A key has to be a word here."),
    "second document": (
        "title: A\n---\ntitle: B",
        "3:1: A second document begins here; a file has only one.",
    ),
}


@pytest.mark.parametrize(("text", "lines"), [(t, s) for t, *s in REFUSED.values()], ids=REFUSED)
def test_what_yaml_would_allow_is_refused(complain: Complain, text: str, lines: list[str]) -> None:
    days = "days: [{date: 2025-09-09, blocks: [{id: a, title: A, start: 9:00, duration: 5 min}]}]"
    head, separator, rest = text.partition("\n---")

    assert complain(f"{head}\n{days}{separator}{rest}") == said(*lines)
