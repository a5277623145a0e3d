"""Why something that editors changed was not taken over, in words."""

from __future__ import annotations

from facilitator.station.refusal import Reason
from facilitator.texts import Texts


def refusal_words(reason: Reason, texts: Texts) -> str:
    """Return why a difference was refused."""
    match reason:
        case Reason.GONE:
            return texts("It is not there any more.")
        case Reason.EMPTY:
            return texts("It may not be empty.")
        case Reason.REDACTED:
            return texts("Its words were destroyed.")
        case Reason.TOO_LONG:
            return texts("It is too long.")
        case Reason.IMPOSSIBLE:
            return texts("No calendar has that day.")
        case _:
            return texts("It could not be taken over.")
