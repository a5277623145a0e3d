"""How the edited agenda file differs from what the event runs by."""

from __future__ import annotations

from facilitator.domain.differences import Changed, Difference
from facilitator.texts import Texts
from facilitator.tui.question import Question
from facilitator.tui.wording import field_words


def ask_to_adopt(texts: Texts, found: tuple[Difference, ...]) -> Question:
    """Return the question whether to adopt the differences, which it lists."""
    lines = [_line(difference, texts) for difference in found]
    lines.append(texts("Whatever has content or has run stays, whatever the file says."))
    return Question(texts, texts("Adopt the changes from the agenda file?"), "\n".join(lines))


def _line(difference: Difference, texts: Texts) -> str:
    match difference.changed:
        case Changed.ADDED:
            return texts("+ {title}: new", title=difference.title)
        case Changed.REMOVED:
            return texts("− {title}: gone", title=difference.title)
        case Changed.EDITED:
            fields = ", ".join(field_words(texts, field) for field in difference.fields)
            return texts("~ {title}: {fields}", title=difference.title, fields=fields)
