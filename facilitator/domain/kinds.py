"""The kinds of entry: a letter to type, a word to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.texts import Language, Texts, load_texts

KindId = str

CHALLENGE: Final[KindId] = "challenge"
APPROACH: Final[KindId] = "approach"
OPTION: Final[KindId] = "option"
QUESTION: Final[KindId] = "question"
EXAMPLE: Final[KindId] = "example"
INSIGHT: Final[KindId] = "insight"
QUOTE: Final[KindId] = "quote"
PARKING: Final[KindId] = "parking"

RESERVED_LETTERS: Final = frozenset("am")
"""``a`` answers a question, ``#m`` proposes a measure: no kind may take them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry; `letter` is typed before the text and shown with the number."""

    id: KindId
    letter: str
    name: str
    plural: str


_GERMAN_LETTERS: Final = "hlofbezp"
_ENGLISH_LETTERS: Final = "csoqeivp"


def default_kinds(language: Language) -> tuple[Kind, ...]:
    """Return the kinds that an agenda in `language` has unless it names its own."""
    texts = load_texts(language)
    letters = _ENGLISH_LETTERS if language == "en" else _GERMAN_LETTERS
    return tuple(
        Kind(id=kind_id, letter=letter, name=name, plural=plural)
        for letter, (kind_id, name, plural) in zip(letters, _names(texts), strict=True)
    )


def _names(texts: Texts) -> tuple[tuple[KindId, str, str], ...]:
    return (
        (CHALLENGE, texts("Challenge"), texts("Challenges")),
        (APPROACH, texts("Solution approach"), texts("Solution approaches")),
        (OPTION, texts("Option for action"), texts("Options for action")),
        (QUESTION, texts("Open question"), texts("Open questions")),
        (EXAMPLE, texts("Practical example"), texts("Practical examples")),
        (INSIGHT, texts("Insight"), texts("Insights")),
        (QUOTE, texts("Quote"), texts("Quotes")),
        (PARKING, texts("Parking lot item"), texts("Parking lot")),
    )
