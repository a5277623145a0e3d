"""The wording of screens, messages and the Dokumentation, in German and in English.

English is written in the code, German stands in ``de.po`` beside this file (compiled to
``de.mo``). There is no global language: a frozen `Texts` of one language is passed to whoever
speaks, because an English screen and a German Dokumentation share a process.
"""

from __future__ import annotations

import gettext
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Texts:
    """All wording in one language; call it with the English text and its values."""

    language: Language
    _catalogue: gettext.NullTranslations

    def __call__(self, message: str, /, **values: object) -> str:
        """Return `message` in this language, its ``{placeholders}`` filled with `values`."""
        found = self._catalogue.gettext(message) if message else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form for `count`, which fills ``{count}``."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)

    def about(self, context: str, message: str, /, **values: object) -> str:
        """Return `message` as it is said in `context`: one English word, two German ones."""
        return self._catalogue.pgettext(context, message).format(**values)


@cache
def load_texts(language: Language) -> Texts:
    """Return the wording of `language`."""
    if language == "en":
        return Texts("en", gettext.NullTranslations())
    with (_FOLDER / f"{language}.mo").open("rb") as compiled:
        return Texts(language, gettext.GNUTranslations(compiled))


def choose_language(wanted: str | None) -> Language:
    """Return the language that `wanted` or the environment asks for; German unless it is English.

    `wanted` is a language code as in ``de``, ``en`` or ``en_GB.UTF-8``.
    """
    spoken = wanted or os.environ.get("FACILITATOR_LANGUAGE") or ""
    return "en" if spoken.lower().startswith("en") else "de"
