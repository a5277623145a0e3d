"""``facilitator forget``: delete what participants entered on their phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH, record_of, rehearsal_of
from facilitator.cli.saying import agreed, say
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.address import Address


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(agenda: Path, yes: bool, language: Language | None) -> None:
    """Delete at once all that participants of the event AGENDA entered on their phones.

    Nicknames, cards and meetings of the Bingo go, also while it is played: that ends it. How many
    people played stays in the record. Of the plenum cards go that nobody has taken over, and who
    has given points. Without this it happens 24 hours after the game, or the last question, ended.
    """
    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        known = (record_of(agenda), rehearsal_of(agenda))
        records = [record for record in known if _is_kept(record)]
        if not records:
            say(texts("There is nothing that participants entered."))
            return
        question = texts("Delete all that participants entered, for ever? (yes/no)")
        if not (yes or agreed(question, texts)):
            raise SentenceError(texts("Nothing was changed."))
        forgotten = [_forget(record, texts) for record in records]
        _forget_aside(known)
    _tell(sum(people for people, _ in forgotten), sum(cards for _, cards in forgotten), texts)
    if any(_has_voices(record) for record in records):
        say(
            texts(
                "What phones are asked right now goes on; points that are not revealed yet stay "
                "until they are."
            )
        )
    for path in _left(records):
        say(texts("Not deleted, with nicknames in it: {path}", path=click.format_filename(path)))
    say(texts("What stays in the record: how many played, met and had a Bingo, and when."))
    say(texts("Copies elsewhere, such as backups and USB sticks, nobody but you knows of."))


def _tell(people: int, cards: int, texts: Texts) -> None:
    say(
        texts.plural(
            "Deleted: what {count} person entered.",
            "Deleted: what {count} people entered.",
            people,
        )
    )
    if cards:
        say(
            texts.plural(
                "Deleted: {count} card that nobody had taken over.",
                "Deleted: {count} cards that nobody had taken over.",
                cards,
            )
        )


def _has_voices(record: Path) -> bool:
    from facilitator.ledger.voices import voices_file

    return voices_file(record).exists()


def _left(records: Iterable[Path]) -> Iterator[Path]:
    """Yield the files with nicknames that could not be deleted: a word processor has them open."""
    from facilitator.station.printing import sheets_with_names

    for record in records:
        yield from sheets_with_names(record)


def _is_kept(record: Path) -> bool:
    from facilitator.station.forgetting import is_anything_kept
    from facilitator.station.set_aside import aside_of

    return is_anything_kept(record) or bool(aside_of(record))


def _forget(record: Path, texts: Texts) -> tuple[int, int]:
    """Have it deleted by whoever has the files open; return of how many players, and cards."""
    from facilitator.link.process import HubFiles
    from facilitator.station.forgetting import forget_game, forget_voices

    try:
        hub = HubFiles.of(record).living()
        if hub is not None:
            return _ask(hub, texts)
        return forget_game(record, wall_clock), forget_voices(record, wall_clock)
    except OSError as error:
        raise SentenceError(error.strerror or str(error)) from None


def _forget_aside(records: Iterable[Path]) -> None:
    from facilitator.station.set_aside import forget_aside

    try:
        for record in records:
            forget_aside(record)
    except OSError as error:
        raise SentenceError(error.strerror or str(error)) from None


def _ask(hub: Address, texts: Texts) -> tuple[int, int]:
    from facilitator.domain.devices import Role
    from facilitator.link import playing, voicing
    from facilitator.link.asking_http import (
        NoAnswerError,
        RefusedCallError,
        ask_bingo,
        ask_voices,
    )

    door = hub.door(Role.REGIE, hub.name)
    try:
        (people,) = ask_bingo(door, playing.Do.FORGET)
        (cards,) = ask_voices(door, voicing.Do.FORGET)
    except (NoAnswerError, RefusedCallError, ValueError):
        raise SentenceError(
            texts("The main machine did not say that it is deleted. Try again, or in Regie.")
        ) from None
    return int(people), int(cards)
