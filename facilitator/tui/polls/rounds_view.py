"""The part of the screen that asks for cards, and stops asking."""

from __future__ import annotations

from typing import Final

from facilitator.domain.plenum.asking import default_questions
from facilitator.domain.plenum.filing import place_of_round
from facilitator.domain.plenum.round import Round, RoundId, RoundKind
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.polls.asking_view import PollsAskingView
from facilitator.tui.polls.candidates import room_texts
from facilitator.tui.polls.round_words import round_name, round_title

_CLOSE: Final = "close "
_DISCARD: Final = "discard "


class RoundsView(PollsAskingView):
    """Several rounds may be open at once: O-Töne all day, say, and a Blitzlicht now."""

    def action_choose_round(self) -> None:
        """Choose which round to open, or which open one to close."""
        texts = self.texts
        offers = [self._offer(kind) for kind in RoundKind]
        offers += [
            self._close_offer(one) for one in self.stands.open_rounds if _may_be_many(one.kind)
        ]
        offers += [
            Offer(_DISCARD + one.id, texts("Discard: {round}", round=round_title(one, texts)))
            for one in self.stands.open_rounds
            if not self._has_cards(one)
        ]
        chooser = Chooser(texts, texts("Cards from phones"), offers)
        self.app.push_screen(chooser, self._round_chosen)

    def _offer(self, kind: RoundKind) -> Offer:
        """Return the line of a kind, which keeps its digit whatever is open."""
        under_way = (one for one in self.stands.open_rounds if one.kind is kind)
        opened = None if _may_be_many(kind) else next(under_way, None)
        if opened is not None:
            return self._close_offer(opened)
        return Offer(kind, self.texts("Ask: {round} …", round=round_name(kind, self.texts)))

    def _close_offer(self, opened: Round) -> Offer:
        said = self.texts("Close: {round}", round=round_title(opened, self.texts))
        return Offer(_CLOSE + opened.id, said)

    def _round_chosen(self, what: str | None) -> None:
        if what is None:
            return
        if what.startswith(_CLOSE):
            self._close_round(what.removeprefix(_CLOSE))
        elif what.startswith(_DISCARD):
            self._discard_round(what.removeprefix(_DISCARD))
        else:
            self._word_round(RoundKind(what))

    def _close_round(self, round_id: RoundId) -> None:
        done = self.attempt(lambda: self.context.station.polls.close_round(round_id))
        if done:
            self.notify(self.texts("Closed. What has come waits in the inbox. Ctrl+Z opens again."))

    def _has_cards(self, asked: Round) -> bool:
        """Whether anybody has sent anything for it, as far as is known."""
        stands, entries = self.stands, self.context.station.snapshot.entries.values()
        if stands.more or self.voices is None:
            return True  # it may be among those of which the hub has not told
        sent = (card.round for card in (*stands.waiting, *stands.dropped))
        taken = (entry.round for entry in entries)
        return asked.id in {*sent, *taken}

    def _discard_round(self, round_id: RoundId) -> None:
        done = self.attempt(lambda: self.context.station.polls.discard_round(round_id))
        if done:
            self.notify(
                self.texts("Discarded: phones do not ask it any more. Ctrl+Z brings it back.")
            )

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
                replaced=True,
                check=self._check_question,
            )
            for number, question in enumerate(asked)
        ]
        form = Form(
            texts,
            round_name(kind, texts),
            fields,
            apply=lambda values: self._open_round(kind, values),
            lead="\n".join(filter(None, (self._lead(kind), self.closed_words()))),
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
        if kind is RoundKind.PHOTO:
            return texts(
                "{nobody} People say what can be seen and whether anybody is recognised, and get a "
                "code by which they can withdraw it.",
                nobody=nobody,
            )
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


def _may_be_many(kind: RoundKind) -> bool:
    """Whether several rounds of that kind may ask different things at once."""
    return kind is RoundKind.CARDS
