"""Mends (Zeitvorschläge): the few best ways to get today back on time.

Promises are the pinned starts still to come and the day's end. `search` holds the rule and why it
is exact; `parts`, `survey` and `rooms` what it works on; `choices` and `proposals` what is offered.
"""

from facilitator.domain.mends.applying import after, events_of, new_end
from facilitator.domain.mends.mend import Intervention, Mend, MendKind
from facilitator.domain.mends.proposals import find_mends

__all__ = [
    "Intervention",
    "Mend",
    "MendKind",
    "after",
    "events_of",
    "find_mends",
    "new_end",
]
