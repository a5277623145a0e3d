"""Which pages are fetched anew: all that show something else, and not those of a whole hall."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from facilitator.ledger import Ledger
from tests.ledger.playing import begin, fill, fill_line, token_of
from tests.ledger.test_winning import wins_in

ANNA, BEN, CEM, DILEK, EVA, _STRANGER = range(1, 7)

DEEDS: dict[str, tuple[Callable[[Ledger], Future[Any]], set[int]]] = {
    "confirm": (lambda ledger: ledger.confirm(1), {ANNA, DILEK}),
    "refuse": (lambda ledger: ledger.refuse(1), {ANNA, DILEK}),
    "confirm the rest": (lambda ledger: ledger.confirm_rest(), {ANNA, DILEK}),
    "rename": (lambda ledger: ledger.rename(BEN, "Benno"), {ANNA, BEN, DILEK, EVA}),
    "remove": (lambda ledger: ledger.remove(EVA), {ANNA, BEN, DILEK}),
    "merge": (lambda ledger: ledger.merge(EVA, CEM), {ANNA, BEN, CEM, DILEK}),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_deed_touches_those_whose_pages_it_changes(ledger: Ledger, deed: str) -> None:
    players = begin(ledger, 6)
    fill_line(ledger, ANNA, [BEN, CEM])
    fill_line(ledger, DILEK, [BEN, CEM])
    fill(ledger, DILEK, ANNA, 0)
    ledger.pick(EVA, token_of(ledger, BEN), 0).result()
    do, touched = DEEDS[deed]
    gone = {EVA} if deed in ("remove", "merge") else set()
    before = {one: (ledger.version_of(one), ledger.view(one).result()) for one in players}

    do(ledger).result()

    assert len(wins_in(ledger)) == 2
    assert {one for one in players if ledger.version_of(one) != before[one][0]} - gone == touched
    for player in {*players} - touched - gone:
        assert ledger.view(player).result() == before[player][1]
