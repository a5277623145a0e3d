"""Templates that harm or mislead, and what is none: refused in words, never by a traceback."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

import pytest

from facilitator.formats.docx.house_style import read_style
from facilitator.formats.problems import FileProblemsError
from tests.formats.foreign_template import Parts, foreign_parts, write_foreign


def _with(name: str, old: str, new: str) -> Parts:
    parts = foreign_parts()
    changed = parts[name].replace(old.encode(), new.encode())
    assert changed != parts[name]
    return {**parts, name: changed}


def _without(*names: str) -> Parts:
    return {name: part for name, part in foreign_parts().items() if name not in names}


BOMB: Final = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)
HOSTILE: Final = {
    "macros": (
        _with("[Content_Types].xml", "document.main+xml", "macroEnabled.main+xml"),
        "This file contains macros, which are not allowed.",
    ),
    "a project of macros": (
        _with(
            "[Content_Types].xml",
            "</Types>",
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        "This file contains macros, which are not allowed.",
    ),
    "broken XML": (
        {**foreign_parts(), "word/styles.xml": b"<w:styles"},
        "This Word document is damaged: word/styles.xml.",
    ),
    "entities that grow": (
        {**foreign_parts(), "word/styles.xml": BOMB},
        "This Word document is damaged: word/styles.xml.",
    ),
    "a missing part": (
        _without("word/header1.xml"),
        "This Word document is damaged: word/header1.xml.",
    ),
    "no main part": (_without("word/document.xml"), "This is not a Word document."),
    "no content types": (_without("[Content_Types].xml"), "This is not a Word document."),
    "a spreadsheet": (
        _with("[Content_Types].xml", "wordprocessingml.document", "spreadsheetml.sheet"),
        "This is not a Word document.",
    ),
    "the strict format": (
        _with(
            "_rels/.rels",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        ),
        "This file was saved as “Strict Open XML Document”.",
    ),
    "a linked picture": (
        _with(
            "word/_rels/header1.xml.rels",
            'Target="media/image1.png"',
            'Target="http://tracker.example/1.png" TargetMode="External"',
        ),
        "word/header1.xml is linked with something outside of the file: "
        "“http://tracker.example/1.png”.",
    ),
    "an embedded object": (
        _with("word/_rels/header1.xml.rels", "/image", "/oleObject"),
        "word/header1.xml contains something that cannot be taken over: oleObject.",
    ),
    "no room for text": (
        _with("word/document.xml", 'w:right="2552"', 'w:right="9552"'),
        "Between the margins only 1.7 cm are left for text.",
    ),
    "thousands of parts": (
        {**foreign_parts(), **{f"x{number}": b"" for number in range(5_001)}},
        "This Word document is too large.",
    ),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_template_is_refused_in_words(tmp_path: Path, hostile: str) -> None:
    parts, message = HOSTILE[hostile]

    with pytest.raises(FileProblemsError) as caught:
        read_style(write_foreign(tmp_path, "Haus.docx", parts))

    assert str(caught.value).splitlines()[0] == f"{tmp_path / 'Haus.docx'}: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This is not a Word document."),
        (b"Sehr geehrte Damen und Herren", "This is not a Word document."),
        (b"PK\x03\x04 cut short", "This is not a Word document."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This file is protected by a password, or in the format of Word 97.",
        ),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "Haus.dotx"
    path.write_bytes(content)

    with pytest.raises(FileProblemsError) as caught:
        read_style(path)

    assert str(caught.value).splitlines()[0] == f"{path}: {message}"


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere.dotx", "There is no such file."), (".", "This is a folder, not a file.")],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(FileProblemsError) as caught:
        read_style(tmp_path / name)

    assert str(caught.value) == f"{tmp_path / name}: {message}"


def test_what_unpacks_to_ever_more_is_refused(tmp_path: Path) -> None:
    path = write_foreign(tmp_path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/bomb.bin", "w") as bomb,
    ):
        for _ in range(26):
            bomb.write(bytes(10_000_000))

    with pytest.raises(FileProblemsError) as caught:
        read_style(path)

    assert path.stat().st_size < 1_000_000
    assert str(caught.value) == f"{path}: This Word document is too large."
