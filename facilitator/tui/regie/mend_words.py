"""What a mend (Zeitvorschlag) does and what comes of it, in plain words."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import NONE, whole_minutes
from facilitator.domain.mends import Intervention, Mend, MendKind, after
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.regie.promises import late_start
from facilitator.tui.wording import clock_time, length, minutes_late

_TITLE: Final = 26
"""Columns for a title: what is done with it matters more."""


def what_to_do(mend: Mend, moment: Moment, texts: Texts, *, brief: bool = False) -> str:
    """Return its interventions: ``WS 3 pünktlich schließen, Kaffeepause 3 min weniger (…)``.

    `brief` leaves out what stands in brackets.
    """
    said = [_words(one, mend, moment, texts) for one in mend.interventions]
    return ", ".join(_without_brackets(one) if brief else one for one in said)


def _without_brackets(said: str) -> str:
    return said.removesuffix(")").rpartition(" (")[0] if said.endswith(")") else said


def _words(one: Intervention, mend: Mend, moment: Moment, texts: Texts) -> str:
    agenda = moment.snapshot.agenda
    match one.kind:
        case MendKind.SHIFT_END:
            time = clock_time(mend.expected_end, agenda.zone)
            return texts("announce {time} as the end", time=time)
        case MendKind.CLOSE_TRACK:
            return _closing(one, moment, texts)
        case MendKind.SHORTEN if one.left > NONE:
            return texts(
                "{title} {length} less ({left} instead of {planned})",
                title=_title(one, agenda, texts),
                length=length(texts, one.by),
                left=whole_minutes(one.left),
                planned=whole_minutes(one.left + one.by),
            )
        case MendKind.SHORTEN | MendKind.DROP:
            by = length(texts, one.by)
            return texts(
                "leave out {title} ({length})", title=_title(one, agenda, texts), length=by
            )


def _closing(one: Intervention, moment: Moment, texts: Texts) -> str:
    workshop = one.workshop or ""
    number = moment.snapshot.agenda.workshop(workshop).number
    timing = moment.forecast.of_track(one.block, workshop)
    if one.left <= timing.planned_end - timing.planned_start:
        return texts("close WS {number} on time", number=number)
    by = length(texts, one.by)
    return texts("cut WS {number} by {length}", number=number, length=by)


def _title(one: Intervention, agenda: Agenda, texts: Texts) -> str:
    for _, block in agenda.blocks():
        for track in block.tracks:
            for inner in track.blocks:
                if inner.id == one.block:
                    number = agenda.workshop(track.workshop).number
                    return texts("WS {number}: {title}", number=number, title=_short(inner))
    return _short(agenda.block(one.block))


def _short(block: Block) -> str:
    """Return the title; of a long one what stands before its colon."""
    title = one_line(block.title)
    head = title if len(title) <= _TITLE else title.partition(":")[0]
    return shortened(head, _TITLE)


def what_comes_of_it(mend: Mend, moment: Moment, texts: Texts) -> tuple[str, str]:
    """Return it in full and short: ``→ Ende 12:33, 3 min später als zugesagt``, ``→ … (+3)``.

    Where the day ends on time anyway it is the promised start that is kept.
    """
    reached, rest = _reached(mend, moment, texts), minutes_late(mend.late)
    if rest <= 0:
        return f"→ {reached}", f"→ {reached}"
    today = moment.forecast.today
    said = length(texts, mend.late)
    if minutes_late(mend.expected_end - (today.promised_end or today.planned_end)) != rest:
        left = texts("{length} late at a promised start", length=said)
    elif today.promised_end:
        left = texts("{length} later than promised", length=said)
    else:
        left = texts("{length} later than planned", length=said)
    return f"→ {reached}, {left}", f"→ {reached} (+{rest})"


def _reached(mend: Mend, moment: Moment, texts: Texts) -> str:
    snapshot = moment.snapshot
    zone = snapshot.agenda.zone
    late = late_start(moment)
    if minutes_late(moment.forecast.today.offset) > 0 or late is None:
        return texts("end {end}", end=clock_time(mend.expected_end, zone))
    then = after(snapshot.agenda, snapshot.run, mend, moment.now)
    return f"{_short(late)} {clock_time(then.of(late.id).expected_start, zone)}"
