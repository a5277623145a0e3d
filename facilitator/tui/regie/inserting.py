"""Putting an unplanned block into the agenda."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.instant import Duration
from facilitator.domain.schedule import DayForecast, forecast
from facilitator.domain.supposing import inserted
from facilitator.formats.written import parse_length
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.wording import clock_time, lateness, length

OPENER: Final = "e"
_SUPPOSED: Final = "/supposed"
"""No id holds a slash."""


def insert_form(context: Context, after: Block) -> Form:
    """Return the form for a block right behind `after`; it says what would become of the end."""
    texts, station = context.texts, context.station

    def insert(values: Values) -> str:
        wanted = parse_length(values["length"])
        return why_refused(texts, lambda: station.plan.insert(after.id, values["title"], wanted))

    return Form(
        texts,
        texts("unplanned, after {title}", title=after.title),
        (
            FormField(
                name="title",
                label=texts("Title"),
                check=lambda typed: "" if typed else texts("An agenda item needs a title."),
            ),
            FormField(
                name="length", label=texts("Length"), check=lambda typed: check_length(texts, typed)
            ),
        ),
        apply=insert,
        consequence=lambda values: _consequence(context, after, values["length"]),
        opener=OPENER,
    )


def check_length(texts: Texts, typed: str) -> str:
    """Return what is wrong with a length, or nothing."""
    try:
        parse_length(typed)
    except ValueError:
        return texts("Write a length like this: 15, 15 min, 1 h or 1:30")
    return ""


def _consequence(context: Context, after: Block, typed: str) -> str:
    """Say when the day would end, compared with now."""
    texts = context.texts
    try:
        wanted = parse_length(typed)
    except ValueError:
        return texts("Type a length to see when the day would end.")
    ends = _ends(context, after.id, wanted)
    if ends is None:
        return texts("That is no longer there.")
    now, then = ends
    zone = context.station.snapshot.agenda.zone
    end, before = clock_time(then.expected_end, zone), clock_time(now.expected_end, zone)
    if end == before:
        return texts(
            "{length} more: the day still ends at {end}.", length=length(texts, wanted), end=end
        )
    said = texts(
        "{length} more: the day ends at {end} instead of {before}.",
        length=length(texts, wanted),
        end=end,
        before=before,
    )
    if then.promised_end is None:
        return said
    promised = texts(
        "Promised is {end}: {off}.",
        end=clock_time(then.promised_end, zone),
        off=lateness(texts, then.offset),
    )
    return f"{said} {promised}"


def _ends(
    context: Context, after: BlockId, wanted: Duration
) -> tuple[DayForecast, DayForecast] | None:
    """Return the day of `after` as it is expected now, and with that much more behind it."""
    snapshot, moment = context.station.snapshot, context.station.now()
    agenda = snapshot.agenda
    new = Block(id=_SUPPOSED, title="", duration=wanted, unplanned=True)
    before = forecast(agenda, snapshot.run, moment)
    supposed = forecast(inserted(agenda, after, new), snapshot.run, moment)
    for now, then in zip(before.days, supposed.days, strict=True):
        if any(block.id == after for block in now.day.blocks):
            return now, then
    return None
