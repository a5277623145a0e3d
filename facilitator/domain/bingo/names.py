"""Nicknames: short, visible, and of one line; whatever else was typed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

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
_LOOKALIKES: Final = str.maketrans("013457@$!|", "oleastasil")


def clean_name(wished: str) -> str:
    """Return what can be shown of `wished`: no control, format or bidi signs, one line, short.

    Empty if nothing is left.
    """
    shown = "".join(
        one if _is_shown(one) else " " if one.isspace() else ""
        for one in unicodedata.normalize("NFC", wished[:1_000])
    )
    name = " ".join(_with_few_marks(shown).split())
    name = name[:LONGEST_NAME].rstrip()
    return name if any(unicodedata.category(one)[0] in "LNS" for one in name) else ""


def _is_shown(one: str) -> bool:
    """Letters, marks, numbers, punctuation, symbols and the plain space; emoji are symbols."""
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
    return unicodedata.normalize("NFKC", name).casefold()


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
