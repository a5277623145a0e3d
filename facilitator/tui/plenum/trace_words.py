"""The trace of a measure, an entry or a theme in words: who said what where and when, and what
it got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.entries import Entry, Measure
from facilitator.domain.instant import on_the_wall
from facilitator.domain.plenum.gathering import gathered_in
from facilitator.domain.plenum.labels import measure_labels
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.plenum.trace import Origin, trace_of, trace_of_entry
from facilitator.domain.redaction import entry_words, measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.entry_rows import label_of
from facilitator.tui.plenum.theme_rows import measure_remarks


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One line; `depth` says how far it is set in."""

    text: str
    depth: int = 0
    is_strong: bool = False


def measure_trace(measure: Measure, snapshot: Snapshot, texts: Texts) -> Iterator[TraceLine]:
    """Yield what `measure` says, its theme, and each entry that it rests on."""
    trace = trace_of(measure, snapshot)
    yield _measure(measure, snapshot, texts)
    if trace.theme is not None:
        yield _theme(trace.theme, trace.theme_points, snapshot, texts)
    if not trace.origins:
        yield TraceLine(texts("It names no entry that it rests on."))
    for origin in trace.origins:
        yield from _origin(origin, snapshot, texts)


def entry_trace(entry: Entry, snapshot: Snapshot, texts: Texts) -> Iterator[TraceLine]:
    """Yield where `entry` comes from, the wording that stands for it, and what rests on it."""
    trace = trace_of_entry(entry, snapshot)
    for origin in trace.origins:
        yield from _origin(origin, snapshot, texts)
    if trace.heir is not None:
        yield TraceLine(texts("Now part of this wording:"), is_strong=True)
        yield from _origin(trace.heir, snapshot, texts, with_sources=False)
    for measure in trace.measures:
        yield _measure(measure, snapshot, texts)


def theme_trace(
    theme: Theme, points: int | None, snapshot: Snapshot, texts: Texts
) -> Iterator[TraceLine]:
    """Yield the theme with its points, and each of its entries."""
    yield _theme(theme, points, snapshot, texts)
    for entry in gathered_in(theme, snapshot):
        for origin in trace_of_entry(entry, snapshot).origins:
            yield from _origin(origin, snapshot, texts)


def _measure(measure: Measure, snapshot: Snapshot, texts: Texts) -> TraceLine:
    label = measure_labels(snapshot.measures, texts)[measure.id]
    said = [f"{label}  {one_line(measure_words(measure, texts))}", *measure_remarks(measure, texts)]
    return TraceLine(" · ".join(said), is_strong=True)


def _theme(theme: Theme, points: int | None, snapshot: Snapshot, texts: Texts) -> TraceLine:
    position = snapshot.themes.standing.index(theme) + 1
    said = texts("Theme {number}: {title}", number=position, title=one_line(theme.title))
    if points is not None:
        said += f" · {texts.plural('{count} point', '{count} points', points)}"
    return TraceLine(said, is_strong=True)


def _origin(
    origin: Origin, snapshot: Snapshot, texts: Texts, depth: int = 0, *, with_sources: bool = True
) -> Iterator[TraceLine]:
    entry = origin.entry
    words = one_line(entry_words(entry, texts))
    yield TraceLine(f"{label_of(entry, snapshot)}  {words}", depth, is_strong=True)
    yield TraceLine(" · ".join(_circumstances(origin, snapshot, texts)), depth + 1)
    if with_sources:
        for source in origin.sources:
            yield from _origin(source, snapshot, texts, depth + 1)


def _circumstances(origin: Origin, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    workshop = next((w for w in snapshot.agenda.workshops if w.id == origin.place), None)
    title = one_line(origin.place_title)
    if workshop is not None:
        title = f"{texts('WS {number}', number=workshop.number)} {title}"
    yield title
    yield f"{on_the_wall(origin.at, snapshot.agenda.zone):%d.%m. %H:%M}"
    if origin.points is not None:
        yield texts.plural("{count} point", "{count} points", origin.points)
    if origin.themes:
        known = snapshot.themes.standing
        numbers = ", ".join(str(known.index(theme) + 1) for theme in origin.themes)
        yield texts("in theme {numbers}", numbers=numbers)
    if origin.entry.taken_by:
        yield texts("taken by {who}", who=one_line(origin.entry.taken_by))
