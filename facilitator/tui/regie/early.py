"""What a question says of a block that would begin, or end, ahead of its time."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block
from facilitator.domain.instant import minutes, minutes_between
from facilitator.domain.run import BlockState
from facilitator.domain.schedule.steps import keeps_waiting
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.dates import time_and_day
from facilitator.tui.wording import clock_time, length, time_between

_WORTH_SAYING: Final = 5
"""Minutes of a block's time from which ending it may be a slip of the finger."""


def before_its_time(block: Block, moment: Moment, texts: Texts) -> str:
    """Say that `block` is planned for another day, or promised to others for a later time.

    Empty if it may begin at `moment`.
    """
    zone = moment.snapshot.agenda.zone
    planned = moment.forecast.of(block.id).planned_start
    if not keeps_waiting(planned, moment.now):
        return ""
    time, when = clock_time(planned, zone), time_and_day(texts, planned, moment.now, zone)
    if when != time:
        return texts("Planned: {when}", when=when)
    if block.start is None:
        return ""
    early = length(texts, minutes(minutes_between(moment.now, planned)))
    return texts(
        "Begins {length} before its promised start ({time}): some may only come then.",
        length=early,
        time=time,
    )


def cut_short(block: Block, moment: Moment, texts: Texts) -> str:
    """Say how much of its time `block`, which runs, has left, and who still works in it.

    Empty if it is all but over. Workshops are named once one of them is finished: where nobody
    reports that, nothing follows from it.
    """
    due = moment.forecast.of(block.id).due
    if minutes_between(moment.now, due) < _WORTH_SAYING:
        return ""
    left = texts("{length} left.", length=time_between(texts, moment.now, due))
    return " ".join(said for said in (left, _still_working(block, moment, texts)) if said)


def _still_working(phase: Block, moment: Moment, texts: Texts) -> str:
    states = {
        track.workshop: moment.forecast.of_track(phase.id, track.workshop).state
        for track in phase.tracks
    }
    agenda, over = moment.snapshot.agenda, (BlockState.DONE, BlockState.SKIPPED)
    working = [
        texts("WS {number}", number=agenda.workshop(workshop).number)
        for workshop, state in states.items()
        if state not in over
    ]
    if not working or BlockState.DONE not in states.values():
        return ""
    return texts.plural(
        "{workshops} is not finished yet.",
        "{workshops} are not finished yet.",
        len(working),
        workshops=", ".join(working),
    )
