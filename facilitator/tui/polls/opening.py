"""The way from other views to a query."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from facilitator.domain.plenum.theme import ThemeId
from facilitator.tui.actions import ViewName

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


def ask_over_themes(app: FacilitatorApp, themes: Collection[ThemeId]) -> None:
    """Open Abfragen and begin a query over the themes, these ticked."""
    from facilitator.tui.polls.view import PollsView

    app.open_view(ViewName.POLLS)
    view = app.screen
    assert isinstance(view, PollsView)
    view.call_later(view.ask_over_themes, themes)
