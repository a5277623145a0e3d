"""A rehearsal as a list of cues: who does what when, if a script is played on an agenda."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockId, PlaceId
from facilitator.domain.instant import NONE, Duration, Instant, minutes
from facilitator.domain.rehearsal_plenum import PlenumDoing, plenum_doings
from facilitator.domain.run import Run
from facilitator.domain.schedule import current_block, forecast, next_block
from facilitator.domain.schedule.plan import plan
from facilitator.domain.schedule.steps import AT_ONCE
from facilitator.domain.script import Script, ScriptBlock


@dataclass(frozen=True, slots=True)
class Begin:
    """The moderator presses Weiter so that `block` begins."""

    block: BlockId


@dataclass(frozen=True, slots=True)
class End:
    """The moderator presses Weiter so that `block` ends and nothing begins yet."""

    block: BlockId


@dataclass(frozen=True, slots=True)
class Extend:
    """The moderator gives `block` more time; negative cuts."""

    block: BlockId
    by: Duration


@dataclass(frozen=True, slots=True)
class Skip:
    """The moderator leaves `block` out."""

    block: BlockId


@dataclass(frozen=True, slots=True)
class Type:
    """A note-taker types `line` in `place` and presses Enter."""

    place: PlaceId
    line: str


@dataclass(frozen=True, slots=True)
class PlayOn:
    """Participants play the game of `block` on their phones, up to that share of its time."""

    block: BlockId
    share: float
    """0: they join, and it begins; 1: it ends."""


@dataclass(frozen=True, slots=True)
class Settle:
    """The editors write summaries and measures and settle the quotes, all that the script says."""


@dataclass(frozen=True, slots=True)
class InPlenum:
    """Something of what the plenum does, or asks of phones."""

    doing: PlenumDoing


Doing = Begin | End | Extend | Skip | Type | PlayOn | InPlenum | Settle
ROUNDS: Final = 8
"""In how many steps a game is played."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is done at one moment."""

    at: Instant
    doing: Doing


def cues(agenda: Agenda, script: Script) -> tuple[Cue, ...]:
    """Return all cues in order. A block begins when it can, never before its pinned start."""
    scripted = {played.block: played for played in script.blocks}
    found: list[Cue] = []
    free = Instant(0)
    for day in plan(agenda):
        running: BlockId | None = None
        free = max(free, day.start)
        for slot in day.slots:
            block = slot.block
            played = scripted.get(block.id, ScriptBlock(block=block.id))
            start = free if slot.pinned is None else max(free, slot.pinned)
            if played.skipped:
                found.append(Cue(start, Skip(block.id)))
                continue
            if running is not None and start - free > AT_ONCE:
                found.append(Cue(free, End(running)))
            length = slot.end - slot.start + played.longer
            free = start + max(length, minutes(1))
            found += _play(played, start, free, has_game=_is_open(block, agenda))
            doings = plenum_doings(block.id, script, agenda)
            found += [Cue(start + (free - start) * share, InPlenum(one)) for share, one in doings]
            running = block.id
        if running is not None:
            found.append(Cue(free, End(running)))
    in_order = sorted(found, key=lambda cue: cue.at)
    return (*in_order, Cue(free, Settle()))


def cues_before(block: BlockId, found: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], Instant] | None:
    """Return those of the cues `found` that come before `block` begins, and when that is.

    None: it never begins by itself.
    """
    for number, cue in enumerate(found):
        if cue.doing == Begin(block):
            return found[:number], cue.at
    return None


def _is_open(block: Block, agenda: Agenda) -> bool:
    """Return whether phones can play in `block`."""
    return block.game is not None and agenda.privacy is not None


def _play(played: ScriptBlock, start: Instant, end: Instant, *, has_game: bool) -> list[Cue]:
    length = end - start
    found = [Cue(start, Begin(played.block))]
    if played.extended != NONE:
        found.append(Cue(start + length * 0.8, Extend(played.block, played.extended)))
    found += _typed(played.lines, start, length)
    shares = [step / ROUNDS for step in range(ROUNDS + 1)] if has_game else []
    found += [Cue(start + length * share, PlayOn(played.block, share)) for share in shares]
    return sorted(found, key=lambda cue: cue.at)


def _typed(lines: tuple[tuple[PlaceId, str], ...], start: Instant, length: Duration) -> list[Cue]:
    """Spread the lines of each place evenly: places that capture at the same time take turns."""
    totals = Counter(place for place, _ in lines)
    position: Counter[PlaceId] = Counter()
    found: list[Cue] = []
    for place, line in lines:
        position[place] += 1
        share = position[place] / (totals[place] + 1)
        found.append(Cue(start + length * share, Type(place, line)))
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done next: `block` ends at `at`, or else begins."""

    block: BlockId
    at: Instant
    ends: bool


def what_is_due(agenda: Agenda, run: Run, now: Instant) -> Due | None:
    """Return the end of what runs, else the planned start of what comes next, if any."""
    running, coming = current_block(agenda, run), next_block(agenda, run, now)
    times = forecast(agenda, run, now)
    if running is not None:
        return Due(running.id, times.of(running.id).due, ends=True)
    if coming is not None:
        return Due(coming.id, times.of(coming.id).planned_start, ends=False)
    return None


def next_moment(due: Instant, now: Instant) -> Instant:
    """Return one minute before `due`, then one after it, then ever five minutes more.

    The last two are for practising to be late.
    """
    ahead = (moment for moment in (due + minutes(-1), due + minutes(1)) if moment > now)
    return next(ahead, now + minutes(5))
