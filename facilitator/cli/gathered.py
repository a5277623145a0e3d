"""What only the hub of an event has: filed or withdrawn there after the terminal had ended."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import store_words
from facilitator.cli.saying import say
from facilitator.store import StoreError
from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.record.inspecting import Inspection


def gather(record: Path, texts: Texts) -> None:
    """Take what is new of it into the closed `record`, or say why not; quick if nothing is.

    What is withdrawn stands nowhere then. Raises StoreError if the record can't be opened.
    """
    from facilitator.record.contents_of_files import vector_of_file
    from facilitator.record.vectors import advanced

    hub = _hub_of(record)
    if hub is None:
        return
    held = vector_of_file(record)
    try:
        has_news = advanced(held, vector_of_file(hub)) is not held
    except StoreError as error:
        say(store_words(texts, error), err=True)
        return
    if has_news and (problem := gathered(record, texts)):
        say(problem, err=True)


def gathered(record: Path, texts: Texts) -> str:
    """Take all of it into the closed `record`, pictures too that only the hub has.

    Return why that can't be, empty: nothing is left. Raises StoreError if the record can't be
    opened.
    """
    from facilitator.record.inspecting import inspect

    hub = _hub_of(record)
    if hub is None:
        return ""
    try:
        found = inspect(hub)
    except StoreError as error:
        return store_words(texts, error)
    return _brought(found, record, texts)


def _hub_of(record: Path) -> Path | None:
    """Return the hub's file beside `record`; None: there is none, or the record can't be opened."""
    hub = record.with_suffix(".hub") if record.name else record
    with suppress(OSError):  # whoever opens the record says what is wrong with its path
        return hub if record.is_file() and hub.is_file() else None
    return None


def _brought(found: Inspection, record: Path, texts: Texts) -> str:
    from facilitator.station.carrying import (
        ClashError,
        ClosedEventError,
        OtherEventError,
        bring_into,
    )

    event = found.meta.identity.record_id if found.meta else ""
    try:
        bring_into(record, event, found.changes, wall_clock, source=found.path)
    except (OtherEventError, ClosedEventError):
        return ""  # it is not this event's, or nothing comes into it any more
    except ClashError:
        return clash_words(texts)
    return ""


def clash_words(texts: Texts) -> str:
    """Return what is said of changes that differ under one number."""
    return texts(
        "Somebody went on with a copy of a file: under the same numbers it says something "
        "else than the event does. It was not taken; facilitator verify says what the file "
        "holds."
    )
