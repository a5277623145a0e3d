"""Why the hub did not do what was asked of it for cards and one-time codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.texts import Texts
from facilitator.tui.asking import why_not

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


def why_not_done(texts: Texts, answer: Answer | None) -> str:
    """Return why a call came to nothing; nothing if it was done."""
    if answer is None or answer.is_done:
        return why_not(texts, answer)
    said = {
        "closed": texts("The query or round takes nothing any more."),
        "nobody": texts("That card is no longer there: somebody took or withdrew it."),
        "gone": texts("That is no longer there."),
        "privacy": texts("The agenda lacks the four lines on data protection: phones stay out."),
        "role": texts("This device may not do that. Tell Regie."),
    }
    return said.get(answer.said) or why_not(texts, answer)
