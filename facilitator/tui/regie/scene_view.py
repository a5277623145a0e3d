"""A view that has the moderator choose a scene, and sends it to the stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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
        marked: Scene | Choice | None = None,
        *,
        sends: Callable[[Choice], Choice] = lambda choice: choice,
        sent: Callable[[Choice], None] = lambda _: None,
    ) -> None:
        """Have one of `offers` chosen and sent, if this device leads.

        `marked` is offered first; None: what the stage shows now. As Enter is pressed, `sends` says
        what goes to the stage instead of what was previewed; `sent` is told what did.
        """
        if not self.may_lead():
            return
        # Letters and codes are drawn with libraries that the first picture must not wait for.
        from facilitator.tui.regie.stage_chooser import StageChooser

        now_shown = self.facilitator.sending.choice
        if isinstance(marked, Scene):
            marked = Choice(scene=marked)
        chooser = StageChooser(
            self.texts,
            title,
            offers,
            lambda: moment_of(self.context.station),
            now_shown if marked is None else replace(marked, light=now_shown.light),
            footnote=footnote,
            live=self.facilitator.sending.live,
        )

        def answered(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.scene is Scene.BLANK:
                self._send(choice)
            else:
                self.attempt(lambda: self._send(sends(choice), sent))

        self.app.push_screen(chooser, answered)

    def _send(self, choice: Choice, sent: Callable[[Choice], None] = lambda _: None) -> None:
        self.facilitator.sending.send(choice)
        sent(choice)
        self.refresh_moment()
        hub = self.context.hub
        if hub is not None and not hub.state.stages:
            self.notify(
                self.texts("Sent, but no stage is open. In a second terminal: facilitator stage")
            )
