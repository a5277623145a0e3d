"""Page numbers that are right, the PDF, and whoever cancels on the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
import psutil
import pytest
from PIL import Image
from pypdf import PdfReader

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Chart,
    Contents,
    ContentsLine,
    Document,
    Figure,
)
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.docx.house_style import read_style
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.finishing import PageSource, finish
from facilitator.formats.office import Typesetter, find_office
from facilitator.store.working_folder import working_folder
from facilitator.texts import load_texts
from tests.documented_event import THE_END, documented_event
from tests.factories import make_snapshot
from tests.formats.foreign_template import write_foreign
from tests.plenum_event import plenum_event

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class CancelledError(Exception):
    """Somebody pressed Esc."""


def _document(snapshot: Snapshot) -> Document:
    seen = forecast(snapshot.agenda, snapshot.run, THE_END)
    return build_documentation(snapshot, seen, load_texts("de"), now=THE_END)


def _with_photo(document: Document) -> Document:
    """Return `document` with a photo before all that is counted, where fields are shown first."""
    figure = Figure(
        anchor="photo",
        digest="d",
        width=4,
        height=3,
        alt="Eine Wand",
        caption="Die Wand",
        text_id="photo:p.caption",
    )
    numbered = (
        replace(block, number=block.number + 1) if isinstance(block, Chart | Figure) else block
        for block in document.blocks
    )
    first, *others = numbered
    return replace(document, blocks=(first, replace(figure, number=1), *others))


def _photo() -> bytes:
    saved = BytesIO()
    Image.new("RGB", (4, 3), "red").save(saved, "JPEG")
    return saved.getvalue()


def _lines(document: Document) -> tuple[ContentsLine, ...]:
    (contents,) = (block for block in document.blocks if isinstance(block, Contents))
    return contents.lines


def _printed_numbers(package: bytes) -> list[int]:
    """Return the page number at the end of each line of the contents; 0: it has none."""
    body = docx.Document(BytesIO(package)).element.body
    (part,) = (one for one in body.iter(f"{W}sdt") if one.find(f".//{W}docPartObj") is not None)
    return [_number_in(line) for line in list(part.iter(f"{W}p"))[1:]]


def _number_in(line: Any) -> int:
    codes = [code.text.split()[0] for code in line.iter(f"{W}instrText")]
    return int([*line.iter(f"{W}t")][-1].text) if "PAGEREF" in codes else 0


def _pages(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "shown.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [_flat(page) for page in text.split("\f")]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _left_running() -> list[str]:
    return [child.name() for child in psutil.Process().children(recursive=True)]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_contents_have_no_numbers_where_nobody_lays_out() -> None:
    document = _document(make_snapshot())

    finished = finish(document, lays_out=False)

    assert (finished.pdf, finished.pages) == (None, PageSource.NONE)
    assert _printed_numbers(finished.docx) == [0] * len(_lines(document))


def test_cancelled_while_it_is_written_gives_nothing() -> None:
    def cancel(share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        finish(_document(make_snapshot()), progress=cancel)


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("house", [False, True], ids=["own style", "foreign template"])
def test_contents_lead_to_the_pages_that_are_rendered(
    house: bool, tmp_path: Path, temporary: Path
) -> None:
    document = _with_photo(_document(plenum_event()))
    style = read_style(write_foreign(tmp_path)) if house else None
    told: list[float] = []

    finished = finish(
        document, style=style, pdf=True, picture=lambda digest: _photo(), progress=told.append
    )

    numbers = _printed_numbers(finished.docx)
    pages = _pages(finished.pdf or b"", tmp_path)
    lines = _lines(document)
    assert finished.pages is PageSource.LIBREOFFICE
    assert [
        line.text
        for line, number in zip(lines, numbers, strict=True)
        if _flat(f"{line.number} {line.text}") not in pages[number - 1]
    ] == []
    assert re.findall(r"\.{3,} ?(\d+)", " ".join(pages)) == [str(number) for number in numbers]
    assert [code for code in ("REF ", "SEQ ", "HYPERLINK") if code in " ".join(pages)] == []
    assert unpack(BytesIO(finished.docx))["word/document.xml"].count(b"<w:tag ") > 200
    assert told == sorted(told)
    assert told[-1] == 1
    assert (_left_running(), list(temporary.iterdir())) == ([], [])


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("has_contents", [True, False], ids=["contents", "none"])
def test_no_code_of_a_field_is_seen_in_the_word_file_itself(
    has_contents: bool, tmp_path: Path
) -> None:
    document = _with_photo(_document(plenum_event()))
    kept = [one for one in document.blocks if has_contents or not isinstance(one, Contents)]
    written = write_docx(replace(document, blocks=tuple(kept)), picture=lambda digest: _photo())
    program = find_office()
    assert program is not None

    with Typesetter(program) as typesetter:
        pdf = typesetter.lay_out(written, lambda: None)

    shown = " ".join(_pages(pdf, tmp_path))
    assert [code for code in ("REF ", "SEQ ", "HYPERLINK", r"\h", r"\l") if code in shown] == []
    assert "Abbildung 1: Die Wand" in shown.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.slow
@pytest.mark.libreoffice
def test_contents_have_no_numbers_where_the_font_is_missing(tmp_path: Path) -> None:
    house = read_style(write_foreign(tmp_path))
    style = replace(house, look=replace(house.look, font="Nirgendwo Sans"))
    document = _document(make_snapshot())

    finished = finish(document, style=style)

    assert (finished.pages, finished.font) == (PageSource.OTHER_FONT, "Nirgendwo Sans")
    assert _printed_numbers(finished.docx) == [0] * len(_lines(document))


@pytest.mark.slow
@pytest.mark.libreoffice
def test_finished_file_is_the_same_bytes_each_time() -> None:
    document = _document(documented_event())

    first, again = (finish(document).docx for _ in range(2))

    assert first == again
    assert 0 not in _printed_numbers(first)


@pytest.mark.slow
@pytest.mark.libreoffice
def test_pdf_is_tagged_and_says_what_it_is() -> None:
    finished = finish(_document(plenum_event()), pdf=True, lays_out=False)

    pdf = PdfReader(BytesIO(finished.pdf or b""))
    root: Any = pdf.root_object
    tags = [*_tags(root["/StructTreeRoot"])]
    assert finished.pages is PageSource.NONE
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de-DE", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  # pypdf's own kind
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Status Quo und Zukunft: Der Leistungsbereich im Fokus"
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert "/AcroForm" not in root
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/L", "/Figure", "/Link", "/TOC"} <= set(tags)


def _tags(node: Any) -> Iterator[str]:
    found = node.get_object()
    if isinstance(found, list):
        for one in found:
            yield from _tags(one)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"])
        if "/K" in found:
            yield from _tags(found["/K"])


@pytest.mark.slow
@pytest.mark.libreoffice
def test_cancelled_while_libreoffice_works_leaves_nothing_running_or_lying(
    temporary: Path,
) -> None:
    def cancel_once_it_runs(share: float) -> None:
        if "soffice.bin" in _left_running():
            raise CancelledError

    with pytest.raises(CancelledError):
        finish(_document(make_snapshot()), progress=cancel_once_it_runs)

    assert (_left_running(), list(temporary.iterdir())) == ([], [])


def test_what_a_killed_export_left_is_cleared_by_the_next(temporary: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = [f"facilitator-working-{pid}-abcdefgh" for pid in (ended.pid, os.getpid())]
    for name in names:
        (temporary / name).mkdir()
        (temporary / name / "document.docx").touch()

    with working_folder():
        there = [name for name in names if (temporary / name).exists()]

    assert there == names[1:]


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["exit 1", "exit 0", ""], ids=["fails", "no PDF", "missing"])
def test_rdocx_lays_out_where_libreoffice_does_not(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if broken:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{broken}\n")
        program.chmod(0o755)
    document = _document(documented_event())

    finished = finish(document, pdf=True)

    numbers = _printed_numbers(finished.docx)
    assert (find_office() is not None) == bool(broken)
    assert (finished.pdf, finished.pages) == (None, PageSource.RDOCX)
    assert numbers == sorted(numbers)
    assert numbers[0] == 3
