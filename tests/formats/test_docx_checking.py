"""The check of the finished file: nothing in the good one, and each planted defect exactly."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Final

import pytest
from lxml import etree

from facilitator.domain.documentation.model import EntryBlock
from facilitator.formats.docx.checking.check import check_docx, check_parts
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.wording import explain_finding, name_place, name_rule
from facilitator.formats.docx.house_style import read_style
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.formats.foreign_template import write_foreign
from tests.formats.planted_defects import DEFECTS
from tests.formats.planting import DOCUMENT, Parts, change
from tests.formats.sample_document import photo, sample_document

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def good() -> Parts:
    written = write_docx(sample_document(), picture=photo)
    assert check_docx(written, "de") == ()
    return unpack(BytesIO(written))


def test_good_file_in_a_foreign_template_breaks_no_rule(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    style = read_style(write_foreign(tmp_path_factory.mktemp("house")))

    written = write_docx(sample_document(), style=style, picture=photo)

    assert check_docx(written, "de") == ()


def test_number_below_a_quote_of_nobody_looks_like_no_heading() -> None:
    document = sample_document()
    blocks = tuple(
        replace(block, attribution="", remarks=())
        if isinstance(block, EntryBlock) and block.quoted
        else block
        for block in document.blocks
    )

    written = write_docx(replace(document, blocks=blocks), picture=photo)

    assert check_docx(written, "de") == ()


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_defect_is_found_and_nothing_else(good: Parts, defect: str) -> None:
    plant, expected = DEFECTS[defect]

    found = check_parts(plant(good), "de")

    assert [(finding.rule, finding.detail) for finding in found] == expected


def test_every_rule_has_a_planted_defect() -> None:
    assert {rule for _, expected in DEFECTS.values() for rule, _ in expected} == set(Rule)


def test_finding_says_under_which_heading_and_leads_there(good: Parts) -> None:
    (found,) = check_parts(change("Neue Fachkräfte", "Neue    Fachkräfte")(good), "de")

    assert found.where == "4.1 Workshop 1: Qualifizierung und Ausbildung › Herausforderungen"
    marks = etree.fromstring(good[DOCUMENT]).iter(f"{W}bookmarkStart")
    assert found.anchor in {mark.get(f"{W}name") for mark in marks}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no Word file", b"PK" + bytes(100)])
def test_what_is_no_package_is_one_finding(content: bytes) -> None:
    assert [finding.rule for finding in check_docx(content, "de")] == [Rule.UNREADABLE]


def test_another_language_is_found(good: Parts) -> None:
    assert [(one.rule, one.detail) for one in check_parts(good, "en")] == [(Rule.LANGUAGE, "de-DE")]


def test_every_rule_is_said_in_words() -> None:
    german = load_texts("de")

    said = {name_rule(rule, german) for rule in Rule}

    assert len(said) == len(Rule)
    assert all(sentence.endswith(".") for sentence in said)


def test_finding_is_said_with_what_was_found() -> None:
    finding = Finding(rule=Rule.LINK_VAGUE, detail="hier")

    assert explain_finding(finding, load_texts("de")) == (
        "Der Text eines Links sagt nicht, wohin er führt. Gefunden: „hier“"
    )
    assert name_place(finding, load_texts("de")) == "Titelseite oder ganze Datei"
