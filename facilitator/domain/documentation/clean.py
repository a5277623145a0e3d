"""Text is hostile: one pasted control character must not cost the Dokumentation."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""CRLF, CR, vertical tab (a line break in Word's clipboard), form feed, NEL, LS, PS."""

_DROPPED: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls: nothing to see, illegal in XML
    "\u202a-\u202e"  # bidi embeddings and overrides: they reorder what stands beside them
    "\ufffe\uffff"  # noncharacters that XML forbids
    "]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""Return `text` so that any document can hold it, in NFC.

    Every kind of line break becomes ``\n``, a tab a space; controls and bidi overrides go; halves
    of surrogate pairs that stand side by side become their character, single ones go. All else
    stays: Arabic, emoji, soft hyphens, bidi marks and isolates. The result is a fixed point.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def one_line(text: str) -> str:
    """Return `text` cleaned and on one line, as a heading needs it."""
    return " ".join(clean_text(text).split())
