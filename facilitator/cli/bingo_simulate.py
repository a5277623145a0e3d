"""``facilitator bingo simulate``: how a game is likely to go."""

from __future__ import annotations

from pathlib import Path
from random import Random

import click

from facilitator.cli.bingo_block import planned_game
from facilitator.cli.failing import failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.reading import read_plan
from facilitator.cli.saying import say
from facilitator.domain.bingo.changes import Outlook, look_ahead
from facilitator.domain.bingo.forecast import USUAL_PEOPLE
from facilitator.domain.bingo.forecast_wording import forecast_words
from facilitator.domain.instant import whole_minutes
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts


@click.command("simulate")
@click.argument("agenda", type=ANY_PATH)
@click.option(
    "--people",
    type=click.IntRange(2, 2_000),
    help="How many play; else as many as the agenda expects, or 30.",
)
@click.option("--block", "block_id", help="The id of the block, if several have a game.")
@click.option(
    "--runs",
    type=click.IntRange(1, 1_000),
    help="How often it is played in thought; else as often as on the Bingo screen.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the answer.")
def command(
    agenda: Path,
    people: int | None,
    block_id: str | None,
    runs: int | None,
    language: Language | None,
) -> None:
    """Forecast how the bingo of the file AGENDA will go.

    Says when the first and the tenth Bingo come and when half of the people have one, whether that
    is too easy or too hard for the time, and what would mend it.
    """
    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        plan = read_plan(agenda, texts).agenda
        block, game = planned_game(plan, block_id, texts)
        play = people or max(2, plan.participants or USUAL_PEOPLE)
        time = game.time or block.duration
        # As on the Bingo screen: the same game has the same forecast in both places.
        draw = Random(0).randrange  # noqa: S311 - nothing depends on it that anybody could want
        outlook = look_ahead(game, play, time, draw, runs)
    for line in _lines(texts, game.title or block.title, outlook):
        say(line)


def _lines(texts: Texts, title: str, outlook: Outlook) -> list[str]:
    """Return what the terminal is told."""
    found, words = outlook.forecast, forecast_words(texts, outlook)
    width = max(len(label) for label, _ in words.times)
    return [
        texts(
            "{title}: {people}, {minutes} min, cards of {size} × {size}, {squares} squares in all",
            title=title,
            people=texts.plural("{count} person", "{count} people", found.people),
            minutes=whole_minutes(found.time),
            size=found.game.size,
            squares=len(found.game.squares),
        ),
        "",
        *(f"  {label:{width}}  {when}" for label, when in words.times),
        "",
        texts("Verdict: {verdict}. {reason}", verdict=words.verdict, reason=words.reason).rstrip(),
        *(f"  → {change}" for change in words.changes),
        "",
        *words.notes,
    ]
