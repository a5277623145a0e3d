"""What is kept instead of a cookie, a code or a form: what proves it, and leads back to nobody."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Final

from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import QueryId
from facilitator.ledger.codes import ALPHABET, TOKEN_SIGNS, proof_of, read_code

ONE_TIME_SIGNS: Final = 8
"""40 bits: guessed by nobody who may not try often, and typed by everybody."""
_GROUP: Final = 4
_MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Proofs:
    """Proofs that mean something in one file only, for its `secret` goes with it."""

    secret: bytes = field(repr=False)

    def of_cookie(self, query: QueryId, cookie: str) -> bytes:
        """Return what proves that a phone has given something; in each query another."""
        return self._derive("cookie", query, cookie)

    def of_code(self, query: QueryId, code: str) -> bytes:
        """Return what proves a one-time code."""
        return self._derive("code", query, read_code(code))

    def of_form(self, nonce: str) -> bytes:
        """Return what tells the same form sent twice from two forms."""
        return self._derive("form", "", nonce)

    def withdrawal_code(self, nonce: str) -> str:
        """Return the code by which what that form sent is withdrawn: nowhere kept, always known."""
        drawn = self._derive("withdrawal", "", nonce)
        signs = "".join(ALPHABET[one % len(ALPHABET)] for one in drawn[:TOKEN_SIGNS])
        return "-".join(signs[at : at + _GROUP] for at in range(0, TOKEN_SIGNS, _GROUP))

    def _derive(self, use: str, query: QueryId, of: str) -> bytes:
        said = "\0".join((use, query, of)).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, said, hashlib.sha256).digest()


def withdrawal_proof(code: str) -> str:
    """Return what an entry keeps of the code by which it can be withdrawn, however it is typed."""
    return proof_of(read_code(code).encode("ascii", "replace").decode())


def new_card_id(now: Instant) -> EntryId:
    """Return an id for a card sent `now`: it sorts by the minute, and tells no more of when.

    Whoever knows when which phone was used must not find its card by that. The moment in it is one
    of the minute before, for an entry never stands behind what is filed later.
    """
    minute = now.ms // _MINUTE_MS - 1
    moment = minute * _MINUTE_MS + secrets.randbelow(_MINUTE_MS)
    return f"{(moment << 16) + secrets.randbits(16):016x}{secrets.token_hex(3)}"
