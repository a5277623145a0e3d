"""The part of the screen that lets phones in, and has what they sent forgotten."""

from __future__ import annotations

from facilitator.domain.stage import Choice, Scene
from facilitator.link.voicing import Do
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.plain import one_line
from facilitator.tui.polls.asking_view import PollsAskingView
from facilitator.tui.polls.phone_words import join_address
from facilitator.tui.question import Question
from facilitator.tui.regie.scenes import offer_of


class JoiningView(PollsAskingView):
    """Shows how one takes part, on this screen and on the stage."""

    @property
    def is_asked(self) -> bool:
        """Whether phones have anything to answer now."""
        current = self.stands.current
        return bool(self.stands.open_rounds) or (current is not None and current.closed is None)

    def action_show_voices_code(self) -> None:
        """Show the code to take part by on the whole screen."""
        voices, texts = self.voices, self.texts
        address = join_address(voices, self.access)
        if voices is None or not address:
            self.notify(texts("There is no code at the moment: nobody could join by it."))
            return
        query = self.stands.current
        title = one_line(query.question) if query is not None else texts("Take part")
        self.app.push_screen(CodeScreen(address, title, [self.access.place, " ".join(voices.code)]))

    def action_polls_stage(self) -> None:
        """Choose what the room sees, preview it and send it."""
        texts, snapshot, query = self.texts, self.context.station.snapshot, self.shown_query
        code, countdown = Choice(scene=Scene.VOICES_CODE), Choice(scene=Scene.COUNTDOWN)
        asked = [Choice(scene=Scene.QUERY, query=query.id)] if query is not None else []
        shows_code = self.facilitator.sending.choice.scene is Scene.VOICES_CODE
        next_one = asked[0] if asked and (shows_code or not self.is_asked) else code
        offers = [offer_of(texts, choice, snapshot) for choice in (code, *asked, countdown)]
        self.choose_scene(texts("Stage"), offers, marked=next_one)

    def action_renew_voices_code(self) -> None:
        """Ask for another code to take part by."""
        texts = self.texts
        question = Question(
            texts,
            texts("Make a new code to take part by?"),
            texts("The old one leads nowhere then; who is in already stays in."),
        )
        done = texts("There is a new code to take part by.")
        self.ask(question, lambda: self.ask_voices(Do.RENEW, lambda _: self.notify(done)))

    def action_forget_voices(self) -> None:
        """Ask to delete what nobody took."""
        texts = self.texts
        question = Question(
            texts,
            texts("Forget what phones sent?"),
            texts(
                "All cards that nobody took are deleted for good, those put aside among them. What "
                "was taken stays, and so do the results. This can't be taken back."
            ),
        )
        done = texts("Forgotten: nothing of it is left.")
        self.ask(question, lambda: self.ask_voices(Do.FORGET, lambda _: self.notify(done)))
