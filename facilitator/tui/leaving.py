"""Leaving an event for good: what stands against it, what is asked, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.instant import on_the_wall
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.plain import one_line
from facilitator.tui.question import Question

if TYPE_CHECKING:
    from facilitator.link.frames import Answer
    from facilitator.link.state import LinkState


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was deleted, and what the hub holds."""

    event: str
    device: str
    when: str
    confirmed: int
    """Entries of the event that the hub has said it holds."""
    was_told: bool
    """The hub knows that this device has left."""


def may_not_leave(context: Context) -> str:
    """Return why this device must not delete what it has; nothing if it may."""
    alone, texts = context.station.snapshot.saving.alone, context.texts
    if context.station.leads:
        return texts("This device leads. Hand over to another one first; then leave.")
    if not alone:
        return ""
    return texts.plural(
        "{count} entry is on this device only. Connect first, or hand it over on a stick "
        "(facilitator carry); then leave.",
        "{count} entries are on this device only. Connect first, or hand them over on a stick "
        "(facilitator carry); then leave.",
        alone,
    )


def leaving_question(context: Context) -> Question:
    """Return the question, with what comes of it."""
    texts, hub = context.texts, context.hub
    said = [
        texts("All that this device holds of the event is deleted here and can't be brought back."),
        texts("The main machine holds every entry; a receipt is printed."),
    ]
    if drafts := len(context.station.drafts()):
        said.append(
            texts.plural(
                "{count} unfinished line is here only and goes with it.",
                "{count} unfinished lines are here only and go with it.",
                drafts,
            )
        )
    if hub is None or not hub.state.connected:
        said.append(texts("There is no connection: Regie is not told that this device has left."))
    return Question(texts, texts("Leave the event and delete it here?"), "\n".join(said))


def has_left(answer: Answer | None, link: LinkState) -> bool:
    """Whether the hub knows that this device has left: it said so, or has turned it out."""
    from facilitator.link.frames import Refusal

    if answer is not None and answer.is_done:
        return True
    return link.refusal is Refusal.LEFT


def receipt_of(context: Context, *, was_told: bool) -> Receipt:
    """Return the receipt of this device, as long as its record is open."""
    station = context.station
    snapshot = station.snapshot
    device = snapshot.devices.get(station.device)
    return Receipt(
        event=one_line(snapshot.agenda.title),
        device=one_line(device.name) if device is not None else station.device,
        when=f"{on_the_wall(station.now(), snapshot.agenda.zone):%Y-%m-%d %H:%M}",
        confirmed=snapshot.standing - snapshot.saving.alone,
        was_told=was_told,
    )


def receipt_words(receipt: Receipt, gone: tuple[str, ...], texts: Texts) -> str:
    """Return the receipt; `gone` are the names of the files that were deleted."""
    lines = [
        texts("Receipt"),
        texts("  Event: {event}", event=receipt.event),
        texts("  Device: {device}", device=receipt.device),
        texts("  Left: {when}", when=receipt.when),
        texts("  Deleted here: {files}", files=", ".join(gone)),
        texts.plural(
            "  The main machine has confirmed: {count} entry, all that was here",
            "  The main machine has confirmed: {count} entries, all that was here",
            receipt.confirmed,
        ),
    ]
    if not receipt.was_told:
        lines.append(texts("  Regie was not told: there was no connection."))
    return "\n".join(lines)
