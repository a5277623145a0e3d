"""Changes as two stations may have made them, drawn for Hypothesis.

Whatever one of them did not know is there: a field written while its entity was being undone, a
removal that met an edit, one number given twice, an event for a block that is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st

from facilitator.domain.agenda import BlockKind, Person
from facilitator.domain.bingo.views import Totals
from facilitator.domain.entries import Addressee, Relation, Release
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.query import Candidate, PhoneCount, QueryKind, Source
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.plenum.theme import Confirmation
from facilitator.domain.run import RunEventKind
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition
from facilitator.record import entities as log
from facilitator.record.agenda_fold import write_agenda
from facilitator.record.change import Change, ChangeId, Entity, Json, Write
from facilitator.record.registers import Registers
from tests.domain.bingo.games import PRIVACY, TOTALS, make_game
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop

PLACES: Final = ("ws1", "ws2", "welcome")
_DAY: Final = "day/2025-09-09"
_PEOPLE: Final = (Person(name="Ada"),)

_KNOWN: Final[Mapping[str, tuple[tuple[str, ...], log.Fields]]] = MappingProxyType(
    {
        log.ENTRY: (("1", "2", "3"), log.ENTRY_FIELDS),
        log.MEASURE: (("1", "2"), log.MEASURE_FIELDS),
        log.MEASURE_SOURCE: (("1/1", "1/2", "2/1"), log.PAIR_FIELDS),
        log.THEME: (("1", "2", "3"), log.THEME_FIELDS),
        log.GATHERED: (("1/1", "2/1", "3/2", "2/3"), log.PAIR_FIELDS),
        log.REPORT_BACK: (("ws1", "ws2"), log.REPORT_BACK_FIELDS),
        log.QUERY: (("1", "2"), log.QUERY_FIELDS),
        log.COUNT: (("1", "2"), log.COUNT_FIELDS),
        log.ROUND: (("1",), log.ROUND_FIELDS),
        log.PHOTO: (("1", "2"), log.PHOTO_FIELDS),
        log.SIGN_OFF: (("workshop:ws1", "quote:1"), log.SIGN_OFF_FIELDS),
        log.VERSION: (("1", "2"), log.VERSION_FIELDS),
        log.POLISHED: (("entry:1", "said:00000000.11111111"), log.POLISHED_FIELDS),
        log.INSERTED: (("1", "2"), log.INSERTED_FIELDS),
        log.REVIEW_NOTE: (("1", "2"), log.REVIEW_NOTE_FIELDS),
        log.RUN_EVENT: (("1", "2", "3"), log.RUN_EVENT_FIELDS),
        log.REPORT: (("welcome", "phase/ws1"), log.REPORT_FIELDS),
        log.GAME: (("welcome", "more"), log.GAME_FIELDS),
        log.TIMER: (("1", "2"), log.TIMER_FIELDS),
        "workshop": (("ws1", "ws2"), log.WORKSHOP_FIELDS),
        "track": (("phase/ws1", "phase/ws2"), log.TRACK_FIELDS),
        "block": (("welcome", "phase", "inner-ws1", "more"), log.BLOCK_FIELDS),
        "day": (("2025-09-09", "2025-09-10"), log.DAY_FIELDS),
        "room": (("a",), log.ROOM_FIELDS),
        "kind": (("challenge", "option"), log.KIND_FIELDS),
    }
)
_VALUES: Final[Mapping[str, Sequence[Any]]] = MappingProxyType(
    {
        "at": (Instant(0), Instant(60_000)),
        "filed_at": (Instant(0), Instant(60_000)),
        "started": (Instant(0), Instant(60_000)),
        "added": (minutes(5), minutes(-5)),
        "length": (minutes(5), minutes(7)),
        "head_count": (12, 0),
        "duration": (minutes(30), minutes(45)),
        "minimum": (minutes(10),),
        "start": (time(9), time(12, 30)),
        "end": (time(16),),
        "people": (_PEOPLE,),
        "speakers": (_PEOPLE,),
        "relation": tuple(Relation),
        "release": tuple(Release),
        "place": PLACES,
        "workshop": ("ws1", "ws2"),
        "block": ("welcome", "phase"),
        "optional": (True,),
        "open_end": (True,),
        "removed": (True,),
        "redacted": (True,),
        "stopped": (True,),
        "unplanned": (True,),
        "agreed": (True,),
        "agreed_as": (1, 2),
        "proposed": (True,),
        "by_code": (True,),
        log.THERE: (True,),
        "merged_into": ("1", "2", "3"),
        "addressee": tuple(Addressee),
        "confirmation": (Confirmation(Instant(0), "ab"),),
        "opened": (Instant(0),),
        "closed": (Instant(60_000),),
        "revealed": (Instant(60_000),),
        "candidates": ((Candidate(id="1", label="a"), Candidate(id="2", label="b")),),
        "points": (3, 1),
        "most": (2, 1),
        "amount": (7, 0),
        "from_phones": (PhoneCount(ballots=5, points=(3, 2)),),
        "questions": (("Was?",), ("Was?", "Wie?")),
        "query": ("1", "2"),
        "digest": ("a" * 64, "b" * 64),
        "width": (2000, 1),
        "height": (1500, 1),
        "consent": tuple(Consent),
        "state": tuple(SignOffState),
        "edition": tuple(Edition),
        "done": (True,),
        "left_out": (True,),
        "target": ("entry:1",),
        "after": ("entry:1", "inserted:1"),
        "section": ("place-ws1",),
        "game": (make_game(), make_game(size=3)),
        "privacy": (PRIVACY,),
        "totals": (TOTALS, Totals(players=4)),
    }
)
_OF_ITS_OWN: Final[Mapping[tuple[str, str], Sequence[Any]]] = MappingProxyType(
    {
        (log.RUN_EVENT, "kind"): tuple(RunEventKind),
        ("block", "kind"): tuple(BlockKind),
        ("workshop", "number"): (1, 2),
        (log.QUERY, "kind"): tuple(QueryKind),
        (log.QUERY, "people"): (12, 0),
        (log.COUNT, "source"): tuple(Source),
        (log.COUNT, "candidate"): ("1", ""),
        (log.ROUND, "kind"): tuple(RoundKind),
        (log.PHOTO, "added"): (Instant(0), Instant(60_000)),
    }
)
"""Where a field of that name is something else in one sort than in another."""
_SORTS: Final = (log.ENTRY,) * 9 + (log.MEASURE, log.RUN_EVENT, log.SUMMARY, log.NUMBER, *_KNOWN)
"""What is written about; mostly entries, as in an event."""
_ORDERED: Final = (log.THEME, log.PHOTO, log.INSERTED)
_BELOW: Final = (_DAY, "day/2025-09-10", "track/phase/ws1", "track/more/ws2", "phase", "")


def _adoption() -> Change:
    agenda = make_agenda(
        make_day(make_block("welcome"), make_block("phase", tracks=(make_track("ws1"),))),
        workshops=(make_workshop(1), make_workshop(2)),
    )
    writes = tuple(
        Write(entity, field, value)
        for entity, fields in write_agenda(agenda).items()
        for field, value in fields.items()
        if value is not None
    )
    return Change(ChangeId("a", 1), 0, "regie", "setup.adopt", writes)


ADOPTION: Final = _adoption()
"""What every record begins with."""


@st.composite
def _contents(draw: st.DrawFn) -> tuple[Entity, dict[str, Json]]:
    """An entity with some of its fields: any value that a command may write, or none any more."""
    sort = draw(st.sampled_from(_SORTS))
    if sort == log.SUMMARY:
        return Entity(sort, draw(st.sampled_from(PLACES))), {
            log.SUMMARY_TEXT: draw(st.sampled_from(["kurz", "lang", None]))
        }
    if sort == log.NUMBER:
        key = f"{draw(st.sampled_from(PLACES))}/{draw(st.sampled_from('12'))}"
        return Entity(sort, key), {log.NUMBER_ENTRY: draw(st.sampled_from(["1", "2", None]))}
    keys, _ = _KNOWN[sort]
    return Entity(sort, draw(st.sampled_from(keys))), draw(_whole(sort) | _parts(sort))


def _whole(sort: str) -> st.SearchStrategy[dict[str, Json]]:
    """All fields at once, as a new entity has them, or as one that is taken back."""
    names = _names(sort)
    made = {name: _values(sort, name)[0] for name in names}
    return st.sampled_from([made, dict.fromkeys(names)])


def _parts(sort: str) -> st.SearchStrategy[dict[str, Json]]:
    """A few fields, as an edit writes them."""
    field = st.sampled_from(_names(sort)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from([*_values(sort, name), None]))
    )
    return st.lists(field, min_size=1, max_size=3).map(dict)


def _names(sort: str) -> list[str]:
    structure = (log.PARENT, log.ORDER) if sort in log.AGENDA_SORTS else ()
    return [*_KNOWN[sort][1], *((log.ORDER,) if sort in _ORDERED else structure)]


def _values(sort: str, name: str) -> Sequence[Json]:
    if name == log.PARENT and sort in log.AGENDA_SORTS:
        return _BELOW
    if name == log.ORDER:
        return ("0000", "0001")
    values = _OF_ITS_OWN.get((sort, name)) or _VALUES.get(name, ("x", "y"))
    known = _KNOWN[sort][1][name]
    return [known.encode(one) for one in values]


@st.composite
def merged_logs(draw: st.DrawFn) -> list[Change]:
    """What two stations wrote after `ADOPTION`, each knowing some of the other's."""
    known = {station: [ADOPTION] for station in "ab"}
    made: list[Change] = []
    for number in range(draw(st.integers(1, 10))):
        station = draw(st.sampled_from("ab"))
        if draw(st.booleans()):
            known[station] = [ADOPTION, *made]
        change = _change(draw, station, known[station], number)
        made.append(change)
        known[station].append(change)
    return draw(_arrivals(made))


def _change(draw: st.DrawFn, station: str, known: list[Change], number: int) -> Change:
    registers = Registers()
    for change in known:
        registers.apply(change)
    contents = dict(draw(st.lists(_contents(), min_size=1, max_size=3)))
    writes = tuple(
        Write(entity, field, value, tuple(v.change for v in registers.versions(entity, field)))
        for entity, fields in contents.items()
        for field, value in fields.items()
    )
    seq = 1 + sum(change.id.station == station for change in known)
    return Change(
        ChangeId(station, seq), draw(st.integers(1, 20)), "regie", f"capture.{number}", writes
    )


@st.composite
def _arrivals(draw: st.DrawFn, made: list[Change]) -> list[Change]:
    """Each station's changes in their order, the stations mixed at will."""
    waiting = {name: [one for one in made if one.id.station == name] for name in "ab"}
    arrived: list[Change] = []
    while any(waiting.values()):
        station = draw(st.sampled_from([name for name in "ab" if waiting[name]]))
        arrived.append(waiting[station].pop(0))
    return arrived
