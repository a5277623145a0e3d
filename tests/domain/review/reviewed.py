"""Agendas whose tracks belong to workshops, and what a review says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.domain.agenda import Agenda, Workshop
from facilitator.domain.review import describe, review
from facilitator.texts import load_texts

ENGLISH = load_texts("en")


def with_workshops(plain: Agenda, **changes: Any) -> Agenda:
    workshops = tuple(
        Workshop(id=f"ws{number}", number=number, title=f"Topic {number}") for number in (1, 2, 3)
    )
    return replace(plain, **{"workshops": workshops, **changes})


def said(plan: Agenda) -> list[str]:
    return [describe(finding, plan, ENGLISH) for finding in review(plan)]
