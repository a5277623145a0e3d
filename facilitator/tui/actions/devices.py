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
)
