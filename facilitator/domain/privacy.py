"""Who answers for what participants enter on their phones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_STATEMENT: Final = 600
"""Signs that each of the four may have: it is read standing, on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What a page must say before anybody enters anything (GDPR, article 13)."""

    controller: str
    """Who decides on it, with address."""
    contact: str
    """How to reach whoever looks after data protection."""
    purpose: str
    legal_basis: str
    """``Einwilligung, Art. 6 Abs. 1 lit. a DSGVO``."""
