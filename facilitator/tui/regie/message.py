"""Messages: to the stage, to all rooms, or to the devices of one workshop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import PlaceId
from facilitator.tui.regie.marking import MarkingView
from facilitator.tui.regie.stage_view import StageView

if TYPE_CHECKING:
    from facilitator.tui.form import Form, Values

_STAGE: Final = "/stage"
"""No id holds a slash."""
_ROOMS: Final = "/rooms"
_OWN: Final = "/own"


class MessageView(StageView, MarkingView):
    """Asks whom, then what. Without other devices there is only the stage, and nothing to ask."""

    def action_message(self) -> None:
        """Choose the recipient; the marked workshop is marked there, too."""
        from facilitator.tui.chooser import Chooser, Offer
        from facilitator.tui.regie.telling import recipient_name, recipients

        snapshot, texts = self.context.station.snapshot, self.texts
        places = recipients(snapshot)
        if not places:
            self.message_to_stage()
            return
        marked = self.marked_track()
        offers = [
            Offer(_STAGE, texts("the stage")),
            *(Offer(place or _ROOMS, recipient_name(place, snapshot, texts)) for place in places),
        ]
        chooser = Chooser(
            texts,
            texts("Message to whom?"),
            offers,
            marked=marked[1].workshop if marked else _STAGE,
        )
        self.app.push_screen(chooser, self._address)

    def _address(self, chosen: str | None) -> None:
        if chosen == _STAGE:
            self.message_to_stage()
        elif chosen is not None:
            self._ask_what("" if chosen == _ROOMS else chosen)

    def _ask_what(self, place: PlaceId) -> None:
        from facilitator.tui.chooser import Chooser, Offer
        from facilitator.tui.regie.telling import ready_messages, recipient_name

        texts, snapshot = self.texts, self.context.station.snapshot
        whom = recipient_name(place, snapshot, texts)
        ready = ready_messages(snapshot)
        last = [message.text for message in snapshot.messages[-1:] if message.text not in ready]
        said = [*ready, *last]
        offers = [Offer(str(number), text) for number, text in enumerate(said)]
        chooser = Chooser(
            texts,
            texts("Message to: {recipient}", recipient=whom),
            [*offers, Offer(_OWN, texts("your own …"))],
        )
        self.app.push_screen(chooser, lambda chosen: self._choose_text(chosen, said, place))

    def _choose_text(self, chosen: str | None, said: Sequence[str], place: PlaceId) -> None:
        if chosen == _OWN:
            self.app.push_screen(self._own_text(place))
        elif chosen is not None:
            text = said[int(chosen)]
            self.attempt(lambda: self.tell(text, place))

    def _own_text(self, place: PlaceId) -> Form:
        from facilitator.tui.form import Form, FormField, why_refused
        from facilitator.tui.regie.telling import recipient_name

        texts = self.texts
        whom = recipient_name(place, self.context.station.snapshot, texts)

        def send(values: Values) -> str:
            return why_refused(texts, lambda: self.tell(values["text"], place))

        return Form(
            texts,
            texts("message to: {recipient}", recipient=whom),
            [FormField(name="text", label=texts("Message"))],
            apply=send,
        )

    def tell(self, text: str, place: PlaceId) -> None:
        """Send `text` to the devices of `place`, empty: to all, and say whom it reaches."""
        from facilitator.tui.regie.telling import said_of_sending

        station = self.context.station
        station.devices.tell(text, place)
        present = self.facilitator.attending.present
        self.notify(said_of_sending(place, station.snapshot, present, self.texts))
