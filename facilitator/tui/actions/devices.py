"""What can be done in Regie about other devices."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

DEVICES: Final = (
    Action(
        id="devices",
        key="l",
        shown_key="l",
        name=lambda texts: texts("Devices and links"),
        help=lambda texts: texts(
            "See the links by which others join, who has joined, and what is still missing."
        ),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="take_lead",
        key="w,ü",
        shown_key="w",
        name=lambda texts: texts("Who leads"),
        help=lambda texts: texts(
            "Ask to lead the event from here, or go on without a main machine that is gone; on the "
            "device that leads: read the note with which it was handed over."
        ),
        view=ViewName.REGIE,
    ),
)
