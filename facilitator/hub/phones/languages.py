"""In which language a phone is spoken to."""

from __future__ import annotations

from functools import lru_cache

from facilitator.texts import LANGUAGES, Language


@lru_cache(256)
def language_of(accepted: str, otherwise: Language) -> Language:
    """Return the first language that ``Accept-Language`` asks for and that we speak."""
    wishes = [_wish(part) for part in accepted[:200].split(",")]
    for _, wished in sorted(wishes, key=lambda wish: -wish[0]):
        for language in LANGUAGES:
            if wished == language:
                return language
    return otherwise


def _wish(part: str) -> tuple[float, str]:
    """Return how much a language is wished for, and its code without country: ``en-GB;q=0.8``."""
    name, _, weight = part.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
    except ValueError:
        quality = 0.0
    return quality, name.strip().lower().partition("-")[0]
