"""What one place must decide at once, in transactions of the hub alone: players, cards, wins."""

from facilitator.ledger.ledger import Joined, Ledger, ledger_file
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError

__all__ = ["Joined", "Ledger", "PlayRefusal", "RefusedPlayError", "ledger_file"]
