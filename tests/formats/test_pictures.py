"""Whatever file comes, its pixels are kept and nothing else, or a reason is given."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from facilitator.formats.pictures import (
    LONGEST_SIDE,
    MOST_BYTES,
    Picture,
    PictureError,
    PictureFault,
    prepare,
)
from tests.formats.photos import (
    HEIC,
    PLACE,
    SVG,
    WHO,
    bomb,
    encoded,
    exif,
    giant_tile,
    quarters,
    telling,
)

QUARTERS = ((5, 5), (35, 5), (5, 15), (35, 15))
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def decoded(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.content))
    assert (image.format, image.size) == ("JPEG", (picture.width, picture.height))
    return image.convert("RGB")


def near(found: object, expected: tuple[int, int, int], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= by for one, other in zip(found, expected, strict=True))


def fault(content: bytes) -> PictureFault:
    with pytest.raises(PictureError) as refused:
        prepare(content)
    return refused.value.fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_is_upright_however_the_phone_was_held(kind: str, orientation: int) -> None:
    back = [None, None, 0, 3, 1, 5, 2, 6, 4][orientation]
    # Taken so that turning it as its note says gives the quarters again.
    held = quarters() if back is None else quarters().transpose(Image.Transpose(back))
    options = {} if kind in ("PNG", "TIFF") else {"quality": 95}
    picture = prepare(encoded(held, kind, exif=exif(orientation).tobytes(), **options))

    image = decoded(picture)
    assert image.size == (40, 20)
    assert all(
        near(image.getpixel(at), colour, 40) for at, colour in zip(QUARTERS, COLOURS, strict=True)
    )


def test_nothing_but_pixels_is_left() -> None:
    given_file = telling()
    hidden = (WHO.encode(), PLACE.encode(), b"Exif", b"xmpmeta", b"Photoshop", b"ICC_PROFILE")
    assert all(one in given_file for one in hidden)

    content = prepare(given_file).content

    assert not any(one in content for one in (*hidden, b"\xff\xfe"))
    kept = Image.open(BytesIO(content))
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not kept.getexif()


def test_nothing_of_a_png_or_gif_is_left_either() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", WHO)
    for content in (
        encoded(quarters(), "PNG", pnginfo=notes),
        encoded(quarters(), "GIF", comment=WHO.encode()),
        encoded(quarters(), "TIFF", description=WHO),
    ):
        assert WHO.encode() in content
        assert WHO.encode() not in prepare(content).content


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (2000, 1500)),
        ((3001, 1999), (2000, 1332)),
        ((900, 600), (900, 600)),
        ((1, 5000), (1, LONGEST_SIDE)),
    ],
)
def test_large_picture_is_scaled_and_a_small_one_stays(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = prepare(encoded(quarters(size)))
    assert (picture.width, picture.height) == expected
    assert decoded(picture).size == expected


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "PNG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
        ("YCbCr", "JPEG"),
        ("LAB", "TIFF"),
        ("LA", "PNG"),
        ("RGBA", "WEBP"),
        ("F", "TIFF"),
    ],
)
def test_every_mode_of_colour_becomes_one_that_is_shown(mode: str, kind: str) -> None:
    source = quarters().convert("L") if mode == "F" else quarters()
    if mode == "LAB":
        to_lab = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
        )
        source = ImageCms.applyTransform(source, to_lab) or source
    image = decoded(prepare(encoded(source.convert(mode), kind)))

    is_grey = mode in ("L", "1", "LA", "F")
    assert near(image.getpixel((35, 15)), (255, 255, 255), 16)
    assert is_grey or near(image.getpixel((5, 5)), (255, 0, 0), 40)


def test_sixteen_bits_are_read_as_shades_not_cut_off() -> None:
    deep = Image.new("I;16", (20, 20), 32_768)
    for kind in ("PNG", "TIFF"):
        assert near(decoded(prepare(encoded(deep, kind))).getpixel((9, 9)), (128, 128, 128))


def test_what_one_can_see_through_is_white() -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (10, 0, 20, 20))
    for kind in ("PNG", "WEBP", "TIFF"):
        seen = decoded(prepare(encoded(image, kind)))
        assert near(seen.getpixel((3, 9)), (255, 255, 255))
        assert near(seen.getpixel((16, 9)), (255, 0, 0), 20)


def test_colours_of_another_profile_become_those_of_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    warm = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    grey = Image.new("RGB", (20, 20), (128, 128, 128))

    odd = prepare(encoded(grey, icc_profile=lab))  # does not fit: the pixels count
    assert near(decoded(odd).getpixel((9, 9)), (128, 128, 128))
    assert prepare(encoded(grey, icc_profile=warm)).content
    assert prepare(encoded(grey, icc_profile=b"no profile at all")).content


def test_of_several_pictures_the_first_is_taken() -> None:
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    for kind in ("GIF", "TIFF", "WEBP", "MPO", "PNG"):
        content = encoded(first, kind, save_all=True, append_images=[second])
        assert near(decoded(prepare(content)).getpixel((9, 9)), (255, 0, 0), 20)


def test_same_bytes_give_the_same_picture() -> None:
    assert prepare(telling()) == prepare(telling())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", PictureFault.EMPTY),
        (HEIC, PictureFault.HEIC),
        (SVG, PictureFault.DRAWING),
        (b"\xef\xbb\xbf" + SVG, PictureFault.DRAWING),
        (b"%PDF-1.7\n", PictureFault.DRAWING),
        (b"PK\x03\x04 a zip", PictureFault.UNKNOWN),
        (b"Moin, kein Bild", PictureFault.UNKNOWN),
        (encoded(quarters(), "BMP"), PictureFault.UNKNOWN),
        (bomb(), PictureFault.TOO_MANY_PIXELS),
        (bomb(12_000, 12_000), PictureFault.TOO_MANY_PIXELS),
        (bomb(2**31 - 1, 2**31 - 1), PictureFault.TOO_MANY_PIXELS),
        (bomb(200, 200), PictureFault.BROKEN),
        (giant_tile(), PictureFault.TOO_MANY_PIXELS),
        (telling()[:-40], PictureFault.BROKEN),
        (encoded(quarters((400, 400)), "PNG")[:300], PictureFault.BROKEN),
        (b"\xff\xd8\xff" + bytes(50), PictureFault.BROKEN),
        (b"GIF89a", PictureFault.BROKEN),
    ],
    ids=lambda one: str(len(one)) if isinstance(one, bytes) else one.name,
)
def test_bad_file_is_refused_with_its_reason(content: bytes, expected: PictureFault) -> None:
    assert fault(content) is expected


def test_file_of_too_many_bytes_is_not_even_opened() -> None:
    assert fault(bytes(MOST_BYTES + 1)) is PictureFault.TOO_LARGE


@settings(max_examples=150)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "TIFF", "WEBP", "GIF", "MPO"]),
    edits=st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=4)), min_size=1, max_size=6),
    cut=st.integers(0, 3000),
)
def test_any_damage_gives_a_picture_or_a_reason(
    kind: str, edits: list[tuple[int, bytes]], cut: int
) -> None:
    content = bytearray(_GOOD[kind])
    for start, what in edits:
        content[start : start + len(what)] = what
    try:
        picture = prepare(bytes(content[: cut or None]), most_pixels=1_000_000)
    except PictureError:
        return
    assert decoded(picture).size == (picture.width, picture.height)


_GOOD = {
    kind: encoded(quarters((60, 40)), kind, exif=exif(6).tobytes())
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "MPO")
} | {"GIF": encoded(quarters((60, 40)), "GIF")}
