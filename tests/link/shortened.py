"""Names of tests that are given large things."""

from __future__ import annotations


def shortened(value: object) -> str:
    """Return how `value` begins, as the name of a test."""
    return repr(value)[:24]
