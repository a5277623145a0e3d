"""A Dokumentation of 100 photos of 12 megapixels, beside other ways to Word.

The floor scales one after the other with Pillow's `draft` and zips. Ours checks each photo in a
process of its own, as it must with anybody's files, several at once, and takes all out that tells
of its maker. No peer scales: they get what the floor scales, in the same way. By the clock.

    python -m benchmarks.photos_documented [PHOTOS]
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from PIL import Image

from benchmarks.documentation import (
    Way,
    make_document,
    make_looping_template,
    render,
    report,
    run_pandoc,
    take_turns,
    zip_bare,
)
from facilitator.domain.documentation.model import Block, Figure
from facilitator.domain.documentation.resolve import resolve
from facilitator.formats.docx.package import TEMPLATE, unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.pictures import Picture
from facilitator.formats.preparing import Preparing

PHOTOS: Final = 100
TURNS: Final = 1
_LONGEST_SIDE: Final = 2000
_JFIF: Final = 20
"""What a JPEG begins with, in bytes."""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS
    sys.exit(compare_photos(count))


def compare_photos(count: int) -> bool:
    """Print how long each way takes; say whether ours is behind a peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_photos(folder, count)
        ways: dict[str, Way] = {
            "Pillow, zipfile and strings": lambda: write_bare_photos(paths),
            "ours": lambda: write_photos(paths),
            **photo_peers(paths, folder),
        }
        timed = take_turns(ways, perf_counter, TURNS)
    return report(f"{count} photos", timed, None)


def make_photos(folder: Path, count: int) -> list[Path]:
    """Make photos of about 2 MB; a comment in each says that no two are the same."""
    kinds = []
    for grain in range(2):
        coarse = Image.effect_noise((500, 375), 60).resize((4000, 3000), Image.Resampling.BICUBIC)
        fine = Image.effect_noise((4000, 3000), 14 + grain)
        saved = BytesIO()
        Image.merge("RGB", (coarse, Image.blend(coarse, fine, 0.3), coarse)).save(saved, "JPEG")
        kinds.append(saved.getvalue())
    paths = [folder / f"{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        told = f"{number:06}".encode()
        comment = b"\xff\xfe" + (len(told) + 2).to_bytes(2, "big") + told
        kind = kinds[number % len(kinds)]
        path.write_bytes(kind[:_JFIF] + comment + kind[_JFIF:])
    return paths


def write_bare_photos(paths: Sequence[Path]) -> bytes:
    parts = unpack(BytesIO(TEMPLATE.read_bytes()))
    scaled = ((f"word/media/{path.name}", scale(path)) for path in paths)
    return zip_bare({**parts, **dict(scaled)})


def scale(path: Path) -> bytes:
    """Return a photo as small as it is needed, decoded no larger than that takes."""
    with Image.open(path) as photo:
        photo.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        photo.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        saved = BytesIO()
        photo.save(saved, "JPEG", quality=85)
    return saved.getvalue()


def scale_all(paths: Sequence[Path], folder: Path) -> None:
    for path in paths:
        (folder / path.name).write_bytes(scale(path))


def write_photos(paths: Sequence[Path]) -> bytes:
    contents: dict[str, bytes] = {}
    figures: list[Block] = []
    with Preparing() as preparing:
        for path, picture in preparing.prepare_all(paths, Path.read_bytes):
            assert isinstance(picture, Picture)
            contents[picture.digest] = picture.content
            figures.append(
                Figure(
                    anchor=path.stem,
                    digest=picture.digest,
                    width=picture.width,
                    height=picture.height,
                    alt="Ein Foto",
                    caption="Ein Foto",
                )
            )
    document = make_document()
    resolved = replace(document, blocks=resolve(tuple(figures), document.labels))
    return write_docx(resolved, picture=contents.get)


def photo_peers(paths: Sequence[Path], folder: Path) -> dict[str, Way]:
    (folder / "scaled").mkdir()
    found: dict[str, Way] = {}
    if shutil.which("pandoc"):
        markdown = "\n\n".join(f"![Ein Foto](scaled/{path.name})" for path in paths)

        def by_pandoc() -> None:
            scale_all(paths, folder / "scaled")
            run_pandoc(markdown, folder)

        found["pandoc"] = by_pandoc
    if importlib.util.find_spec("docxtpl"):
        template = make_looping_template(folder / "template.docx", "{{ e.text }}")

        def by_docxtpl() -> None:
            scale_all(paths, folder / "scaled")
            render(template, lambda opened: fill(opened, paths, folder / "scaled"))

        found["docxtpl"] = by_docxtpl
    return found


def fill(template: Any, paths: Sequence[Path], folder: Path) -> dict[str, Any]:
    from docxtpl import InlineImage

    images = (InlineImage(template, str(folder / path.name)) for path in paths)
    return {"entries": [{"label": "", "text": image} for image in images]}


if __name__ == "__main__":
    main()
