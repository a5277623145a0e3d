"""Saying something in the terminal that called the command."""

from __future__ import annotations

import click

from facilitator.tui.plain import visible


def say(words: str, *, err: bool = False) -> None:
    """Print `words`; what names and titles in them would do to the terminal becomes a dot."""
    click.echo(visible(words), err=err)
