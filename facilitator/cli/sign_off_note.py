"""``facilitator sign-off note``: what somebody answered."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import language_option, opened
from facilitator.cli.saying import say
from facilitator.cli.signed_off import (
    name_subject,
    state_words,
    understood_answer,
    understood_subject,
)
from facilitator.domain.documentation.releasing import subject_of, subjects
from facilitator.texts import Language, choose_language, load_texts

_ANSWERS = ("open", "sent", "changed", "released", "function", "anonymous", "denied")


@click.command("note")
@click.argument("event", type=ANY_PATH)
@click.argument("subject")
@click.argument("answer", type=click.Choice(_ANSWERS))
@click.option("--by", default="", help="Who answered: a function is enough.")
@language_option
def command(event: Path, subject: str, answer: str, by: str, language: Language | None) -> None:
    """Note the ANSWER to SUBJECT: WS 3, the letter of a talk, or the number of a quote.

    Quotes are released as function, anonymous or denied.
    """
    texts = load_texts(choose_language(language))
    with opened(event, texts) as station:
        known = understood_subject(subject, subjects(station.snapshot), texts)
        state, release = understood_answer(answer, known, texts)
        station.sign_off.note(known.id, state, by, release)
        now = subject_of(station.snapshot, known.id) or known
        words = state_words(now, station.snapshot.agenda, texts)
    say(texts("{subject}: {state}", subject=name_subject(known, texts), state=words))
