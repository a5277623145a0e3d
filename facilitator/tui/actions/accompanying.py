"""What can be done in Regie beside running the agenda."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

ACCOMPANYING: Final = (
    Action(
        id="insert_block",
        key="e",
        shown_key="e",
        name=lambda texts: texts("Insert"),
        help=lambda texts: texts("Put in an unplanned block behind the marked one."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="change_room",
        key="r",
        shown_key="r",
        name=lambda texts: texts("Other room"),
        help=lambda texts: texts("Give the marked block or workshop another room."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="report",
        key="k",
        shown_key="k",
        name=lambda texts: texts("Remark and count"),
        help=lambda texts: texts(
            "Take down a remark and how many people there are, for the Dokumentation."
        ),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="timers",
        key="u",
        shown_key="u",
        name=lambda texts: texts("Timers"),
        help=lambda texts: texts("Start a timer beside the agenda, give it a minute, or stop it."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="show_outcome",
        key="a",
        shown_key="a",
        name=lambda texts: texts("Outcome"),
        help=lambda texts: texts("See planned and actual times as a table, day by day."),
        view=ViewName.REGIE,
        footer=False,
    ),
)
