"""The comments of a new agenda file: what it is, and what each key is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.domain.kinds import Kind
from facilitator.texts import Texts


def explain_file(texts: Texts, kinds: Iterable[Kind]) -> Iterator[str]:
    """Yield the lines that a new file begins with."""
    yield texts(
        "An agenda for facilitator. Change whatever you like; what is behind # is a remark."
    )
    yield texts("The words before the colons stay as they are, indented as they are.")
    yield texts("Texts stand between straight quotation marks.")
    yield texts("Kinds of entry:")
    for kind in kinds:
        yield f"  {kind.letter}  {kind.name}"
    yield texts("Afterwards: facilitator check NAME.yaml says what is wrong or unusual.")


def explain_keys(texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield what each key is for; that of the event itself is named ``event title``."""
    yield "event title", texts("what the event is called")
    yield "place", texts("where it takes place")
    yield "series", texts("the series that the event belongs to")
    yield "organiser", texts("who invites")
    yield "participants", texts("how many are expected")
    yield "occasion", texts("why it takes place; opens the report")
    yield "people", texts("who stands for the event")
    yield "timezone", texts("where the clock is right")
    yield "language", texts("of the event and its report: de or en")
    yield "rooms", texts("a short name for this file: and the name")
    yield "workshops", texts("groups that work at the same time")
    yield "question", texts("the guiding question of the workshop")
    yield "date", texts("year-month-day")
    yield "end", texts("the promised end of the day")
    yield "id", texts("a short name that there is only once")
    yield "title", texts("what all screens and the report call it")
    yield "start", texts("promised: never earlier; else it follows the one above")
    yield "duration", texts("how long it is planned")
    yield "min", texts("how far it may be cut when time runs out")
    yield "room", texts("one of the rooms above")
    yield "goal", texts("what is true afterwards")
    yield "method", texts("how it is done")
    yield "material", texts("what has to lie ready")
    yield "responsible", texts("who looks after it")
    yield "notes", texts("for you alone: stays in this file")
    yield (
        "kind",
        texts("talk, qa, discussion, parallel, plenum, break, networking or bingo; or none"),
    )
    yield "capture", texts("what kind of entry plain text becomes, see above")
    yield "tracks", texts("what the workshops do at the same time")
    yield "workshop", texts("the id of a workshop above")
