"""A document as Markdown (CommonMark, with the tables and footnotes that most readers know)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Cell,
    Chart,
    Contents,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    Weight,
)
from facilitator.domain.photos import Digest

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w+;))")
_AT_START: Final = re.compile(r"^(\s*)([-+=>#]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_BREAK: Final = "\\\n"
_LISTED: Final = frozenset({Role.BULLET, Role.ENTRY, Role.ENTRY_BELOW})
_SHOUTED: Final = frozenset({Role.STATUS, Role.NOTICE})


def write_markdown(
    document: Document, pictures: Mapping[Digest, str] = MappingProxyType({})
) -> str:
    """Return `document` as Markdown; `pictures` are the names of files with its photos."""
    writer = _Writer(document.labels, _targets(document.blocks), pictures)
    body = writer.blocks(document.blocks)
    return "\n\n".join((*body, *writer.footnotes())) + "\n"


def escape(text: str) -> str:
    """Return `text` so that nothing in it is taken for markup; white space at its ends goes."""
    escaped = _SPECIAL.sub(r"\\\1", "\n".join(line.strip() for line in text.strip().split("\n")))
    return _AT_START.sub(_escape_start, escaped)


def _escape_start(found: re.Match[str]) -> str:
    before, sign = found.groups()
    return f"{before}{sign}\\" if sign.isdecimal() else f"{before}\\{sign}"


def _targets(blocks: Blocks) -> frozenset[Anchor]:
    """Return the anchors that something in the document leads to."""
    return frozenset(
        target
        for block in blocks
        for spans in _spans_of(block)
        for target in (*(span.target for span in spans), *_led_to(block))
        if target
    )


def _led_to(block: Block) -> Iterator[Anchor]:
    if isinstance(block, Contents):
        yield from (line.anchor for line in block.lines)


def _spans_of(block: Block) -> Iterator[Spans]:
    match block:
        case Paragraph():
            yield block.spans
        case EntryBlock():
            yield block.relation
            yield from block.remarks
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from (cell.spans, *cell.under)
        case _:
            yield ()


class _Writer:
    def __init__(
        self, labels: Labels, targets: frozenset[Anchor], pictures: Mapping[Digest, str]
    ) -> None:
        self._labels = labels
        self._targets = targets
        self._pictures = pictures
        self._notes: list[str] = []

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        """Yield what stands apart; members of a list and lines of a profile stand together."""
        for kin, found in groupby(blocks, key=_kin):
            written = [self._block(block) for block in found]
            yield {"list": "\n", "facts": _BREAK}.get(kin, "\n\n").join(filter(None, written))

    def footnotes(self) -> Iterator[str]:
        for number, note in enumerate(self._notes, start=1):
            yield f"[^{number}]: {note}"

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                number = f"{block.number} " if block.number else ""
                title = escape(f"{number}{block.label}{block.text}")
                return f"{self._anchor(block.anchor)}{'#' * (block.level + 1)} {title}".replace(
                    "</a>#", "</a>\n\n#"
                )
            case EntryBlock():
                return self._quote(block) if block.quoted else self._entry(block)
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Figure():
                return self._figure(block)
            case Contents():
                return self._contents(block)

    def _anchor(self, anchor: Anchor | None) -> str:
        return f'<a id="{anchor}"></a>' if anchor in self._targets else ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        said = self._spans(paragraph.spans)
        if paragraph.role in (Role.TITLE, Role.HEAD):
            return f"# {said}"
        if paragraph.role in _SHOUTED:
            return f"> **{said}**"
        if paragraph.role in _LISTED:
            indent = "  " if paragraph.role is Role.ENTRY_BELOW else ""
            return f"{indent}- {_indented(said, indent + '  ')}"
        return said

    def _spans(self, spans: Spans) -> str:
        joined = "".join(map(self._span, spans)).strip()
        return _AT_START.sub(_escape_start, joined).replace("\n", _BREAK)

    def _span(self, span: Span) -> str:
        text = _SPECIAL.sub(r"\\\1", span.text)
        if span.target:
            text = f"[{text}](#{span.target})"
        elif span.weight is Weight.STRONG:
            text = _strong(text)
        if span.note:
            self._notes.append(escape(span.note))
            text += f"[^{len(self._notes)}]"
        return text

    def _entry(self, entry: EntryBlock) -> str:
        indent = "  " * entry.depth
        label = f"**{escape(entry.label)}** " if entry.label else ""
        relation = f"{self._spans(entry.relation)}: " if entry.relation else ""
        said = self._lines(entry)
        first = f"{indent}- {self._anchor(entry.anchor)}{label}{relation}{said}"
        others = (
            f"{indent}  - {escape(self._labels.other_wording)}: {escape(wording)}"
            for wording in entry.wordings
        )
        return "\n".join((_indented(first + self._remarks(entry), indent + "  "), *others))

    def _lines(self, entry: EntryBlock) -> str:
        lines = entry.text.split("\n")
        prompts = entry.prompts or ("",) * len(lines)
        return _BREAK.join(
            f"**{escape(prompt)}** {escape(line)}" if prompt else escape(line)
            for prompt, line in zip(prompts, lines, strict=False)
        )

    def _remarks(self, entry: EntryBlock) -> str:
        told = ", ".join(self._spans(remark) for remark in entry.remarks)
        return f" ({told})" if told else ""

    def _quote(self, entry: EntryBlock) -> str:
        said = escape(entry.text).replace("\n", _BREAK)
        who = " · ".join(filter(None, (escape(entry.attribution), escape(entry.label))))
        lines = [
            f"{self._anchor(entry.anchor)}{self._labels.open_quote}{said}{self._labels.close_quote}"
        ]
        if who or entry.remarks:
            lines.append(f"– {who}{self._remarks(entry)}")
        lines += [
            f"{escape(self._labels.other_wording)}: {escape(one).replace(chr(10), _BREAK)}"
            for one in entry.wordings
        ]
        return _indented("> " + _BREAK.join(lines), "> ")

    def _table(self, table: Table) -> str:
        titles = " | ".join(escape(column.title) for column in table.columns)
        rule = " | ".join("---:" if column.counts else "---" for column in table.columns)
        rows = (
            f"| {self._anchor(row.anchor)}{' | '.join(map(self._cell, row.cells))} |"
            for row in table.rows
        )
        grid = "\n".join((f"| {titles} |", f"| {rule} |", *rows))
        return f"{self._caption(table.anchor, self._labels.table, table)}\n\n{grid}"

    def _caption(self, anchor: Anchor, word: str, block: Table | Chart | Figure) -> str:
        number = f"{word} {block.number}: " if block.number else ""
        return f"{self._anchor(anchor)}**{escape(f'{number}{block.caption}'.rstrip(': '))}**"

    def _cell(self, cell: Cell) -> str:
        lines = (self._spans(spans) for spans in (cell.spans, *cell.under))
        return "<br>".join(lines).replace(_BREAK, "<br>")

    def _chart(self, chart: Chart) -> str:
        bars = "\n".join(f"- {escape(bar.label)}: {bar.value}" for bar in chart.bars)
        return f"{self._caption(chart.anchor, self._labels.figure, chart)}\n\n{bars}"

    def _figure(self, figure: Figure) -> str:
        name = self._pictures.get(figure.digest, "")
        alt = " ".join(escape(figure.alt).split())
        shown = f"![{alt}]({name})" if name else alt
        caption = self._caption(figure.anchor, self._labels.figure, figure)
        by = self._labels.photo_by.format(credit=figure.credit) if figure.credit else ""
        beside = ", ".join(filter(None, (by, figure.remark)))
        return "\n\n".join(filter(None, (shown, " ".join((caption, escape(beside))).strip())))

    def _contents(self, contents: Contents) -> str:
        lines = "\n".join(
            f"{'  ' * (line.level - 1)}- [{escape(f'{line.number} {line.text}')}](#{line.anchor})"
            for line in contents.lines
        )
        return f"## {escape(contents.title)}\n\n{lines}"


def _kin(block: Block) -> str:
    """Return what blocks one after another have to share to stand together."""
    match block:
        case Paragraph(role=role) if role in _LISTED:
            return "list"
        case Paragraph(role=Role.FACT):
            return "facts"
        case EntryBlock(quoted=False):
            return "list"
        case _:
            return ""


def _indented(text: str, indent: str) -> str:
    return text.replace("\n", f"\n{indent}")


def _strong(text: str) -> str:
    """Return `text` in bold; spaces at its ends stay outside, where Markdown wants them."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{inner}**{after}"
