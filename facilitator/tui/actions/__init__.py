"""Every action there is: its key, its name, its line in the help, its place in the footer.

Bindings, footer, help and command palette are all made from these lists.
"""

from facilitator.tui.actions.action import Action, ViewName, bindings_of
from facilitator.tui.actions.bingo import BINGO
from facilitator.tui.actions.common import COMMON, common_of
from facilitator.tui.actions.dokumentation import DOKUMENTATION, DOKUMENTATION_WRITING
from facilitator.tui.actions.mitschrift import MITSCHRIFT, MITSCHRIFT_MARKING, MITSCHRIFT_WRITING
from facilitator.tui.actions.plenum import PLENUM, PLENUM_WRITING
from facilitator.tui.actions.plenum_lists import PLENUM_ENTRIES, PLENUM_THEMES
from facilitator.tui.actions.polls import POLLS
from facilitator.tui.actions.regie import LEADING, REGIE

__all__ = [
    "BINGO",
    "COMMON",
    "DOKUMENTATION",
    "DOKUMENTATION_WRITING",
    "LEADING",
    "MITSCHRIFT",
    "MITSCHRIFT_MARKING",
    "MITSCHRIFT_WRITING",
    "PLENUM",
    "PLENUM_ENTRIES",
    "PLENUM_THEMES",
    "PLENUM_WRITING",
    "POLLS",
    "REGIE",
    "Action",
    "ViewName",
    "bindings_of",
    "common_of",
]
