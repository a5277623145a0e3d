"""What a page shows of one moment at one place, before it becomes HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.agenda import Block, PlaceId
from facilitator.domain.capture import LastEntries
from facilitator.domain.entries import Entry, EntryId, Relation, Release
from facilitator.domain.entry_wording import (
    kind_word,
    place_name,
    relation_sign,
    relation_word,
    release_word,
)
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import QUOTE, KindId
from facilitator.domain.marks import as_typed
from facilitator.domain.places import (
    Place,
    all_places,
    default_kind,
    inner_block,
    running_place,
)
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Forecast, current_block, forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True)
class Moment:
    """The event and its schedule as they are at `now`."""

    snapshot: Snapshot
    forecast: Forecast
    running: Block | None
    now: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry in words, and what can be done with it."""

    id: EntryId
    number: str
    kind: str
    kind_id: KindId
    """Empty: unsorted."""
    text: str
    typed: str
    """As it stands in the field while it is edited."""
    remarks: tuple[str, ...]
    relation: Relation | None
    release: Release
    is_quote: bool
    is_open: bool
    is_measure: bool
    is_redacted: bool
    versions: tuple[str, ...]
    """The other wordings, as they stand in the field."""

    def holds(self, words: Iterable[str]) -> bool:
        """Whether each of `words`, in lower case, stands in it."""
        said = f"{self.number} {self.kind} {self.text} {' '.join(self.remarks)}".casefold()
        return all(word in said for word in words)


@dataclass(frozen=True, slots=True)
class Running:
    """What runs: its title if it is not plain, and until when, if it runs here."""

    title: str = ""
    due: Instant | None = None
    elsewhere: bool = False


def moment_of(snapshot: Snapshot, now: Instant) -> Moment:
    """Return what there is to show at `now`."""
    agenda, run = snapshot.agenda, snapshot.run
    return Moment(snapshot, forecast(agenda, run, now), current_block(agenda, run), now)


def named_places(moment: Moment, texts: Texts) -> tuple[tuple[PlaceId, str], ...]:
    """Return every place with its name."""
    return tuple(
        (place.id, name_of(place, moment, texts)) for place in all_places(moment.snapshot.agenda)
    )


def name_of(place: Place, moment: Moment, texts: Texts) -> str:
    """Return the name of `place` as people call it."""
    snapshot = moment.snapshot
    return place_name(place, snapshot.agenda, snapshot.run, moment.forecast, texts)


def find_place(place_id: PlaceId, snapshot: Snapshot) -> Place | None:
    """Return the place of that id, None if the agenda has none."""
    return next((one for one in all_places(snapshot.agenda) if one.id == place_id), None)


def opening_place(moment: Moment) -> PlaceId:
    """Return the place that is likeliest meant by one who has said none."""
    ids = [place.id for place in all_places(moment.snapshot.agenda)]
    running = running_place(moment.running)
    return running if running in ids else ids[0]


def running_in(place: Place, moment: Moment) -> Running:
    """Return what runs, as one in `place` sees it; between the parts of a phase: the phase."""
    running = moment.running
    if running is None:
        return Running()
    inner = inner_block(running, place.id, moment.forecast.timings)
    if inner is None and running.id != place.id:
        return Running(running.title, elsewhere=True)
    here = running
    if inner is not None and moment.forecast.of(inner.id).state is BlockState.RUNNING:
        here = inner
    return Running("" if inner is None else here.title, moment.forecast.of(here.id).due)


def plain_kind(place: PlaceId, moment: Moment, texts: Texts) -> str:
    """Return the name of the kind that plain text gets in `place` now."""
    snapshot = moment.snapshot
    kind = default_kind(snapshot.agenda, moment.running, place, moment.forecast.timings)
    return kind_word(snapshot, kind, texts)


def last_entries(place: PlaceId, snapshot: Snapshot) -> LastEntries:
    """Return what the entries of `place` offer to refer to."""
    entries = snapshot.notes_in(place).entries
    kinds = {entry.kind for entry in entries}
    return LastEntries(
        has_entry=bool(entries), has_question="question" in kinds, has_option="option" in kinds
    )


def rows_of(place: PlaceId, snapshot: Snapshot, texts: Texts, hidden: int = 0) -> Iterator[Row]:
    """Yield the standing entries of `place` in order, without the first `hidden`."""
    measures = {one.source for one in snapshot.measures if not one.removed}
    entries = snapshot.notes_in(place).entries
    above = entries[hidden - 1].id if hidden else None
    for entry in entries[hidden:]:
        yield _row(entry, above, snapshot, entry.id in measures, texts)
        above = entry.id


def row_of(entry: Entry, snapshot: Snapshot, texts: Texts) -> Row:
    """Return one entry, wherever it is, as it stands alone."""
    is_measure = any(one.source == entry.id and not one.removed for one in snapshot.measures)
    return _row(entry, None, snapshot, is_measure, texts)


def _row(
    entry: Entry, above: EntryId | None, snapshot: Snapshot, is_measure: bool, texts: Texts
) -> Row:
    kind = kind_word(snapshot, entry.kind, texts)
    if entry.relation is not None:
        kind = f"{relation_sign(entry.relation)} {relation_word(entry.relation, texts)}"
    said = f"{entry.text} – {entry.function}" if entry.function else entry.text
    return Row(
        id=entry.id,
        number=snapshot.full_number(entry),
        kind=kind,
        kind_id=entry.kind or "",
        text=texts("redacted") if entry.redacted else said,
        typed="" if entry.redacted else as_typed(entry),
        remarks=tuple(_remarks(entry, above, snapshot, is_measure, texts)),
        relation=entry.relation,
        release=entry.release,
        is_quote=entry.kind == QUOTE,
        is_open=entry.open_end,
        is_measure=is_measure,
        is_redacted=entry.redacted,
        versions=() if entry.redacted else entry.versions,
    )


def _remarks(
    entry: Entry, above: EntryId | None, snapshot: Snapshot, is_measure: bool, texts: Texts
) -> Iterator[str]:
    if entry.relation is not None:
        parent = snapshot.entries.get(entry.parent or "")
        if parent is not None and parent.id != above:
            yield texts("to {number}", number=snapshot.full_number(parent))
        if entry.kind is not None:
            yield kind_word(snapshot, entry.kind, texts)
    if entry.open_end:
        yield texts("open end")
    if entry.kind == QUOTE or entry.release is not Release.OPEN:
        yield release_word(entry.release, texts)
    if entry.versions:
        versions = len(entry.versions) + 1
        yield texts.plural("{count} version", "{count} versions", versions)
    if is_measure:
        yield texts("measure")
