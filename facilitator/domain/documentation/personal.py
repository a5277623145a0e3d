"""What in a text looks like a person: a name after a title, an address, a number to call."""

from __future__ import annotations

import re
from typing import Final

_TITLE: Final = r"(?:Frau|Herrn?|Hr\.|Dr\.|Prof\.|Mrs?\b\.?|Ms\b\.?|Mx\b\.?)"
_CAPITAL: Final = "[A-ZÀ-ÖØ-Þ]"
_NAME: Final = rf"{_CAPITAL}[\w’'-]*[^\W\d_]"
_BETWEEN: Final = rf"(?:\s+(?:{_TITLE}|von|van|de|zu|der|[A-Z]\.))*"
_PERSON: Final = re.compile(
    # Behind a degree stands the whole name, behind “Frau” mostly one word, and then any noun.
    rf"\b(?:(?:Dr\.|Prof\.){_BETWEEN}\s+{_NAME}(?:{_BETWEEN}\s+{_NAME})?|{_TITLE}{_BETWEEN}\s+{_NAME})"
)
_ORGANISATION: Final = re.compile(
    r"[^\s,(/]*(?:schule|university|universität|college|akademie|academy|institut|institute|"
    r"jobcenter|agentur|agency|ministerium|ministry|verband|verein|stiftung|direktion|zentrum|amt|"
    r"kammer|behörde|gewerkschaft|landkreis)(?:\s[^,(/]*)?"
    r"|[^,(/]+\s(?:e\.\s?V\.|g?GmbH|AG)",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?:\+49|\b0)[\d ()/-]{6,}\d")


def personal_in(text: str) -> tuple[str, ...]:
    """Return what in `text` looks personal, each once and in its order.

    Only hints: a name without ``Frau``, ``Herr`` or a degree before it looks like any other word.
    """
    found = (match for known in (_PERSON, _MAIL, _PHONE) for match in known.finditer(text))
    ordered = sorted(found, key=lambda match: match.start())
    return tuple(dict.fromkeys(" ".join(match[0].split()) for match in ordered))


def is_organisation(name: str) -> bool:
    """Return whether an agenda's “person” is an institution: its name stands in public, too.

    Only where its first word or its legal form says so; whatever is in doubt counts as a person.
    """
    return not personal_in(name) and _ORGANISATION.fullmatch(name.strip()) is not None
