"""What the station promises, modelled as plainly as can be: fields, who wrote each last, stacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import NewEntry
from facilitator.domain.entries import EntryId, MeasureId, Relation, Release
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import OPTION, QUESTION, QUOTE, KindId
from facilitator.domain.marks import split_function
from facilitator.domain.run import BlockState
from facilitator.domain.snapshot import Snapshot
from tests.safety.event import make_event

Key = tuple[str, str, str]
"""Sort, id, field."""
TITLE: Final = make_event().title
Writes = dict[Key, Any]
_NEEDED: Final = {
    "entry": "text",
    "measure": "what",
    "block": "title",
    "room": "name",
    "timer": "label",
}
"""Without it a thing of that sort is not there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command: of each field, its value and its last writer before, and the value it got."""

    number: int
    before: Mapping[Key, tuple[Any, int]]
    after: Mapping[Key, Any]


@dataclass(slots=True)
class Model:
    """All that was written, and what each scope can undo and redo.

    A field's writer is the step that its value goes back to; undoing brings the one before back.
    """

    fields: Writes = field(default_factory=dict)
    writers: dict[Key, int] = field(default_factory=dict)
    done: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    undone: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    stuck: set[tuple[str, int]] = field(default_factory=set)
    """What was refused once, and since then is passed over: by whether to undo it, or redo it."""
    given: dict[PlaceId, int] = field(default_factory=lambda: defaultdict(int))
    """How many numbers a place has given; none is ever given again."""
    steps: int = 0

    def do(self, scope: str, writes: Writes) -> None:
        """Write what is different; if nothing is, nothing has happened."""
        after = {key: value for key, value in writes.items() if self.fields.get(key) != value}
        if not after:
            return
        self.steps += 1
        before = {key: (self.fields.get(key), self.writers.get(key, 0)) for key in after}
        self.done[scope].append(Step(self.steps, before, after))
        self.undone[scope].clear()
        self._put({key: (value, self.steps) for key, value in after.items()})

    def undo(self, scope: str) -> bool:
        """Take the last step back that can be; False: there is none, or one is refused first."""
        step = self._free("undo", self.done[scope], self._can_be_undone)
        if step is None:
            return False
        self._shift(step, self.done[scope], self.undone[scope])
        self._put(step.before)
        return True

    def redo(self, scope: str) -> bool:
        """Do the step again that was undone last; False as for `undo`."""
        step = self._free("redo", self.undone[scope], self._can_be_redone)
        if step is None:
            return False
        self._shift(step, self.undone[scope], self.done[scope])
        self._put({key: (value, step.number) for key, value in step.after.items()})
        return True

    def _free(self, doing: str, steps: list[Step], is_free: Callable[[Step], bool]) -> Step | None:
        """Return the last step that is free; None: none is, or a later one is refused for once."""
        for step in reversed(steps):
            if is_free(step):
                return step
            if (doing, step.number) not in self.stuck:
                self.stuck.add((doing, step.number))
                return None
        return None

    def _shift(self, step: Step, off: list[Step], onto: list[Step]) -> None:
        off.remove(step)
        onto.append(step)
        self.stuck -= {("undo", step.number), ("redo", step.number)}

    def _can_be_undone(self, step: Step) -> bool:
        """Its writes stand, and what it made has nothing that was written by others."""
        made = {
            key[:2]
            for key, (value, _) in step.before.items()
            if key[2] == _NEEDED.get(key[0]) and value is None
        }
        others = (
            key
            for key, value in self.fields.items()
            if key[:2] in made and key not in step.after and value is not None
        )
        stands = all(self.writers[key] == step.number for key in step.after)
        before = {key: value for key, (value, _) in step.before.items()}
        return (
            stands
            and not any(others)
            and not any(self._is_rested_on(key, step) for sort, key in made if sort == "entry")
            and self._keeps_blocks({**self.fields, **before})
        )

    def _is_rested_on(self, entry: EntryId, step: Step) -> bool:
        """Whether a measure rests on it that the same step has not made."""
        return any(
            self.fields.get(("measure", one, "source")) == entry
            and ("measure", one, "what") not in step.after
            for one in self.measures()
        )

    def _can_be_redone(self, step: Step) -> bool:
        stands = all(self.writers[key] == writer for key, (_, writer) in step.before.items())
        return stands and self._keeps_blocks({**self.fields, **step.after})

    def _keeps_blocks(self, after: Writes) -> bool:
        """What would be in use of the blocks put in by hand is there, or was gone already."""
        by_hand = [key for key in self.fields if key[0] == "block" and key[2] == "title"]
        return all(
            after.get(key) is not None
            or not self._is_used(key[1], after)
            or (self.fields[key] is None and self._is_used(key[1], self.fields))
            for key in by_hand
        )

    def _is_used(self, block: str, fields: Writes) -> bool:
        """A number was given in it once, or something hangs on it."""
        keys = [
            ("summary", block, "text"),
            *(("block", block, name) for name in ("state", "added")),
            *(("report", block, name) for name in ("head_count", "remark")),
        ]
        measures = (key[1] for key, value in fields.items() if key[2] == "what" and value)
        return (
            self.given.get(block, 0) > 0
            or any(fields.get(key) not in (None, "") for key in keys)
            or any(
                fields["measure", one, "place"] == block
                and not fields.get(("measure", one, "removed"))
                for one in measures
            )
        )

    def _put(self, values: Mapping[Key, tuple[Any, int]]) -> None:
        for key, (value, writer) in values.items():
            self.fields[key], self.writers[key] = value, writer

    # --- what there is ---

    def of(self, sort: str, name: str) -> dict[str, Any]:
        """Return the fields of one thing that hold something."""
        return {
            key[2]: value
            for key, value in self.fields.items()
            if key[:2] == (sort, name) and value is not None
        }

    def there(self, sort: str, needed: str) -> list[str]:
        """Return the ids of what is there, in the order in which it was made."""
        return [
            key[1]
            for key, value in self.fields.items()
            if key[0] == sort and key[2] == needed and value is not None
        ]

    def standing(self, place: PlaceId) -> list[EntryId]:
        """Return the entries of a place that are not removed, in the order of filing."""
        return [entry for entry in self._entries_in(place) if not self._is_removed(entry)]

    def removed(self, place: PlaceId) -> list[EntryId]:
        return [entry for entry in self._entries_in(place) if self._is_removed(entry)]

    def last(self, place: PlaceId, kind: KindId | None = None) -> EntryId:
        entries = reversed(self.standing(place))
        return next(e for e in entries if kind in (None, self.fields.get(("entry", e, "kind"))))

    def leads(self, place: PlaceId, number: str) -> EntryId:
        return str(self.fields["number", place, number])

    def measures(self) -> list[MeasureId]:
        found = self.there("measure", "what")
        return [m for m in found if not self.fields.get(("measure", m, "removed"))]

    def has_measure(self, entry: EntryId) -> bool:
        return any(self.fields.get(("measure", m, "source")) == entry for m in self.measures())

    def _entries_in(self, place: PlaceId) -> Iterator[EntryId]:
        for entry in self.there("entry", "text"):
            if self.fields["entry", entry, "place"] == place:
                yield entry

    def _is_removed(self, entry: EntryId) -> bool:
        return bool(self.fields.get(("entry", entry, "removed")))

    # --- what commands write ---

    def numbered(self, place: PlaceId, entry: EntryId) -> Writes:
        """Give the next number of `place`."""
        self.given[place] += 1
        number = str(self.given[place])
        return {
            ("entry", entry, "place"): place,
            ("entry", entry, "number"): number,
            ("number", place, number): entry,
        }

    def filed(self, place: PlaceId, entry: EntryId, new: NewEntry) -> Writes:
        parent = None
        if new.relation is not None:
            parent = self.last(place, QUESTION if new.relation is Relation.ANSWER else None)
        values = {
            "text": new.text,
            "kind": new.kind,
            "relation": new.relation,
            "parent": parent,
            "function": new.function or None,
            "open_end": new.open_end or None,
        }
        return {
            **{("entry", entry, name): value for name, value in values.items()},
            **self.numbered(place, entry),
        }

    def reworded(self, entry: EntryId, text: str) -> Writes:
        """A quote's wording may end in who said it, and that of what was one."""
        known = self.of("entry", entry)
        if known.get("kind") != QUOTE and "function" not in known:
            return {("entry", entry, "text"): text}
        words, function = split_function(text)
        return {("entry", entry, "text"): words, ("entry", entry, "function"): function or None}

    def proposed(self, measure: MeasureId, entry: EntryId, place: PlaceId, what: str) -> Writes:
        values = {"what": what, "place": place, "source": entry}
        return {("measure", measure, name): value for name, value in values.items()}

    def last_option(self, place: PlaceId) -> EntryId:
        return self.last(place, OPTION)


def check_entries(snapshot: Snapshot, model: Model) -> None:
    """Entries, their numbers and their order are the model's."""
    entries = model.there("entry", "text")
    assert set(snapshot.entries) == set(entries)
    for entry in entries:
        known = {"removed": False, "open_end": False, "function": "", "release": Release.OPEN}
        known = {**_BARE, **known, **model.of("entry", entry)}
        found = snapshot.entries[entry]
        assert {name: getattr(found, name) for name in known} == known
    for place, notes in snapshot.notes.items():
        assert [entry.id for entry in notes.entries] == model.standing(place)
        assert [entry.id for entry in notes.removed] == model.removed(place)
        assert notes.open_ends == sum(entry.open_end for entry in notes.entries)
    for place, count in model.given.items():
        numbers = {str(number + 1): "" for number in range(count)}
        for number in numbers:
            numbers[number] = model.fields.get(("number", place, number)) or ""
        assert snapshot.numbers[place] == numbers


_BARE: Final = {"kind": None, "relation": None, "parent": None}


def check_documented(snapshot: Snapshot, model: Model) -> None:
    """Summaries and measures are the model's."""
    summaries = {place: notes.summary for place, notes in snapshot.notes.items() if notes.summary}
    written = {key[1]: text for key, text in model.fields.items() if key[0] == "summary" and text}
    assert summaries == written
    # Agreed ones come first, in the order of agreement: see tests/station/test_plenum.py.
    assert sorted(measure.id for measure in snapshot.measures) == sorted(model.measures())
    for measure in snapshot.measures:
        known = {"who": "", "due": "", "source": None, **model.of("measure", measure.id)}
        assert {name: getattr(measure, name) for name in known} == known


def check_run(snapshot: Snapshot, model: Model) -> None:
    """Blocks are where the model has them, and no event was without effect."""
    assert snapshot.run.without_effect == ()
    for block in snapshot.agenda.all_blocks():
        known = {"state": BlockState.PENDING, "added": minutes(0), **model.of("block", block.id)}
        found = snapshot.run.of(block.id)
        assert (found.state, found.added_time) == (known["state"], known["added"])
    assert snapshot.agenda.title == model.fields.get(("event", "", "title")) or TITLE
