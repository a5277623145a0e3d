"""The page of rules, to be hung up or handed round. Lengths in millimetres."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from facilitator.formats.docx.parts import Element, add_run
from facilitator.formats.sheets.ground import Look, Paper, add_cell, add_row, add_table
from facilitator.formats.sheets.wording import (
    describe_joining,
    paper_steps,
    phone_steps,
    privacy_lines,
    what_counts,
)

_WORDS: Final = 112.0
_SIDE: Final = 54.0
_CODE: Final = 48.0


def write_rules(paper: Paper) -> None:
    """Append the rules, on a page."""
    texts, sheets = paper.texts, paper.sheets
    paper.paragraph(paper.body, "Rules Title", texts("How to play {title}", title=sheets.title))
    if sheets.may_join and not sheets.is_continued:
        _write_joining(paper)
    else:
        _write_aim(paper, paper.body)
    _write_list(paper, texts("On paper"), paper_steps(sheets, texts))
    _write_list(paper, texts("What counts"), what_counts(sheets, texts))
    _write_privacy(paper)


def _write_aim(paper: Paper, parent: Element) -> None:
    aim = paper.texts("Find people whom the squares of your card fit, and get to know them.")
    paper.paragraph(parent, "Rules Text", aim)


def _write_joining(paper: Paper) -> None:
    """Append how one plays with a phone, and beside it the code."""
    texts, sheets = paper.texts, paper.sheets
    named = texts("With a phone")
    table = add_table(
        paper.body, [_WORDS, _SIDE], title=named, described=texts("At the right the code to scan.")
    )
    row = add_row(table, _CODE, is_exact=False)
    words = add_cell(row, _WORDS, Look())
    _write_aim(paper, words)
    _write_list(paper, named, phone_steps(sheets, texts), words)
    side = add_cell(row, _SIDE, Look())
    described = describe_joining(sheets, texts)
    picture = paper.paragraph(side, "Card Picture")
    paper.pictures.write_code(picture, sheets.join_url, _CODE, described)
    for style, text in (
        ("Rules Address", sheets.address),
        ("Card Code", sheets.join_code),
    ):
        paper.paragraph(side, style, text)


def _write_list(
    paper: Paper, heading: str, lines: Iterable[str], parent: Element | None = None
) -> None:
    where = paper.body if parent is None else parent
    paper.paragraph(where, "Rules Heading", heading)
    for line in lines:
        paper.paragraph(where, "Rules Item", line)


def _write_privacy(paper: Paper) -> None:
    lines = tuple(privacy_lines(paper.sheets, paper.texts))
    if lines:
        paper.paragraph(paper.body, "Rules Heading", paper.texts("Your personal details"))
    for label, text in lines:
        fact = paper.paragraph(paper.body, "Rules Fact")
        add_run(fact, f"{label}: ", paper.styles["Strong"])
        add_run(fact, text)
