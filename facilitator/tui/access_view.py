"""The way of phones to this machine: which address codes lead to, and whether anybody gets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.link.keeper import HubKeeper
from facilitator.link.playing import Closed, Do, PhoneAccess, Playing
from facilitator.link.standby import EVERYWHERE
from facilitator.station.standby import HUB_HOST
from facilitator.tui.bingo.asking import ask_game, call_to
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.question import Question
from facilitator.tui.regie.scene_view import SceneView

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class AccessView(SceneView):
    """Knows how phones get in, and mends it where none does."""

    @property
    def playing(self) -> Playing | None:
        """The game and how phones reach it; None: the hub has not said."""
        return self.context.hub.state.playing if self.context.hub is not None else None

    @property
    def access(self) -> PhoneAccess:
        """How phones get in."""
        return self.playing.access if self.playing is not None else PhoneAccess()

    @property
    def can_be_opened(self) -> bool:
        """Whether the hub is this machine's, so that it can be told to listen to others."""
        return isinstance(self.context.hub, HubKeeper)

    def warn(self, said: str) -> None:
        """Say why something was not done."""
        self.notify(said, severity="warning")

    def action_choose_address(self) -> None:
        """Choose which address codes lead to; one that this machine can't know is typed."""
        texts, access = self.texts, self.access
        if access.closed is Closed.WINDOWS:
            self._type_address()
        elif not access.hosts:
            self.notify(texts("This machine has no address that a phone could reach."))
        else:
            question = texts("Which address are codes to lead to? It has to be in their network.")
            offers = [Offer(host, host) for host in access.hosts]
            chooser = Chooser(texts, question, offers, marked=access.host)
            self.app.push_screen(chooser, self._lead_to)

    def _type_address(self) -> None:
        texts = self.texts
        form = Form(
            texts,
            texts("Address of Windows"),
            [FormField(name="host", label=texts("Address"))],
            apply=self._lead_to_typed,
            lead=texts("As “ipconfig” in Windows says it, that of the Wi-Fi."),
            opener="a",
        )
        self.app.push_screen(form)

    def _lead_to_typed(self, values: Values) -> str:
        self._lead_to(values["host"])
        return ""

    def _lead_to(self, host: str | None) -> None:
        if not host or host == self.access.host:
            return
        said = self.texts(
            "Codes lead to {host} now; what was printed before leads to the old one.", host=host
        )

        def done(answer: Answer) -> None:
            del answer
            self.notify(said)
            self.refresh_moment()

        ask_game(self.app, self.context, call_to(Do.HOST, host=host), done, self.warn)

    def action_open_to_phones(self) -> None:
        """Ask to have the hub listen to others, too."""
        texts, hub = self.texts, self.context.hub
        if self.access.closed is not Closed.LOCAL or not isinstance(hub, HubKeeper):
            self.notify(texts("There is nothing to be opened here."))
            return
        question = Question(
            texts,
            texts("Open the event to the network?"),
            texts(
                "Whoever is in the same network and has a link can join. Without a certificate "
                "only private networks are served. Devices are gone for a moment."
            ),
        )
        self.ask(question, lambda: self._open_to_network(hub))

    def _open_to_network(self, hub: HubKeeper) -> None:
        hub.listen_on(EVERYWHERE)
        self.context.station.remember(HUB_HOST, EVERYWHERE)
        self.notify(self.texts("The main machine begins anew; the code stands here then."))
