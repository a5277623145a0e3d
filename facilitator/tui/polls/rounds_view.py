"""The part of the screen that asks for cards, and stops asking."""

from __future__ import annotations

from typing import Final

from facilitator.domain.plenum.asking import default_questions
from facilitator.domain.plenum.filing import place_of_round
from facilitator.domain.plenum.round import RoundId, RoundKind
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.polls.asking_view import PollsAskingView
from facilitator.tui.polls.candidates import room_texts
from facilitator.tui.polls.round_words import round_name, round_title

_CLOSE: Final = "close "


class RoundsView(PollsAskingView):
    """Several rounds may be open at once: O-Töne all day, say, and a Blitzlicht now."""

    def action_choose_round(self) -> None:
        """Choose which round to open, or which open one to close."""
        texts = self.texts
        opened = self.stands.open_rounds
        offers = [
            Offer(_CLOSE + one.id, texts("Close: {round}", round=round_title(one, texts)))
            for one in opened
        ]
        under_way = {one.kind for one in opened if one.kind is not RoundKind.CARDS}
        offers += [
            Offer(kind, texts("Ask: {round} …", round=round_name(kind, texts)))
            for kind in RoundKind
            if kind not in under_way
        ]
        chooser = Chooser(texts, texts("Cards from phones"), offers)
        self.app.push_screen(chooser, self._round_chosen)

    def _round_chosen(self, what: str | None) -> None:
        if what is None:
            return
        if what.startswith(_CLOSE):
            self._close_round(what.removeprefix(_CLOSE))
        else:
            self._word_round(RoundKind(what))

    def _close_round(self, round_id: RoundId) -> None:
        done = self.attempt(lambda: self.context.station.polls.close_round(round_id))
        if done:
            self.notify(self.texts("Closed. What has come waits in the inbox. Ctrl+Z opens again."))

    def _word_round(self, kind: RoundKind) -> None:
        """Ask for the questions, worded already where they always are the same."""
        texts = self.texts
        room = room_texts(self.context.station.snapshot)
        asked = default_questions(kind, room) or ("",)
        fields = [
            FormField(
                name=str(number),
                label=texts("Question")
                if len(asked) == 1
                else texts("Question {number}", number=number + 1),
                begun=question,
                check=self._check_question,
            )
            for number, question in enumerate(asked)
        ]
        form = Form(
            texts,
            round_name(kind, texts),
            fields,
            apply=lambda values: self._open_round(kind, values),
            lead=self._lead(kind),
        )
        self.app.push_screen(form)

    def _check_question(self, typed: str) -> str:
        return "" if typed else self.texts("Without a text there is nothing to keep.")

    def _lead(self, kind: RoundKind) -> str:
        texts = self.texts
        nobody = texts("Nobody sees a card before you have taken it.")
        if kind is RoundKind.VOICE:
            return texts(
                "{nobody} People say what may be published, and get a code by which they can "
                "withdraw it.",
                nobody=nobody,
            )
        if kind is RoundKind.STORY:
            return texts("{nobody} A contact is asked for, if wanted.", nobody=nobody)
        return nobody

    def _open_round(self, kind: RoundKind, values: Values) -> str:
        station = self.context.station
        place = place_of_round(kind, station.snapshot, station.plenum.place)
        questions = [values[name] for name in sorted(values)]
        wrong = why_refused(self.texts, lambda: station.polls.open_round(kind, questions, place))
        if not wrong:
            self.notify(self.texts("Open. s puts the code on the stage; r closes it."))
            self.refresh_moment()
        return wrong
