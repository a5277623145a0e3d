"""The contents: there, and saying what the headings say; and numbers of captions in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.fields import Field, fields_of
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened
from facilitator.formats.docx.parts import q

_LEVELS: Final = re.compile(r'\\o "1-([1-9])"')
_PAGE: Final = re.compile(r"\d*")


def in_contents(opened: Opened) -> frozenset[Element]:
    """Return the paragraphs that are lines of the contents."""
    field = _contents(opened)
    return frozenset() if field is None else frozenset(field.paragraphs)


def check_contents(opened: Opened) -> Iterator[Finding]:
    """Yield that there are no contents, or each heading or line that has no counterpart."""
    headings = [one for one in opened.paragraphs if one.level and not one.is_empty]
    field = _contents(opened)
    if field is None:
        if headings:
            yield Finding(rule=Rule.CONTENTS_MISSING)
        return
    deepest = int(found[1]) if (found := _LEVELS.search(field.instruction)) else 9
    wanted = [one for one in headings if one.level <= deepest]
    lines = [one for one in opened.paragraphs if one.element in set(field.paragraphs)]
    for line, heading in zip(lines, wanted, strict=False):
        if not _says(line.text, heading.text):
            yield heading.finding(Rule.CONTENTS_DIFFER, f"{line.text} ≠ {heading.text}")
    for extra in (*lines[len(wanted) :], *wanted[len(lines) :]):
        yield extra.finding(Rule.CONTENTS_DIFFER)


def _says(line: str, heading: str) -> bool:
    """Say whether a line is a heading, with or without a page number behind it."""
    parts, wanted = line.split("\t"), heading.split("\t")
    rest = parts[len(wanted) :]
    same = [part.split() for part in parts[: len(wanted)]] == [part.split() for part in wanted]
    return same and len(rest) <= 1 and all(map(_PAGE.fullmatch, rest))


def _contents(opened: Opened) -> Field | None:
    return next((one for one in fields_of(opened.document) if one.kind == "TOC"), None)


def check_captions(opened: Opened) -> Iterator[Finding]:
    """Yield captions whose number isn't the next of their kind."""
    last: dict[str, int] = defaultdict(int)
    for field in fields_of(opened.document):
        if field.kind == "SEQ":
            name = field.argument
            if field.result.strip() != str(last[name] + 1):
                yield opened.at(field.begin, Rule.CAPTION_ORDER, f"{name} {field.result}")
            last[name] += 1


def captions(opened: Opened) -> Iterator[str]:
    """Yield what stands in captions behind their number."""
    for field in fields_of(opened.document):
        if field.kind == "SEQ":
            for paragraph in field.paragraphs[:1]:
                text = "".join(part.text or "" for part in paragraph.iter(q("t")))
                yield text.partition(":")[2].strip()
