"""What phones give in plenum: ballots, of which nobody's is kept, and cards until somebody takes
them."""

from facilitator.ledger.voices.posting import Sent
from facilitator.ledger.voices.proofs import withdrawal_proof
from facilitator.ledger.voices.refusals import RefusedVoiceError, VoiceRefusal
from facilitator.ledger.voices.voices import VoiceLedger, voices_file

__all__ = [
    "RefusedVoiceError",
    "Sent",
    "VoiceLedger",
    "VoiceRefusal",
    "voices_file",
    "withdrawal_proof",
]
