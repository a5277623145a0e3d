"""The part of the screen where photos from phones are taken into the Dokumentation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Role
from facilitator.domain.places import all_places
from facilitator.link.voicing import InboxCard
from facilitator.store import StoreError
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.columns import shortened
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.plain import one_line
from facilitator.tui.polls.asking_view import PollsAskingView

if TYPE_CHECKING:
    from facilitator.domain.plenum.card_photo import CardPhoto

_SAID = 40
_NOWHERE = " "
"""The whole event, among the places that are offered."""


class PhotoCardsView(PollsAskingView):
    """Its picture lies with the hub until a photo is taken; it is fetched then."""

    def take_photo(
        self,
        card: InboxCard,
        *,
        place: PlaceId | None = None,
        parts: Sequence[str] = (),
        credit: str | None = None,
    ) -> None:
        """Make a photo of `card`: in another place, or with other words, than were sent."""
        assert card.photo is not None
        station, photo = self.context.station, card.photo
        try:
            content = station.photos.content(photo.digest)
        except StoreError:
            content = None
        add = partial(self._add, card, place, tuple(parts) or card.parts, credit)
        if content is not None:
            add(content)
            return
        fetch = self._fetching(card)
        if fetch is None:
            self._say_unfetched()
            return
        self.notify(self.texts("The photo is being fetched …"))
        work = partial(self._fetch, fetch, photo, add)
        self.app.run_worker(work, thread=True, group="card photo", exit_on_error=False)

    def _fetching(self, card: InboxCard) -> Callable[[], bytes | None] | None:
        """Return what fetches the picture; None: there is no hub that could be asked."""
        hub = self.context.hub
        token = hub.state.tokens.get(Role.REGIE) if hub is not None else None
        if hub is None or not (hub.state.connected and token):
            return None
        from facilitator.link.address import Door
        from facilitator.link.attachments_http import Attachments

        state = hub.state
        door = Door(state.host, state.port, Role.REGIE, token, state.secure)
        return lambda: Attachments(door, hub.trusted).fetch_of_card(card.id)

    def _fetch(
        self,
        fetch: Callable[[], bytes | None],
        photo: CardPhoto,
        add: Callable[[bytes], None],
    ) -> None:
        """Fetch it, in a thread of its own."""
        from facilitator.link.attachments_http import NoHubError

        worker = get_current_worker()
        then: Callable[[], object] = self._say_unfetched
        try:
            content = fetch()
        except (NoHubError, OSError):
            pass
        else:
            then = self._say_gone
            if content is not None and sha256(content).hexdigest() == photo.digest:
                then = partial(self.attempt, partial(add, content))
        if not worker.is_cancelled:
            self.app.call_from_thread(then)

    def _add(
        self,
        card: InboxCard,
        place: PlaceId | None,
        parts: Sequence[str],
        credit: str | None,
        content: bytes,
    ) -> None:
        from facilitator.formats.pictures import Picture

        assert card.photo is not None
        round_ = self.stands.round_of(card)
        usual = round_.place if round_ is not None else ""
        alt, caption = (*parts, "", "")[:2]
        self.context.station.photos.add(
            Picture(content, card.photo.width, card.photo.height),
            place=usual if place is None else place,
            alt=alt,
            caption=caption,
            credit=card.function if credit is None else credit,
            consent=card.photo.consent,
            withdrawal=card.withdrawal,
        )
        said = shortened(one_line(alt or caption), _SAID)
        self.notify(
            self.texts("Photo taken: {said}. It stands among the photos (F8, f).", said=said)
        )
        self.refresh_moment()

    def _say_unfetched(self) -> None:
        self.warn(
            self.texts(
                "The photo could not be fetched from the hub. It still waits; please try again."
            )
        )

    def _say_gone(self) -> None:
        self.warn(self.texts("That photo is gone: it was taken back, or destroyed."))

    def take_photo_to(self, card: InboxCard) -> None:
        """Choose where the photo belongs, then take it."""
        texts, agenda = self.texts, self.context.station.snapshot.agenda
        round_ = self.stands.round_of(card)
        offers = [Offer(_NOWHERE, texts("The whole event"))]
        offers += [Offer(place.id, one_line(place.title)) for place in all_places(agenda)]
        marked = round_.place if round_ is not None else _NOWHERE
        chooser = Chooser(texts, texts("Where does the photo belong?"), offers, marked=marked)

        def take(place: str | None) -> None:
            if place is not None:
                self.attempt(lambda: self.take_photo(card, place=place.strip()))

        self.app.push_screen(chooser, take)

    def take_photo_reworded(self, card: InboxCard) -> None:
        """Ask for other words, then take it."""
        texts = self.texts
        alt, caption = (*card.parts, "", "")[:2]
        begun = (
            ("alt", texts("What can be seen"), alt),
            ("caption", texts("Caption"), caption),
            ("credit", texts("Credit"), card.function),
        )
        fields = [
            FormField(name=name, label=label, begun=one_line(said)) for name, label, said in begun
        ]

        def apply(values: Values) -> str:
            parts = (values["alt"], values["caption"])
            self.attempt(lambda: self.take_photo(card, parts=parts, credit=values["credit"]))
            return ""

        title = texts("Take in another wording")
        self.app.push_screen(Form(texts, title, fields, apply=apply, opener="e"))
