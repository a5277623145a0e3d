"""Documents as Markdown: read back by somebody else's reader of Markdown."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator.domain.documentation.builder import build_labels
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.model import (
    Blocks,
    Cell,
    Chart,
    ChartBar,
    Column,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.resolve import resolve
from facilitator.domain.instant import Instant
from facilitator.formats.markdown import escape, write_markdown
from facilitator.texts import load_texts
from tests.documented_event import THE_END, documented_event
from tests.domain.documentation.building import build

READER = MarkdownIt("commonmark").enable("table")
LABELS = build_labels(load_texts("de"))


def markdown(*blocks: Paragraph | Heading | EntryBlock | Table | Chart | Figure) -> str:
    return write_markdown(document(resolve(blocks, LABELS)))


def document(blocks: Blocks) -> Document:
    return Document(
        language="de",
        title="",
        subject="",
        footer="",
        publisher="",
        record_id="",
        category="",
        written_at=Instant(0),
        labels=LABELS,
        blocks=blocks,
    )


def read_words(text: str) -> str:
    """Return what a reader of Markdown shows of `text`, its lines joined by spaces."""
    children = (child for token in READER.parse(text) for child in token.children or ())
    breaks = ("softbreak", "hardbreak")
    return "".join(" " if child.type in breaks else child.content for child in children)


@given(st.text(max_size=60).map(clean_text).filter(str.strip))
@example("1. Nr. eins")
@example("- kein Punkt\n---\n# kein Titel\n> kein Zitat")
@example("*a* _b_ `c` [d](e) <b>f</b> &amp; ~~g~~ | h")
@example("    eingerückt\n===\n+ plus")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    visible = "\n".join(line for line in text.split("\n") if line.strip())

    shown = read_words(escape(visible))

    assert shown.split() == visible.split()


def test_headings_lists_and_facts() -> None:
    assert (
        markdown(
            Paragraph((Span("Titel"),), Role.TITLE),
            Paragraph((Span("ENTWURF"),), Role.STATUS),
            Heading(level=1, text="Erstes", anchor="a"),
            Heading(level=2, text="Weiteres", anchor="b", label="Thema 1: "),
            Paragraph((Span("Ort:", Weight.STRONG), Span(" Kassel")), Role.FACT),
            Paragraph((Span("Zeit:", Weight.STRONG), Span(" früh")), Role.FACT),
            Paragraph((Span("eins"),), Role.BULLET),
            Paragraph((Span("zwei, siehe "), Span("", target="a")), Role.BULLET),
        )
        == """\
# Titel

> **ENTWURF**

<a id="a"></a>

## 1 Erstes

### 1.1 Thema 1: Weiteres

**Ort:** Kassel\\
**Zeit:** früh

- eins
- zwei, siehe [1](#a)
"""
    )


def test_entries_hang_on_one_another_and_quotes_stand_apart() -> None:
    entry = EntryBlock(id="1", anchor="e1", label="H 1.1", text="Zwei\nZeilen", wordings=("Drei",))
    below = EntryBlock(
        id="2",
        anchor="e2",
        label="1.2",
        text="Mehr",
        depth=1,
        relation=(Span("Ergänzung"),),
        remarks=((Span("unvollständig"),),),
    )
    quote = EntryBlock(
        id="3", anchor="e3", label="Z 1.3", text="Gut.", quoted=True, attribution="Teamleitung"
    )

    assert (
        markdown(entry, below, quote)
        == """\
- **H 1.1** Zwei\\
  Zeilen
  - Andere Fassung: Drei
  - **1.2** Ergänzung: Mehr (unvollständig)

> „Gut.“\\
> – Teamleitung · Z 1.3
"""
    )


def test_table_chart_photo_and_footnote() -> None:
    table = Table(
        anchor="t",
        caption="Zahlen",
        columns=(Column("Was", 50), Column("Wie oft", 50, counts=True)),
        rows=(TableRow(cells=(Cell(spans=(Span("a | b"),), under=((Span("c"),),)), _cell("3"))),),
    )
    chart = Chart(
        anchor="c", caption="Punkte", description="", unit="Punkte", bars=(ChartBar("a", 3),)
    )
    photo = Figure(
        anchor="p",
        digest="d" * 64,
        width=1,
        height=1,
        alt="Ein Saal",
        caption="Plenum",
        credit="Wir",
    )
    noted = Paragraph((Span("SGB II", note="Zweites Buch"), Span(" gilt.")))

    assert (
        markdown(table, chart, photo, noted)
        == """\
**Tabelle 1: Zahlen**

| Was | Wie oft |
| --- | ---: |
| a \\| b<br>c | 3 |

**Abbildung 1: Punkte**

- a: 3

Ein Saal

**Abbildung 2: Plenum** Foto: Wir

SGB II[^1] gilt.

[^1]: Zweites Buch
"""
    )


def _cell(text: str) -> Cell:
    return Cell(spans=(Span(text),))


def test_photo_whose_file_is_beside() -> None:
    photo = Figure(anchor="p", digest="d", width=1, height=1, alt="Ein Saal", caption="Plenum")

    written = write_markdown(document(resolve((photo,), LABELS)), {"d": "saal.jpg"})

    assert written == "![Ein Saal](saal.jpg)\n\n**Abbildung 1: Plenum**\n"


def test_whole_event_has_every_entry_once_and_no_dead_link() -> None:
    whole = build(documented_event(), THE_END)
    tokens = READER.parse(write_markdown(whole))

    children = [child for token in tokens for child in token.children or ()]
    links = {str(child.attrs["href"])[1:] for child in children if child.type == "link_open"}
    raw = [child.content for child in children if child.type == "html_inline"]
    raw += [token.content for token in tokens if token.type == "html_block"]
    shown = " ".join(child.content for child in children if child.type == "text")
    entries = [block for block in whole.blocks if isinstance(block, EntryBlock)]
    assert all(any(f'id="{link}"' in one for one in raw) for link in links)
    assert [entry.label for entry in entries if entry.label not in shown] == []
