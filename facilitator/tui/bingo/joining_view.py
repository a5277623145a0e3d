"""The part of the Bingo screen that brings people in: codes, and what stands on the stage."""

from __future__ import annotations

from facilitator.domain.bingo.game import GameState
from facilitator.domain.stage import Choice, Scene
from facilitator.link.playing import Do
from facilitator.tui.bingo.access_words import is_reachable, join_words
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.asking_view import AskingView
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.question import Question
from facilitator.tui.regie.scenes import offer_of


class JoiningView(AskingView):
    """Shows how one joins."""

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
