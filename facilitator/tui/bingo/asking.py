"""Asking the hub to do something to the game, from the view as from what lies over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.app import App

from facilitator.link.playing import CALL, Do
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.bingo.wording import why_not_played
from facilitator.tui.context import Context

if TYPE_CHECKING:
    from facilitator.link.frames import Answer

Then: TypeAlias = "Callable[[Answer], object]"
"""Is told an answer that is a yes."""


@dataclass(frozen=True, slots=True)
class GameCall:
    """One thing that the hub is asked for, with its arguments."""

    do: Do
    arguments: tuple[tuple[str, str], ...] = ()


def call_to(do: Do, **arguments: str) -> GameCall:
    """Return the call that has the hub `do` it."""
    return GameCall(do, tuple(arguments.items()))


def ask_game(
    app: App[Any], context: Context, call: GameCall, then: Then, say: Callable[[str], object]
) -> None:
    """Have the hub do it; `then` is told if it did, else `say` why not, in the thread of `app`."""
    texts = context.texts
    if context.hub is None:
        say(why_not(texts, None))
        return

    def answered(answer: Answer | None) -> None:
        wrong = why_not_played(texts, answer)
        if wrong or answer is None:
            say(wrong)
        else:
            then(answer)

    ask_hub(app, context.hub, CALL, {"do": str(call.do), **dict(call.arguments)}, answered)
