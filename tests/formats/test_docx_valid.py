"""The Word file against the format's own rules: what breaks one, Word may refuse to open."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from openxml_audit import OpenXmlValidator

from facilitator.formats.agenda import read_agenda
from facilitator.formats.docx.house_style import read_style
from facilitator.formats.docx.package import pack, unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.run_sheet_export import SheetFormat, export_run_sheet
from tests.documented_event import THE_END, documented_event
from tests.factories import make_snapshot
from tests.formats.agendas import XFELD
from tests.formats.foreign_template import write_foreign
from tests.formats.sample_document import photo, sample_document, the_document


def _sample(folder: Path) -> Path:
    return _put(folder, write_docx(sample_document(), picture=photo))


def _in_a_foreign_template(folder: Path) -> Path:
    style = read_style(write_foreign(folder))
    return _put(folder, write_docx(sample_document(), style=style, picture=photo))


def _whole_event(folder: Path) -> Path:
    return _put(folder, write_docx(the_document(documented_event())))


def _empty_event(folder: Path) -> Path:
    return _put(folder, write_docx(the_document(make_snapshot())))


def _run_sheet(folder: Path) -> Path:
    found = read_agenda(XFELD)
    return export_run_sheet(
        found.agenda, found.notes, source=XFELD, folder=folder, to=SheetFormat.DOCX, now=THE_END
    )


def _put(folder: Path, content: bytes) -> Path:
    path = folder / "Dokumentation.docx"
    path.write_bytes(content)
    return path


FILES: Final = (_sample, _in_a_foreign_template, _whole_event, _empty_event, _run_sheet)


@pytest.mark.slow
@pytest.mark.parametrize(
    "make", [_sample, pytest.param(_in_a_foreign_template, marks=pytest.mark.slow)]
)
def test_openxml_audit_reports_nothing(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    found = OpenXmlValidator().validate(make(tmp_path))

    assert [error.description for error in found.errors] == []


def test_openxml_audit_reports_what_word_would_not_take(tmp_path: Path) -> None:
    path = _sample(tmp_path)
    parts = unpack(BytesIO(path.read_bytes()))
    name = "word/document.xml"
    parts[name] = parts[name].replace(b"<w:pStyle ", b"<w:nonsense ", 1)
    path.write_bytes(pack(parts))

    assert OpenXmlValidator().validate(path).errors != []


@pytest.mark.slow
@pytest.mark.validator
@pytest.mark.parametrize("make", FILES)
def test_open_xml_sdk_reports_nothing(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    said = subprocess.run(
        ["ooxml-validator", str(make(tmp_path))], capture_output=True, text=True, check=False
    )

    assert json.loads(said.stdout)["errors"] == []
    assert said.returncode == 0
