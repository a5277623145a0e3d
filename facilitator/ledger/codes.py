"""Codes that people read out and type, and tokens that only machines read."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs that a QR code holds as capitals, without 0, 1, I and O, which people mix up."""
JOIN_SIGNS: Final = 6
CODE_SIGNS: Final = 5
TOKEN_SIGNS: Final = 12
"""60 bits."""
RECOVERY_SIGNS: Final = 26
"""130 bits."""
_PIN_SIGNS: Final = 4
_COOKIE_SIGNS: Final = 32
_SPACES: Final = str.maketrans("", "", " -\t\n")


def new_code(signs: int) -> str:
    """Return a code that nobody guesses who may not try often: 5 bits a sign."""
    return "".join(secrets.choice(ALPHABET) for _ in range(signs))


def read_code(typed: str) -> str:
    """Return the code that was meant by what somebody typed: in any case, with spaces."""
    return typed[:64].translate(_SPACES).upper()


def proof_of(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def cookie_of(key: bytes, nonce: str) -> str:
    """Return the cookie of whoever joined by `nonce`: the same however often that is sent."""
    return _derive(key, "cookie", nonce)[:_COOKIE_SIGNS]


def pin_of(key: bytes, player: int) -> str:
    """Return the PIN of a player: nowhere kept, always known."""
    return f"{int(_derive(key, 'pin', str(player)), 16) % 10**_PIN_SIGNS:0{_PIN_SIGNS}}"


def _derive(key: bytes, use: str, of: str) -> str:
    return hmac.new(key, f"{use}:{of}".encode(), hashlib.sha256).hexdigest()
