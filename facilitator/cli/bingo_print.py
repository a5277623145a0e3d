"""``facilitator bingo print``: cards, table tents and rules on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.bingo_block import planned_game
from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.reading import read_plan
from facilitator.cli.saying import say
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.domain.agenda import Agenda
    from facilitator.station.paper_cards import Dealt

_MOST_CARDS: Final = 500
_MOST_TENTS: Final = 100


@click.command("print")
@click.argument("agenda", type=ANY_PATH)
@click.option(
    "--cards",
    "count",
    type=click.IntRange(0, _MOST_CARDS),
    help="So many new ones; 0: those that there are, once more.",
)
@click.option(
    "--tents", type=click.IntRange(0, _MOST_TENTS), default=1, show_default=True, help="For tables."
)
@click.option(
    "--phones", "from_phones", is_flag=True, help="The cards of all phones, to go on with."
)
@click.option("--block", "block_id", help="The id of the block, if several have a game.")
@click.option("--output", type=ANY_PATH, help="The Word file to write.")
@click.option("--host", default="", help="The address that codes lead to, else the likeliest.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(
    agenda: Path,
    count: int | None,
    tents: int,
    from_phones: bool,
    block_id: str | None,
    output: Path | None,
    host: str,
    language: Language | None,
) -> None:
    """Write what the bingo of the file AGENDA needs on paper, as a Word file.

    A page of rules, table tents to be folded, and two cards a page. Each card is a player of its
    own: the game knows its number and its codes from now on. Without --cards it writes those that
    there are, or the first 20. A file that somebody has edited is never overwritten.
    """
    from facilitator.formats.placing import default_export_folder
    from facilitator.station.paper_cards import Wanted, deal_cards
    from facilitator.station.printing import write_printing

    texts = load_texts(choose_language(language))
    with failing_in_words(texts), _refused_in_words(texts):
        plan = read_plan(agenda, texts).agenda
        block, game = planned_game(plan, block_id, texts)
        wanted = Wanted(
            record=record_of(agenda),
            block=block,
            game=game,
            count=count,
            from_phones=from_phones,
            host=host,
        )
        dealt = deal_cards(wanted, wall_clock)
        written = write_printing(
            dealt.printing,
            plan,
            block=block.id,
            folder=output.absolute().parent if output else default_export_folder(agenda),
            stem=agenda.stem,
            named=output.stem if output else "",
            now=wall_clock(),
            tents=tents,
            is_continued=from_phones,
        )
    say(texts("Written: {path}", path=click.format_filename(written)))
    for line in _about(dealt, plan, texts):
        say(line)


def _about(dealt: Dealt, agenda: Agenda, texts: Texts) -> Iterator[str]:
    """Yield how many cards there are, and for how long their codes hold."""
    from facilitator.station.printing import leads_here

    cards, access = dealt.printing.cards, dealt.printing.leaflet.access
    if cards:
        yield texts.plural(
            "{count} card: number {numbers}",
            "{count} cards: numbers {numbers}",
            len(cards),
            numbers=_numbers(card.number for card in cards),
        )
    if agenda.privacy is None:
        yield texts(
            "Without QR codes: the agenda lacks the lines on data protection, so no phone can join."
            " The game on paper needs none."
        )
        return
    if not leads_here(access):
        yield texts(
            "Without QR codes: phones can't reach this machine now. The game on paper needs none."
        )
        return
    yield texts(
        "The QR codes lead to {place}: they hold only while this machine has that address. The "
        "short codes always work.",
        place=access.place,
    )
    if not dealt.is_live:
        yield texts("Print again on the spot if the Wi-Fi there gives it another one: --cards 0")


def _numbers(numbers: Iterable[int]) -> str:
    """Return which cards: ``1–20``, ``3, 7``."""
    found = sorted(numbers)
    if found == list(range(found[0], found[-1] + 1)) and len(found) > 1:
        return f"{found[0]}–{found[-1]}"
    return ", ".join(map(str, found))


@contextmanager
def _refused_in_words(texts: Texts) -> Iterator[None]:
    """End the command with a sentence if the game, or its hub, refuses."""
    from facilitator.ledger import RefusedPlayError
    from facilitator.station.paper_cards import NoAnswerError, RefusedCallError

    try:
        yield
    except (RefusedPlayError, RefusedCallError) as error:
        raise SentenceError(_why(str(error), texts)) from None
    except NoAnswerError:
        raise SentenceError(
            texts("The event is open, but its hub does not answer. Try again, or print there: F6.")
        ) from None


def _why(word: str, texts: Texts) -> str:
    said = {
        "other_game": texts("The game of another block is not over, or not forgotten yet."),
        "full": texts("The game is full: its rules allow no more players."),
        "cards": texts(
            "There are no more cards: the squares of the agenda are not enough for another one."
        ),
        "state": texts("The game is over: there are no further cards."),
        "no_game": texts("No game was opened yet."),
        "gone": texts("The event was begun with another agenda: that block has no game there."),
        "host": texts("That is no address of this machine."),
        "privacy": texts("The agenda lacks the four lines on data protection: no game opens."),
        "unsaved": texts("Nothing can be saved now: is the disk full?"),
    }
    return said.get(word, texts("The game refuses: {reason}.", reason=word))
