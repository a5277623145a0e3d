"""Somebody who takes notes without a pause: commands drawn by lot, as people give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.kinds import default_kinds
from facilitator.station import DraftKey, RefusedError, Station
from facilitator.station.documenting import summary_draft
from tests.clock import Clock
from tests.safety.event import PLACES, coming_step

WORDS = ("Teams", "sind", "ungleich", "geschult", "–", "„Patin“,", "&", "漢字", "🙂", "Häufig")
PREFIXES = ["", "", *(kind.letter for kind in default_kinds("de")), "+", "<", "a"]
ENDS = ["", "", "", " #o", " ..", " #m"]
PAUSE = Duration(seconds=7)


class NoteTaker:
    """Gives one command after another; all that is drawn comes from `lots`."""

    def __init__(self, station: Station, clock: Clock, lots: Random) -> None:
        self._station = station
        self._clock = clock
        self._lots = lots
        self.drafts = dict(station.drafts())
        """What was typed and not entered yet."""

    def work(self) -> Iterator[None]:
        """Act for ever; pause wherever a person would look whether it is saved."""
        while True:
            self._clock.wait(PAUSE)
            if self._lots.random() < 0.5:
                yield from self._type_line()
            elif self._lots.random() < 0.2:
                yield from self._type_summary()
            else:
                self._attempt(self._lots.choice(self._commands()))
                yield

    def _type_line(self) -> Iterator[None]:
        """Type a line letter by letter, faster than the disk at times, and press Enter."""
        place = self._lots.choice(PLACES)
        prefix = self._lots.choice(PREFIXES)
        text = self._words() + self._lots.choice(ENDS)
        kept = self.drafts.get(DraftKey(place), Line(""))
        if kept.text:
            prefix, text = kept.prefix, kept.text + text
        position = len(kept.text)
        while position < len(text):
            for _ in range(self._lots.choice((1, 1, 4))):
                position = min(position + 1, len(text))
                self._keep(DraftKey(place), Line(text[:position], prefix))
            yield
        self._file(place, Line(text, prefix))
        yield

    def _type_summary(self) -> Iterator[None]:
        place = self._lots.choice(PLACES)
        kept = self.drafts.get(summary_draft(place), Line(""))
        text = f"{kept.text}{self._words()} "
        self._keep(summary_draft(place), Line(text))
        yield
        self._station.document.write_summary(place, text)
        del self.drafts[summary_draft(place)]
        yield

    def _keep(self, key: DraftKey, line: Line) -> None:
        self._station.keep_draft(key, line)
        self.drafts[key] = line

    def _file(self, place: PlaceId, line: Line) -> None:
        self._station.capture.file(place, line)
        self.drafts.pop(DraftKey(place), None)

    def _words(self) -> str:
        """Return words that nobody has said before."""
        return f"{self._lots.choice(WORDS)} {self._lots.choice(WORDS)} {self._lots.random():.6f}"

    def _commands(self) -> list[Callable[[], object]]:
        station, lots, capture = self._station, self._lots, self._station.capture
        entry = self._any_entry()
        everywhere: list[Callable[[], object]] = [
            self._press_next,
            lambda: station.run.extend(lots.choice(("welcome", "phase", "break")), minutes(5)),
            lambda: station.run.skip("break"),
            lambda: station.run.report(lots.choice(("welcome", "phase/ws1")), 12, self._words()),
            lambda: station.run.start_timer(self._words(), minutes(5)),
            lambda: station.plan.insert("plenum", self._words(), minutes(5)),
            lambda: station.plan.swap("break", "plenum"),
            lambda: station.plan.change_room("phase/ws2", lots.choice(("Foyer", "Saal"))),
            lambda: station.document.add_measure(lots.choice(PLACES), self._words(), "Team"),
            *(lambda: station.undo("capture"),) * 4,
            *(lambda: station.redo("capture"),) * 2,
            lambda: station.undo("run"),
            lambda: station.undo("document"),
        ]
        if entry is None:
            return everywhere
        return [
            *everywhere,
            lambda: capture.edit(entry.id, self._words()),
            lambda: capture.rekind(entry.id, lots.choice(("option", "insight", None))),
            lambda: capture.move(entry.id, lots.choice(PLACES)),
            lambda: capture.remove(entry.id),
            lambda: capture.restore(entry.id),
            lambda: self._file(entry.place, Line("#l")),
        ]

    def _any_entry(self) -> Entry | None:
        entries = list(self._station.snapshot.entries.values())
        return self._lots.choice(entries) if entries else None

    def _press_next(self) -> None:
        step = coming_step(self._station)
        if step is not None:
            self._station.run.advance(step)

    def _attempt(self, command: Callable[[], object]) -> None:
        try:
            command()
        except RefusedError:
            return
