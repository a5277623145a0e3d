"""Commands about rounds, and about the cards that phones send for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId
from facilitator.domain.places import all_places, running_place
from facilitator.domain.plenum.asking import find_round
from facilitator.domain.plenum.round import Round, RoundId, RoundKind
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.schedule import current_block
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError, check_place, check_readable
from facilitator.station.seating import Seating

_LONGEST_LINE: Final = 1_000


class RoundCommands:
    """Rounds, and taking their cards. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant], seating: Seating) -> None:
        self._log = log
        self._now = now
        self._seating = seating

    def open_round(
        self, kind: RoundKind, questions: Sequence[str], place: PlaceId | None = None
    ) -> RoundId:
        """Ask for cards, which are filed in `place` once taken; None: where things run now."""
        asked = tuple(map(line_of, questions))
        if not asked:
            raise RefusedError(Reason.EMPTY)
        where = self._place() if place is None else place
        check_place(self._log.snapshot, where)
        new = self._log.new_id()
        values = {"kind": kind, "questions": asked, "place": where, "opened": self._now()}
        self._commit_round(new, "poll.open_round", values)
        return new

    def close_round(self, round_id: RoundId) -> None:
        """Take no more cards; what came stays in the inbox."""
        if self._round(round_id).is_open:
            self._commit_round(round_id, "poll.close_round", {"closed": self._now()})

    def reopen_round(self, round_id: RoundId) -> None:
        """Take cards again."""
        self._round(round_id)
        self._commit_round(round_id, "poll.reopen_round", {"closed": None})

    def discard_round(self, round_id: RoundId) -> None:
        """Take a round away; what was taken of it stays, and undo brings it back."""
        self._round(round_id)
        self._commit_round(round_id, "poll.discard_round", {"removed": True})

    def take_card(
        self,
        card: EntryId,
        round_id: RoundId,
        text: str,
        kind: KindId | None,
        *,
        place: PlaceId | None = None,
        theme: ThemeId | None = None,
        function: str = "",
        release: Release = Release.OPEN,
        withdrawal: str = "",
        written: str = "",
    ) -> EntryId:
        """Make an entry of a card: its id is the card's, so that taken twice it is one.

        `place`: another one than the round's. A card that was taken already stays as it is. Undone,
        the card waits again. `written` is what stood on the card: that is what was allowed.
        """
        from facilitator.domain.documentation.allowing import allowed_as

        if (taken := self._log.snapshot.entries.get(card)) is not None:
            check_readable(taken)
            return card
        of = self._round(round_id)
        where = of.place if place is None else place
        self._check_takes(where, kind)
        number, contents = self._seating.number(where, card, self._log.device)
        snapshot = self._log.snapshot
        running = current_block(snapshot.agenda, snapshot.run)
        values = {
            "place": where,
            "number": number,
            "text": text_of(text, of),
            "filed_at": self._now(),
            "kind": kind,
            "block": None if running is None else running.id,
            "function": " ".join(_clean(function).split()) or None,
            "release": None if release is Release.OPEN else release,
            "released_as": allowed_as(release, text_of(written or text, of)),
            "round": round_id,
            "withdrawal": withdrawal or None,
        }
        contents[Entity(log.ENTRY, card)] = log.encode(values, log.ENTRY_FIELDS)
        if theme is not None:
            contents |= self._gathered(theme, card)
        self._log.commit("poll.take", contents)
        return card

    def _check_takes(self, place: PlaceId, kind: KindId | None) -> None:
        snapshot = self._log.snapshot
        check_place(snapshot, place)
        if kind is not None and snapshot.agenda.kind(kind) is None:
            raise RefusedError(Reason.GONE, kind)

    def _gathered(self, theme: ThemeId, card: EntryId) -> Contents:
        known = self._log.snapshot.themes.get(theme)
        if known is None:
            raise RefusedError(Reason.GONE, theme)
        return {Entity(log.GATHERED, f"{known.id}/{card}"): {log.THERE: True}}

    def _place(self) -> PlaceId:
        snapshot = self._log.snapshot
        running = running_place(current_block(snapshot.agenda, snapshot.run))
        return running or all_places(snapshot.agenda)[0].id

    def _round(self, round_id: RoundId) -> Round:
        found = find_round(self._log.snapshot, round_id)
        if found is None:
            raise RefusedError(Reason.GONE, round_id)
        return found

    def _commit_round(self, round_id: RoundId, command: str, values: dict[str, Any]) -> None:
        fields = log.encode(values, log.ROUND_FIELDS)
        self._log.commit(command, {Entity(log.ROUND, round_id): fields})


def line_of(typed: str) -> str:
    """Return what can be shown of `typed` on one line, or its beginning; refuse what says nothing.

    Whole entries are asked about: nobody reads the end of a very long one on a phone.
    """
    line = " ".join(_checked(_clean(typed)).split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1].rstrip()}…"


def text_of(typed: str, of: Round) -> str:
    """Return what the entry of a card of that round says; refuse what says nothing.

    With several questions each line answers one of them, also by being empty.
    """
    if len(of.questions) == 1:
        return _checked(_clean(typed))
    return _checked("\n".join(" ".join(_clean(line).split()) for line in typed.split("\n")))


def _checked(text: str) -> str:
    from facilitator.domain.plenum.cards import says_something

    if not says_something(text):
        raise RefusedError(Reason.EMPTY)
    return text


def _clean(typed: str) -> str:
    # Nobody types here before the first picture, and the signs to clean of are a long list.
    from facilitator.domain.plenum.cards import clean_card

    return clean_card(typed)
