"""How entries, and what Enter would make of a line, are said."""

from __future__ import annotations

from facilitator.domain.capture import Line, NewEntry, Nothing, ProposeMeasure, Rekind
from facilitator.domain.entries import Relation
from facilitator.domain.entry_wording import kind_word
from facilitator.domain.kinds import OPTION, QUESTION, KindId
from facilitator.domain.marks import MEASURE
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Filed, Outcome
from facilitator.texts import Texts
from facilitator.tui.mitschrift.desk import Desk, Reworded


def field_title(desk: Desk, line: Line, snapshot: Snapshot, texts: Texts) -> str:
    """Return what Enter does with `line`, in a few words."""
    entry = desk.entry(desk.editing or "")
    if entry is not None:
        number = snapshot.full_number(entry)
        if entry.open_end:
            return texts("finish {number}", number=number)
        return texts("edit {number}", number=number)
    if not line.text.strip():
        line = Line("…", line.prefix)
    return texts("{what} — you are writing", what=_meaning(desk, line, snapshot, texts))


def _meaning(desk: Desk, line: Line, snapshot: Snapshot, texts: Texts) -> str:
    intent = desk.meaning(line)
    match intent:
        case NewEntry():
            return _new_entry(intent, line, desk, snapshot, texts)
        case Rekind(kind, number):
            full = _full(desk, snapshot, number)
            return texts("{number} → {kind}", number=full, kind=kind_word(snapshot, kind, texts))
        case ProposeMeasure(number):
            return texts("{number} → measure", number=_full(desk, snapshot, number, OPTION))
        case Nothing():
            return ""


def _new_entry(new: NewEntry, line: Line, desk: Desk, snapshot: Snapshot, texts: Texts) -> str:
    kind = kind_word(snapshot, new.kind, texts)
    parts = [kind]
    if new.relation is not None:
        parts = [_reply(new.relation, desk, snapshot, texts), *([kind] if new.kind else [])]
    elif line.prefix and all(known.letter != line.prefix for known in desk.kinds):
        parts.append(texts("“{sign}” stays text: nothing to refer to yet", sign=line.prefix))
    if new.proposes_measure:
        parts.append(texts("measure"))
    if new.open_end:
        parts.append(texts("open end"))
    return " · ".join(parts)


def _reply(relation: Relation, desk: Desk, snapshot: Snapshot, texts: Texts) -> str:
    target = _full(desk, snapshot, None, QUESTION if relation is Relation.ANSWER else None)
    match relation:
        case Relation.ADDITION:
            return texts("Addition to {entry}", entry=target)
        case Relation.OBJECTION:
            return texts("Objection to {entry}", entry=target)
        case Relation.ANSWER:
            return texts("Answer to {entry}", entry=target)


def _full(desk: Desk, snapshot: Snapshot, number: str | None, kind: KindId | None = None) -> str:
    """Return the number in full of what `number` leads to, else of the last entry of `kind`."""
    if number:
        return snapshot.full_number(snapshot.entries[snapshot.numbers[desk.place][number]])
    entries = reversed(snapshot.notes_in(desk.place).entries)
    return snapshot.full_number(next(one for one in entries if kind in (None, one.kind)))


def filed_words(done: Filed | Reworded, line: Line, snapshot: Snapshot, texts: Texts) -> str:
    """Return what is to know after Enter; nothing if one sees it in the list anyway."""
    if isinstance(done, Reworded) or done.entry is None:
        return ""
    entry = snapshot.entries[done.entry]
    number = snapshot.full_number(entry)
    match done.outcome:
        case Outcome.REKINDED:
            return texts(
                "{number} → {kind}", number=number, kind=kind_word(snapshot, entry.kind, texts)
            )
        case Outcome.PROPOSED:
            return texts("{number} is proposed as a measure.", number=number)
        case _ if unknown := _unknown_number(line, snapshot):
            return texts("There is no {number} here: filed as text.", number=unknown)
        case _:
            return ""


def _unknown_number(line: Line, snapshot: Snapshot) -> str:
    """Return the number that a line which looks like a command names."""
    marks = {f"#{kind.letter}" for kind in snapshot.agenda.kinds} | {MEASURE}
    words = line.text.split()
    is_command = len(words) == 2 and words[0] in marks and not line.prefix
    return words[1] if is_command and any(sign.isdigit() for sign in words[1]) else ""
