"""The part of the screen where cards are taken, edited, filed or put aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.kinds import KindId
from facilitator.domain.plenum.filing import kind_of_card
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.selection import of_single_people
from facilitator.domain.plenum.theme import ThemeId
from facilitator.link.voicing import InboxCard
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.columns import shortened
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.plain import one_line
from facilitator.tui.polls.inbox_pane import whole_card
from facilitator.tui.polls.photo_cards_view import PhotoCardsView
from facilitator.tui.polls.round_words import text_of
from facilitator.tui.question import Question

_SAID = 40


class InboxView(PhotoCardsView):
    """Nothing of a card is seen elsewhere before it is taken here."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._marked_id: EntryId = ""
        self._marked_place = 0
        self.returns: EntryId = ""
        """The card that undo brings back: the hub may have to tell of it first; empty: none."""
        self.shows_dropped = False

    @property
    def listed_cards(self) -> tuple[InboxCard, ...]:
        """The cards that wait, or those that were put aside."""
        stands = self.stands
        return stands.dropped if self.shows_dropped else stands.waiting

    def find_mark(self) -> int:
        """Return where the mark is: with its card, whatever comes; once that is gone where it was.

        Keys act on what was seen when they were pressed, never on a card that came in between.
        """
        cards = self.listed_cards
        if any(card.id == self.returns for card in cards):
            self._marked_id, self.returns = self.returns, ""
        places = [place for place, card in enumerate(cards) if card.id == self._marked_id]
        last = max(0, len(cards) - 1)
        self._marked_place = places[0] if places else min(self._marked_place, last)
        self._marked_id = cards[self._marked_place].id if cards else ""
        return self._marked_place

    def marked_card(self) -> InboxCard | None:
        """Return the marked card, and say so if there is none."""
        cards = self.listed_cards
        if not cards:
            self.notify(self.texts("No card is there to be marked."))
            return None
        return cards[self.find_mark()]

    def action_mark_before(self) -> None:
        """Mark the card before."""
        self._mark(-1)

    def action_mark_after(self) -> None:
        """Mark the card after."""
        self._mark(1)

    def _mark(self, by: int) -> None:
        cards, self.returns = self.listed_cards, ""
        if cards:
            place = min(max(0, self.find_mark() + by), len(cards) - 1)
            self._marked_id = cards[place].id
            self.refresh_moment()
        else:
            self.scroll_side(by)

    def scroll_side(self, by: int) -> None:
        """Show what stands further up or down."""
        raise NotImplementedError

    def action_show_dropped(self) -> None:
        """Go to the cards that were put aside, or back."""
        if not self.shows_dropped and not self.stands.dropped:
            self.notify(self.texts("No card was put aside."))
            return
        self.shows_dropped = not self.shows_dropped
        self._marked_id, self._marked_place = "", 0
        self.refresh_moment()

    def move(self, card: InboxCard, *, is_dropped: bool) -> None:
        """Put `card` aside or back."""
        raise NotImplementedError

    # --- taking ---

    def action_take_card(self) -> None:
        """Take the marked card as it is; one that was put aside waits again."""
        card = self.marked_card()
        if card is not None and self.shows_dropped:
            self.move(card, is_dropped=False)
        elif card is not None:
            self._take_asked(card, lambda: self._take(card, self._usual_kind(card)))

    def _take_asked(self, card: InboxCard, take: Callable[[], object]) -> None:
        """Take `card`; ask first about one that its author wants nobody else to read."""
        if card.release is not Release.DENIED:
            self.attempt(take)
            return
        texts = self.texts
        detail = texts(
            "It was sent for the moderator to read, not for publication. Taken, it stands in the "
            "lists of the plenum, and in the Dokumentation for internal use only."
        )
        self.ask(Question(texts, texts("Take it all the same?"), detail), take)

    def action_read_card(self) -> None:
        """Show all of the marked card, and take it if the moderator says so."""
        card = self.marked_card()
        if card is not None:
            texts, stands = self.texts, self.stands
            said = texts("Have it wait again?") if self.shows_dropped else texts("Take this card?")
            detail = whole_card(card, stands.round_of(card), texts)
            self.ask(Question(texts, said, detail), self.action_take_card)

    def action_take_as(self) -> None:
        """Choose the kind of entry that the marked card becomes."""
        card = self.marked_card()
        if card is None:
            return
        if card.photo is not None:
            self.take_photo_to(card)
            return
        texts, agenda = self.texts, self.context.station.snapshot.agenda
        offers = [Offer(kind.id, kind.name) for kind in agenda.kinds]
        offers.append(Offer("", texts("unsorted")))
        chooser = Chooser(texts, texts("As what?"), offers, marked=self._usual_kind(card) or "")
        self.app.push_screen(
            chooser, lambda kind: self._take_as(card, kind) if kind is not None else None
        )

    def _take_as(self, card: InboxCard, kind: str) -> None:
        self._take_asked(card, lambda: self._take(card, kind or None))

    def action_take_into(self) -> None:
        """Choose the theme into which the marked card is gathered."""
        card = self.marked_card()
        if card is None:
            return
        if card.photo is not None:
            self.notify(self.texts("A photo belongs to no theme. k says where it belongs."))
            return
        texts, themes = self.texts, self.context.station.snapshot.themes.standing
        if not themes:
            self.notify(texts("There are no themes yet: the plenum (F4) founds them."))
            return
        offers = [Offer(theme.id, one_line(theme.title)) for theme in themes]
        chooser = Chooser(texts, texts("Into which theme?"), offers)
        self.app.push_screen(
            chooser, lambda theme: self._take_into(card, theme) if theme is not None else None
        )

    def _take_into(self, card: InboxCard, theme: ThemeId) -> None:
        self._take_asked(card, lambda: self._take(card, self._usual_kind(card), theme=theme))

    def action_edit_card(self) -> None:
        """Ask for another wording, then take it."""
        card = self.marked_card()
        if card is None:
            return
        if card.photo is not None:
            self.take_photo_reworded(card)
            return
        texts, lines = self.texts, [" ".join(part.split()) for part in card.parts]
        round_ = self.stands.round_of(card)
        fields = [
            FormField(
                name=f"{number:02}",
                label=texts("Wording")
                if len(lines) == 1
                else texts("Part {number}", number=number + 1),
                begun=line,
            )
            for number, line in enumerate(lines)
        ]
        if card.function or card.release is not Release.OPEN:
            fields.append(
                FormField(name="function", label=self._who(round_), begun=one_line(card.function))
            )
        lead = one_line(" / ".join(round_.questions)) if round_ is not None else ""
        form = Form(
            texts,
            texts("Take in another wording"),
            fields,
            apply=lambda values: self._take_edited(card, values),
            lead=lead,
            opener="e",
        )
        self.app.push_screen(form)

    def _who(self, round_: Round | None) -> str:
        is_story = round_ is not None and round_.kind is RoundKind.STORY
        return self.texts("Contact") if is_story else self.texts("Function")

    def _take_edited(self, card: InboxCard, values: Values) -> str:
        lines = [values[name] for name in sorted(values) if name != "function"]
        if not any(lines):
            return self.texts("Without a text there is nothing to keep.")
        wrong = why_refused(
            self.texts,
            lambda: self._take(
                card,
                self._usual_kind(card),
                text="\n".join(lines),
                function=values.get("function", card.function),
            ),
        )
        if not wrong:
            self.refresh_moment()
        return wrong

    def _usual_kind(self, card: InboxCard) -> KindId | None:
        round_ = self.stands.round_of(card)
        agenda = self.context.station.snapshot.agenda
        return kind_of_card(round_.kind, agenda) if round_ is not None else None

    def _take(
        self,
        card: InboxCard,
        kind: KindId | None,
        *,
        theme: ThemeId | None = None,
        text: str = "",
        function: str | None = None,
    ) -> None:
        if card.photo is not None:
            self.take_photo(card)
            return
        station = self.context.station
        entry = station.polls.take_card(
            card.id,
            card.round,
            text or text_of(card),
            kind,
            theme=theme,
            function=card.function if function is None else function,
            release=card.release,
            withdrawal=card.withdrawal,
            written=text_of(card),
        )
        self._say_taken(station.snapshot.entries[entry])

    def _say_taken(self, entry: Entry) -> None:
        texts, snapshot = self.texts, self.context.station.snapshot
        said = texts(
            "Taken as {number}: {text}",
            number=snapshot.full_number(entry),
            text=shortened(one_line(entry.text), _SAID),
        )
        if entry.round in of_single_people(snapshot):
            where = texts("It stands in the Dokumentation; the plenum (F4) lists it with f.")
            said = f"{said}\n{where}"
        self.notify(said)
