"""``facilitator hub``: what the stage connects to, in a process of its own."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.saying import say
from facilitator.link.address import LOCAL
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--host", default=LOCAL, show_default=True, help="The address to listen on.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of what is said.")
def command(agenda: Path, host: str, language: Language | None) -> None:
    """Serve the stage of the event AGENDA until it is closed.

    There is no need to call this: `facilitator run` starts it and ends it.
    """
    from facilitator.hub.serving import Hub
    from facilitator.link.lock import HeldError

    texts = load_texts(choose_language(language))
    record = record_of(agenda)
    if not record.exists():
        raise SentenceError(texts("{path}: there is no such record.", path=record))
    try:
        hub = Hub(record, host, wall_clock)
    except HeldError:
        raise SentenceError(texts("The hub of {path} already runs.", path=record)) from None
    except OSError as error:
        raise SentenceError(_cannot_listen(texts, host, error)) from None
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: hub.stop())
    say(texts("The hub of {path} listens at port {port}.", path=record, port=hub.address.port))
    asyncio.run(hub.serve())


def _cannot_listen(texts: Texts, host: str, error: OSError) -> str:
    reason = error.strerror or str(error)
    return texts("No hub can be started on {host}: {reason}.", host=host, reason=reason)
