"""How a field's value is written as JSON, and what of it is read back: nothing out of bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import Person
from facilitator.domain.bingo.plain import game_from_plain, game_to_plain
from facilitator.domain.bingo.views import Totals
from facilitator.domain.documenting import Documenting
from facilitator.domain.instant import FIRST_MOMENT, LAST_MOMENT, Duration, Instant, to_ms
from facilitator.domain.plenum.query import Candidate, PhoneCount
from facilitator.domain.plenum.theme import Confirmation
from facilitator.domain.privacy import LONGEST_STATEMENT, Privacy
from facilitator.record.change import Json
from facilitator.record.text_updates import read_update, write_update


class Field(NamedTuple):
    """How a field's domain value becomes JSON and comes back."""

    encode: Callable[[Any], Json]
    decode: Callable[[Any], Any]


def _as_is(value: Any) -> Any:
    return value


def _only(wanted: type) -> Field:
    """Return the field of values that JSON knows as well; TypeError for one of another type."""

    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(f"{type(value)} instead of {wanted}")
        return value

    return Field(_as_is, read)


def _read_moment(ms: int) -> Instant:
    if not FIRST_MOMENT <= (moment := Instant(WHOLE.decode(ms))) <= LAST_MOMENT:
        raise ValueError("a moment that no calendar has")
    return moment


def _read_length(ms: int) -> Duration:
    if abs(length := Duration(milliseconds=WHOLE.decode(ms))) > _LONGEST:
        raise ValueError("a length that no event has")
    return length


def _read_whole(number: int) -> int:
    if abs(whole := int(_only(int).decode(number))) > _LARGEST:
        raise ValueError("a number that nothing has")
    return whole


def _read_epoch(number: int) -> int:
    if not 0 <= (epoch := _read_whole(number)) <= _MOST_EPOCHS:
        raise ValueError("more takeovers than any event has")
    return epoch


def _read_zone(name: str) -> str:
    return ZoneInfo(name).key


def _write_people(people: tuple[Person, ...]) -> Json:
    return [[person.name, person.role, person.organisation] for person in people]


def _read_people(people: list[list[str]]) -> tuple[Person, ...]:
    read, each = TEXT.decode, _only(list).decode
    return tuple(
        Person(name=read(name), role=read(role), organisation=read(org))
        for name, role, org in map(each, each(people))
    )


def _write_privacy(privacy: Privacy) -> Json:
    return [privacy.controller, privacy.contact, privacy.purpose, privacy.legal_basis]


def _read_privacy(found: list[str]) -> Privacy:
    controller, contact, purpose, legal_basis = map(_read_statement, _only(list).decode(found))
    return Privacy(controller=controller, contact=contact, purpose=purpose, legal_basis=legal_basis)


def _write_documenting(said: Documenting) -> Json:
    abbreviations = [list(pair) for pair in said.abbreviations]
    return [list(said.aims), abbreviations, list(said.imprint), said.template]


def _read_documenting(found: list[Any]) -> Documenting:
    aims, abbreviations, imprint, template = _only(list).decode(found)
    return Documenting(
        aims=_read_texts(aims),
        abbreviations=tuple((short, long) for short, long in map(_read_texts, abbreviations)),
        imprint=_read_texts(imprint),
        template=str(TEXT.decode(template)),
    )


def _read_texts(found: list[str]) -> tuple[str, ...]:
    return tuple(map(TEXT.decode, _only(list).decode(found)))


def _read_statement(said: str) -> str:
    if len(statement := str(TEXT.decode(said))) > LONGEST_STATEMENT:
        raise ValueError("more than anybody reads before a game")
    return statement


def _write_totals(totals: Totals) -> Json:
    moments = (totals.begun, totals.first_bingo, totals.ended)
    return [
        *(getattr(totals, name) for name in _COUNTED),
        *(None if moment is None else MOMENT.encode(moment) for moment in moments),
    ]


def _read_totals(found: list[int | None]) -> Totals:
    *counts, begun, first_bingo, ended = _only(list).decode(found)
    return Totals(
        **dict(zip(_COUNTED, map(_read_count, counts), strict=True)),
        begun=_read_if_any(begun),
        first_bingo=_read_if_any(first_bingo),
        ended=_read_if_any(ended),
    )


def _read_if_any(ms: int | None) -> Instant | None:
    return None if ms is None else _read_moment(ms)


def _read_count(number: int) -> int:
    if (count := _read_whole(number)) < 0:
        raise ValueError("less than none")
    return count


def _read_points(number: int) -> int:
    if (points := _read_count(number)) < 1:
        raise ValueError("nothing to give")
    return points


def _read_digest(digest: str) -> str:
    if not _DIGEST.fullmatch(TEXT.decode(digest)):
        raise ValueError("no digest")
    return digest


def _write_candidates(candidates: tuple[Candidate, ...]) -> Json:
    return [[one.id, one.label] for one in candidates]


def _read_candidates(found: list[list[str]]) -> tuple[Candidate, ...]:
    read, each = TEXT.decode, _only(list).decode
    candidates = tuple(Candidate(id=read(key), label=read(label)) for key, label in each(found))
    ids = {one.id for one in candidates} - {""}
    if not candidates or len(ids) < len(candidates):
        raise ValueError("nothing to choose, one thing twice, or one that is none")
    return candidates


def _write_phone_count(count: PhoneCount) -> Json:
    return [count.ballots, *count.points]


def _read_phone_count(found: list[int]) -> PhoneCount:
    ballots, *points = map(_read_count, _only(list).decode(found))
    return PhoneCount(ballots=ballots, points=tuple(points))


def _write_confirmation(confirmation: Confirmation) -> Json:
    return [confirmation.at.ms, confirmation.seal]


def _read_confirmation(found: list[Any]) -> Confirmation:
    at, seal = _only(list).decode(found)
    return Confirmation(_read_moment(at), str(TEXT.decode(seal)))


def _read_lines(found: list[str]) -> tuple[str, ...]:
    if not (lines := tuple(map(TEXT.decode, _only(list).decode(found)))):
        raise ValueError("nothing at all")
    return lines


def _read_wall_time(said: str) -> time:
    if (found := time.fromisoformat(TEXT.decode(said))).tzinfo is not None:
        raise ValueError("a time of one zone only")
    return found


_DIGEST: Final = re.compile("[0-9a-f]{64}")
_LONGEST: Final = Duration(days=100)
_LARGEST: Final = 2**53
_MOST_EPOCHS: Final = 1000
_COUNTED: Final = ("players", "paper", "meetings", "squares", "lines", "bingos")
"""The first values of totals, in their order; moments follow."""
TEXT: Final = _only(str)
WHOLE: Final = Field(_as_is, _read_whole)
EPOCH: Final = Field(_as_is, _read_epoch)
TRUTH: Final = _only(bool)
ZONE: Final = Field(_as_is, _read_zone)
LENGTH: Final = Field(to_ms, _read_length)
MOMENT: Final = Field(lambda moment: moment.ms, _read_moment)
WALL_TIME: Final = Field(time.isoformat, _read_wall_time)
PEOPLE: Final = Field(_write_people, _read_people)
PRIVACY: Final = Field(_write_privacy, _read_privacy)
DOCUMENTING: Final = Field(_write_documenting, _read_documenting)
BINGO: Final = Field(game_to_plain, game_from_plain)
TOTALS: Final = Field(_write_totals, _read_totals)
POINTS: Final = Field(_as_is, _read_points)
COUNT_OF: Final = Field(_as_is, _read_count)
DIGEST: Final = Field(_as_is, _read_digest)
LINES: Final = Field(list, _read_lines)
CANDIDATES: Final = Field(_write_candidates, _read_candidates)
PHONE_COUNT: Final = Field(_write_phone_count, _read_phone_count)
CONFIRMATION: Final = Field(_write_confirmation, _read_confirmation)
UPDATE: Final = Field(write_update, read_update)
