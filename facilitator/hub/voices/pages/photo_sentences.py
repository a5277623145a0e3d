"""Why a photo was not taken, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.formats.pictures import PictureFault


def against_picture(fault: PictureFault, texts: Texts) -> str:
    """Return what helps if a file is no picture that can be taken."""
    from facilitator.formats.pictures import PictureFault

    match fault:
        case PictureFault.HEIC:
            return texts(
                "This photo is in a format that can't be read here (HEIC). Please send it as a "
                "JPEG, or a screenshot of it."
            )
        case PictureFault.TOO_LARGE | PictureFault.TOO_MANY_PIXELS:
            return too_large(texts)
        case PictureFault.UNREADABLE | PictureFault.TOO_SLOW:
            return texts("That photo could not be read just now. Please send it once more.")
        case _:
            return texts("That is no photo that can be read here. Please choose another one.")


def too_large(texts: Texts) -> str:
    """Return that a photo has too many bytes or pixels."""
    return texts("That photo is too large: at most 15 MB. Please send a smaller one.")


def busy(texts: Texts) -> str:
    """Return that so many photos come at once that this one would wait too long."""
    return texts("Many photos arrive right now. Please go back and send yours again in a moment.")


def photo_missing(texts: Texts) -> str:
    """Return that no file was chosen."""
    return texts("Please choose a photo first.")


def words_missing(texts: Texts) -> str:
    """Return that nothing was said for those who can't see the photo."""
    return texts("Please say in a few words what can be seen: for those who can't see it.")


def consent_missing(texts: Texts) -> str:
    """Return that it is not known what those say who can be recognised."""
    return texts("Please say whether somebody can be recognised, and has consented.")


def enough_photos(texts: Texts) -> str:
    """Return that one browser has sent as many as it may for now."""
    return texts("You have sent several photos already. Please wait before you send another one.")
