"""The top line: which event, what time, when it ends, how safe everything is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.domain.instant import minutes
from facilitator.domain.schedule import late_because
from facilitator.domain.snapshot import Saving
from facilitator.link.state import LinkState
from facilitator.texts import Texts
from facilitator.tui.claims import claims_sign
from facilitator.tui.columns import shortened
from facilitator.tui.context import Moment
from facilitator.tui.linked import NO_SIGN, LinkSign
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.waiting_cards import cards_sign
from facilitator.tui.wording import (
    clock_time,
    lateness,
    length,
    minutes_late,
    saving_state,
    saving_state_short,
)

_APART: Final = 4
"""Columns in all between what stands left, in the middle and right."""
_TITLE: Final = 24
"""Columns for the title of the block that makes it late."""


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What the header says, in the parts that it may leave out when it gets narrow."""

    event: str
    day: str
    clock: str
    end: str
    off: str
    off_short: str
    """``+6 min``, ``−91 min``: positive is late."""
    is_late: bool
    saving: Saving
    rehearsal: str
    stage: str = ""
    """Whether there is a stage; empty if there never was one."""
    later: str = ""
    """``8 min später``: what it is later than goes without saying; ``off`` says it."""
    because: str = ""
    """``wegen WS 3``; empty unless one thing makes it late."""
    claims: str = ""
    """Whether a Bingo waits to be checked."""
    cards: str = ""
    """How many cards from phones wait; empty if none does."""
    link: LinkSign = NO_SIGN
    """How the connection to the main machine stands, if there is anything to say."""


def header_facts(
    moment: Moment, texts: Texts, link: LinkState | None = None, sign: LinkSign = NO_SIGN
) -> HeaderFacts:
    """Return what the header says at `moment`."""
    snapshot = moment.snapshot
    agenda = snapshot.agenda
    timing = moment.forecast.today
    late = minutes_late(timing.offset)
    number = agenda.days.index(timing.day) + 1
    return HeaderFacts(
        event=one_line(
            " · ".join(part for part in (agenda.series or agenda.title, agenda.place) if part)
        ),
        day=texts("day {number} of {count}", number=number, count=len(agenda.days))
        if len(agenda.days) > 1
        else "",
        clock=clock_time(moment.now, agenda.zone),
        end=clock_time(timing.expected_end, agenda.zone),
        off=lateness(texts, timing.offset) if late else "",
        off_short=texts("{minutes} min", minutes=f"{late:+}".replace("-", "\N{MINUS SIGN}"))
        if late
        else "",
        is_late=late > 0,
        saving=snapshot.saving,
        rehearsal=texts("REHEARSAL") if snapshot.rehearsal else "",
        stage=_stage_sign(texts, link),
        later=_later(late, texts) if late else "",
        because=_because(moment, texts) if late > 0 else "",
        claims=claims_sign(texts, link),
        cards=cards_sign(texts, link),
        link=sign,
    )


def _later(late: int, texts: Texts) -> str:
    said = length(texts, minutes(late))
    if late > 0:
        return texts("{length} later", length=said)
    return texts("{length} earlier", length=said)


def _because(moment: Moment, texts: Texts) -> str:
    """Say which workshop, or else which block, makes today late."""
    snapshot = moment.snapshot
    found = late_because(snapshot.agenda, snapshot.run, moment.forecast)
    if found is None:
        return ""
    block, track = found
    if track is None:
        title = shortened(one_line(block.title), _TITLE)
        return texts("because of “{title}”", title=title)
    number = snapshot.agenda.workshop(track.workshop).number
    return texts("because of WS {number}", number=number)


def _stage_sign(texts: Texts, link: LinkState | None) -> str:
    if link is not None and link.stages:
        return texts("stage ✓")
    return texts("stage disconnected") if link is not None and link.stage_left else ""


class Header(Pane):
    """Shows HeaderFacts on one line, the most important parts also at 80 columns."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("header")
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return the fullest wording that fits."""
        assert isinstance(facts, HeaderFacts)
        for parts in self._wordings(facts):
            left, middle, right = parts
            free = width - left.cell_len - middle.cell_len - right.cell_len
            if free >= _APART:
                break
        gap = max(free // 2, 1)
        return Text.assemble(left, " " * gap, middle, " " * max(free - gap, 1), right)

    def _wordings(self, facts: HeaderFacts) -> list[tuple[Text, Text, Text]]:
        texts, saving = self._texts, facts.saving
        full = texts("end expected at {end}", end=facts.end)
        short = texts("end {end}", end=facts.end)
        mark = " ! " if facts.is_late else " · "
        late = f"{mark}{facts.off}" if facts.off else ""
        brief = f"{mark}{facts.off_short}" if facts.off else ""
        why = f"{late} · {facts.because}" if facts.because else late
        later = f"{mark}{facts.later}" if facts.later else late
        why_later = f"{later} · {facts.because}" if facts.because else late
        alert = "bold" if facts.is_late else ""
        event = [facts.rehearsal, facts.event, facts.day]
        few = [facts.rehearsal, facts.day or facts.event]
        long_saving, short_saving = saving_state(texts, saving), saving_state_short(texts, saving)
        stage, away, brief_away = facts.stage, facts.link.full, facts.link.short
        signs = (facts.cards, stage, away)
        return [
            (
                _joined(left),
                _middle(facts.clock, end, (off, alert)),
                _right(facts.claims, beside, said, saving),
            )
            for left, end, off, beside, said in (
                (event, full, why, signs, long_saving),
                (event, short, why, signs, long_saving),
                (event, short, why, signs, short_saving),
                (few, short, why, signs, short_saving),
                ([facts.rehearsal], short, why_later, signs, short_saving),
                (event, short, late, signs, short_saving),
                (few, short, late, signs, short_saving),
                ([facts.rehearsal], short, late, signs, short_saving),
                ([facts.rehearsal], short, later, signs, short_saving),
                # That it is only a rehearsal is said on the narrowest screen, too.
                ([facts.rehearsal], short, brief, signs, short_saving),
                ([facts.rehearsal], short, brief, (away,), short_saving),
                # So is that what is written here goes nowhere.
                ([facts.rehearsal], short, brief, (brief_away,), short_saving),
                ([facts.rehearsal], short, "", (brief_away,), short_saving),
                ([facts.rehearsal], "", "", (brief_away,), short_saving),
            )
        ]


def _joined(parts: list[str]) -> Text:
    return Text(" · ".join(part for part in parts if part), style="bold")


def _middle(clock: str, end: str, off: tuple[str, str]) -> Text:
    """Return clock, end and how far off that is, which is styled."""
    return Text.assemble((clock, "bold"), "   " if end else "", end, off)


def _right(claims: str, signs: tuple[str, ...], said: str, saving: Saving) -> Text:
    safe = (said, "bold reverse" if saving.failure else "")
    told = Text.assemble((f" {claims} ", "bold reverse"), "   ") if claims else Text()
    return Text.assemble(told, *(f"{sign}   " for sign in signs if sign), safe)
