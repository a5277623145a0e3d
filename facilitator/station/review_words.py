"""What one has to know of a review, and why something was not taken over, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.station.refusal import Reason
from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.station.returning_file import Review


def refusal_words(reason: Reason, texts: Texts) -> str:
    """Return why a difference was refused."""
    match reason:
        case Reason.GONE:
            return texts("It is not there any more.")
        case Reason.EMPTY:
            return texts("It may not be empty.")
        case Reason.REDACTED:
            return texts("Its words were destroyed.")
        case Reason.CHANGED_SINCE:
            return texts("It says something else here than in that file: please change it here.")
        case Reason.TOO_LONG:
            return texts("It is too long.")
        case Reason.IMPOSSIBLE:
            return texts("No calendar has that day.")
        case _:
            return texts("It could not be taken over.")


def hints(review: Review, texts: Texts) -> list[str]:
    """Return what one has to know before one decides."""
    said = []
    if review.accepted:
        said.append(
            texts.plural(
                "{count} tracked change was still open; it is read as if accepted.",
                "{count} tracked changes were still open; they are read as if accepted.",
                review.accepted,
            )
        )
    if not review.is_certain:
        said.append(
            texts(
                "A program has removed what this file held at first: what is told as deleted may "
                "have come to the record since. Please look closely."
            )
        )
    if any(one.is_conflict for one in review.comparison.differences):
        said.append(
            texts("What both sides have changed is only taken over if you choose it by itself.")
        )
    return said
