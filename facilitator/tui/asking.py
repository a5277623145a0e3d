"""Asking the hub for something, and what to say if nothing came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App

from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.link.calls import Answered
    from facilitator.link.frames import Answer
    from facilitator.link.thread import LinkThread


def ask_hub(
    app: App[Any], hub: LinkThread, name: str, arguments: Mapping[str, str], then: Answered
) -> None:
    """Have the hub do `name`; `then` is told in the thread of `app`."""
    hub.ask(name, arguments, lambda answer: _pass_on(app, then, answer))


def _pass_on(app: App[Any], then: Callable[[Answer | None], object], answer: Answer | None) -> None:
    app.call_later(then, answer)


def why_not(texts: Texts, answer: Answer | None) -> str:
    """Return why a call came to nothing; nothing if it was done."""
    if answer is None:
        return texts("The main machine does not answer. Nothing was changed.")
    if answer.is_done:
        return ""
    said = {
        "nobody": texts("The device that leads is not connected right now."),
        "late": texts("The device that leads has not answered."),
        "unsaved": texts("The main machine can't save at the moment. Nothing was changed."),
        "busy": texts("That was too often in too short a time. Try again in a moment."),
    }
    refused = texts("The main machine refused that. Nothing was changed.")
    return said.get(answer.said, refused)
