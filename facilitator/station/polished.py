"""What taking over a difference writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.domain.documentation.polishing import inserted
from facilitator.domain.documentation.releasing import subject_of
from facilitator.domain.documentation.text_ids import is_computed
from facilitator.domain.entries import Measure
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.domain.plenum.dues import DueError, read_due
from facilitator.domain.polish import Insertion, TextId
from facilitator.domain.sign_off import SignOffState, SubjectKind, subject_id
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.record.ordering import reorder
from facilitator.station.refusal import Reason, RefusedError, check_readable
from facilitator.station.refusal import one_line as said_line

_LONGEST: Final = 100_000
"""Code points of one text: what other devices take."""
_ID_LENGTH: Final = 22
"""Of the digits of a digest: 88 bits."""
_NO_WORD: Final = re.compile(r"[\W_]+")


class PolishedContents:
    """Gathers what a change has to write; refused differences raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self.contents: Contents = {}
        self._log = log
        self._now = now

    def add(self, one: Difference) -> None:
        """Have `one` be written, too."""
        for entity, fields in self._contents_of(one, self.contents).items():
            self.contents[entity] = {**self.contents.get(entity, {}), **fields}

    def is_shared(self, one: Difference) -> bool:
        """Say whether it is in a text that several write at once."""
        is_summary = one.text_id.startswith("theme:") and one.text_id.endswith(".summary")
        return is_summary and one.kind is DifferenceKind.CHANGED

    def wording(self, whole: str, one: Difference) -> str:
        """Return what `whole` says with what Word says. CHANGED_SINCE: see `_check_unchanged`."""
        _check_unchanged(whole, one)
        return reworded(whole, one.record, clean_text(one.word).strip())

    def _contents_of(self, one: Difference, so_far: Contents) -> Contents:
        if len(one.word) > _LONGEST:
            raise RefusedError(Reason.TOO_LONG)
        match one.kind:
            case DifferenceKind.NOTE:
                return self._note(one, so_far)
            case DifferenceKind.INSERTED:
                return self._inserted(one, so_far)
            case DifferenceKind.LEFT_OUT:
                return self._left_out(one)
            case DifferenceKind.CHANGED:
                return self._changed(one)

    def _note(self, one: Difference, so_far: Contents) -> Contents:
        text = clean_text(one.word).strip()
        fields: dict[str, Json] = log.encode(
            {"target": one.text_id, "text": text, "at": self._now()}, log.REVIEW_NOTE_FIELDS
        )
        return {self._new(log.REVIEW_NOTE, one.text_id, text, so_far): fields}

    def _new(self, sort: str, where: TextId, text: str, so_far: Contents) -> Entity:
        """Return what two devices agree on that take the same over at once: it is there once."""
        polish = self._log.snapshot.polish
        known = {one.id for one in polish.insertions} | {one.id for one in polish.notes}
        known |= {entity.key for entity in so_far if entity.sort == sort}
        nth = 0
        while True:
            said = json.dumps([where, text, nth]).encode()
            key = sha256(said).hexdigest()[:_ID_LENGTH]
            if key not in known:
                return Entity(sort, key)
            nth += 1

    def _inserted(self, one: Difference, so_far: Contents) -> Contents:
        """Return a new paragraph behind the one that it follows, before what followed that."""
        after, first = one.text_id, True
        for known in self._log.snapshot.polish.insertions:
            if inserted(known.id) == one.text_id and known.after:
                after, first = known.after, False
        beside = self._beside(after, so_far)
        before = 0 if first else 1 + [inserted(key) for key in beside].index(one.text_id)
        text = clean_text(one.word).strip()
        new = self._new(log.INSERTED, after, text, so_far)
        key = new.key
        wanted = [*list(beside)[:before], key, *list(beside)[before:]]
        contents: Contents = {
            Entity(log.INSERTED, other): {log.ORDER: order}
            for other, order in reorder(beside, wanted, key).items()
        }
        said: dict[str, Json] = {"text": text, "after": after, "section": one.section}
        contents[new] |= {**said, "removed": None}
        return contents

    def _beside(self, after: TextId, so_far: Contents) -> dict[str, str]:
        """Return the orders of what was inserted behind the same text, in order."""
        value = self._log.registers.value
        known = {
            one.id: str(value(Entity(log.INSERTED, one.id), log.ORDER))
            for one in self._log.snapshot.polish.insertions
            if one.after == after
        }
        for entity, fields in so_far.items():
            is_there = entity.sort == log.INSERTED and entity.key in known
            if is_there or fields.get("after") == after:
                known[entity.key] = str(fields.get(log.ORDER, known.get(entity.key)))
        return dict(sorted(known.items(), key=lambda pair: (pair[1], pair[0])))

    def _left_out(self, one: Difference) -> Contents:
        insertion = self._insertion(one.text_id)
        if insertion is not None:
            return {Entity(log.INSERTED, insertion.id): {"removed": True}}
        fields: dict[str, Json] = {"text": ""} if is_computed(one.text_id) else {"left_out": True}
        return {Entity(log.POLISHED, one.text_id): fields}

    def _changed(self, one: Difference) -> Contents:
        sort, _, key = one.text_id.partition(":")
        text = clean_text(one.word).strip()
        match sort:
            case "said":
                return {Entity(log.POLISHED, one.text_id): {"text": text}}
            case "inserted":
                return {Entity(log.INSERTED, key): {"text": _needed(text)}}
            case "entry":
                return self._entry(key, one)
            case "summary":
                said = self.wording(self._log.snapshot.notes_in(key).summary, one)
                return {Entity(log.SUMMARY, key): {log.SUMMARY_TEXT: said or None}}
            case "theme":
                return self._theme(key, one)
            case "measure":
                return self._measure(key, text, one)
            case "photo":
                return self._photo(key, one)
            case _:
                raise RefusedError(Reason.GONE)

    def _entry(self, key: str, one: Difference) -> Contents:
        known = self._log.snapshot.entries.get(key)
        if known is None or known.removed:
            raise RefusedError(Reason.GONE)
        check_readable(known)
        _needed(clean_text(one.word))
        contents: Contents = {Entity(log.ENTRY, key): {"text": self.wording(known.text, one)}}
        quote = subject_of(self._log.snapshot, subject_id(SubjectKind.QUOTE, key))
        if quote is not None and quote.is_released and not quote.sign_off.seal:
            # It was allowed when it was said, without a seal that would break now.
            contents[Entity(log.SIGN_OFF, quote.id)] = {"state": SignOffState.CHANGED.value}
        return contents

    def _theme(self, key: str, one: Difference) -> Contents:
        theme, _, field = key.rpartition(".")
        known = self._log.snapshot.themes.get(theme)
        if known is None:
            raise RefusedError(Reason.GONE)
        if field == "title":
            _check_unchanged(known.title, one)
            return {Entity(log.THEME, known.id): {"title": said_line(clean_text(one.word).strip())}}
        text = self.wording(known.controversy, one)
        return {Entity(log.THEME, known.id): {"controversy": text or None}}

    def _measure(self, key: str, text: str, one: Difference) -> Contents:
        measure, _, field = key.rpartition(".")
        known = self._known_measure(measure)
        line = one_line(text)
        value: Json = line or None
        if field == "what":
            _check_unchanged(known.what, one)
            source = self._log.snapshot.entries.get(known.source or "")
            if source is not None:
                check_readable(source)
            value = _needed(line)
        if field == "due" and line:
            value = self._due(line)
        return {Entity(log.MEASURE, measure): {field: value}}

    def _known_measure(self, measure: str) -> Measure:
        for known in self._log.snapshot.measures:
            if known.id == measure:
                return known
        raise RefusedError(Reason.GONE)

    def _due(self, said: str) -> str:
        zone = self._log.snapshot.agenda.zone
        try:
            return read_due(said, on_the_wall(self._now(), zone).date()).words
        except DueError:
            raise RefusedError(Reason.IMPOSSIBLE, said) from None

    def _photo(self, key: str, one: Difference) -> Contents:
        photo = key.rpartition(".")[0]
        for known in self._log.snapshot.photos:
            if known.id == photo:
                _check_unchanged(known.caption, one)
                return {Entity(log.PHOTO, photo): {"caption": one_line(one.word) or None}}
        raise RefusedError(Reason.GONE)

    def _insertion(self, text_id: TextId) -> Insertion | None:
        known = self._log.snapshot.polish.insertions
        return next((one for one in known if inserted(one.id) == text_id), None)


def _check_unchanged(whole: str, one: Difference) -> None:
    """Refuse what was set against other words than the record's: CHANGED_SINCE.

    Somebody may have changed them meanwhile, and the public edition has no names in them: what is
    not in the file would be lost.
    """
    if whole.strip() and _words(whole) != _words(one.record):
        raise RefusedError(Reason.CHANGED_SINCE)


def _words(text: str) -> str:
    return _NO_WORD.sub("", clean_text(text))


def reworded(whole: str, said: str, wording: str) -> str:
    """Return `whole` with `wording` for `said`, which may be a part of it, or it in other lines.

    A document says of some texts a part, and drops empty lines: what it doesn't say stays.
    """
    lines, wanted = said.split("\n"), wording.split("\n")
    if len(lines) == len(wanted):
        changed = _by_line(whole, lines, wanted)
        if changed is not None:
            return changed
    if said and one_line(whole) != one_line(said) and whole.count(said) == 1:
        return whole.replace(said, wording)
    return wording


def _by_line(whole: str, lines: Sequence[str], wanted: Sequence[str]) -> str | None:
    """Return `whole` with each of the `lines` replaced, in order; None: they are not all there."""
    found = whole.split("\n")
    place = 0
    for line, wording in zip(lines, wanted, strict=True):
        at = _find(found, line, place)
        if at is None:
            return None
        found[at] = found[at].replace(line, wording, 1)
        place = at + 1
    return "\n".join(found)


def _find(lines: Sequence[str], wanted: str, place: int) -> int | None:
    """Return where `wanted` is a line from `place` on, or else stands in one."""
    there = range(place, len(lines)) if wanted else range(0)
    alone = (at for at in there if lines[at].strip() == wanted)
    within = (at for at in there if wanted in lines[at])
    return next(alone, next(within, None))


def _needed(text: str) -> str:
    if not text.strip():
        raise RefusedError(Reason.EMPTY)
    return text
