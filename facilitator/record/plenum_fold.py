"""What the plenum made, folded from the registers."""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import EntryId, Measure, MeasureId
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.folding import WrittenTheme, fold_themes
from facilitator.domain.plenum.query import Count, Query, QueryId
from facilitator.domain.plenum.round import Round
from facilitator.domain.plenum.theme import ThemeId, Themes
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Entity, Json
from facilitator.record.registers import Registers
from facilitator.record.sorts import is_there
from facilitator.record.standing import standing

_OF_THEMES: Final = frozenset({log.THEME, log.GATHERED, log.EDIT})
_OF_MEASURES: Final = frozenset({log.MEASURE, log.MEASURE_SOURCE})
_TOGETHER: Final = MappingProxyType({"title": " / ", "controversy": "\n"})
"""What stands between two wordings of a theme that are shown together."""
_OF_QUERIES: Final = frozenset({log.QUERY, log.COUNT})


def project_plenum(
    before: Snapshot, registers: Registers, by_sort: Mapping[str, Collection[str]]
) -> Snapshot:
    """Return the snapshot after entities of these sorts changed; the rest is shared."""
    after = before
    _take_edits(registers, by_sort.get(log.EDIT, ()))
    if not _OF_THEMES.isdisjoint(by_sort):
        after = replace(after, themes=read_themes(registers))
    if not _OF_MEASURES.isdisjoint(by_sort):
        after = replace(after, measures=_read_measures(registers))
    if not _OF_QUERIES.isdisjoint(by_sort):
        after = replace(after, queries=_read_queries(registers))
    if log.ROUND in by_sort:
        after = replace(after, rounds=_read_rounds(registers))
    if log.REPORT_BACK in by_sort:
        after = replace(after, report_backs=_read_report_backs(registers))
    return after


def pairs(registers: Registers, sort: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of that sort that stand."""
    for key in registers.keys(sort):
        if registers.value(Entity(sort, key), log.THERE):
            first, _, second = key.partition("/")
            yield first, second


def _take_edits(registers: Registers, keys: Iterable[str]) -> None:
    """Hand over to the shared texts what was typed in them."""
    for key in keys:
        text = key.partition("/")[0]
        versions = registers.versions(Entity(log.EDIT, key), log.EDIT_UPDATE)
        # More than one only if somebody wrote under a name that was taken: each counts.
        updates = (b64decode(str(version.value)) for version in versions if version.value)
        registers.texts.take(text, updates)


def read_themes(registers: Registers) -> Themes:
    """Return the themes as they stand."""
    written = []
    for key in registers.keys(log.THEME):
        fields = theme_fields(registers, key)
        if is_there(log.THEME, fields):
            known = log.decode(fields, log.THEME_FIELDS)
            order, summary = str(fields[log.ORDER]), registers.texts.read(key)
            written.append(WrittenTheme(id=key, order=order, summary=summary, **known))
    return fold_themes(written, pairs(registers, log.GATHERED))


def theme_fields(registers: Registers, theme: ThemeId) -> dict[str, Json]:
    """Return the fields of a theme, with all that was said of it without knowing of each other.

    What somebody disputes must not be passed over because somebody else wrote at the same moment.
    """
    entity = Entity(log.THEME, theme)
    fields = registers.fields(entity)
    for field, between in _TOGETHER.items():
        said = [str(one.value) for one in registers.versions(entity, field) if one.value]
        if len(said) > 1:
            fields[field] = between.join(dict.fromkeys(said))
    return fields


def _read_measures(registers: Registers) -> tuple[Measure, ...]:
    sources: dict[MeasureId, set[EntryId]] = defaultdict(set)
    for measure, entry in pairs(registers, log.MEASURE_SOURCE):
        sources[measure].add(entry)
    measures = []
    for _, key, known in standing(registers, log.MEASURE, log.MEASURE_FIELDS):
        if source := known.get("source"):
            sources[key].add(source)
        known.setdefault("agreed", _was_agreed(known))
        measures.append(Measure(id=key, sources=tuple(sorted(sources[key])), **known))
    return tuple(sorted(measures, key=lambda one: (not one.agreed_as, one.agreed_as, one.id)))


def _was_agreed(known: Mapping[str, Any]) -> bool:
    """Return whether that is a measure in a record from before proposals were told from measures.

    What a workshop only proposed says no more than the entry that it was made of.
    """
    return "source" not in known or bool(known.get("who") or known.get("due"))


def _read_queries(registers: Registers) -> tuple[Query, ...]:
    counts: dict[QueryId, list[Count]] = defaultdict(list)
    for _, key, known in standing(registers, log.COUNT, log.COUNT_FIELDS):
        query = known.pop("query")
        counts[query].append(Count(id=key, **{"candidate": "", **known}))
    queries = []
    for _, key, known in standing(registers, log.QUERY, log.QUERY_FIELDS):
        known |= log.decode(phone_count(registers, key), log.QUERY_FIELDS)
        queries.append(Query(id=key, counts=tuple(counts[key]), **known))
    return tuple(queries)


def phone_count(registers: Registers, query: QueryId) -> dict[str, Json]:
    """Return what phones gave, as a field, where two hubs wrote it that did not know of each other.

    Most had been given at the hub that the phones were at: the other one, which took over while
    that was cut off, counted none. Empty: no two did.
    """
    counts = registers.versions(Entity(log.QUERY, query), log.FROM_PHONES)
    said = [one.value for one in counts if isinstance(one.value, list)]
    return {log.FROM_PHONES: max(said)} if len(said) > 1 else {}


def _read_rounds(registers: Registers) -> tuple[Round, ...]:
    return tuple(
        Round(id=key, **known) for _, key, known in standing(registers, log.ROUND, log.ROUND_FIELDS)
    )


def _read_report_backs(registers: Registers) -> Mapping[PlaceId, Instant]:
    found = {}
    for key in registers.keys(log.REPORT_BACK):
        known = log.decode(registers.fields(Entity(log.REPORT_BACK, key)), log.REPORT_BACK_FIELDS)
        if known:
            found[key] = known["at"]
    return MappingProxyType(found)
