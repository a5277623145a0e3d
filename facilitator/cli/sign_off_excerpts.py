"""``facilitator sign-off excerpts``: a Word file for whoever has to read it."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import failing_in_words
from facilitator.cli.gathered import gather
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.photographed import language_option, opened
from facilitator.cli.saying import say
from facilitator.cli.signed_off import understood_subject
from facilitator.domain.documentation.releasing import subjects
from facilitator.texts import Language, choose_language, load_texts


@click.command("excerpts")
@click.argument("event", type=ANY_PATH)
@click.argument("chosen", nargs=-1, metavar="[SUBJECT]…")
@click.option("--to", "folder", type=ANY_PATH, help="The folder of the exports.")
@language_option
def command(
    event: Path, chosen: tuple[str, ...], folder: Path | None, language: Language | None
) -> None:
    """Write an excerpt for each SUBJECT of EVENT; without any: for all whom one has to ask."""
    from facilitator.formats.excerpts import write_excerpts
    from facilitator.formats.placing import default_export_folder

    texts = load_texts(choose_language(language))
    path = record_of(event)
    with failing_in_words(texts):
        gather(path, texts)
    with opened(event, texts) as station:
        known = subjects(station.snapshot)
        named = tuple(understood_subject(one, known, texts) for one in chosen)
        written = write_excerpts(
            station.snapshot,
            named or tuple(one for one in known if one.is_to_be_sent),
            folder=folder or default_export_folder(path),
            name=path.stem,
            now=wall_clock(),
            picture=station.photos.content,
        )
    for file in written:
        say(texts("Written: {path}", path=click.format_filename(file)))
    if not written:
        say(texts("Nobody has to be asked any more: there is nothing to send out."))
