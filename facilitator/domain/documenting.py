"""What an agenda says beforehand of the Dokumentation of its event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TEMPLATE_ENDINGS: Final = (".docx", ".dotx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Documenting:
    """What nobody captures during the event and every Dokumentation says."""

    aims: tuple[str, ...] = ()
    """What the event is to reach, a sentence or clause each."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Short and long form, in the file's order."""
    imprint: tuple[str, ...] = ()
    """Lines such as an address or who answers for the content."""
    template: str = ""
    """The organisation's own Word file, as a path beside the agenda; empty: ours."""


NOTHING_MORE: Final = Documenting()
