"""What a mend (Zeitvorschlag) does and what comes of it, in plain words."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block
from facilitator.domain.instant import NONE, whole_minutes
from facilitator.domain.mends import Intervention, Mend, MendKind, after
from facilitator.domain.outstanding import devices_in
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.context import Moment
from facilitator.tui.regie.naming import called, short_title
from facilitator.tui.regie.promises import late_start, late_starts
from facilitator.tui.wording import clock_time, length, minutes_late

_NAME: Final = 16
"""Columns for the title of a block that stays late, beside the end."""


def what_to_do(mend: Mend, moment: Moment, texts: Texts) -> str:
    """Return its interventions, a line each: ``WS 3 pünktlich schließen,``."""
    return ",\n".join(_words(one, mend, moment, texts) for one in mend.interventions)


def wordings(mend: Mend, moment: Moment, texts: Texts) -> tuple[str, str, str]:
    """Return them in full, without what stands in brackets, and as short as can be."""
    full = [_words(one, mend, moment, texts) for one in mend.interventions]
    brief = [_without_brackets(one) for one in full]
    terse = [
        _terse(one, moment, texts) or said
        for one, said in zip(mend.interventions, brief, strict=True)
    ]
    return ", ".join(full), ", ".join(brief), ", ".join(terse)


def _terse(one: Intervention, moment: Moment, texts: Texts) -> str:
    """Return ``Kaffeepause −3 min``, ``ohne Energizer``; nothing for what can't be said shorter."""
    if one.kind not in (MendKind.SHORTEN, MendKind.DROP):
        return ""
    title = called(one.block, moment, texts)
    if one.kind is MendKind.DROP or one.left <= NONE:
        return texts("without {title}", title=title)
    return texts("{title} −{length}", title=title, length=length(texts, one.by))


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
                title=called(one.block, moment, texts),
                length=length(texts, one.by),
                left=whole_minutes(one.left),
                planned=whole_minutes(one.left + one.by),
            )
        case MendKind.SHORTEN | MendKind.DROP:
            by = length(texts, one.by)
            return texts(
                "leave out {title} ({length})", title=called(one.block, moment, texts), length=by
            )


def _closing(one: Intervention, moment: Moment, texts: Texts) -> str:
    workshop = one.workshop or ""
    number = moment.snapshot.agenda.workshop(workshop).number
    timing = moment.forecast.of_track(one.block, workshop)
    is_told = bool(devices_in(moment.snapshot, workshop))
    if one.left > timing.planned_end - timing.planned_start:
        by = length(texts, one.by)
        said = texts("cut WS {number} by {length}", number=number, length=by)
    else:
        said = texts("close WS {number} on time", number=number)
    return texts("{what} (message to the room)", what=said) if is_told else said


def what_comes_of_it(mend: Mend, moment: Moment, texts: Texts) -> tuple[str, str]:
    """Return it in full and short: ``→ Ende 12:33, 3 min später als zugesagt``, ``→ … (+3)``.

    Where the day ends on time anyway it is the promised start that is kept. Where another promise
    is missed, it is named: ``→ Ende 12:30, Plenum bleibt 3 min zu spät``, ``→ …, Plenum +3``.
    """
    snapshot, rest = moment.snapshot, minutes_late(mend.late)
    then = Moment(snapshot, after(snapshot.agenda, snapshot.run, mend, moment.now), moment.now)
    kept = _kept(moment)
    reached = _reached(kept, mend, then, texts)
    if rest <= 0:
        return f"→ {reached}", f"→ {reached}"
    said, missed = length(texts, mend.late), _missed(mend, then)
    if missed is not None and missed != kept:
        left = texts("{title} stays {length} late", title=short_title(missed), length=said)
        return (
            f"→ {reached}, {left}",
            f"→ {reached}, {shortened(short_title(missed), _NAME)} +{rest}",
        )
    if missed is not None or moment.forecast.today.promised_end:
        left = texts("{length} later than promised", length=said)
    else:
        left = texts("{length} later than planned", length=said)
    return f"→ {reached}, {left}", f"→ {reached} (+{rest})"


def _kept(moment: Moment) -> Block | None:
    """Return the block whose promised start is in danger; None where it is the end of the day."""
    return None if minutes_late(moment.forecast.today.offset) > 0 else late_start(moment)


def _reached(kept: Block | None, mend: Mend, then: Moment, texts: Texts) -> str:
    zone = then.snapshot.agenda.zone
    if kept is None:
        return texts("end {end}", end=clock_time(mend.expected_end, zone))
    return f"{short_title(kept)} {clock_time(then.forecast.of(kept.id).expected_start, zone)}"


def _missed(mend: Mend, then: Moment) -> Block | None:
    """Return the block that begins latest after its promise; None if the end is as late."""
    today = then.forecast.today
    end = minutes_late(mend.expected_end - (today.promised_end or today.planned_end))

    def late(block: Block) -> int:
        timing = then.forecast.of(block.id)
        return minutes_late(timing.expected_start - timing.planned_start)

    worst = max(late_starts(then), key=late, default=None)
    return None if worst is None or late(worst) <= end else worst
