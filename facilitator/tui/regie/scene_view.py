"""A view that has the moderator choose a scene, and sends it to the stage."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.stage import Choice, Scene
from facilitator.tui.context import moment_of
from facilitator.tui.regie.scenes import SceneOffer
from facilitator.tui.view import View


class SceneView(View):
    """Nothing reaches the stage that was not previewed here and sent with Enter."""

    def choose_scene(
        self,
        title: str,
        offers: Sequence[SceneOffer],
        footnote: str = "",
        marked: Scene | None = None,
    ) -> None:
        """Have one of `offers` chosen and sent, if this device leads.

        `marked` is offered first; None: what the stage shows now.
        """
        if not self.may_lead():
            return
        # Letters and codes are drawn with libraries that the first picture must not wait for.
        from facilitator.tui.regie.stage_chooser import StageChooser

        now_shown = self.facilitator.sending.choice
        chooser = StageChooser(
            self.texts,
            title,
            offers,
            lambda: moment_of(self.context.station),
            now_shown if marked is None else Choice(scene=marked, light=now_shown.light),
            footnote=footnote,
            live=self.facilitator.sending.live,
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
