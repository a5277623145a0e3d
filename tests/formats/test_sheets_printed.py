"""The sheets as a printer gets them: their pages, and their codes as cameras read them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import pytest
import zxingcpp
from PIL import Image

from facilitator.domain.bingo.paper import Sheets
from facilitator.formats.sheets.writing import write_sheets
from facilitator.texts import load_texts
from tests.formats.paper_game import JOIN_URL, make_card, make_sheets, meet_url

pytestmark = pytest.mark.libreoffice

_DPI: Final = 100
"""Of a poor printer, seen by a poor camera."""


def _print(sheets: Sheets, folder: Path) -> list[Path]:
    """Return the pages as pictures."""
    path = write_sheets(sheets, folder, "sheets", load_texts("de"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], capture_output=True, check=True)
    pdf = path.with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-r", str(_DPI), "-png", str(pdf), str(folder / "p")], check=True)
    return sorted(folder.glob("p-*.png"))


def _read(page: Path) -> list[str]:
    """Return all codes of a page, from above."""
    found = zxingcpp.read_barcodes(Image.open(page).convert("L"))
    assert all(code.ec_level == "M" for code in found)
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]


def _read_with_opencv(page: Path) -> list[str]:
    """Return the codes of both halves of a page, one a half as a camera sees it."""
    picture = cv2.imread(str(page))
    assert picture is not None
    height, width = picture.shape[:2]
    halves = (
        (picture[:, : width // 2], picture[:, width // 2 :])
        if width > height
        else (picture[: height // 2], picture[height // 2 :])
    )
    found = [cv2.QRCodeDetector().detectAndDecode(half)[0] for half in halves]
    return [text for text in found if text]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word on a page, in points from its upper left."""

    text: str
    left: float
    top: float
    bottom: float


def _words(folder: Path) -> list[_Word]:
    """Return the words of the page with the cards."""
    command = ["pdftotext", "-f", "2", "-l", "2", "-bbox", str(folder / "sheets.pdf"), "-"]
    page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', page
    )
    return [_Word(text, *map(float, (left, top, bottom))) for left, top, bottom, text in found]


@pytest.mark.slow
def test_each_part_has_its_pages_and_every_code_is_read(tmp_path: Path) -> None:
    cards = [make_card(number) for number in range(1, 4)]

    pages = _print(make_sheets(*cards, tents=1), tmp_path)

    wanted = [[JOIN_URL], [JOIN_URL] * 2, [meet_url(1), meet_url(2)], [meet_url(3)]]
    assert [_read(page) for page in pages] == wanted
    assert [_read_with_opencv(page) for page in pages] == wanted


@pytest.mark.slow
@pytest.mark.parametrize("size", [3, 4, 5])
def test_no_text_of_a_card_runs_into_what_is_written_on(tmp_path: Path, size: int) -> None:
    cards = [make_card(number, size) for number in (1, 2)]

    _print(make_sheets(*cards, size=size, tents=0, free_centre=size % 2 == 1), tmp_path)

    words = _words(tmp_path)
    lines = [word for word in words if word.text == "Name"]
    numbers = [str(place) for place, square in enumerate(cards[0].squares) if square]
    ends = [word for word in words if word.text in numbers[3:]]  # each square ends in its own
    for end in ends:
        below = min(line.top for line in lines if line.top > end.top)
        assert end.bottom < below, end
    assert sorted(end.text for end in ends) == sorted(numbers[3:] * 2)


@pytest.mark.slow
def test_cards_are_cut_in_the_middle_of_the_page(tmp_path: Path) -> None:
    page = _print(make_sheets(make_card(1), make_card(2), tents=0), tmp_path)[1]

    picture = cv2.imread(str(page), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    height = picture.shape[0]
    dark = [row for row in range(height) if picture[row].min() < 200]
    gap = [row for row in dark if abs(row - height / 2) < _DPI / 25.4]
    assert gap
    assert min(dark) / height == pytest.approx(10 / 297, abs=0.004)
    assert max(dark) / height == pytest.approx(287 / 297, abs=0.004)
