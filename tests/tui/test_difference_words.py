"""Whatever of an agenda can differ has a name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from facilitator.domain.agenda import Agenda, Block
from facilitator.texts import load_texts
from facilitator.tui.wording import field_words

_NEVER_DIFFER = frozenset({"id", "code", "unplanned"})


@pytest.mark.parametrize(
    "field", sorted({one.name for kind in (Agenda, Block) for one in fields(kind)} - _NEVER_DIFFER)
)
def test_field_that_can_differ_has_a_name(field: str) -> None:
    assert field_words(load_texts("de"), field)
