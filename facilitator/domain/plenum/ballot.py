"""What one person may give in a query."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from facilitator.domain.plenum.query import CandidateId, Query


class BallotReason(StrEnum):
    """What stands against a ballot."""

    NOTHING = "nothing"
    """No point was given."""
    UNKNOWN = "unknown"
    """Points for something that is not asked about."""
    NEGATIVE = "negative"
    """Less than no point."""
    TOO_MANY = "too many"
    """More points than a person has."""
    TOO_MANY_ON_ONE = "too many on one"
    """More points for one candidate than it may get from a person."""


class BallotError(Exception):
    """A ballot that does not count."""

    def __init__(self, reason: BallotReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def check_ballot(query: Query, given: Mapping[CandidateId, int]) -> None:
    """Raise BallotError unless `given` is what one person may give; points may be left over."""
    reason = _against(query, given)
    if reason is not None:
        raise BallotError(reason)


def _against(query: Query, given: Mapping[CandidateId, int]) -> BallotReason | None:
    amounts = given.values()
    if not given.keys() <= {one.id for one in query.candidates}:
        return BallotReason.UNKNOWN
    if any(amount < 0 for amount in amounts):
        return BallotReason.NEGATIVE
    if any(amount > query.most for amount in amounts):
        return BallotReason.TOO_MANY_ON_ONE
    if sum(amounts) > query.points:
        return BallotReason.TOO_MANY
    return None if sum(amounts) else BallotReason.NOTHING
