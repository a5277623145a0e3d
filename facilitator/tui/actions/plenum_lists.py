"""What can be done with what is marked in Plenum: an entry on the left, a theme on the right."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

PLENUM_ENTRIES: Final = (
    Action(
        id="gather",
        key="space",
        shown_key="␣",
        name=lambda texts: texts("Into the theme"),
        help=lambda texts: texts(
            "Put the marked or ticked entries into the theme in focus; once more takes them out."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="gather_into",
        key="1,2,3,4,5,6,7,8,9",
        shown_key="1–9",
        name=lambda texts: texts("into theme 1–9"),
        help=lambda texts: texts("Put them into the theme of that number; it is in focus then."),
        view=ViewName.PLENUM,
        numbered=True,
    ),
    Action(
        id="tick_entry",
        key="a",
        shown_key="a",
        name=lambda texts: texts("Tick"),
        help=lambda texts: texts(
            "Tick the marked entry: all that is ticked is gathered, merged or split off together."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="show_similar",
        key="i",
        shown_key="i",
        name=lambda texts: texts("Similar"),
        help=lambda texts: texts("See what is similar to the marked entry and go there."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="filter_entries",
        key="f",
        shown_key="f",
        name=lambda texts: texts("Filter"),
        help=lambda texts: texts("List only one workshop, or only one kind."),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="search_entries",
        key="slash,ctrl+f",
        shown_key="/",
        name=lambda texts: texts("Search"),
        help=lambda texts: texts("List only what holds the words that you type, or that number."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="merge_wordings",
        key="z",
        shown_key="z",
        name=lambda texts: texts("Merge wordings"),
        help=lambda texts: texts(
            "Give the ticked entries one wording; they keep their numbers below it. On such a "
            "wording: part them again."
        ),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="split_theme",
        key="s",
        shown_key="s",
        name=lambda texts: texts("Split off"),
        help=lambda texts: texts(
            "Take the ticked entries out of the theme in focus into a new one at the end."
        ),
        view=ViewName.PLENUM,
        footer=False,
    ),
)
"""What can be done with entries."""


PLENUM_THEMES: Final = (
    Action(
        id="mark_theme",
        key="1,2,3,4,5,6,7,8,9",
        shown_key="1–9",
        name=lambda texts: texts("theme 1–9"),
        help=lambda texts: texts("Go to the theme of that number."),
        view=ViewName.PLENUM,
        footer=False,
        numbered=True,
    ),
    Action(
        id="rename",
        key="e",
        shown_key="e",
        name=lambda texts: texts("Rename"),
        help=lambda texts: texts("Give the marked theme another title, or change the measure."),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="merge_theme",
        key="x",
        shown_key="x",
        name=lambda texts: texts("Merge into …"),
        help=lambda texts: texts("Merge the theme in focus into another one."),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="move_theme_up",
        key="shift+up",
        shown_key="Shift+↑",
        name=lambda texts: texts("Move up"),
        help=lambda texts: texts("Move the theme in focus up."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="move_theme_down",
        key="shift+down",
        shown_key="Shift+↓",
        name=lambda texts: texts("Move down"),
        help=lambda texts: texts("Move the theme in focus down."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="remove_marked",
        key="delete",
        shown_key="Del",
        name=lambda texts: texts("Remove"),
        help=lambda texts: texts(
            "Remove the marked theme or measure. The entries stay; undo brings it back."
        ),
        view=ViewName.PLENUM,
        footer=False,
    ),
)
"""What can be done among the themes."""
