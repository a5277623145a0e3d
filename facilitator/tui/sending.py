"""What Regie has sent to the stage, and the picture that follows from it at every moment.

A message is about the moment at which it is sent: once the next block begins, it gives way to what
was shown before it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from facilitator.domain.bingo.board import Board, Fanfare, board_of
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import current_block
from facilitator.domain.stage import (
    NOTHING_LIVE,
    OF_BINGO,
    OF_PHONES,
    Choice,
    Live,
    Picture,
    Scene,
)
from facilitator.domain.staging import picture
from facilitator.link.playing import PhoneAccess, Playing
from facilitator.link.strict import WrongError, from_json, to_json
from facilitator.link.voicing import JOIN_PATH, Voices
from facilitator.tui.context import Context, Moment, moment_of

_CHOSEN: Final = "stage"
"""Under this the record remembers what the stage shows; under ``stage.code`` the last code."""
_BEFORE: Final = f"{_CHOSEN}.before"
"""What was shown before a message."""
_SINCE: Final = f"{_CHOSEN}.since"
"""When a message was sent, in milliseconds."""


class Sending:
    """Sends to the stage what was chosen, and again whenever its picture changes.

    It is remembered, so that Regie comes back with it after it was killed.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._left = context.station.recall()
        self._shown: Picture | None = None
        self.choice = self._recall(_CHOSEN) or Choice()
        self._before = self._recall(_BEFORE) or Choice()
        self._sent = self._when_sent()
        self.leaves_as_it_is = context.station.identity.joined and _CHOSEN not in self._left
        """Another device led before: the stage keeps its picture until this one sends."""
        self._led = context.station.leads
        self._wiped = len(context.station.snapshot.wiped)
        self._fanfare = Fanfare()

    @property
    def since(self) -> Instant | None:
        """When the message that the stage shows was sent; None if it shows anything else."""
        return self._sent if self.choice.scene is Scene.MESSAGE else None

    def send(self, choice: Choice) -> None:
        """Have the stage show `choice` from now on."""
        moment = moment_of(self._context.station)
        if choice.scene is Scene.MESSAGE:
            if self.choice.scene is not Scene.MESSAGE:
                self._before = self.choice
                self._remember(_BEFORE, self._before)
            self._sent = moment.now
            self._context.station.remember(_SINCE, str(moment.now.ms))
        self.choice = choice
        self.leaves_as_it_is = False
        self._remember(_CHOSEN, choice)
        if choice.scene in (Scene.CODE, Scene.MESSAGE):
            self._remember(f"{_CHOSEN}.{choice.scene}", choice)
        self.follow(moment)

    def last(self, scene: Scene) -> Choice | None:
        """Return the message or the code that was sent last, if there was any."""
        if self.choice.scene is scene:
            return self.choice
        self._left = self._context.station.recall()
        return self._recall(f"{_CHOSEN}.{scene}")

    def follow(self, moment: Moment) -> None:
        """Send what the stage shows at `moment` if it is anything new."""
        hub, led = self._context.hub, self._led
        playing = self._playing
        if playing is not None:
            self._fanfare = self._fanfare.follow(playing.overview, moment.now)
        self._led = self._context.station.leads
        self.leaves_as_it_is |= self._led and not led
        if not self._led or self.leaves_as_it_is:
            return
        self._drop_redacted(moment)
        if self._is_outdated(moment):
            self.send(replace(self._before, light=self.choice.light))
        if hub is None or not self._is_told():
            return
        new = picture_at(self.choice, moment, self.live(moment.now))
        if new != self._shown:
            self._shown = new
            hub.show(new, moment.now, self._context.rate)

    def _is_told(self) -> bool:
        """Whether the hub has told what the choice shows; until then the stage keeps its picture.

        Of phones a whole picture can be made only from both views.
        """
        scene = self.choice.scene
        knows_game = self._playing is not None or scene not in (*OF_BINGO, *OF_PHONES)
        return knows_game and (self._voices is not None or scene not in OF_PHONES)

    @property
    def _voices(self) -> Voices | None:
        """What phones gave in plenum as the hub tells it; None: it has not told yet."""
        hub = self._context.hub
        return hub.state.voices if hub is not None else None

    @property
    def _playing(self) -> Playing | None:
        """The game as the hub tells it; None: it has not told yet, or there is no hub."""
        hub = self._context.hub
        return hub.state.playing if hub is not None else None

    def live(self, now: Instant) -> Live:
        """Return what phones do, as the room may see it."""
        return live_of(self._playing, self._voices, self._board(now))

    def _board(self, now: Instant) -> Board | None:
        """Return the game as the room may see it; None if there is none."""
        playing = self._playing
        if playing is None or playing.overview is None:
            return None
        access = playing.access
        board = board_of(playing.overview, address=playing.join_url, place=access.place)
        return self._fanfare.on(board, playing.overview, now)

    def repeat(self) -> None:
        """Send the picture once more: the event's clock was put forward."""
        self._shown = None
        self.follow(moment_of(self._context.station))

    def _drop_redacted(self, moment: Moment) -> None:
        """Show no sheet any more on which words may stand that were destroyed since it was sent."""
        wiped = len(moment.snapshot.wiped)
        has_grown, self._wiped = wiped > self._wiped, wiped
        if has_grown and self._before.sheet is not None:
            self._before = Choice()
        if has_grown and self.choice.sheet is not None:
            self.send(Choice(scene=Scene.BLANK, light=self.choice.light))

    def _is_outdated(self, moment: Moment) -> bool:
        """Tell whether a block has begun since a message was sent."""
        running = current_block(moment.snapshot.agenda, moment.snapshot.run)
        if self.since is None or running is None:
            return False
        began = moment.snapshot.run.of(running.id).started
        return began is not None and began > self.since

    def _remember(self, key: str, choice: Choice) -> None:
        self._context.station.remember(key, json.dumps(to_json(choice)))

    def _when_sent(self) -> Instant | None:
        said = self._left.get(_SINCE, "")
        return Instant(int(said)) if said.isdecimal() else None

    def _recall(self, key: str) -> Choice | None:
        """Return what is remembered under `key`; None if that is not to be understood any more."""
        try:
            return from_json(Choice, json.loads(self._left[key]))
        except (KeyError, ValueError, RecursionError, WrongError):
            return None


def live_of(playing: Playing | None, voices: Voices | None, board: Board | None = None) -> Live:
    """Return what the hub tells of phones, as the room may see it."""
    if voices is None:
        return Live(board=board)
    access = playing.access if playing is not None else PhoneAccess()
    is_open = bool(voices.code and access.host) and access.closed is None
    path = f"{JOIN_PATH}{voices.code}"
    return Live(
        board=board,
        address=access.url(path) if is_open else "",
        place=f"{access.place}/{path}" if is_open else "",
        query=voices.query,
        ballots=voices.ballots,
    )


def picture_at(choice: Choice, moment: Moment, live: Live = NOTHING_LIVE) -> Picture:
    """Return what the room sees of `choice` at `moment`; `live` is what phones do."""
    return picture(choice, moment.snapshot, moment.forecast, moment.now, live)
