"""The committed template is what the script makes, and keeps what the house style promises."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import docx
import pytest
from lxml import etree

from facilitator.formats.docx.package import TEMPLATE, is_untouched, unpack
from facilitator.formats.template import build_template
from facilitator.formats.template_look import BAND, BLUE, GREY, NAVY, RED
from facilitator.formats.template_styles import STYLES

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4: Final = (11906, 16838)
"""In twips (1/20 pt)."""


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with TEMPLATE.open("rb") as file:
        return unpack(file)


def test_template_is_what_the_script_makes() -> None:
    assert TEMPLATE.read_bytes() == build_template()


def test_template_opens_and_names_every_style() -> None:
    names = {style.element.find(f"{W}name").get(f"{W}val") for style in _styles()}

    assert names == {*(style.name for style in STYLES), "Normal Table", "Result Table"}


def test_template_styles_lead_to_styles() -> None:
    known = {style.style_id for style in _styles()}
    named = {
        part.get(f"{W}val")
        for style in _styles()
        for part in style.element.iter(f"{W}basedOn", f"{W}next")
    }

    assert named - known == set()


def test_template_is_a4_in_german_sans_serif(parts: dict[str, bytes]) -> None:
    size = etree.fromstring(parts["word/document.xml"]).find(f".//{W}pgSz")
    defaults = etree.fromstring(parts["word/styles.xml"]).find(f"{W}docDefaults")

    assert (int(size.get(f"{W}w")), int(size.get(f"{W}h"))) == A4
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "de-DE"
    assert defaults.find(f".//{W}rFonts").get(f"{W}ascii") == "Calibri"
    assert defaults.find(f".//{W}sz").get(f"{W}val") == "24"


def test_template_sets_no_lines_closer_than_they_may_be(parts: dict[str, bytes]) -> None:
    lines = [
        (int(spacing.get(f"{W}line")), spacing.get(f"{W}lineRule"))
        for spacing in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}spacing")
        if spacing.get(f"{W}line")
    ]

    assert len(lines) > 5
    assert all(line >= 1.15 * 240 and rule == "auto" for line, rule in lines)


@pytest.mark.parametrize("colour", [NAVY, BLUE, GREY, RED])
@pytest.mark.parametrize("ground", ["FFFFFF", BAND])
def test_template_colours_have_enough_contrast(colour: str, ground: str) -> None:
    """WCAG 2.1, 1.4.3: at least 4.5:1."""
    dark, light = sorted([_luminance(colour), _luminance(ground)])

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_template_is_sealed(parts: dict[str, bytes]) -> None:
    assert is_untouched(parts)
    assert not is_untouched({**parts, "word/styles.xml": b""})
    assert not is_untouched({**parts, "word/new.xml": b""})


def _styles() -> Any:
    return docx.Document(BytesIO(TEMPLATE.read_bytes())).styles


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``RRGGBB`` as WCAG 2.1 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
