"""For which events the Technik-Check looks after phones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.agenda import BlockKind
from facilitator.domain.preflight_facts import Phones
from facilitator.tui.phones import phones_of
from tests.factories import make_agenda, make_block, make_day
from tests.hub.bingo.pages.desk import PRIVACY


@pytest.mark.parametrize("kind", BlockKind)
def test_phones_are_looked_after_where_something_may_be_asked_of_them(kind: BlockKind) -> None:
    agenda = make_agenda(make_day(make_block("only", kind=kind)))
    is_asked = kind in (BlockKind.PLENUM, BlockKind.QA)

    assert phones_of(agenda, None) is None
    assert phones_of(replace(agenda, privacy=PRIVACY), None) == (Phones() if is_asked else None)
