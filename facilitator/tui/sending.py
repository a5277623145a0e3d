"""What Regie has sent to the stage, and the picture that follows from it at every moment."""

from __future__ import annotations

import json
from typing import Final

from facilitator.domain.stage import Choice, Picture, Scene
from facilitator.domain.staging import picture
from facilitator.link.strict import WrongError, from_json, to_json
from facilitator.tui.context import Context, Moment, moment_of

_CHOSEN: Final = "stage"
"""Under this the record remembers what the stage shows; under ``stage.code`` the last code."""


class Sending:
    """Sends to the stage what was chosen, and again whenever its picture changes.

    It is remembered, so that Regie comes back with it after it was killed.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._left = context.station.recall()
        self._shown: Picture | None = None
        self.choice = self._recall(_CHOSEN) or Choice()

    def send(self, choice: Choice) -> None:
        """Have the stage show `choice` from now on."""
        self.choice = choice
        said = json.dumps(to_json(choice))
        self._context.station.remember(_CHOSEN, said)
        if choice.scene in (Scene.CODE, Scene.MESSAGE):
            self._context.station.remember(f"{_CHOSEN}.{choice.scene}", said)
        self.follow(moment_of(self._context.station))

    def last(self, scene: Scene) -> Choice | None:
        """Return the message or the code that was sent last, if there was any."""
        if self.choice.scene is scene:
            return self.choice
        self._left = self._context.station.recall()
        return self._recall(f"{_CHOSEN}.{scene}")

    def follow(self, moment: Moment) -> None:
        """Send what the stage shows at `moment` if it is anything new."""
        hub = self._context.hub
        if hub is None:
            return
        new = picture_at(self.choice, moment)
        if new != self._shown:
            self._shown = new
            hub.show(new, moment.now, self._context.rate)

    def repeat(self) -> None:
        """Send the picture once more: the event's clock was put forward."""
        self._shown = None
        self.follow(moment_of(self._context.station))

    def _recall(self, key: str) -> Choice | None:
        """Return what is remembered under `key`; None if that is not to be understood any more."""
        try:
            return from_json(Choice, json.loads(self._left[key]))
        except (KeyError, ValueError, RecursionError, WrongError):
            return None


def picture_at(choice: Choice, moment: Moment) -> Picture:
    """Return what the room sees of `choice` at `moment`."""
    return picture(choice, moment.snapshot, moment.forecast, moment.now)
