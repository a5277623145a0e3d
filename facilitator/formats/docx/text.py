"""Paragraphs, headings, entries and quotes in Word."""

from __future__ import annotations

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
from facilitator.formats.docx.parts import (
    Element,
    Page,
    add,
    add_paragraph,
    add_run,
    add_tab,
    begin_bookmark,
    end_bookmark,
    keep_together,
    name_bookmark,
)

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
_HEADING_STYLES: Final = {1: "heading 1", 2: "heading 2", 3: "heading 3"}
_ENTRY_STYLES: Final = {0: "Entry", 1: "Entry 2", 2: "Entry 3"}


def write_paragraph(page: Page, paragraph: Paragraph) -> None:
    """Append a paragraph."""
    element = add_paragraph(page.body, page.styles[_PARAGRAPH_STYLES[paragraph.role]])
    write_spans(page, element, paragraph.spans)


def write_spans(page: Page, parent: Element, spans: Spans) -> None:
    """Append spans to a paragraph, references as links inside the document."""
    for span in spans:
        if span.target is None:
            name = _SPAN_STYLES.get(span.weight)
            add_run(parent, span.text, page.styles[name] if name else None)
        else:
            link = add(parent, "hyperlink", anchor=name_bookmark(span.target), history="1")
            add_run(link, keep_together(span.text), page.styles["Hyperlink"])


def write_heading(page: Page, heading: Heading) -> None:
    """Append a heading; its number is text in a bookmark."""
    style = page.styles[_HEADING_STYLES[heading.level]]
    element = add_paragraph(page.body, style, new_page=heading.new_page)
    bookmark = begin_bookmark(page, element, heading.anchor)
    if heading.number:
        add_run(element, heading.number)
        add_tab(element)
    add_run(element, heading.text)
    end_bookmark(element, bookmark)


def write_entry(page: Page, entry: EntryBlock) -> None:
    """Append an entry: a quote that stands by itself as a quote, all else as a list item."""
    if entry.quoted and entry.depth == 0:
        _write_quote(page, entry)
    else:
        _write_item(page, entry)


def _write_item(page: Page, entry: EntryBlock) -> None:
    element = add_paragraph(page.body, page.styles[_ENTRY_STYLES[entry.depth]])
    _write_label(page, element, entry)
    _write_relation(page, element, entry.relation)
    if entry.prompts:
        _write_answers(page, element, entry)
    else:
        add_run(element, f" {_quote(page, entry, entry.text)}")
    if entry.attribution:
        add_run(element, f" – {entry.attribution}")
    _write_remarks(page, element, entry.remarks)
    _write_wordings(page, entry, style=page.styles[_ENTRY_STYLES[min(entry.depth + 1, 2)]])


def _write_answers(page: Page, parent: Element, entry: EntryBlock) -> None:
    """Append each line behind what it answers."""
    for number, (prompt, line) in enumerate(
        zip(entry.prompts, entry.text.split("\n"), strict=False)
    ):
        add_run(parent, "\n" if number else " ")
        if prompt:
            add_run(parent, prompt, page.styles["Remark"])
        add_run(parent, f" {line}" if prompt else line)


def _write_quote(page: Page, entry: EntryBlock) -> None:
    add_run(add_paragraph(page.body, page.styles["Quote"]), _quote(page, entry, entry.text))
    source = add_paragraph(page.body, page.styles["Quote Source"])
    if entry.attribution:
        add_run(source, f"– {entry.attribution} · ")
    _write_label(page, source, entry)
    _write_relation(page, source, entry.relation)
    _write_remarks(page, source, entry.remarks)
    _write_wordings(page, entry, style=page.styles["Quote Source"])


def _write_label(page: Page, parent: Element, entry: EntryBlock) -> None:
    bookmark = begin_bookmark(page, parent, entry.anchor)
    add_run(parent, keep_together(entry.label), page.styles["Entry Number"])
    end_bookmark(parent, bookmark)


def _write_relation(page: Page, parent: Element, relation: Spans) -> None:
    if relation:
        _write_aside(page, parent, (Span(" "), *relation, Span(":")))


def _write_remarks(page: Page, parent: Element, remarks: tuple[Spans, ...]) -> None:
    for number, remark in enumerate(remarks):
        _write_aside(page, parent, (Span(", " if number else " ("), *remark))
    if remarks:
        _write_aside(page, parent, (Span(")"),))


def _write_aside(page: Page, parent: Element, spans: Spans) -> None:
    write_spans(page, parent, tuple(replace(span, weight=Weight.REMARK) for span in spans))


def _write_wordings(page: Page, entry: EntryBlock, style: str) -> None:
    for wording in entry.wordings:
        element = add_paragraph(page.body, style)
        add_run(element, f"{page.labels.other_wording}:", page.styles["Remark"])
        add_run(element, f" {_quote(page, entry, wording)}")


def _quote(page: Page, entry: EntryBlock, text: str) -> str:
    if not entry.quoted:
        return text
    return f"{page.labels.open_quote}{text}{page.labels.close_quote}"
