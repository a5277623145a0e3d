"""What editors changed, in words for the screen and the command line."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.comparison import (
    Difference,
    DifferenceKind,
    Misfit,
    Unplaced,
)
from facilitator.domain.documentation.text_ids import is_computed
from facilitator.domain.documentation.wording import enumerate_words
from facilitator.texts import Texts

_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_TYPED: Final = frozenset({"part-occasion", "part-questions"})
"""Sections whose texts stand in the agenda: nothing in them is counted."""


def kind_words(one: Difference, texts: Texts) -> str:
    """Return what an editor did: ``changed``."""
    words = {
        DifferenceKind.CHANGED: texts.about("review", "changed"),
        DifferenceKind.LEFT_OUT: texts.about("review", "deleted in Word"),
        DifferenceKind.INSERTED: texts.about("review", "new paragraph"),
        DifferenceKind.NOTE: texts.about("review", "comment"),
    }[one.kind]
    if one.is_conflict:
        return texts("{what}, and the record has changed, too", what=words)
    return words


def place_words(one: Difference | Unplaced) -> str:
    """Return what it is called and where it stands: ``H 3.17 · 4.3 Workshop 3: …``."""
    return " · ".join(dict.fromkeys(part for part in (one.label, one.title) if part))


def record_words(one: Difference, texts: Texts) -> str:
    """Return what stands on the record's side."""
    if one.kind is DifferenceKind.INSERTED:
        what = one.label or one.title
        return texts("(follows {what})", what=what) if what else texts("(a place of its own)")
    return one.record or texts.about("review", "(nothing)")


def word_words(one: Difference, texts: Texts) -> str:
    """Return what stands on Word's side."""
    if one.kind is DifferenceKind.LEFT_OUT:
        return texts("(left out; the record keeps it)")
    return one.word or texts.about("review", "(nothing)")


def hint_words(one: Difference, texts: Texts) -> str:
    """Return what to know before taking it over; empty: nothing.

    That is what hangs on an entry that goes, and that a number was changed that is counted.
    """
    if one.hanging:
        labels = enumerate_words(texts, one.hanging)
        return texts.plural(
            "{labels} hangs on it and stays.",
            "{labels} hang on it and stay.",
            len(one.hanging),
            labels=labels,
        )
    counted = _counted(one)
    if counted:
        return texts(
            "The program counts here itself ({counted}). Your number holds in this sentence alone, "
            "and only until the count changes.",
            counted=enumerate_words(texts, counted),
        )
    return ""


def _counted(one: Difference) -> list[str]:
    """Return the numbers of a computed text for which an editor wrote others."""
    is_reworded = one.kind is DifferenceKind.CHANGED and is_computed(one.text_id)
    if not is_reworded or one.section in _TYPED:
        return []
    ours, theirs = (Counter(_NUMBER.findall(text)) for text in (one.record, one.word))
    return list(ours - theirs) if theirs - ours else []


def misfit_words(one: Unplaced, texts: Texts) -> str:
    """Return why something could not be placed."""
    return {
        Misfit.GONE: texts("The record does not have this text any more:"),
        Misfit.IN_TABLE: texts("Computed cells of tables can't be changed in Word:"),
        Misfit.REPEATED: texts("This repeats an entry; please change it there:"),
        Misfit.HEADING: texts("This heading is still needed:"),
        Misfit.EMPTIED: texts("This may not be empty:"),
        Misfit.MOVED: texts("Moved; the Dokumentation keeps its own order:"),
        Misfit.BESIDE: texts("Typed into a number or a remark, which are computed:"),
        Misfit.CAPTION: texts("The caption of a table or a chart, which is computed:"),
        Misfit.PICTURE: texts("What a picture shows, which can only be changed with the photos:"),
        Misfit.FOOTNOTE: texts("A footnote, which can only be written in Word:"),
    }[one.misfit]


def unplaced_words(one: Unplaced, texts: Texts) -> str:
    """Return what could not be placed, why, and where it stands."""
    words = texts.about("quote", "“{words}”", words=one_line(one.words))
    said = f"{misfit_words(one, texts)} {words}"
    where = place_words(one)
    return f"– {where}: {said}" if where else f"– {said}"
