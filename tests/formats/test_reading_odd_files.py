"""Files that came back odd, and yet can be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from facilitator.formats.docx.reading_back import read_back
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.problems import UnreadableError
from tests.formats.sample_document import sample_document
from tests.formats.word_program import WordProgram, made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def word() -> WordProgram:
    return WordProgram(write_docx(sample_document()))


@pytest.mark.parametrize(("value", "is_said"), [("0", True), ("false", True), (None, False)])
def test_letters_are_passed_over_only_if_they_are_hidden(
    word: WordProgram, tmp_path: Path, value: str | None, is_said: bool
) -> None:
    paragraph = made("Gut zu sehen", "Normal")
    run = paragraph.find(f"{W}r")
    hidden = etree.SubElement(etree.Element(f"{W}rPr"), f"{W}vanish")
    if value is not None:
        hidden.set(f"{W}val", value)
    run.insert(0, hidden.getparent())
    word.body.insert(0, paragraph)

    read = read_back(word.save(tmp_path / "back.docx"))

    assert any(one.said() == "Gut zu sehen" for one in read.texts) is is_said


def test_file_of_endless_paragraphs_is_refused(word: WordProgram, tmp_path: Path) -> None:
    word.save(tmp_path / "back.docx")
    body = b"<w:p/>" * 250_001
    head, _, _ = word.parts["word/document.xml"].partition(b"<w:body>")
    word.parts["word/document.xml"] = head + b"<w:body>" + body + b"</w:body></w:document>"
    path = tmp_path / "endless.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in word.parts.items():
            archive.writestr(name, content)

    with pytest.raises(UnreadableError):
        read_back(path)


def test_many_tracked_insertions_in_one_paragraph_are_read(
    word: WordProgram, tmp_path: Path
) -> None:
    paragraph = made("a", "Normal")
    for _ in range(5_000):
        run = etree.SubElement(etree.SubElement(paragraph, f"{W}ins"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = "b"
    word.body.insert(0, paragraph)

    read = read_back(word.save(tmp_path / "back.docx"))

    assert (read.accepted, read.texts[0].said()) == (5_000, "a" + "b" * 5_000)


def test_part_that_nobody_needs_may_be_unreadable(word: WordProgram, tmp_path: Path) -> None:
    path = word.save(tmp_path / "back.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("extra/locked.bin", b"locked")
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(signature) + flags] |= 1  # says that it is encrypted
    path.write_bytes(content)

    assert read_back(path).touched
