"""How findings are said: what each is, what it says, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from facilitator.domain.documentation.quality import ContentFinding, Flaw
from facilitator.texts import Texts
from facilitator.tui.dokumentation.list_pane import ListRow

_SIGN: Final = "○"
"""Still open, as in the outline."""
_MOST: Final = 100
"""Of one sort; who has mended some of these sees the next."""
_FITS: Final = 40
"""Characters that the row itself shows, however narrow the screen."""


def finding_id(finding: ContentFinding) -> str:
    """Return what a row is marked by: the same finding, whatever else is found."""
    return "|".join((finding.flaw, finding.where, finding.note))


def content_rows(findings: Sequence[ContentFinding], texts: Texts) -> Iterator[ListRow]:
    """Yield the findings in the content, each sort of them under its heading."""
    for flaw, group in groupby(findings, key=lambda finding: finding.flaw):
        same = tuple(group)
        heading = f"{flaw_words(flaw, texts)} ({len(same)})"
        if flaw.is_for_public:
            heading = f"{heading} · {texts('for the public edition')}"
        yield ListRow(said=heading, is_heading=True)
        for finding in same[:_MOST]:
            yield ListRow(
                id=finding_id(finding),
                sign=_SIGN,
                label=finding.label,
                said=finding.said,
                under=(
                    *([finding.said] if len(finding.said) > _FITS else []),
                    f"→ {advice(finding.flaw, texts)}",
                ),
            )
        if len(same) > _MOST:
            more = len(same) - _MOST
            said = texts.plural("… and {count} further one", "… and {count} further ones", more)
            yield ListRow(said=said)


def flaw_words(flaw: Flaw, texts: Texts) -> str:
    """Return what is wrong, as a heading over all that it is wrong with."""
    return {
        Flaw.ORPHAN: texts("Wordings from Word that fit nowhere any more"),
        Flaw.NOTE: texts("Comments from Word"),
        Flaw.WORDINGS: texts("Several wordings"),
        Flaw.OPEN_END: texts("Open ends"),
        Flaw.UNSORTED: texts("Entries without a kind"),
        Flaw.SUMMARY: texts("Summaries that are missing"),
        Flaw.WHO: texts("Measures without a name"),
        Flaw.DUE: texts("Measures without a date"),
        Flaw.UNCONFIRMED: texts("Themes that the plenum has not confirmed"),
        Flaw.CHANGED: texts("Themes changed since the plenum confirmed them"),
        Flaw.ALT: texts("Photos without a description"),
        Flaw.ALT_IS_FILE: texts("Photos whose description is a file name"),
        Flaw.CREDIT: texts("Photos without a credit"),
        Flaw.RELEASE: texts("Quotes without a release"),
        Flaw.CONSENT: texts("Photos whose consent is open"),
        Flaw.PERSONAL: texts("What looks like a person’s name or address"),
    }[flaw]


def advice(flaw: Flaw, texts: Texts) -> str:
    """Return what Enter does about it, and what else can be done."""
    to_measure = texts("⏎ completes the measure.")
    to_theme = texts("⏎ opens the theme in the plenum; g there reads it back.")
    to_photo = texts("⏎ opens the photo.")
    return {
        Flaw.ORPHAN: texts(
            "The sentence says something else by now. ⏎ shows the section; x lets go of the "
            "wording."
        ),
        Flaw.NOTE: texts("⏎ leads to the place; x: the comment is settled."),
        Flaw.WORDINGS: texts("⏎ shows all of them and lets you choose."),
        Flaw.OPEN_END: texts("⏎ completes the entry."),
        Flaw.UNSORTED: texts("⏎ gives the entry a kind."),
        Flaw.SUMMARY: texts("⏎ writes it."),
        Flaw.WHO: to_measure,
        Flaw.DUE: to_measure,
        Flaw.UNCONFIRMED: to_theme,
        Flaw.CHANGED: to_theme,
        Flaw.ALT: to_photo,
        Flaw.ALT_IS_FILE: to_photo,
        Flaw.CREDIT: to_photo,
        Flaw.CONSENT: to_photo,
        Flaw.RELEASE: texts("⏎ opens the sign-off of the quote."),
        Flaw.PERSONAL: texts("The public edition names functions only. ⏎ leads to the place."),
    }[flaw]
