"""What the plenum came to: its themes and queries go out with the word of its last block."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.agenda import Agenda, BlockKind, PlaceId
from facilitator.domain.plenum.query import QueryState
from facilitator.domain.plenum.tally import tally
from facilitator.domain.snapshot import Snapshot


def deciding_plenum(agenda: Agenda) -> PlaceId | None:
    """Return the block whose release is that of themes and queries; None: there is no plenum."""
    blocks = [block for _, block in agenda.blocks()]
    return next((one.id for one in reversed(blocks) if one.kind is BlockKind.PLENUM), None)


def says_more(snapshot: Snapshot, place: PlaceId) -> bool:
    """Return whether a place says anything beside its entries."""
    return bool(snapshot.notes_in(place).summary.strip()) or any(decided_in(snapshot, place))


def decided_in(snapshot: Snapshot, place: PlaceId) -> Iterator[str]:
    """Yield what the themes and the revealed queries say, if they are released with that place."""
    if place != deciding_plenum(snapshot.agenda):
        return
    for theme in sorted(snapshot.themes.standing, key=lambda one: one.id):
        yield from (theme.id, theme.title, theme.summary, theme.controversy)
        for one in theme.absorbed:
            yield from (one.id, one.title, one.summary, one.controversy)
    for query in snapshot.queries:
        if query.state is QueryState.REVEALED:
            yield from (query.id, query.question)
            for row in tally(query).rows:
                yield from (row.candidate.label, str(row.total))
