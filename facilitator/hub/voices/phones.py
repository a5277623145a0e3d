"""Phones that give points and cards by themselves in a rehearsal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.domain.plenum.query import CandidateId, Query, QueryKind
from facilitator.domain.plenum.round import Round
from facilitator.hub.phones.rehearsed_phone import RehearsedPhone
from facilitator.link.voicing import JOIN_PATH


class Phone(RehearsedPhone):
    """The phone of somebody who does what the script says."""

    def give(
        self, code: str, query: Query, points: Mapping[CandidateId, int], once: str = ""
    ) -> None:
        """Open the page of the QR code on the stage, choose, check, and give for good."""
        page = f"/{JOIN_PATH}{code}"
        chosen = self._open(page).form(f"{page}/check")
        if chosen is None:
            return
        checked = self._send(chosen, **_choice(query, points), once=once)
        final = checked.form(f"{page}/give")
        if final is not None:
            self._send(final)

    def write(
        self, code: str, of: Round, parts: Sequence[str], function: str = "", release: str = ""
    ) -> None:
        """Open the page and send a card for a round."""
        page = f"/{JOIN_PATH}{code}"
        form = self._open(page).form(f"{page}/send", round=of.id)
        if form is not None:
            written = {f"part{position}": part for position, part in enumerate(parts)}
            self._send(form, **written, function=function, release=release)


def _choice(query: Query, points: Mapping[CandidateId, int]) -> dict[str, str]:
    """Return what is filled in so that these points are given."""
    positions = {one.id: position for position, one in enumerate(query.candidates)}
    given = {positions[one]: amount for one, amount in points.items() if amount}
    if query.kind is QueryKind.POINTS:
        return {f"c{position}": str(amount) for position, amount in given.items()}
    return {"choice": str(next(iter(given)))} if given else {}
