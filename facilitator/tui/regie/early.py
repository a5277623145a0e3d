"""What a question says of a block that would begin ahead of its time."""

from __future__ import annotations

from facilitator.domain.agenda import Block
from facilitator.domain.instant import minutes, minutes_between
from facilitator.domain.schedule.steps import keeps_waiting
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.dates import time_and_day
from facilitator.tui.wording import clock_time, length


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
