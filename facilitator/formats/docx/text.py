"""Paragraphs, headings and entries in the template's styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from facilitator.domain.documentation.model import (
    EntryBlock,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Weight,
)
from facilitator.domain.documentation.polishable import text_of
from facilitator.formats.docx.controls import controlled
from facilitator.formats.docx.footnotes import footnote_mark
from facilitator.formats.docx.markup import (
    TAB,
    Line,
    Markup,
    bookmark,
    field,
    keep_together,
    link,
    name_bookmark,
    run,
)
from facilitator.formats.docx.page import Page

_PARAGRAPH_STYLES: Final = {
    Role.BODY: "Normal",
    Role.BULLET: "List Bullet",
    Role.ENTRY: "Entry",
    Role.ENTRY_BELOW: "Entry 2",
    Role.FACT: "Fact",
    Role.LEAD: "Lead",
    Role.HEAD: "Sheet Title",
    Role.SERIES: "Series",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.STATUS: "Status",
    Role.NOTICE: "Notice",
}
_SPAN_STYLES: Final = {Weight.STRONG: "Strong", Weight.REMARK: "Remark"}
_LINK_STYLES: Final = {Weight.REMARK: "Remark Link"}
_HEADING_STYLES: Final = {1: "heading 1", 2: "heading 2", 3: "heading 3"}
_ENTRY_STYLES: Final = {0: "Entry", 1: "Entry 2", 2: "Entry 3"}


def write_paragraphs(page: Page, paragraphs: Sequence[Paragraph]) -> Markup:
    """Return the paragraphs of one text."""
    lines = [
        Line(page.styles[_PARAGRAPH_STYLES[one.role]], write_spans(page, one.spans))
        for one in paragraphs
    ]
    said = "\n".join(map(text_of, paragraphs))
    return controlled(page, paragraphs[0].text_id, said, page.heading, lines)


def write_spans(page: Page, spans: Spans) -> Markup:
    """Return spans, references as fields, each with its footnote."""
    return "".join(_write_span(page, span) for span in spans)


def _write_span(page: Page, span: Span) -> Markup:
    if span.target is None:
        name = _SPAN_STYLES.get(span.weight)
        written = run(span.text, page.styles[name] if name else None)
    else:
        written = _refer(page, span.target, span.text, _LINK_STYLES.get(span.weight, "Hyperlink"))
    return f"{written}{footnote_mark(page, span.note)}" if span.note else written


def _refer(page: Page, target: str, text: str, style: str) -> Markup:
    """Return a reference: a field where it says what Word counts, else a link.

    An entry's or a measure's number is its name and never another one. LibreOffice breaks lines
    within fields, whatever spaces stand there: that is why a file to be laid out has none.
    """
    shown = run(keep_together(text), page.styles[style])
    if page.names.get(target) == text:
        return field(rf"REF {name_bookmark(target)} \h", shown, page.styles[style])
    return link(target, shown)


def write_heading(page: Page, heading: Heading) -> Markup:
    """Return a heading; its number is text, in the bookmark that references show."""
    number = page.styles["Number"]
    title = f"{run(heading.label, number)}{run(heading.text)}"
    if heading.number:
        content = f"{bookmark(page, heading.anchor, run(heading.number, number))}{TAB}{title}"
    else:
        content = bookmark(page, heading.anchor, title)
    page.heading = f"{heading.number} {heading.label}{heading.text}".strip()
    line = Line(page.styles[_HEADING_STYLES[heading.level]], content, heading.new_page)
    return controlled(page, heading.text_id, heading.text, page.heading, [line])


def write_entry(page: Page, entry: EntryBlock) -> Markup:
    """Return an entry: a quote that stands by itself as a quote, all else as a list item."""
    lines = _quote_lines if entry.quoted and entry.depth == 0 else _item_lines
    return controlled(page, entry.text_id, entry.text, entry.label, [*lines(page, entry)])


def _item_lines(page: Page, entry: EntryBlock) -> Iterator[Line]:
    style = page.styles[_ENTRY_STYLES[entry.depth]]
    said = _answers(page, entry) if entry.prompts else run(f" {_quote(page, entry, entry.text)}")
    attribution = f" – {entry.attribution}" if entry.attribution else ""
    yield Line(
        style,
        f"{_label(page, entry)}{_relation(page, entry.relation)}{said}"
        f"{_remark(page, attribution)}{_remarks(page, entry.remarks)}",
    )
    yield from _wordings(page, entry, page.styles[_ENTRY_STYLES[min(entry.depth + 1, 2)]])


def _answers(page: Page, entry: EntryBlock) -> Markup:
    """Return each line behind what it answers."""
    lines = zip(entry.prompts, entry.text.split("\n"), strict=False)
    return "".join(
        f"{run(chr(10) if number else ' ')}{_remark(page, prompt)}"
        f"{run(f' {line}' if prompt else line)}"
        for number, (prompt, line) in enumerate(lines)
    )


def _quote_lines(page: Page, entry: EntryBlock) -> Iterator[Line]:
    yield Line(page.styles["Quote"], run(_quote(page, entry, entry.text)))
    attribution = f"– {entry.attribution} · " if entry.attribution else ""
    yield Line(
        page.styles["Quote Source"],
        f"{_remark(page, attribution)}{_label(page, entry)}"
        f"{_relation(page, entry.relation)}{_remarks(page, entry.remarks)}",
    )
    yield from _wordings(page, entry, page.styles["Quote Source"])


def _label(page: Page, entry: EntryBlock) -> Markup:
    return bookmark(
        page, entry.anchor, run(keep_together(entry.label), page.styles["Entry Number"])
    )


def _relation(page: Page, relation: Spans) -> Markup:
    return _aside(page, (Span(" "), *relation, Span(":"))) if relation else ""


def _remarks(page: Page, remarks: tuple[Spans, ...]) -> Markup:
    if not remarks:
        return ""
    parts = (
        _aside(page, (Span(", " if number else " ("), *remark))
        for number, remark in enumerate(remarks)
    )
    return f"{''.join(parts)}{_remark(page, ')')}"


def _aside(page: Page, spans: Spans) -> Markup:
    return write_spans(page, tuple(replace(span, weight=Weight.REMARK) for span in spans))


def _remark(page: Page, text: str) -> Markup:
    return run(text, page.styles["Remark"])


def _wordings(page: Page, entry: EntryBlock, style: str) -> Iterator[Line]:
    for wording in entry.wordings:
        said = f"{page.labels.other_wording}: {_quote(page, entry, wording)}"
        yield Line(style, _remark(page, said))


def _quote(page: Page, entry: EntryBlock, text: str) -> str:
    if not entry.quoted:
        return text
    return f"{page.labels.open_quote}{text}{page.labels.close_quote}"
