"""From the cards of a game to a Word file: one way for the screens and the command."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from facilitator.domain.agenda import Agenda, BlockId
from facilitator.domain.bingo.card import FREE
from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.paper import PaperCard, Sheets
from facilitator.domain.instant import Instant
from facilitator.link.playing import (
    JOIN_PATH,
    MEET_PATH,
    Closed,
    PhoneAccess,
    PrintedCard,
    Printing,
)
from facilitator.texts import LANGUAGES, Texts, choose_language, load_texts

_LEADS_NOWHERE: Final = (Closed.PRIVACY, Closed.NO_NETWORK)
"""Why a code would not be worth its paper. A hub that listens on its own machine alone, or lies
hidden in Windows, can still be opened until the game begins."""


def write_printing(
    printing: Printing,
    agenda: Agenda,
    *,
    block: BlockId,
    folder: Path,
    stem: str,
    now: Instant,
    named: str = "",
    tents: int = 1,
    is_continued: bool = False,
) -> Path:
    """Write rules, `tents` table tents and the cards of `printing`; return the file.

    `stem` is what the exports of the event are called; `named` the file, if not after that.
    `is_continued`: the cards come from phones, in the middle of the game. A file that somebody has
    edited is never written over. Slow: belongs into a thread. Raises ExportError.
    """
    from facilitator.formats.sheets.writing import write_sheets  # what writes Word files is heavy

    texts = load_texts(choose_language(agenda.language))
    named = named or f"{stem}-{_kind(texts, is_continued=is_continued)}"
    sheets = sheets_of(
        printing,
        agenda,
        block=block,
        key=_key(folder, named, agenda),
        now=now,
        tents=0 if is_continued else tents,
        is_continued=is_continued,
    )
    return write_sheets(sheets, folder, named, texts)


def sheets_with_names(record: Path) -> tuple[Path, ...]:
    """Return the files beside `record` that hold nicknames: cards that went from phones to paper.

    Those that were given another name or folder nobody knows of.
    """
    from facilitator.formats.placing import default_export_folder

    folder = default_export_folder(record)
    kinds = {_kind(load_texts(language), is_continued=True) for language in LANGUAGES}
    found = (folder.glob(f"{escape(record.stem)}-{kind}*.docx") for kind in sorted(kinds))
    return tuple(path for paths in found for path in sorted(paths))


def sheets_of(
    printing: Printing,
    agenda: Agenda,
    *,
    block: BlockId,
    key: str,
    now: Instant,
    tents: int,
    is_continued: bool,
) -> Sheets:
    """Return what is to be printed of the game of `block`."""
    leaflet, game = printing.leaflet, _game(agenda, block)
    access = leaflet.access
    can_join = agenda.privacy is not None and leads_here(access)
    return Sheets(
        title=leaflet.title,
        event=agenda.title,
        publisher=agenda.organiser,
        size=leaflet.size,
        rules=game.rules,
        free_centre=_has_free_centre(printing, game),
        cards=tuple(_paper(card, printing, can_join=can_join) for card in printing.cards),
        written_at=now,
        key=key,
        join_code=leaflet.join_code,
        join_url=access.url(JOIN_PATH + leaflet.join_code) if can_join else "",
        place=access.place,
        secure=access.secure,
        privacy=agenda.privacy,
        tents=tents,
        is_continued=is_continued,
    )


def leads_here(access: PhoneAccess) -> bool:
    """Return whether codes can lead phones here, or will be able to."""
    return bool(access.host) and access.closed not in _LEADS_NOWHERE


def _paper(card: PrintedCard, printing: Printing, *, can_join: bool) -> PaperCard:
    access = printing.leaflet.access
    return PaperCard(
        number=card.number,
        code=card.code,
        url=access.url(MEET_PATH + card.token) if can_join else "",
        squares=tuple("" if one == FREE else printing.pool[one] for one in card.squares),
        filled=card.filled,
        name=card.name,
    )


def _game(agenda: Agenda, block: BlockId) -> Game:
    """Return the game of `block`; one that the agenda has lost since has the usual rules."""
    try:
        return agenda.block(block).game or Game()
    except KeyError:
        return Game()


def _has_free_centre(printing: Printing, game: Game) -> bool:
    if printing.cards:
        return FREE in printing.cards[0].squares
    return game.has_free_centre


def _kind(texts: Texts, *, is_continued: bool) -> str:
    if is_continued:
        return texts.about("file name", "bingo-on-paper")
    return texts.about("file name", "bingo-cards")


def _key(folder: Path, named: str, agenda: Agenda) -> str:
    """Return what the file is known again by: where it lies, and of which event it is."""
    return str(uuid5(NAMESPACE_URL, f"facilitator:{folder.resolve()}/{named}/{agenda.title}"))
