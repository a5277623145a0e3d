"""What one place must decide at once, in transactions of the hub alone: players, cards, wins."""

from facilitator.ledger.joining import Joined
from facilitator.ledger.ledger import Ledger, forget_file, ledger_file
from facilitator.ledger.printing import CardToPrint
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError

__all__ = [
    "CardToPrint",
    "Joined",
    "Ledger",
    "PlayRefusal",
    "RefusedPlayError",
    "forget_file",
    "ledger_file",
]
