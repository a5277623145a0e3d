"""A view: all that a page shows of one place at one moment, and how two of them differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from json import dumps
from typing import Any, Final, TypeAlias

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import messages_for
from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Duration, Instant, on_the_wall
from facilitator.domain.kinds import Kind
from facilitator.domain.places import Place
from facilitator.domain.snapshot import Snapshot
from facilitator.hub.pages import moment as seen
from facilitator.hub.pages.html import render
from facilitator.hub.pages.moment import Moment, Row, Running
from facilitator.texts import Language, Texts, load_texts

Facts: TypeAlias = dict[str, Any]
"""In JSON's types."""

_STALE: Final = Duration(seconds=1)
MOST_ROWS: Final = 500
"""Earlier entries than that are shown on request."""


class Layout(StrEnum):
    """How the entries stand."""

    ORDER = "order"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page wants to see."""

    place: PlaceId
    layout: Layout = Layout.ORDER
    every: bool = False
    """Also the entries before the last `MOST_ROWS`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; none: all in order."""

    id: str
    heading: str
    rows: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page shows: facts for the script, and pieces of HTML by their ids."""

    facts: Facts
    running: Running
    parts: Mapping[str, str]
    rows: Mapping[EntryId, str]
    groups: tuple[Group, ...]
    entries: tuple[Row, ...]
    """What the rows were made of."""

    def whole(self) -> Facts:
        """Return all of it, to be sent."""
        return {
            "facts": self.facts,
            "parts": dict(self.parts),
            "rows": dict(self.rows),
            "groups": [_sent(group) for group in self.groups],
            "whole": True,
        }

    def since(self, before: View) -> Facts:
        """Return what is different from `before`, to be sent; empty: nothing is."""
        changed: Facts = {
            "facts": _changed(self.facts, before.facts),
            "parts": _changed(self.parts, before.parts),
            "rows": _changed(self.rows, before.rows),
        }
        if self.groups != before.groups:
            changed["groups"] = [_sent(group) for group in self.groups]
        return {name: found for name, found in changed.items() if found or name == "groups"}

    def narrowed(self, query: str) -> View:
        """Return the same with those entries alone that hold every word of `query`."""
        words = query.casefold().split()
        if not words:
            return self
        found = {row.id: self.rows[row.id] for row in self.entries if row.holds(words)}
        groups = (
            Group(group.id, group.heading, tuple(id_ for id_ in group.rows if id_ in found))
            for group in self.groups
        )
        return replace(self, rows=found, groups=tuple(group for group in groups if group.rows))

    @property
    def tag(self) -> str:
        """Of equal views the same."""
        return sha256(dumps(self.whole(), sort_keys=True).encode()).hexdigest()[:24]


def view_of(wanted: Wanted, place: Place, moment: Moment, texts: Texts) -> View:
    """Return the view of `place`, as `wanted`."""
    snapshot = moment.snapshot
    count = len(snapshot.notes_in(place.id).entries)
    hidden = 0 if wanted.every else max(0, count - MOST_ROWS)
    rows = tuple(seen.rows_of(place.id, snapshot, texts, hidden))
    return View(
        facts=_facts(wanted, place, moment, rows, texts),
        running=seen.running_in(place, moment),
        parts=_parts(place, moment, hidden, texts),
        rows={row.id: _row_html(row, texts.language) for row in rows},
        groups=_groups(wanted.layout, rows, snapshot, texts),
        entries=rows,
    )


def _facts(
    wanted: Wanted, place: Place, moment: Moment, rows: tuple[Row, ...], texts: Texts
) -> Facts:
    snapshot, running = moment.snapshot, seen.running_in(place, moment)
    last = seen.last_entries(place.id, snapshot)
    return {
        "event": snapshot.record_id,
        "epoch": snapshot.lead.epoch,
        "redacted": [entry.id for entry in snapshot.entries.values() if entry.redacted],
        "place": place.id,
        "name": seen.name_of(place, moment, texts),
        "code": place.code,
        "layout": str(wanted.layout),
        "running": {
            "title": running.title,
            "due": running.due.ms if running.due else None,
            "elsewhere": running.elsewhere,
        },
        "plain": seen.plain_kind(place.id, moment, texts),
        "kinds": [[kind.letter, kind.name] for kind in snapshot.agenda.kinds if kind.letter],
        "last": rows[-1].id if rows else "",
        "has_question": last.has_question,
        "has_option": last.has_option,
    }


def _parts(place: Place, moment: Moment, hidden: int, texts: Texts) -> dict[str, str]:
    snapshot = moment.snapshot
    removed = [seen.row_of(entry, snapshot, texts) for entry in snapshot.notes_in(place.id).removed]
    pieces: Mapping[str, Facts] = {
        "question": {"question": place.question},
        "messages": {"messages": _messages(place.id, snapshot)},
        "earlier": {"hidden": hidden, "place": place.id},
        "open-ends": {"count": snapshot.notes_in(place.id).open_ends},
        "removed": {"rows": tuple(removed)},
    }
    return {
        name: render(f"parts/{name}.html", texts.language, **found)
        for name, found in pieces.items()
    }


def _messages(place: PlaceId, snapshot: Snapshot) -> tuple[tuple[str, str, str], ...]:
    """Return id, time and text of what Regie told the place, the newest first."""
    zone = snapshot.agenda.zone
    return tuple(
        (message.id, f"{on_the_wall(message.at, zone):%H:%M}", message.text)
        for message in reversed(messages_for(place, snapshot.messages))
    )


def _groups(
    layout: Layout, rows: tuple[Row, ...], snapshot: Snapshot, texts: Texts
) -> tuple[Group, ...]:
    if layout is Layout.ORDER:
        return (Group("", "", tuple(row.id for row in rows)),)
    by_kind = rows_by_kind(rows, snapshot)
    named: Iterable[Kind | None] = (*snapshot.agenda.kinds, None)
    return tuple(
        Group(id_ or "", _heading(kind, by_kind[id_], texts), tuple(by_kind[id_]))
        for kind in named
        if (id_ := kind.id if kind else None) in by_kind
    )


def _heading(kind: Kind | None, rows: list[EntryId], texts: Texts) -> str:
    return f"{kind.plural if kind else texts('unsorted')} ({len(rows)})"


def rows_by_kind(rows: Iterable[Row], snapshot: Snapshot) -> dict[str | None, list[EntryId]]:
    """Return the entries of each kind that has any; a reply without one stands with its target."""
    known = {kind.id for kind in snapshot.agenda.kinds}
    kinds: dict[EntryId, str | None] = {}
    found: dict[str | None, list[EntryId]] = {}
    for row in rows:
        kind = row.kind_id if row.kind_id in known else None
        parent = snapshot.entries[row.id].parent
        if not row.kind_id and parent is not None:
            kind = kinds.get(parent)
        kinds[row.id] = kind
        found.setdefault(kind, []).append(row.id)
    return found


@lru_cache(maxsize=20_000)
def _row_html(row: Row, language: Language) -> str:
    return render("parts/row.html", language, row=row)


def _changed(now: Mapping[str, Any], before: Mapping[str, Any]) -> Facts:
    nothing = object()
    return {name: found for name, found in now.items() if before.get(name, nothing) != found}


def _sent(group: Group) -> list[Any]:
    return [group.id, group.heading, list(group.rows)]


class Views:
    """Makes each view once for all pages that want it."""

    def __init__(self, snapshot: Callable[[], Snapshot], now: Callable[[], Instant]) -> None:
        self._snapshot = snapshot
        self._now = now
        self._moment: Moment | None = None
        self._made: dict[tuple[Wanted, Language], View | None] = {}

    @property
    def moment(self) -> Moment:
        """What there is to show, at most `_STALE` old."""
        snapshot, now, moment = self._snapshot(), self._now(), self._moment
        if moment is None or moment.snapshot is not snapshot or abs(now - moment.now) > _STALE:
            moment = self._moment = seen.moment_of(snapshot, now)
            self._made.clear()
        return moment

    def get(self, wanted: Wanted, language: Language) -> View | None:
        """Return that view; None if the agenda has no such place."""
        moment, key = self.moment, (wanted, language)
        if key not in self._made:
            place = seen.find_place(wanted.place, moment.snapshot)
            texts = load_texts(language)
            self._made[key] = view_of(wanted, place, moment, texts) if place else None
        return self._made[key]
