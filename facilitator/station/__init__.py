"""Commands in, frozen snapshots out: all that a screen or page may call."""

from facilitator.record.change import Change
from facilitator.record.drafts import DraftKey
from facilitator.station.filing import Filed, Outcome
from facilitator.station.refusal import Reason, RefusedError
from facilitator.station.station import Station
from facilitator.store import StoreError, UnsavedError

__all__ = [
    "Change",
    "DraftKey",
    "Filed",
    "Outcome",
    "Reason",
    "RefusedError",
    "Station",
    "StoreError",
    "UnsavedError",
]
