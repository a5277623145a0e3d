"""Rows that are changes, or almost, drawn for Hypothesis."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Final

from hypothesis import strategies as st

from facilitator.domain.agenda import BlockKind
from facilitator.domain.bingo.plain import game_to_plain
from facilitator.domain.devices import Role
from facilitator.domain.entries import Addressee, Relation, Release
from facilitator.domain.instant import FIRST_MOMENT, LAST_MOMENT
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.query import QueryKind, Source
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.run import RunEventKind
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition
from facilitator.record import entities as log
from facilitator.record.change import Row
from facilitator.record.live_text import LiveText
from facilitator.record.sorts import KNOWN, REQUIRED
from facilitator.record.text_updates import write_update
from tests.domain.bingo.games import games

DEVICE: Final = "0123456789ab"
STATION: Final = f"{DEVICE}.00000001"
_LONGEST_MS: Final = 100 * 86_400_000

_DAYS = ["2025-09-09", "2025-09-10", "1900-01-01", "2500-12-31", "20250909", "2025-W37-2"]
_KEYS: Final[dict[str, list[str]]] = {
    "day": _DAYS,
    "track": ["phase/ws1", "welcome/ws2", "phase/phase", "x"],
    "block": ["welcome", "phase", "ws1", "inner", ""],
    "workshop": ["ws1", "ws2", "welcome"],
    "kind": ["option", "question", ""],
    log.NUMBER: ["ws1/1", "ws1/b2", "ws1/999999999999999999", "/0", "a/b/c7"],
    log.SEAT: [f"ws1/{DEVICE}", "ws1/x", "/", "a/b/c"],
    log.WIPED: [f"1/{DEVICE}", "/"],
    log.ACCESS: list(Role),
    log.SUMMARY: ["ws1", "welcome"],
    log.REPORT: ["welcome", "phase/ws1"],
    log.GAME: ["welcome", "inner"],
    log.EDIT: ["1/1", "1/2", "2/1", "/"],
    log.GATHERED: ["1/1", "1/2", "2/1", "/", "1/2/1"],
    log.MEASURE_SOURCE: ["1/1", "1/2", "2/1", "/"],
    log.REPORT_BACK: ["ws1", "welcome"],
    log.SIGN_OFF: ["workshop:ws1", "speaker:welcome", "quote:1", "x", ":"],
    log.POLISHED: ["entry:1", "summary:ws1", "theme:1.title", "said:x", "", "entry:"],
}
_TEXTS = [
    "",
    "x",
    "welcome",
    "phase",
    "ws1",
    "ws2",
    "option",
    "1",
    "b3",
    "de",
    "\x1b[2J",
    "a\nb",
    "🙂",
]
_ENUMS: Final[dict[str, list[str]]] = {
    "relation": list(Relation),
    "release": list(Release),
    "role": list(Role),
    "addressee": list(Addressee),
    "source": ["1", "2"],
    "merged_into": ["1", "2", "3"],
    "query": ["1"],
    "candidate": ["1", "2", ""],
    "theme": ["1", "2"],
    "after": ["entry:1", "inserted:1", "inserted:2", "said:x", ""],
    "target": ["entry:1", "said:x", ""],
    "round": ["1", "2"],
    "start": ["00:00:00", "23:59:59.999999", "12:30"],
    "end": ["00:00:00", "23:59:00"],
    "timezone": ["Europe/Berlin", "UTC", "Pacific/Kiritimati", "Etc/GMT+12"],
    log.ORDER: ["0000", "0001", "00015"],
}


_ENUMS_OF: Final[dict[tuple[str, str], type[StrEnum]]] = {
    ("block", "kind"): BlockKind,
    (log.RUN_EVENT, "kind"): RunEventKind,
    (log.QUERY, "kind"): QueryKind,
    (log.ROUND, "kind"): RoundKind,
    (log.COUNT, "source"): Source,
    (log.PHOTO, "consent"): Consent,
    (log.SIGN_OFF, "state"): SignOffState,
    (log.VERSION, "edition"): Edition,
}


def _edits() -> list[str]:
    """What two have typed in one text, each building on the other."""
    one, other = LiveText([]), LiveText([])
    for _ in range(3):
        for hand, peer in ((one, other), (other, one)):
            hand.insert(len(hand.text) // 2, "ä😀")
            hand.delete(0, 1)
            for update in hand.pending[-2:]:
                peer.take(update)
    return [write_update(update) for update in (*one.pending, *other.pending)]


_MOMENTS: Final = st.none() | st.integers(FIRST_MOMENT.ms, LAST_MOMENT.ms)
_COUNTS: Final = st.sampled_from([0, 1, 3]) | st.integers(0, 2**53)
_OF_ITS_OWN: Final[dict[str, st.SearchStrategy[Any]]] = {
    "game": games().map(game_to_plain),
    "totals": st.tuples(*[st.integers(0, 2**53)] * 6, *[_MOMENTS] * 3).map(list),
    log.EDIT_UPDATE: st.sampled_from(_edits()),
    "candidates": st.lists(
        st.tuples(st.sampled_from(["1", "2", "3"]), st.sampled_from(_TEXTS)).map(list),
        min_size=1,
        max_size=3,
        unique_by=lambda candidate: candidate[0],
    ),
    **dict.fromkeys(("points", "most"), st.integers(1, 3) | st.integers(1, 2**53)),
    **dict.fromkeys(("width", "height"), st.integers(1, 2**53)),
    "digest": st.sampled_from(["0" * 64, "abcdef0123456789" * 4]),
    "amount": _COUNTS,
    "from_phones": st.lists(_COUNTS, min_size=1, max_size=4),
    "questions": st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=3),
    "lacks": st.lists(st.sampled_from(["1", "2", "x"]), min_size=1, max_size=3),
    "confirmation": st.tuples(st.integers(FIRST_MOMENT.ms, LAST_MOMENT.ms), st.just("x")).map(list),
    "privacy": st.lists(st.sampled_from(_TEXTS), min_size=4, max_size=4),
}
_PARENTS = [
    *("", "x", "welcome", "phase", "track/phase/ws1", "track/welcome/ws2", "track/phase/phase"),
    *(f"day/{day}" for day in _DAYS),
]


def values_for(sort: str, field: str) -> st.SearchStrategy[Any]:
    """What that field can hold, to its limits."""
    known = KNOWN[sort][field]
    if field == log.PARENT and sort in log.AGENDA_SORTS:
        return st.sampled_from(_PARENTS)
    if (sort, field) in _ENUMS_OF:
        return st.sampled_from(list(_ENUMS_OF[sort, field]))
    if field in _OF_ITS_OWN:
        return _OF_ITS_OWN[field]
    if field in _ENUMS:
        return st.sampled_from(_ENUMS[field])
    if known in (log.ENTRY_FIELDS["filed_at"], log.TIMER_FIELDS["started"]):
        return st.integers(FIRST_MOMENT.ms, LAST_MOMENT.ms) | st.just(1_757_419_200_000)
    if known == log.BLOCK_FIELDS["duration"]:
        return st.integers(-_LONGEST_MS, _LONGEST_MS) | st.just(1_800_000)
    if known == log.EVENT_FIELDS["people"]:
        return st.lists(st.lists(st.sampled_from(_TEXTS), min_size=3, max_size=3), max_size=2)
    if known in (log.EVENT_FIELDS["participants"], log.QUERY_FIELDS["people"]):
        return st.integers(-(2**53), 2**53) | st.integers(0, 5)
    if known == log.BLOCK_FIELDS["optional"]:
        return st.booleans()
    return st.sampled_from(_TEXTS) | st.text(max_size=4)


def _keys_of(sort: str) -> st.SearchStrategy[str]:
    if sort in (log.EVENT.sort, log.LEAD.sort):
        return st.just("")
    return st.sampled_from(_KEYS.get(sort, ["1", "2"]))


@st.composite
def _groups(draw: st.DrawFn) -> list[Any]:
    """One entity with fields that it can hold, often all that it needs to be there."""
    sort = draw(st.sampled_from([*KNOWN, *log.AGENDA_SORTS, log.RUN_EVENT, log.ENTRY]))
    fields = draw(st.lists(st.sampled_from([*KNOWN[sort]]), max_size=4, unique=True))
    if draw(st.booleans()):
        fields = sorted({*fields, *REQUIRED.get(sort, ())})
        fields = sorted({*fields, log.PARENT}) if sort in log.AGENDA_SORTS else fields
    written = [[field, draw(values_for(sort, field) | st.none())] for field in fields]
    return [sort, draw(_keys_of(sort)), *written]


_DAY: Final[list[Any]] = ["day", "2025-09-09", [log.ORDER, "0000"]]
_EVENT: Final[list[Any]] = ["event", "", ["title", "E"], ["timezone", "UTC"], ["language", "de"]]


@st.composite
def agendas_to_the_limits(draw: st.DrawFn) -> list[Any]:
    """The writes of an agenda whose days, blocks and tracks hang together in any way."""
    days = draw(st.lists(st.sampled_from(_DAYS[:4]), min_size=1, max_size=3, unique=True))
    parents = [*(f"day/{day}" for day in days), "track/phase/ws1"]
    blocks = draw(st.lists(st.sampled_from(_KEYS["block"][:4]), min_size=1, unique=True))
    return [
        _EVENT,
        *(["day", day, *_drawn(draw, "day")] for day in days),
        ["workshop", "ws1", *_drawn(draw, "workshop")],
        ["track", "phase/ws1", ["workshop", "ws1"], [log.PARENT, "phase"], [log.ORDER, "0000"]],
        *(
            ["block", block, [log.PARENT, draw(st.sampled_from(parents))], *_drawn(draw, "block")]
            for block in blocks
        ),
        *(
            [log.RUN_EVENT, str(number), *_drawn(draw, log.RUN_EVENT)]
            for number in range(draw(st.integers(0, 3)))
        ),
    ]


def _drawn(draw: st.DrawFn, sort: str) -> list[list[Any]]:
    """All that something needs to be there, and some more of what it can hold."""
    further = st.lists(st.sampled_from([*KNOWN[sort]]), max_size=6)
    names = {*REQUIRED[sort], *draw(further)} - {log.PARENT}
    return [[name, draw(values_for(sort, name))] for name in sorted(names)]


@st.composite
def writes_to_the_limits(draw: st.DrawFn) -> list[Any]:
    """The writes of one change, each of which some device may make."""
    groups = draw(st.lists(_groups(), min_size=1, max_size=8))
    begun = [_EVENT, _DAY] if draw(st.booleans()) else []
    once = {(group[0], group[1]): group for group in [*begun, *groups] if len(group) > 2}
    return list(once.values())


@st.composite
def plenums_to_the_limits(draw: st.DrawFn) -> list[Any]:
    """The writes of themes, measures, queries and rounds that have to do with each other."""
    sorts = (log.ENTRY, log.THEME, log.MEASURE, log.QUERY, log.COUNT, log.ROUND)
    pairs = (log.GATHERED, log.MEASURE_SOURCE, log.REPORT_BACK)
    return [
        *(
            [sort, key, *_drawn(draw, sort)]
            for sort in sorts
            for key in draw(st.lists(st.sampled_from(["1", "2", "3"]), unique=True))
        ),
        *(
            [sort, key, [field, draw(values_for(sort, field))]]
            for sort in pairs
            for key in draw(st.lists(st.sampled_from(_KEYS[sort]), unique=True))
            for field in KNOWN[sort]
        ),
    ]


def row(writes: Any, seq: int = 1, time: int = 5, command: str = "document.x") -> Row:
    text = writes if isinstance(writes, str) else json.dumps(writes, ensure_ascii=False)
    return (STATION, seq, time, "device", command, None, None, text)


_NAMES = st.text(max_size=2)
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
    | st.sampled_from([*KNOWN, "\ud83d", 10**400, "Europe", "x" * 300, *_TEXTS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@st.composite
def mutated_writes(draw: st.DrawFn) -> Any:
    """Writes as they should be, but for one thing somewhere."""
    writes = json.loads(json.dumps(draw(writes_to_the_limits())))
    at: Any = writes
    while isinstance(at, list) and at:
        place = draw(st.integers(0, len(at) - 1))
        if not isinstance(at[place], list) or draw(st.integers(0, 3)) == 0:
            at[place] = draw(_JUNK)
            break
        at = at[place]
    return writes


@st.composite
def mutated_rows(draw: st.DrawFn) -> tuple[Any, ...]:
    """A row of which one column is something else, of the type that it should be."""
    good = list(row(draw(writes_to_the_limits())))
    column = draw(st.integers(0, 7))
    if type(good[column]) is int:
        good[column] = draw(st.integers(-(2**70), 2**70) | st.just(0))
    else:
        good[column] = draw(st.text(max_size=5) | st.sampled_from(["[]", "\ud83d", "{}", "a.b"]))
    if column in (5, 6):
        good[5:7] = [draw(st.text(max_size=5) | st.just(STATION)), draw(st.integers(-1, 2**54))]
    return tuple(good)
