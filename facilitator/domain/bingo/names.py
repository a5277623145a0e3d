"""Nicknames: short, visible, and of one line; whatever else was typed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from facilitator.texts import Texts

LONGEST_NAME: Final = 24
_MARKS: Final = 2
"""How many accents one letter may bear: with more it grows over its neighbours."""
_BLOCKED: Final = frozenset(
    {
        "arsch",
        "arschloch",
        "bastard",
        "bitch",
        "ficken",
        "fotze",
        "fuck",
        "fucker",
        "führer",
        "hitler",
        "hure",
        "hurensohn",
        "kanake",
        "missgeburt",
        "nazi",
        "neger",
        "nigger",
        "nutte",
        "scheiss",
        "scheisse",
        "schlampe",
        "schwuchtel",
        "siegheil",
        "wichser",
    }
)
"""Small on purpose: whoever is called Fick or Depp must be able to play."""
_INVISIBLE: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    "\u180b\u180c\u180d\u180f"  # which shape a Mongolian letter has
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e"
)
"""Letters, marks and symbols by their category, of which nothing is seen (Unicode's
``Default_Ignorable_Code_Point``, and the empty braille cell): a name of them alone is blank, and
with one more of them somebody else's looks the same."""
_COLOURED: Final = "\ufe0f"
"""Has the sign before it drawn as an emoji, where it may be."""
_LOOKALIKES: Final = str.maketrans("013457@$!|", "oleastasil")


def clean_name(wished: str) -> str:
    """Return what can be shown of `wished`: no control, format or bidi signs, one line, short.

    Empty if nothing is left.
    """
    shown = "".join(
        one if _is_shown(one) else " " if one.isspace() else ""
        for one in unicodedata.normalize("NFC", wished[:1_000])
    )
    # What begins with # and goes on with a number is a card on paper: see `spoken_name`.
    name = " ".join(_with_few_marks(shown).split()).lstrip("# ")
    name = name[:LONGEST_NAME].rstrip()
    return name if any(unicodedata.category(one)[0] in "LNS" for one in name) else ""


def _is_shown(one: str) -> bool:
    """Letters, marks, numbers, punctuation, symbols and the plain space; emoji are symbols."""
    if one in _INVISIBLE or "\U000e0100" <= one <= "\U000e01ef":
        return False
    return one == " " or unicodedata.category(one)[0] in "LMNPS"


def _with_few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for one in text:
        marks = marks + 1 if unicodedata.category(one).startswith("M") else 0
        if marks <= _MARKS:
            kept.append(one)
    return "".join(kept)


def key_of(name: str) -> str:
    """Return what two names share that people would take for the same."""
    return unicodedata.normalize("NFKC", name.replace(_COLOURED, "")).casefold()


def is_blocked(name: str) -> bool:
    """Return whether a word of `name` is an insult of the list, also with digits for letters."""
    folded = key_of(name).replace("ß", "ss")
    spelled = folded.translate(_LOOKALIKES)
    words = {*re.findall(r"\w+", folded), *re.findall(r"\w+", spelled)}
    joined = re.sub(r"[\W_]+", "", spelled)
    return not _BLOCKED.isdisjoint(words) or joined in _BLOCKED


def with_number(name: str, number: int) -> str:
    """Return `name` told apart from others of that name: ``Anna 2``."""
    if number == 1:
        return name
    end = f" {number}"
    return name[: LONGEST_NAME - len(end)].rstrip() + end


def spoken_name(name: str, texts: Texts) -> str:
    """Return how people speak of a player: who plays on paper goes by the number of the card."""
    number = name.removeprefix("#")
    if number != name and number.isdecimal():
        return texts("Card {number}", number=number)
    return name
