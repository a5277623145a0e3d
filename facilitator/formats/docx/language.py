"""In which language a Word file is: what reads it out and what checks its spelling must know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docx.document import Document as Word

from facilitator.formats.docx.parts import q
from facilitator.texts import Language

LOCALES: Final[Mapping[Language, str]] = {"de": "de-DE", "en": "en-GB"}


def set_language(word: Word, spoken: Language) -> None:
    """Say in which language all of `word` is."""
    locale = LOCALES[spoken]
    for language in word.styles.element.iter(q("lang")):
        language.set(q("val"), locale)
    for language in word.settings.element.iter(q("themeFontLang")):
        language.set(q("val"), locale)
