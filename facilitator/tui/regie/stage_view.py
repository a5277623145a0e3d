"""The part of Regie that sends to the stage."""

from __future__ import annotations

import contextlib

from textual.content import Content
from textual.widget import Widget

from facilitator.domain.stage import Scene
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.regie.scene_view import SceneView
from facilitator.tui.regie.scenes import message_offers, scene_offers, scene_words
from facilitator.tui.wording import clock_time


class StageView(SceneView):
    """Chooses what the room sees, and says what it sees now."""

    _titled: str = ""

    def say_what_is_on_stage(self, pane: Widget, moment: Moment) -> None:
        """Have the heading of `pane` say what the stage shows, if there is a hub."""
        if self.context.hub is None:
            return
        title = self._title(moment)
        if title != self._titled:  # a title that is set is painted, changed or not
            self._titled = title
            pane.border_title = Content(title)

    def _title(self, moment: Moment) -> str:
        if not self.context.station.leads:
            return self.texts("Now")
        if self.facilitator.sending.leaves_as_it_is:
            return self.texts("Now · stage: as before")
        shown = scene_words(self.texts, self.facilitator.sending.choice, moment.snapshot)
        since = self.facilitator.sending.since
        if since is None:
            return self.texts("Now · stage: {scene}", scene=one_line(shown))
        time = clock_time(since, moment.snapshot.agenda.zone)
        return self.texts("Now · stage since {time}: {scene}", time=time, scene=one_line(shown))

    def action_stage(self) -> None:
        """Choose a scene."""
        sending, snapshot = self.facilitator.sending, self.context.station.snapshot
        offers = scene_offers(self.texts, snapshot, sending.last(Scene.CODE))
        self.choose_scene(self.texts("Stage"), offers, self._how_to_open())

    def message_to_stage(self) -> None:
        """Choose a message for the stage."""
        sending, snapshot = self.facilitator.sending, self.context.station.snapshot
        offers = message_offers(self.texts, snapshot, sending.last(Scene.MESSAGE))
        self.choose_scene(self.texts("Message to the stage"), offers)

    def _how_to_open(self) -> str:
        """Say how a stage is opened, on another machine too if the hub can be reached from there.

        Nothing where there is no hub.
        """
        from facilitator.domain.devices import Role
        from facilitator.link.address import LOCAL
        from facilitator.link.networks import addresses
        from facilitator.link.process import HubFiles

        texts, address = self.texts, None
        with contextlib.suppress(OSError):
            address = HubFiles.of(self.context.station.path).living()
        if self.context.hub is None or address is None:
            return ""
        if address.host == LOCAL:
            return texts("In a second terminal: {command}", command="facilitator stage")
        listens_everywhere = address.door(Role.STAGE).host == LOCAL
        own = next(iter(addresses()), LOCAL) if listens_everywhere else address.host
        link = address.door(Role.STAGE, own).link
        return texts("On another machine: {command}", command=f"facilitator stage {link}")
