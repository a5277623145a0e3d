"""The note with which an event is handed over, in its own language, and who leads it, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator.domain.agenda import PlaceId
from facilitator.domain.handover import Handover, hand_over
from facilitator.domain.instant import Duration
from facilitator.domain.outstanding import Attendances
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.context import Moment
from facilitator.tui.regie.concerns import place_name
from facilitator.tui.regie.timers_pane import countdown
from facilitator.tui.wording import clock_time, lateness


def handover_note(moment: Moment, present: Attendances) -> str:
    """Return what whoever leads from now on must know, a line each."""
    snapshot = moment.snapshot
    texts = load_texts(choose_language(snapshot.agenda.language))
    found = hand_over(snapshot, moment.forecast, present, moment.now)
    return "\n".join(_lines(found, snapshot, texts))


def _lines(found: Handover, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    zone = snapshot.agenda.zone
    time = clock_time(found.at, zone)
    if found.running is None:
        yield texts("Handed over at {time}. Nothing is running.", time=time)
    else:
        title = found.running.title
        yield texts("Handed over at {time}. Running: {title}.", time=time, title=title)
    yield _end(found, snapshot, texts)
    yield from _counts(found.unsent, _unsent(snapshot, texts))
    if found.without_option:
        named = ", ".join(place_name(place, snapshot, texts) for place in found.without_option)
        yield texts("No option yet: {workshops}.", workshops=named)
    yield from _counts(found.open_ends, _open_ends(snapshot, texts))
    for label, left in found.timers:
        yield texts("Timer {label}: {left} left.", label=label, left=countdown(left))


def _end(found: Handover, snapshot: Snapshot, texts: Texts) -> str:
    zone, today = snapshot.agenda.zone, found.today
    end = clock_time(today.expected_end, zone)
    if abs(today.offset) >= Duration(days=1):  # an agenda that is tried on another day
        return texts("End expected at {end}.", end=end)
    off = lateness(texts, today.offset)
    if today.promised_end is None:
        return texts("End expected at {end}: {lateness}.", end=end, lateness=off)
    promised = clock_time(today.promised_end, zone)
    return texts(
        "End expected at {end}, promised {promised}: {lateness}.",
        end=end,
        promised=promised,
        lateness=off,
    )


def _counts(
    found: tuple[tuple[PlaceId, int], ...], said: Callable[[PlaceId, int], str]
) -> Iterator[str]:
    for place, count in found:
        yield said(place, count)


def _unsent(snapshot: Snapshot, texts: Texts) -> Callable[[PlaceId, int], str]:
    return lambda place, count: texts.plural(
        "{place}: {count} entry on one device only.",
        "{place}: {count} entries on one device only.",
        count,
        place=place_name(place, snapshot, texts),
    )


def _open_ends(snapshot: Snapshot, texts: Texts) -> Callable[[PlaceId, int], str]:
    return lambda place, count: texts.plural(
        "{place}: {count} open end.",
        "{place}: {count} open ends.",
        count,
        place=place_name(place, snapshot, texts),
    )
