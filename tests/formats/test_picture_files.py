"""What picture files tell beside the picture."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from facilitator.formats.docx.picture_files import hidden_in, without_hidden


def _picture(kind: str, *, telling: bool) -> bytes:
    saved, image = BytesIO(), Image.linear_gradient("L").convert("RGB")
    exif, hidden = Image.Exif(), PngInfo()
    if telling:
        exif[0x010E] = "Kassel"
        hidden.add_text("Author", "Erika")
        image.save(saved, kind, exif=exif, pnginfo=hidden, comment=b"Raum A")
    else:
        image.save(saved, kind)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("kind", "told"), [("JPEG", {"EXIF", "COM"}), ("PNG", {"eXIf", "tEXt"}), ("WEBP", {"EXIF"})]
)
def test_what_a_picture_tells_is_found(kind: str, told: set[str]) -> None:
    assert set(hidden_in(_picture(kind, telling=True))) == told
    assert hidden_in(_picture(kind, telling=False)) == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_picture_tells_is_left_out_and_the_picture_is_the_same(kind: str) -> None:
    telling = _picture(kind, telling=True)

    left = without_hidden(telling)

    assert hidden_in(left) == ()
    assert (b"Kassel" in telling, b"Kassel" in left) == (True, False)
    before, after = (Image.open(BytesIO(one)).tobytes() for one in (telling, left))
    assert before == after


@given(start=st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]), rest=st.binary())
def test_anything_is_taken(start: bytes, rest: bytes) -> None:
    content = start + rest

    assert len(without_hidden(content)) <= len(content)
    assert isinstance(hidden_in(content), tuple)
