"""One who works in the plenum: any command, at any moment, and what must be true after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from hypothesis import strategies as st

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.plenum.gathering import gathered_in, heir_of, wordings
from facilitator.domain.plenum.query import Candidate, QueryKind, QueryState, Source
from facilitator.domain.plenum.selection import Filter, select
from facilitator.domain.plenum.tally import points_of
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot
from facilitator.station import RefusedError, Station

picks: Final = st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
Picks = tuple[int, int, int]


class Hand:
    """Gives commands that lie at hand in what `station` shows; `pick` numbers choose among it."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def do(self, command: str, pick: Picks) -> None:
        """Give one of `COMMANDS`; what can't be done changes nothing."""
        before = self._station._log.snapshot
        try:
            COMMANDS[command](self, *pick)
        except RefusedError:
            assert self._station._log.snapshot is before

    @property
    def _snapshot(self) -> Snapshot:
        return self._station.snapshot

    def _entry(self, pick: int) -> EntryId:
        known = sorted(self._snapshot.entries)
        return known[pick % len(known)] if known else "none"

    def _entries(self, *picks: int) -> set[EntryId]:
        return {self._entry(pick) for pick in picks}

    def _theme(self, pick: int) -> ThemeId:
        """Return a theme that stands, or one that was merged into one."""
        standing = self._snapshot.themes.standing
        known = [key for theme in standing for key in (theme.id, *theme.merged)]
        return known[pick % len(known)] if known else "none"

    def found(self, one: int, two: int, three: int) -> None:
        entries = self._entries(one, two) if three % 2 else ()
        self._station.plenum.found(f"Thema {three}", entries)

    def gather(self, one: int, two: int, three: int) -> None:
        self._station.plenum.gather(self._theme(one), self._entries(two, three))

    def release(self, one: int, two: int, three: int) -> None:
        theme = self._snapshot.themes.get(self._theme(one))
        held = theme.entries if theme else ()
        self._station.plenum.release(self._theme(one), held[two % 3 : three % 4])

    def merge(self, one: int, two: int, _: int) -> None:
        self._station.plenum.merge(self._theme(one), self._theme(two))

    def split(self, one: int, two: int, three: int) -> None:
        theme = self._snapshot.themes.get(self._theme(one))
        held = theme.entries[two % 2 :: 2] if theme else ()
        self._station.plenum.split(self._theme(one), held, f"Teil {three}")

    def rename(self, one: int, two: int, _: int) -> None:
        self._station.plenum.rename(self._theme(one), f"Titel {two}")

    def move(self, one: int, two: int, _: int) -> None:
        self._station.plenum.move(self._theme(one), two % 5)

    def remove(self, one: int, _two: int, _three: int) -> None:
        self._station.plenum.remove(self._theme(one))

    def dispute(self, one: int, two: int, _: int) -> None:
        self._station.plenum.note_controversy(self._theme(one), f"strittig {two}", base="")

    def merge_entries(self, one: int, two: int, three: int) -> None:
        self._station.plenum.merge_entries(self._entries(one, two, three), f"Fassung {one}", None)

    def part_entries(self, one: int, _two: int, _three: int) -> None:
        self._station.plenum.part_entries(self._entry(one))

    def take_question(self, one: int, two: int, _: int) -> None:
        self._station.plenum.take_question(self._entry(one), f"Team {two % 3}" if two % 4 else "")

    def agree(self, one: int, two: int, three: int) -> None:
        measures = self._snapshot.measures
        known = measures[three % len(measures)].id if measures and three % 2 else None
        sources = self._entries(one, two)
        self._station.plenum.agree(f"Tun {three}", sources=sources, measure=known, due="Q1")

    def remove_measure(self, one: int, _two: int, _three: int) -> None:
        measures = self._snapshot.measures
        self._station.plenum.remove_measure(measures[one % len(measures)].id if measures else "no")

    def report_back(self, one: int, two: int, _: int) -> None:
        self._station.plenum.report_back(f"ws{1 + one % 2}", bool(two % 2))

    def ask(self, one: int, two: int, three: int) -> None:
        """Have dots counted for a theme and an entry, and reveal what they came to."""
        polls, keys = self._station.polls, (self._theme(one), self._entry(two))
        candidates = [Candidate(id=key, label=key) for key in keys]
        query = polls.open_query(
            QueryKind.POINTS, "Was zuerst?", candidates, points=3, most=3, people=20
        )
        for key in keys:
            polls.count(query, Source.DOTS, key, 1 + three % 9)
        polls.close(query)
        polls.reveal(query)


COMMANDS: Final[Mapping[str, Callable[[Hand, int, int, int], None]]] = {
    name: getattr(Hand, name)
    for name in (
        *("found", "gather", "release", "merge", "split", "rename", "move", "remove", "dispute"),
        *("merge_entries", "part_entries", "take_question", "agree", "remove_measure"),
        *("report_back", "ask"),
    )
}
commands: Final = st.sampled_from(sorted(COMMANDS))


def check_nothing_lost(snapshot: Snapshot) -> None:
    """Every entry is before the plenum's eyes, every point is somebody's."""
    selection = select(snapshot, Filter())
    shown = [*selection.unthemed, *selection.themed]
    under = wordings(snapshot.entries)
    seen = [one.id for top in shown for one in (top, *under.get(top.id, ()))]
    standing = [entry.id for notes in snapshot.notes.values() for entry in notes.entries]
    assert sorted(seen) == sorted(standing)
    _check_themes(snapshot)
    _check_points(snapshot)


def _check_themes(snapshot: Snapshot) -> None:
    for theme in snapshot.themes.standing:
        listed = {entry.id for entry in gathered_in(theme, snapshot)}
        for entry in _standing(theme.entries, snapshot):
            assert entry.id in listed or heir_of(entry, snapshot.entries).id in listed
    for entry_id, themes in snapshot.themes.of_entry.items():
        for key in themes:
            theme_of = snapshot.themes.get(key)
            assert theme_of is not None
            assert entry_id in theme_of.entries


def _standing(entries: tuple[EntryId, ...], snapshot: Snapshot) -> Iterator[Entry]:
    known = (snapshot.entries.get(entry) for entry in entries)
    return (entry for entry in known if entry is not None and not entry.removed)


def _check_points(snapshot: Snapshot) -> None:
    """Whatever stands has its points: a theme's go with it when it is merged."""
    given = _given(snapshot)
    points = points_of(snapshot)
    for theme in snapshot.themes.standing:
        assert points.get(theme.id, 0) == sum(given.get(k, 0) for k in (theme.id, *theme.merged))
    for entry in snapshot.entries:
        assert points.get(entry, 0) == given.get(entry, 0)


def _given(snapshot: Snapshot) -> dict[str, int]:
    """Return what was counted by hand, without the help of the tally."""
    given: dict[str, int] = {}
    for query in snapshot.queries:
        if query.state is QueryState.REVEALED:
            last = {(one.source, one.candidate): one.amount for one in query.counts}
            for (_, candidate), amount in last.items():
                given[candidate] = given.get(candidate, 0) + amount
    return given


def undo_all(station: Station) -> Iterator[Snapshot]:
    """Take back one command of the plenum after the other; yield what stands after each."""
    with suppress(RefusedError):
        while True:
            station.undo("plenum")
            yield station.snapshot
