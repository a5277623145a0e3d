"""The part of Regie that sends to the stage."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.stage import Choice, Scene
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.regie.scenes import SceneOffer, message_offers, scene_offers, scene_words
from facilitator.tui.view import View


class StageView(View):
    """Chooses what the room sees, and says what it sees now."""

    def now_title(self, moment: Moment) -> str:
        """Return the heading over what runs now: with a hub it says what the stage shows."""
        if self.context.hub is None:
            return self.texts("Now")
        shown = scene_words(self.texts, self.facilitator.sending.choice, moment.snapshot)
        return self.texts("Now · stage: {scene}", scene=shown)

    def action_stage(self) -> None:
        """Choose a scene."""
        sending, snapshot = self.facilitator.sending, self.context.station.snapshot
        offers = scene_offers(self.texts, snapshot, sending.last(Scene.CODE))
        self._choose(self.texts("Stage"), offers)

    def action_message(self) -> None:
        """Choose a message."""
        sending, snapshot = self.facilitator.sending, self.context.station.snapshot
        offers = message_offers(self.texts, snapshot, sending.last(Scene.MESSAGE))
        self._choose(self.texts("Message to the stage"), offers)

    def _choose(self, title: str, offers: Sequence[SceneOffer]) -> None:
        # Letters and codes are drawn with libraries that the first picture must not wait for.
        from facilitator.tui.regie.stage_chooser import StageChooser

        chooser = StageChooser(
            self.texts,
            title,
            offers,
            lambda: moment_of(self.context.station),
            self.facilitator.sending.choice,
        )
        self.app.push_screen(chooser, self._send)

    def _send(self, choice: Choice | None) -> None:
        if choice is None:
            return
        self.facilitator.sending.send(choice)
        self.refresh_moment()
        hub = self.context.hub
        if hub is not None and not hub.state.stages:
            self.notify(
                self.texts("Sent, but no stage is open. In a second terminal: facilitator stage")
            )
