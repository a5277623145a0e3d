"""Why a file is no photo, in one sentence, and what to do."""

from __future__ import annotations

from facilitator.formats.pictures import PictureError, PictureFault
from facilitator.texts import Texts


def picture_refusal(error: PictureError, texts: Texts) -> str:
    """Return why no photo can be made of a file."""
    match error.fault:
        case PictureFault.EMPTY:
            return texts("The file is empty.")
        case PictureFault.HEIC:
            return texts(
                "HEIC can't be read here. Save the photo as JPEG; on an iPhone: Settings, Camera, "
                "Formats, “Most Compatible”."
            )
        case PictureFault.DRAWING:
            return texts("A drawing or a page is no photo. Save it as PNG.")
        case PictureFault.UNKNOWN:
            return texts("This is no photo that can be read. JPEG, PNG, WebP, TIFF and GIF can.")
        case PictureFault.BROKEN:
            return texts("The picture is damaged. Copy it once more from where it was taken.")
        case PictureFault.TOO_LARGE:
            return texts("The file is too large. Make it smaller first.")
        case PictureFault.TOO_MANY_PIXELS:
            return texts("The picture has too many pixels. Make it smaller first.")
        case PictureFault.TOO_SLOW:
            return texts("The picture takes too long. Save it as JPEG first.")
        case PictureFault.UNREADABLE:
            return texts("It can't be read: {reason}", reason=error.detail)
