"""``facilitator sign-off list``: what has to be signed off, and how far it is."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import language_option, opened
from facilitator.cli.saying import say
from facilitator.cli.signed_off import name_subject, state_words
from facilitator.domain.documentation.releasing import subjects
from facilitator.texts import Language, choose_language, load_texts

_LONGEST = 60


@click.command("list")
@click.argument("event", type=ANY_PATH)
@language_option
def command(event: Path, language: Language | None) -> None:
    """List workshops, talks and quotes of EVENT (its record or its agenda)."""
    texts = load_texts(choose_language(language))
    with opened(event, texts) as station:
        found, agenda = subjects(station.snapshot), station.snapshot.agenda
    for subject in found:
        title = subject.title if len(subject.title) <= _LONGEST else f"{subject.title[:_LONGEST]}…"
        state = state_words(subject, agenda, texts)
        say(f"{name_subject(subject, texts):8}  {title}: {state}")
    settled = sum(subject.is_settled for subject in found)
    say(
        texts.plural(
            "{settled} of {count} settled.",
            "{settled} of {count} settled.",
            len(found),
            settled=settled,
        )
        if found
        else texts("There is nothing to sign off yet.")
    )
