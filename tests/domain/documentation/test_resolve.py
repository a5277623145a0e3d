import pytest

from facilitator.domain.documentation.model import (
    Blocks,
    Contents,
    ContentsLine,
    Heading,
    Labels,
    Paragraph,
    Span,
    Table,
)
from facilitator.domain.documentation.resolve import DanglingReferenceError, resolve
from facilitator.domain.documentation.text_ids import said

LABELS = Labels(
    table="Tabelle",
    figure="Abbildung",
    page_of="{page}",
    other_wording="",
    open_quote="„",
    close_quote="“",
)


def _resolve(*blocks: Heading | Paragraph | Table | Contents) -> Blocks:
    return resolve(blocks, LABELS)


def _heading(level: int, anchor: str) -> Heading:
    return Heading(level=level, text=anchor.upper(), anchor=anchor)


def _table(anchor: str) -> Table:
    return Table(anchor=anchor, caption="", columns=(), rows=())


def test_resolve_numbers_headings() -> None:
    levels = [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e"), (2, "f")]

    resolved = _resolve(*(_heading(level, anchor) for level, anchor in levels))

    assert [block.number for block in resolved if isinstance(block, Heading)] == [
        "1",
        "1.1",
        "",
        "1.2",
        "2",
        "2.1",
    ]


def test_resolve_fills_the_contents_with_what_comes_after_them() -> None:
    contents, *_ = _resolve(
        Contents(title="Inhalt"), _heading(1, "a"), _heading(2, "b"), _heading(3, "c")
    )

    assert contents == Contents(
        title="Inhalt",
        lines=(
            ContentsLine(level=1, number="1", text="A", anchor="a"),
            ContentsLine(level=2, number="1.1", text="B", anchor="b"),
        ),
    )


def test_resolve_names_what_a_reference_leads_to() -> None:
    references = Paragraph((Span("", target="t2"), Span("", target="h"), Span("dort", target="h")))

    resolved, *_ = _resolve(references, _table("t1"), _heading(1, "h"), _table("t2"))

    assert isinstance(resolved, Paragraph)
    assert [span.text for span in resolved.spans] == ["Tabelle 2", "1", "dort"]


def test_resolve_with_a_dangling_reference() -> None:
    with pytest.raises(DanglingReferenceError, match="nowhere"):
        _resolve(Paragraph((Span("", target="nowhere"),)))


def test_resolve_cleans_every_text_and_leaves_no_empty_paragraph() -> None:
    blocks = (
        Heading(level=3, text=" Zwei\r\nZeilen ", anchor="a"),
        Paragraph((Span("a\x00b"),)),
        Paragraph((Span("\x00 "),)),
    )

    assert _resolve(*blocks) == (
        Heading(level=3, text="Zwei Zeilen", anchor="a", text_id=said("", "Zwei Zeilen")),
        Paragraph((Span("ab"),), text_id=said("", "ab")),
    )
