"""A Dokumentation of 100, 1,000 and 10,000 entries, beside other ways to Word.

The floor is a bare `zipfile` and f-strings: the same words in the same styles, numbered, each
number in a bookmark, under headings; nothing that tells an editor's work apart, no contents. Peers
are pandoc (from Markdown, with contents) and docxtpl (a loop in a template). All get their input
ready made and take turns. What counts is processor time, that of programs started included.

    python -m benchmarks.documentation [ENTRIES ...]
"""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final
from xml.sax.saxutils import escape

import docx

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Block,
    Contents,
    Document,
    EntryBlock,
    Heading,
)
from facilitator.domain.documentation.resolve import resolve
from facilitator.domain.schedule import forecast
from facilitator.formats.docx.package import TEMPLATE, unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.documented_event import THE_END, documented_event

ENTRIES: Final = (100, 1_000, 10_000)
TARGET: Final = 5.0
"""At 10,000 entries, times the floor."""
TURNS: Final = 5
_PER_WORKSHOP: Final = 100
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)

Way = Callable[[], object]
Clock = Callable[[], float]


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or ENTRIES
    missed = [compare_entries(count) for count in counts]
    sys.exit(any(missed))


def compare_entries(count: int) -> bool:
    """Print how long each way takes; say whether ours misses its target."""
    raw = list(make_blocks(count))
    empty = make_document()
    document = replace(empty, blocks=resolve(tuple(raw), empty.labels))
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Way] = {
            "zipfile and strings": lambda: write_bare(document),
            "ours": lambda: write_docx(document),
            "ours, numbered and resolved": lambda: write_docx(
                replace(document, blocks=resolve(tuple(raw), document.labels))
            ),
            **peers(document, Path(folder)),
        }
        timed = take_turns(ways, processor_time, 3 if count >= max(ENTRIES) else TURNS)
    return report(f"{count} entries", timed, TARGET if count >= max(ENTRIES) else None)


def make_blocks(count: int) -> Iterator[Block]:
    """Yield `count` entries under headings, each of 14 words as people said them."""
    lots = random.Random(1)
    words = sorted(
        {word for entry in documented_event().entries.values() for word in entry.text.split()}
    )
    yield Contents(title="Inhalt")
    for number in range(count):
        workshop, nth = divmod(number, _PER_WORKSHOP)
        if nth == 0:
            yield Heading(level=2, text=f"Workshop {workshop}", anchor=f"workshop-{workshop}")
        yield EntryBlock(
            id=f"{lots.getrandbits(128):032x}",
            anchor=f"entry-{number}",
            label=f"H {workshop}.{nth}",
            text=" ".join(lots.choices(words, k=14)),
        )


def make_document() -> Document:
    snapshot = documented_event()
    seen = forecast(snapshot.agenda, snapshot.run, THE_END)
    document = build_documentation(snapshot, seen, load_texts("de"), now=THE_END)
    return replace(document, blocks=())


def write_bare(document: Document) -> bytes:
    body = "".join(map(_bare, document.blocks))
    parts = unpack(BytesIO(TEMPLATE.read_bytes()))
    parts["word/document.xml"] = f"{_HEAD}{body}</w:body></w:document>".encode()
    return zip_bare(parts)


def _bare(block: Block) -> str:
    match block:
        case Heading():
            return (
                f'<w:p><w:pPr><w:pStyle w:val="Heading{block.level}"/></w:pPr><w:r><w:t>'
                f"{escape(block.number)} {escape(block.text)}</w:t></w:r></w:p>"
            )
        case EntryBlock():
            number = block.anchor.removeprefix("entry-")
            return (
                '<w:p><w:pPr><w:pStyle w:val="Entry"/></w:pPr>'
                f'<w:bookmarkStart w:id="{number}" w:name="e{number}"/>'
                '<w:r><w:rPr><w:rStyle w:val="EntryNumber"/></w:rPr>'
                f'<w:t>{escape(block.label)}</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
                f'<w:r><w:t xml:space="preserve"> {escape(block.text)}</w:t></w:r></w:p>'
            )
        case _:
            return ""


def zip_bare(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def peers(document: Document, folder: Path) -> dict[str, Way]:
    """Return the other ways that are installed; of what is missing it says so."""
    found: dict[str, Way] = {}
    if shutil.which("pandoc"):
        markdown = "\n".join(map(_as_markdown, document.blocks))
        found["pandoc"] = lambda: run_pandoc(markdown, folder)
    if importlib.util.find_spec("docxtpl"):
        template = make_looping_template(folder / "template.docx", "{{ e.text }}")
        filled = {"entries": [_as_fields(block) for block in document.blocks]}
        found["docxtpl"] = lambda: render(template, lambda _: filled)
    for name in {"pandoc", "docxtpl"} - found.keys():
        print(f"{name} is not installed: not compared")
    return found


def _as_markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"\n{'#' * block.level} {block.number} {block.text}\n"
        case EntryBlock():
            label = f'[{block.label}]{{#{block.anchor} custom-style="Entry Number"}}'
            return f"- {label} {block.text}"
        case _:
            return ""


def _as_fields(block: Block) -> dict[str, str]:
    match block:
        case Heading():
            return {"label": block.number, "text": block.text}
        case EntryBlock():
            return {"label": block.label, "text": block.text}
        case _:
            return {"label": "", "text": ""}


def run_pandoc(markdown: str, folder: Path) -> None:
    command = ["pandoc", "--from", "markdown", "--toc", "--output", str(folder / "out.docx")]
    subprocess.run(command, input=markdown, text=True, check=True, cwd=folder)


def make_looping_template(path: Path, text: str) -> Path:
    template = docx.Document()
    template.add_paragraph("{%p for e in entries %}")
    entry = template.add_paragraph(style="List Bullet")
    entry.add_run("{{ e.label }}").bold = True
    entry.add_run(f" {text}")
    template.add_paragraph("{%p endfor %}")
    template.save(str(path))
    return path


def render(template: Path, fill: Callable[[Any], dict[str, Any]]) -> bytes:
    from docxtpl import DocxTemplate

    opened = DocxTemplate(str(template))
    opened.render(fill(opened), autoescape=True)
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


def processor_time() -> float:
    """Return the seconds that this program and those it waited for have worked."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def take_turns(ways: dict[str, Way], clock: Clock, turns: int) -> dict[str, float]:
    """Return the median of each way in seconds."""
    timed: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(turns):
        for name in ways if turn % 2 == 0 else reversed(ways):
            started = clock()
            ways[name]()
            timed[name].append(clock() - started)
    return {name: median(seconds) for name, seconds in timed.items()}


def report(title: str, timed: dict[str, float], target: float | None) -> bool:
    """Print all ways against the first; say whether ours is too slow or behind a peer."""
    floor, *_ = timed.values()
    print(title)
    for name, seconds in timed.items():
        print(f"  {name:28} {seconds:8.3f} s  {seconds / floor:6.1f} x")
    others = [seconds for name, seconds in timed.items() if name.startswith(("pandoc", "docxtpl"))]
    is_behind = any(timed["ours"] >= other for other in others)
    return is_behind or (target is not None and timed["ours"] > target * floor)


if __name__ == "__main__":
    main()
