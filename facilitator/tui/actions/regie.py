"""What can be done in Regie."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.accompanying import ACCOMPANYING
from facilitator.tui.actions.action import Action, ViewName
from facilitator.tui.actions.devices import DEVICES
from facilitator.tui.actions.stage import STAGE

REGIE: Final = (
    Action(
        id="advance",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Next"),
        help=lambda texts: texts("End this block and begin the next; you are asked once."),
        view=ViewName.REGIE,
    ),
    Action(
        id="extend",
        key="plus",
        shown_key="+",
        name=lambda texts: texts("Extend"),
        help=lambda texts: texts("Give the marked block or workshop five more minutes."),
        view=ViewName.REGIE,
    ),
    Action(
        id="cut",
        key="minus",
        shown_key="−",
        name=lambda texts: texts("Cut"),
        help=lambda texts: texts("Take five minutes from the marked block or workshop."),
        view=ViewName.REGIE,
    ),
    Action(
        id="advance_track",
        key="f",
        shown_key="f",
        name=lambda texts: texts("Workshop finished"),
        help=lambda texts: texts(
            "Go on to the next part of the marked workshop, at last report it as finished."
        ),
        view=ViewName.REGIE,
    ),
    Action(
        id="take_best",
        key="v",
        shown_key="v",
        name=lambda texts: texts("Proposal"),
        help=lambda texts: texts("See what the best way back on time leads to, and take it."),
        view=ViewName.REGIE,
    ),
    Action(
        id="take_mend",
        key="1,2,3,4,5",
        shown_key="1–5",
        name=lambda texts: texts("Proposal 1 to 5"),
        help=lambda texts: texts("See what the proposal of that number leads to, and take it."),
        view=ViewName.REGIE,
        footer=False,
        numbered=True,
    ),
    Action(
        id="skip",
        key="x",
        shown_key="x",
        name=lambda texts: texts("Skip"),
        help=lambda texts: texts(
            "Leave out the marked block, which has not begun, or cancel the marked workshop."
        ),
        view=ViewName.REGIE,
        gives_way=True,
    ),
    Action(
        id="swap",
        key="t",
        shown_key="t",
        name=lambda texts: texts("Swap"),
        help=lambda texts: texts("Swap the marked block with the one after it."),
        view=ViewName.REGIE,
        gives_way=True,
    ),
    Action(
        id="jump",
        key="g",
        shown_key="g",
        name=lambda texts: texts("Jump"),
        help=lambda texts: texts("Go straight to the marked block; it may be one jumped over."),
        view=ViewName.REGIE,
        gives_way=True,
    ),
    Action(
        id="previous_block",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark the block or workshop before"),
        help=lambda texts: texts("Mark the block or workshop before."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="next_block",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark the block or workshop after"),
        help=lambda texts: texts("Mark the block or workshop after."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="unmark",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Mark the running block"),
        help=lambda texts: texts("Go back to the running block."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="toggle_notes",
        key="i",
        shown_key="i",
        name=lambda texts: texts("Private notes"),
        help=lambda texts: texts("Show or hide your private notes from the agenda file."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="toggle_bell",
        key="",
        name=lambda texts: texts("Bell on or off"),
        help=lambda texts: texts(
            "Have the terminal ring when the running block nears its end, or a timer."
        ),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="adopt",
        key="d",
        shown_key="d",
        name=lambda texts: texts("Changes in the file"),
        help=lambda texts: texts("See how the agenda file differs, and adopt it."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="preflight",
        key="p",
        shown_key="p",
        name=lambda texts: texts("Technik-Check"),
        help=lambda texts: texts("Check terminal, power, disk, network, stage and clock."),
        view=ViewName.REGIE,
        footer=False,
    ),
    *STAGE,
    *DEVICES,
    *ACCOMPANYING,
)


LEADING: Final = frozenset(
    {
        "advance",
        "extend",
        "cut",
        "advance_track",
        "take_best",
        "skip",
        "swap",
        "jump",
        "stage",
        "undo",
    }
)
"""Those of the footer that only the device does that leads."""
