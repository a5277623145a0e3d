"""A rehearsal on the screen: the real views, while a script acts and the clock runs faster."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from itertools import takewhile
from typing import ClassVar, Final

from facilitator.domain.capture import join_prefix
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.rehearsal import Begin, Cue, InPlenum, PlayOn, Settle, Type
from facilitator.domain.rehearsal_plenum import (
    AskCards,
    AskPoints,
    CountDots,
    GivePoints,
    Reveal,
    SendCards,
    TakeCards,
)
from facilitator.domain.schedule import current_block
from facilitator.domain.script import Script
from facilitator.station import RefusedError
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.station.rehearsing import Games, note_game, play
from facilitator.station.rehearsing_plenum import PlenumPhones, play_plenum
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from facilitator.tui.mitschrift.field import CaptureField
from facilitator.tui.mitschrift.view import MitschriftView

_LONG_WAIT: Final[Duration] = minutes(30)
"""Nobody waits that long with nothing running: it is skipped."""
_TYPING: Final[Duration] = minutes(8)
"""How long, by the rehearsal's clock, it takes to type a line."""
_IN_POLLS: Final = (AskPoints, GivePoints, CountDots, Reveal, AskCards, SendCards, TakeCards)
"""What is seen among the queries, not in the plenum."""


class RehearsalApp(FacilitatorApp):
    """Plays `cues` as their time comes, shows the view in which each happens, then leaves.

    In the place that is on the screen lines are typed letter by letter; note-takers elsewhere
    file theirs unseen. Whoever watches may press any key; what the script then finds impossible
    it passes over.
    """

    STEP_SECONDS: ClassVar[float] = 0.05
    LINGER_SECONDS: ClassVar[float] = 3.0
    """How long each view stays, so that it can be read."""

    def __init__(
        self,
        context: Context,
        cues: tuple[Cue, ...],
        script: Script,
        clock: RehearsalClock,
        games: Games | None = None,
        phones: PlenumPhones | None = None,
    ) -> None:
        super().__init__(context)
        self._games = games
        self._phones = phones
        self._waits_for_phones = False
        self._cues = deque(cues)
        self._script = script
        self._clock = clock
        self._lingering = False

    def on_mount(self) -> None:
        """Begin to play."""
        self.set_interval(self.STEP_SECONDS, self._play_due)

    @property
    def is_played(self) -> bool:
        """Whether the script was played to its end."""
        return not self._cues

    def action_other_language(self) -> None:
        """Stay in this language: the screens can't be opened again in the middle of a rehearsal."""
        self.notify(self.context.texts("Choose the language when you start the rehearsal."))

    async def _play_due(self) -> None:
        if self._waits_for_phones:
            return
        self._skip_waiting()
        self._type_ahead()
        while self._cues and self._cues[0].at <= self._clock.now():
            cue = self._cues.popleft()
            if self._has_phones(cue):
                self._waits_for_phones = True
                self.run_worker(self._let_phones(cue))
                return
            if not self._press_enter(cue):
                play(cue, self.context.station, self._script)
            await self._show(cue)
            if not self._cues:
                self.set_timer(self.LINGER_SECONDS, self.exit)

    def _has_phones(self, cue: Cue) -> bool:
        """Whether participants do `cue` on their phones, which takes a moment."""
        if isinstance(cue.doing, PlayOn):
            return self._games is not None
        return isinstance(cue.doing, InPlenum) and self._phones is not None

    async def _let_phones(self, cue: Cue) -> None:
        """Have the phones do `cue`; script and clock wait for them."""
        rate = self._clock.anchor.rate
        self._clock.stop()
        try:
            await self._show(cue)
            if isinstance(cue.doing, PlayOn) and self._games is not None:
                totals = await asyncio.to_thread(self._games.play_on, cue.doing)
                note_game(self.context.station, cue.doing, totals)
            elif isinstance(cue.doing, InPlenum) and self._phones is not None:
                await self._play_plenum(cue.doing, self._phones)
        finally:
            self._clock.go_on(rate)
            self._waits_for_phones = False

    async def _play_plenum(self, cue: InPlenum, phones: PlenumPhones) -> None:
        playing = play_plenum(cue.doing, self.context.station)
        came: object = None
        with suppress(RefusedError, StopIteration):
            while True:
                came = await asyncio.to_thread(playing.send(came), phones)

    def _skip_waiting(self) -> None:
        snapshot = self.context.station.snapshot
        if self._cues and current_block(snapshot.agenda, snapshot.run) is None:
            upcoming = self._cues[0].at
            if upcoming - self._clock.now() > _LONG_WAIT:
                self._clock.skip_to(upcoming)

    # --- typing ---

    @property
    def _writer(self) -> MitschriftView | None:
        """Mitschrift, while it is what one sees and its field is there."""
        screen = self.screen
        return screen if isinstance(screen, MitschriftView) and screen.query(CaptureField) else None

    def _type_ahead(self) -> None:
        """Type what should stand in the field by now of the next line of the place on screen."""
        writer, now = self._writer, self._clock.now()
        soon = takewhile(lambda cue: cue.at - now < _TYPING, self._cues)
        for cue in soon:
            if writer and isinstance(cue.doing, Type) and cue.doing.place == writer.desk.place:
                left = max(0.0, (cue.at - now) / _TYPING)
                line = cue.doing.line
                _type(writer, line[: round(len(line) * (1 - left))])
                return

    def _press_enter(self, cue: Cue) -> bool:
        """File the line of `cue` from the field; False if it does not stand there."""
        writer = self._writer
        if writer is None or not isinstance(cue.doing, Type):
            return False
        place, line = cue.doing.place, cue.doing.line
        if writer.desk.place != place or not _type(writer, line):
            return False
        writer.field.action_enter()
        return True

    # --- what one sees ---

    async def _show(self, cue: Cue) -> None:
        match cue.doing:
            case Settle():
                await self.open_view(ViewName.DOKUMENTATION)
            case InPlenum(GivePoints()):
                await self._turn_to(ViewName.POLLS)
            case InPlenum(doing) if not self._lingering:
                of_phones = isinstance(doing, _IN_POLLS)
                await self._turn_to(ViewName.POLLS if of_phones else ViewName.PLENUM)
            case Begin() if not self._lingering:
                await self._turn_to(ViewName.REGIE)
            case Type(place) if not self._lingering:
                await self._turn_to(ViewName.MITSCHRIFT)
                if writer := self._writer:
                    writer.turn_to(place)

    async def _turn_to(self, view: ViewName) -> None:
        self._lingering = True
        self.set_timer(self.LINGER_SECONDS, self._stop_lingering)
        await self.open_view(view)

    def _stop_lingering(self) -> None:
        self._lingering = False


def _type(writer: MitschriftView, wanted: str) -> bool:
    """Type on until `wanted` stands in the field; False if something else stands there."""
    if writer.desk.editing is not None or not wanted.startswith(join_prefix(writer.field.line)):
        return False
    for sign in wanted[len(join_prefix(writer.field.line)) :]:
        writer.field.insert_text(sign)
    return join_prefix(writer.field.line) == wanted
