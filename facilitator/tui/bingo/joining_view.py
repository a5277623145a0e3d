"""The part of the Bingo screen that brings people in: codes, the stage, addresses, the network."""

from __future__ import annotations

from facilitator.domain.bingo.game import GameState
from facilitator.domain.stage import Choice, Scene
from facilitator.link.keeper import HubKeeper
from facilitator.link.playing import Closed, Do
from facilitator.link.standby import EVERYWHERE
from facilitator.station.standby import HUB_HOST
from facilitator.tui.bingo.access_words import is_reachable, join_words
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.asking_view import AskingView
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.question import Question
from facilitator.tui.regie.scenes import offer_of


class JoiningView(AskingView):
    """Shows how one joins, and mends it where nobody can."""

    @property
    def can_be_opened(self) -> bool:
        """Whether the hub is this machine's, so that it can be told to listen to others."""
        return isinstance(self.context.hub, HubKeeper)

    def address_of(self, path: str) -> str:
        """Return the address of a page; empty if no phone gets in."""
        return self.access.url(path) if is_reachable(self.access) else ""

    def action_show_join_code(self) -> None:
        """Show the code to join by on the whole screen."""
        playing, texts = self.playing, self.texts
        address = playing.join_url if playing is not None else ""
        if playing is None or not address:
            if self.has_game():
                self.notify(texts("There is no code at the moment: nobody could join by it."))
            return
        place, code = join_words(playing)
        title = self.overview.title if self.overview is not None else ""
        self.app.push_screen(CodeScreen(address, title, [place, " ".join(code)]))

    def action_bingo_stage(self) -> None:
        """Choose what the room sees of the game, preview it and send it."""
        if not self.has_game():
            return
        texts, snapshot = self.texts, self.context.station.snapshot
        scenes = (Scene.BINGO_CODE, Scene.BINGO_BOARD, Scene.COUNTDOWN)
        offers = [offer_of(texts, Choice(scene=scene), snapshot) for scene in scenes]
        waits = self.overview is not None and self.overview.state is GameState.OPEN
        marked = Scene.BINGO_CODE if waits else Scene.BINGO_BOARD
        self.choose_scene(texts("Stage"), offers, marked=marked)

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
        if host and host != self.access.host:
            self.play_and_say(
                call_to(Do.HOST, host=host),
                self.texts(
                    "Codes lead to {host} now; what was printed before leads to the old one.",
                    host=host,
                ),
            )

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

    def action_renew_join_code(self) -> None:
        """Ask for another code to join by."""
        texts = self.texts
        if self.has_game():
            self.ask_and_say(
                Question(
                    texts,
                    texts("Make a new code to join by?"),
                    texts(
                        "The old one leads nowhere then: renew it on paper, too. Whoever plays "
                        "already goes on."
                    ),
                ),
                call_to(Do.RENEW),
                texts("There is a new code to join by."),
            )
