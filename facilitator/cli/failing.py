"""A user's mistake ends a command with a sentence, never with a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from facilitator.station import RefusedError, StoreError
from facilitator.station.failures import failure_words
from facilitator.station.refusal import Reason
from facilitator.store import (
    DamagedError,
    InUseError,
    MissingError,
    NotThisKindError,
    NotWritableError,
    TooNewError,
    UnsavedError,
)
from facilitator.texts import Texts
from facilitator.tui.plain import visible


class SentenceError(click.ClickException):
    """Ends the command with a sentence as it stands: click would put an English word before it."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        click.echo(visible(self.message), file=file, err=True)


@contextmanager
def failing_in_words(texts: Texts) -> Iterator[None]:
    """End the command with a sentence in the language of `texts` if a file or command is wrong."""
    try:
        yield
    except StoreError as error:
        raise SentenceError(store_words(texts, error)) from None
    except RefusedError as error:
        raise SentenceError(_refusal_words(texts, error)) from None
    except Exception as error:
        words = _file_words(texts, error)
        if words is None:
            raise
        raise SentenceError(words) from None


def _file_words(texts: Texts, error: Exception) -> str | None:
    """Return what is wrong with a file; imports only once something is: most commands need none."""
    from facilitator.formats.placing import ExportError
    from facilitator.formats.problems import FileProblemsError

    match error:
        case ExportError():
            return error.explain(texts)
        case FileProblemsError():
            return error.render(texts)
        case _:
            return None


def store_words(texts: Texts, error: StoreError) -> str:
    """Return what is wrong with a file, as a sentence."""
    path, reason = error.path, failure_words(texts, error.reason)
    match error:
        case MissingError():
            return texts("{path}: there is no such record.", path=path)
        case InUseError():
            return texts(
                "{path} is already open in another window or program. Close it there first.",
                path=path,
            )
        case NotThisKindError():
            return texts("{path} is not a record of facilitator.", path=path)
        case TooNewError():
            return texts(
                "{path} was written by a newer facilitator. Install that version to open it.",
                path=path,
            )
        case NotWritableError():
            return texts("{path} can't be written: {reason}.", path=path, reason=reason)
        case DamagedError():
            return texts(
                "{path} is damaged and was left as it is. Open a backup copy.",
                path=path,
            )
        case UnsavedError():
            return texts.plural(
                "{count} change could not be saved in {path}: {reason}.",
                "{count} changes could not be saved in {path}: {reason}.",
                error.pending,
                path=path,
                reason=reason,
            )
        case _:
            return texts("{path}: {reason}.", path=path, reason=reason)


def _refusal_words(texts: Texts, error: RefusedError) -> str:
    if error.reason is Reason.REHEARSAL:
        return texts("This record is a rehearsal and cannot be run as the event.")
    if error.reason is Reason.EVENT:
        return texts("This record is the event itself, not a rehearsal. It was left as it is.")
    if error.reason is Reason.NO_AGENDA:
        return texts("This record is empty: run it with its agenda file first.")
    return str(error)
