"""The script's part of the grammar is that of the domain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from facilitator.domain.capture import join_prefix, split_prefix
from facilitator.domain.marks import read_marks
from tests.domain.typed_lines import GERMAN
from tests.hub.pages.conftest import Served
from tests.hub.pages.looking import browsing

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LETTERS = {kind.letter: kind.id for kind in GERMAN}
STARTS = [
    "l Text",
    "l ",
    "l",
    "lText",
    " l Text",
    "L Text",
    "x Text",
    "l\tText",
    "+ Text",
    "+Text",
    "< a",
    "a b",
    "l h Text",
    "z B",
    "z B ",
    "z B im",
    "z B. im",
    "z b im",
    "z. B.",
    "",
    "ä ",
]
ENDS = [
    "Wort #o",
    "Wort #m",
    "Wort ..",
    "Wort ...",
    "Wort..",
    "Wort #o ..",
    "Wort .. #o #m",
    "#o",
    "Wort #O",
    "Wort #x",
    "Wort #o #l",
    "Wort #o #o",
    "..",
    "#m ..",
    "Wort\n#o",
    "a\nb #o",
    "Wort\n.. #o",
    "  Wort  #o  ",
    "Wort #",
    "#o #m",
    "Wort #m #m",
    "# o",
    ".. ..",
    "Wort\n\n#m ..",
]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browsing() as context:
        yield context.new_page()


def test_starts_and_ends_are_read_alike(page: Page, served: Served) -> None:
    page.goto(f"{served.origin}/notes")
    found = page.evaluate(
        """async ([starts, ends, kinds]) => {
          const grammar = await import("/notes/static/grammar.js");
          const lines = starts.map((typed) => grammar.splitPrefix(typed, kinds));
          const marks = ends.map((text) => grammar.readMarks(text, kinds));
          return {
            lines: lines.map((line) => [line.prefix, line.text, grammar.joinPrefix(line)]),
            marks: marks.map(({ kind, measure, open }) => [kind, measure, open]),
          };
        }""",
        [STARTS, ENDS, [[kind.letter, kind.name] for kind in GERMAN]],
    )

    lines = [split_prefix(typed, GERMAN) for typed in STARTS]
    assert found["lines"] == [[line.prefix, line.text, join_prefix(line)] for line in lines]
    marks = [read_marks(text.strip(), LETTERS)[1] for text in ENDS]
    letters = {kind: letter for letter, kind in LETTERS.items()} | {None: ""}
    assert found["marks"] == [[letters[one.kind], one.measure, one.open_end] for one in marks]
