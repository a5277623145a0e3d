"""What can be sent to the stage from Regie."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

STAGE: Final = (
    Action(
        id="stage",
        key="s",
        shown_key="s",
        name=lambda texts: texts("Stage"),
        help=lambda texts: texts("Choose what the room sees, preview it and send it."),
        view=ViewName.REGIE,
        gives_way=True,
    ),
    Action(
        id="message",
        key="n",
        shown_key="n",
        name=lambda texts: texts("Message"),
        help=lambda texts: texts(
            "Send a message to the stage or the rooms, a ready-made one or your own."
        ),
        view=ViewName.REGIE,
        gives_way=True,
    ),
)
