"""Make PNGs of what an SVG, a page or a Word file shows, small enough to live in a repository.

PNG, not SVG: a terminal's picture is all about which sign stands in which cell, and GitHub shows
SVGs in whatever monospaced font the reader has, with gaps in every border. Needs Chromium,
LibreOffice, poppler and pngquant, and the fonts that are named here and in `tools.phones`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_NEEDED: Final = {
    "soffice": "libreoffice-writer-nogui",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pngquant": "pngquant",
}
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_FONT: Final = "DejaVu Sans Mono"
_FONT_SIZE: Final = 21
_LOWER: Final = 1
"""In px: so that box-drawing signs touch from line to line (24.4); `textLength` sets the width."""
_COLOURS: Final = 48
_PAGE: Final = (460, round(460 * 297 / 210))
_BETWEEN: Final = 20

_WEB_FONTS: Final = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_STYLE: Final = re.compile(r"font-family: Fira Code, monospace;\s*font-size: 20px;")
_PLACE: Final = re.compile(r' y="([\d.]+)" textLength="')
_EDGE: Final = re.compile(r'(-clip-terminal">\s*<rect [^>]*height=")([\d.]+)')
_VIEW: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def missing_programs() -> list[str]:
    """Return the Debian packages of the programs that are not there."""
    missing = {package for program, package in _NEEDED.items() if not shutil.which(program)}
    return sorted(missing | (set() if browser_path() else {"chromium"}))


def draw_screen(svg: str, target: Path) -> None:
    """Write the terminal that Textual exported as `svg` to the PNG `target`."""
    found = _VIEW.search(svg)
    assert found is not None
    width, height = (round(float(size)) for size in found.groups())
    with TemporaryDirectory() as folder:
        source = Path(folder, "screen.svg")
        source.write_text(in_font_of_this_machine(svg), encoding="utf-8")
        _photograph(source, width, height, target)


def in_font_of_this_machine(svg: str) -> str:
    """Return `svg` in a font of this machine, so that none is loaded from the web."""
    svg = _WEB_FONTS.sub("", svg)
    svg = _STYLE.sub(f"font-family: '{_FONT}', monospace; font-size: {_FONT_SIZE}px;", svg)
    svg = _PLACE.sub(_lower, svg)
    return _EDGE.sub(lambda edge: f"{edge[1]}{float(edge[2]) + 2 * _LOWER}", svg)


def draw_pages(
    document: Path, beginnings: Sequence[str], target: Path, size: tuple[int, int] = _PAGE
) -> None:
    """Write those pages of a Word file side by side to the PNG `target`.

    `beginnings` are patterns, one for each page: how its text begins. What is too tall for `size`
    is left out at the foot.
    """
    with TemporaryDirectory() as folder:
        pdf = _as_pdf(document, Path(folder))
        numbers = [_find_page(pdf, beginning) for beginning in beginnings]
        images = [_page(pdf, number) for number in numbers]
        draw_side_by_side(images, size, target)


def draw_side_by_side(images: Sequence[Path], size: tuple[int, int], target: Path) -> None:
    """Write the `images`, which lie in one folder, to the PNG `target`, each in that size."""
    width, height = size
    source = images[0].with_name("images.html")
    source.write_text(_side_by_side(images, width, height), encoding="utf-8")
    whole = (width + _BETWEEN) * len(images) + _BETWEEN
    _photograph(source, whole, height + 2 * _BETWEEN, target)


def _lower(place: re.Match[str]) -> str:
    y = float(place[1]) + _LOWER
    return f' y="{y:.1f}" lengthAdjust="spacingAndGlyphs" textLength="'


def browser_path() -> str:
    """Return where Chromium is; empty: nowhere."""
    return next(filter(None, map(shutil.which, _BROWSERS)), "")


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout


def _photograph(source: Path, width: int, height: int, target: Path) -> None:
    """Have the browser draw `source`; it is our own page, so it needs no sandbox (nor has root)."""
    raw = source.with_suffix(".png")
    _run(
        *(browser_path(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *("--force-device-scale-factor=1", f"--user-data-dir={source.parent / 'browser'}"),
        *(f"--window-size={width},{height}", f"--screenshot={raw}", source.as_uri()),
    )
    _run("pngquant", "--force", "--strip", "--speed=1", f"--output={target}", str(_COLOURS), raw)


def _as_pdf(document: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document)
    return (folder / document.name).with_suffix(".pdf")


def _find_page(pdf: Path, beginning: str) -> int:
    pages = _run("pdftotext", pdf, "-").split("\f")
    for number, text in enumerate(pages, start=1):
        if re.match(beginning, text.strip()):
            return number
    sys.exit(f"No page begins with {beginning}")


def _page(pdf: Path, number: int) -> Path:
    image = pdf.with_name(f"page-{number}")
    pages = ("-f", str(number), "-l", str(number), "-singlefile")
    _run("pdftoppm", "-png", "-r", "200", *pages, pdf, image)
    return image.with_suffix(".png")


def _side_by_side(images: Sequence[Path], width: int, height: int) -> str:
    shown = "".join(f"<img src='{image.name}'>" for image in images)
    return f"""<!doctype html><style>
        body {{ margin: 0; padding: {_BETWEEN}px 0 0 {_BETWEEN}px; background: #d5dbe1;
               display: flex; gap: {_BETWEEN}px; }}
        img {{ width: {width}px; height: {height}px; object-fit: cover; object-position: top;
               box-shadow: 0 1px 4px #8899aa; }}
    </style>{shown}"""
