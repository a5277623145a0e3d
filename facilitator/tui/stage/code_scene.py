"""The scene of a QR code and the address that it leads to."""

from __future__ import annotations

from facilitator.domain.stage import Picture
from facilitator.texts import Texts
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code import CodeSize, modules_of
from facilitator.tui.stage.code_place import advice, place_code, too_small
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, Tone, framed, spread


def draw_code_scene(picture: Picture, box: Box, texts: Texts, *, is_preview: bool) -> Sheet:
    """Return the code with its address beside it, or below it where that leaves it larger."""
    modules = modules_of(picture.address)

    def words(room: Box, size: CodeSize) -> Sheet:
        said = () if is_preview else advice(modules, size, room.columns - 2, texts)
        address = _words_of_code(picture, Box(room.columns, room.rows - len(said)))
        return (*address, *framed(said, room.columns, len(said)))

    drawn = place_code(modules, box, words)
    if drawn is None:
        instead = texts("QR code") if is_preview or not modules else too_small(modules, texts)
        return _without_code(picture, box.inner, instead)
    return drawn


def _words_of_code(picture: Picture, box: Box) -> Sheet:
    """Return the text and the address as somebody without a camera types it."""
    columns = max(1, box.columns - 2)
    plain = picture.address.removeprefix("https://").removesuffix("/")
    address = fit(plain, columns, box.share(0.5 if picture.text else 1), is_address=True)
    text = fit(picture.text, columns, box.rows - len(address) - 1)
    both = spread(
        [text, address], columns, min(box.rows, len(text) + len(address) + 2 * bool(text))
    )
    return framed(both, *box.size)


def _without_code(picture: Picture, box: Box, words: str) -> Sheet:
    said = fit(words, box.columns, box.share(0.3), tone=Tone.SOFT)
    rest = Box(box.columns, max(1, box.rows - len(said) - 1))
    return spread([_words_of_code(picture, rest), said], *box.size)
