"""Photograph what phones show in the bingo."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Final

import pyphen
from playwright.sync_api import Page

from facilitator.domain.bingo.views import Mark
from tools.gaming import Evening, Guest
from tools.photographing import PhoneShot, photograph

_SIZE: Final = (360, 700)
_ASKS: Final = "Renate"


def draw_phones(game: Evening, target: Path) -> None:
    """Draw a card, the page of somebody just met, and the question whether something is true."""
    renate = next(guest for guest in game.guests if game.view(guest).name == _ASKS)
    others = [one for one in game.guests if one is not renate and not game.view(one).lines]
    others.sort(key=lambda guest: _filled(game, guest), reverse=True)
    asked = next(guest for guest in others if _is_asked(game, guest, renate))
    others.remove(asked)
    full, met = next(pair for pair in combinations(others, 2) if not game.have_met(*pair))
    shown = [(full, "/B"), (full, f"/M/{met.token}"), (asked, "/B")]
    shots = [PhoneShot(game.origin + path, _hyphenate, guest.cookies) for guest, path in shown]
    photograph(shots, _SIZE, target)


def _filled(game: Evening, guest: Guest) -> int:
    return sum(cell.mark is Mark.FILLED for cell in game.view(guest).cells)


def _is_asked(game: Evening, guest: Guest, by: Guest) -> bool:
    """Have `by` meet `guest`; return whether anything was found that is true."""
    if game.have_met(by, guest):
        return False
    by.meet(guest)
    return bool(game.view(guest).asks)


def _hyphenate(page: Page) -> None:
    """Break words of the card as phones do: Chromium on Linux has no dictionary for that."""
    hyphens = pyphen.Pyphen(lang="de_DE", left=3, right=3)
    for text in page.locator(".card .text").all():
        words = (text.text_content() or "").split()
        broken = " ".join(hyphens.inserted(word, "\N{SOFT HYPHEN}") for word in words)
        text.evaluate("(element, said) => { element.textContent = said }", broken)
