"""Commands that gather entries into themes, and put the themes in order."""

from __future__ import annotations

from collections.abc import Callable, Collection

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.reading_back import seal_of_sheet
from facilitator.domain.plenum.theme import Confirmation, Theme, ThemeId
from facilitator.domain.stage import Sheet
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.record.ordering import reorder
from facilitator.station.refusal import Reason, RefusedError, one_line


class ThemeCommands:
    """Themes. Refused commands raise RefusedError.

    A theme that was merged into another one in the meantime means that one.
    """

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def found(self, title: str, entries: Collection[EntryId] = ()) -> ThemeId:
        """Begin a theme at the end of the others, with `entries` in it; return its id."""
        self._check_known(entries)
        theme = self._log.new_id()
        contents = self._founded(theme, title) | _pairs(theme, entries)
        self._log.commit("plenum.found", contents)
        return theme

    def rename(self, theme: ThemeId, title: str) -> None:
        """Give a theme another title."""
        self._commit_to(theme, "plenum.rename", {"title": one_line(title)})

    def move(self, theme: ThemeId, position: int) -> None:
        """Put a theme where `position` (from 0) is then; past the end is the end."""
        known = self._theme(theme)
        orders = {other.id: self._order(other.id) for other in self._standing}
        wanted = [key for key in orders if key != known.id]
        wanted.insert(max(position, 0), known.id)
        if wanted == list(orders):
            return
        written = reorder(orders, wanted, known.id)
        contents: Contents = {
            Entity(log.THEME, key): {log.ORDER: order} for key, order in written.items()
        }
        self._log.commit("plenum.move", contents)

    def remove(self, theme: ThemeId) -> None:
        """Take a theme away with all that were merged into it; their entries stay without it."""
        known = self._theme(theme)
        contents: Contents = {
            Entity(log.THEME, key): {"removed": True} for key in (known.id, *known.merged)
        }
        self._log.commit("plenum.remove", contents)

    def gather(self, theme: ThemeId, entries: Collection[EntryId]) -> None:
        """Put entries under a theme; each may be under several."""
        self._check_known(entries)
        self._log.commit("plenum.gather", _pairs(self._theme(theme).id, entries))

    def release(self, theme: ThemeId, entries: Collection[EntryId]) -> None:
        """Take entries out of a theme again."""
        self._log.commit("plenum.release", _parted(self._theme(theme), entries))

    def merge(self, theme: ThemeId, into: ThemeId) -> None:
        """Let `into` stand for `theme`, too: what either has gathered is its own."""
        one, other = self._theme(theme), self._theme(into)
        if one.id == other.id:
            raise RefusedError(Reason.IMPOSSIBLE)
        self._commit_to(one.id, "plenum.merge", {"merged_into": other.id})

    def split(self, theme: ThemeId, entries: Collection[EntryId], title: str) -> ThemeId:
        """Take `entries` out of a theme into a new one; return its id.

        It is the last: the numbers of the others were said aloud by then.
        """
        known = self._theme(theme)
        if not entries:
            raise RefusedError(Reason.EMPTY)
        if not set(entries) <= set(known.entries):
            raise RefusedError(Reason.STALE)
        new = self._log.new_id()
        contents = self._founded(new, title)
        contents |= _pairs(new, entries) | _parted(known, entries)
        self._log.commit("plenum.split", contents)
        return new

    def note_controversy(self, theme: ThemeId, text: str, *, base: str | None = None) -> None:
        """Say what stayed disputed, and what a minority held; an empty text takes it away.

        `base` is the text that the writer had before him. If it is another one by now, the two did
        not know of each other, and what he wrote stands below the other.
        """
        known, said = self._theme(theme), text.strip()
        if base not in (None, known.controversy) and said != known.controversy:
            said = f"{known.controversy}\n{said}".strip()
        self._commit_to(known.id, "plenum.controversy", {"controversy": said or None})

    def confirm(self, theme: ThemeId, sheet: Sheet) -> None:
        """Keep that the plenum agreed to `theme` as it was read back from `sheet`."""
        confirmation = Confirmation(self._now(), seal_of_sheet(sheet))
        fields = log.encode({"confirmation": confirmation}, log.THEME_FIELDS)
        self._commit_to(theme, "plenum.confirm", fields)

    def unconfirm(self, theme: ThemeId) -> None:
        """Take the tick away."""
        self._commit_to(theme, "plenum.unconfirm", {"confirmation": None})

    @property
    def _standing(self) -> tuple[Theme, ...]:
        return self._log.snapshot.themes.standing

    def _theme(self, theme: ThemeId) -> Theme:
        known = self._log.snapshot.themes.get(theme)
        if known is None:
            raise RefusedError(Reason.GONE)
        return known

    def _entry(self, entry: EntryId) -> Entry:
        known = self._log.snapshot.entries.get(entry)
        if known is None or known.removed:
            raise RefusedError(Reason.GONE)
        return known

    def _check_known(self, entries: Collection[EntryId]) -> None:
        for entry in entries:
            self._entry(entry)

    def _founded(self, theme: ThemeId, title: str) -> Contents:
        """Return what begins a theme behind all others."""
        orders = {other.id: self._order(other.id) for other in self._standing}
        written = reorder(orders, [*orders, theme], theme)
        contents: Contents = {
            Entity(log.THEME, key): {log.ORDER: order} for key, order in written.items()
        }
        contents[Entity(log.THEME, theme)]["title"] = one_line(title)
        return contents

    def _order(self, theme: ThemeId) -> str:
        return str(self._log.registers.value(Entity(log.THEME, theme), log.ORDER))

    def _commit_to(self, theme: ThemeId, command: str, fields: dict[str, Json]) -> None:
        self._log.commit(command, {Entity(log.THEME, self._theme(theme).id): fields})


def _pairs(theme: ThemeId, entries: Collection[EntryId]) -> Contents:
    return {Entity(log.GATHERED, f"{theme}/{entry}"): {log.THERE: True} for entry in entries}


def _parted(theme: Theme, entries: Collection[EntryId]) -> Contents:
    """Return what takes `entries` out of `theme`, and out of those that were merged into it."""
    return {
        Entity(log.GATHERED, f"{key}/{entry}"): {log.THERE: None}
        for key in (theme.id, *theme.merged)
        for entry in entries
    }
