"""Pictures prepared in processes of their own: in order, once each, and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.formats.photo_files import photos_in, read_photo, typed_path
from facilitator.formats.pictures import Picture, PictureError, PictureFault, prepare
from facilitator.formats.preparing import Limits, Preparing
from tests.formats.photos import HEIC, bomb, encoded, quarters, telling


@pytest.fixture(scope="module")
def preparing() -> Iterator[Preparing]:
    with Preparing(at_once=2) as found:
        yield found


def outcome(preparing: Preparing, content: bytes) -> Picture | PictureFault:
    try:
        return preparing.prepare(content)
    except PictureError as error:
        return error.fault


def test_pictures_come_in_order_and_bad_ones_say_why(preparing: Preparing, tmp_path: Path) -> None:
    for name, content in (
        ("b.JPG", telling()),
        ("a.heic", HEIC),
        ("c.png", bomb()),
        ("d.gif", b""),
        ("e.jpg", telling()),
        (".f.jpg", telling()),
        ("g.txt", b"Notiz"),
    ):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "h.jpg").mkdir()
    (tmp_path / "i.jpg").symlink_to(tmp_path / "nowhere.jpg")

    found = {
        path.name: result.fault if isinstance(result, PictureError) else result
        for path, result in preparing.prepare_all(photos_in(tmp_path), read_photo)
    }

    assert list(found.items()) == [
        ("a.heic", PictureFault.HEIC),
        ("b.JPG", prepare(telling())),
        ("c.png", PictureFault.TOO_MANY_PIXELS),
        ("d.gif", PictureFault.EMPTY),
        ("e.jpg", prepare(telling())),
    ]


def test_a_picture_that_was_there_before_is_not_decoded_again(preparing: Preparing) -> None:
    assert preparing.prepare(telling()) is preparing.prepare(telling())


def test_file_that_is_gone_or_none_is_told(tmp_path: Path) -> None:
    for path, expected in (
        (tmp_path / "gone.jpg", PictureFault.UNKNOWN),
        (tmp_path, PictureFault.UNKNOWN),
    ):
        with pytest.raises(PictureError) as refused:
            read_photo(path)
        assert refused.value.fault is expected
    with pytest.raises(FileNotFoundError):
        photos_in(tmp_path / "gone.jpg")


def test_one_that_takes_too_long_is_given_up_and_the_next_goes_on() -> None:
    with Preparing(Limits(seconds=0.001), at_once=1) as preparing:
        assert outcome(preparing, telling()) is PictureFault.TOO_SLOW
        assert outcome(preparing, encoded(quarters())) is PictureFault.TOO_SLOW


@pytest.mark.slow
def test_one_that_kills_its_process_is_broken_and_the_next_is_not() -> None:
    large = encoded(quarters((6000, 6000)), "PNG")
    with Preparing(Limits(memory=150_000_000), at_once=1) as preparing:
        assert outcome(preparing, large) in (PictureFault.TOO_MANY_PIXELS, PictureFault.BROKEN)
        assert outcome(preparing, telling()) == prepare(telling())


def test_fewer_pixels_and_bytes_may_be_allowed() -> None:
    with Preparing(Limits(pixels=799, content=10_000), at_once=1) as preparing:
        assert outcome(preparing, telling()) is PictureFault.TOO_MANY_PIXELS
        assert outcome(preparing, bytes(10_001)) is PictureFault.TOO_LARGE


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("fotos/a.jpg", "fotos/a.jpg"),
        (" '/media/Meine Fotos' ", "/media/Meine Fotos"),
        ('"C:/Fotos/a b.jpg"', "C:/Fotos/a b.jpg"),
        (r"/media/Meine\ Fotos/a\(1\).jpg", "/media/Meine Fotos/a(1).jpg"),
        ("file:///media/Meine%20Fotos", "/media/Meine Fotos"),
        ("~nobody-of-that-name/x", "~nobody-of-that-name/x"),
    ],
)
def test_path_is_read_as_it_was_typed_pasted_or_dragged(typed: str, path: str) -> None:
    assert typed_path(typed) == Path(path)
