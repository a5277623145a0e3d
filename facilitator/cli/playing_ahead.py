"""What a script plays so that one can practise what comes after it: the plenum, above all."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from facilitator.cli.failing import SentenceError
from facilitator.domain.agenda import Agenda, Block, BlockKind
from facilitator.domain.instant import Instant
from facilitator.domain.rehearsal import Cue, cues, cues_before
from facilitator.domain.script import Script
from facilitator.station import Station
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.station.rehearsing import play
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is played before one begins, and at what time of the event that is."""

    script: Script
    cues: tuple[Cue, ...]
    begins: Instant

    def play(self, station: Station, clock: RehearsalClock, texts: Texts) -> None:
        """Play it with a progress bar; `clock`, that of `station`, goes along."""
        from rich.progress import Progress

        rate = clock.anchor.rate
        clock.stop()
        with Progress(transient=True) as progress:
            for cue in progress.track(self.cues, description=texts("Rehearsal")):
                clock.skip_to(cue.at)
                play(cue, station, self.script)
        clock.skip_to(self.begins)
        clock.go_on(rate)


def ahead_of(said: str | None, agenda: Agenda, script: Script, texts: Texts) -> Ahead:
    """Return what `script` plays before the block that is called `said`; None: the last plenum.

    Raises SentenceError if there is no such block, or it never begins.
    """
    block = _last_plenum(agenda, texts) if said is None else _block_called(said, agenda, texts)
    found = cues_before(block.id, cues(agenda, script))
    if found is None:
        raise SentenceError(texts("“{title}” is left out by the script.", title=block.title))
    return Ahead(script, *found)


def _last_plenum(agenda: Agenda, texts: Texts) -> Block:
    plenums = [block for _, block in agenda.blocks() if block.kind is BlockKind.PLENUM]
    if not plenums:
        raise SentenceError(
            texts("The agenda has no plenum: name a block with --until, by its id or title.")
        )
    return plenums[-1]


def _block_called(said: str, agenda: Agenda, texts: Texts) -> Block:
    """Return the block of that id, or whose title begins like that."""
    blocks = [block for _, block in agenda.blocks()]
    typed = said.strip().casefold()
    exact = [block for block in blocks if typed in (block.id.casefold(), block.title.casefold())]
    begun = [block for block in blocks if block.title.casefold().startswith(typed)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    names = {name.casefold(): name for block in blocks for name in (block.id, block.title)}
    close = get_close_matches(typed, names, n=1)
    lines = [texts("No block is called “{said}”, or several are.", said=said)]
    if close:
        lines.append(texts("Did you mean “{nearest}”?", nearest=names[close[0]]))
    raise SentenceError(" ".join(lines))
