"""Saying and asking something in the terminal that called the command."""

from __future__ import annotations

from typing import Final

import click

from facilitator.texts import Texts
from facilitator.tui.plain import visible

_YES: Final = frozenset({"y", "yes", "j", "ja"})


def say(words: str, *, err: bool = False) -> None:
    """Print `words`; what names and titles in them would do to the terminal becomes a dot."""
    click.echo(visible(words), err=err)


def agreed(question: str, texts: Texts) -> bool:
    """Return whether the answer to a yes/no `question` is yes; Enter is no."""
    answer: str = click.prompt(question, default=texts("no"))
    return answer.strip().casefold() in _YES
