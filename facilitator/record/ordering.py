"""Where something stands among its siblings: strings that sort (`entities.ORDER`).

Only what moves is written, so that two devices that move different blocks do not disturb each
other, and two that do the same write the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

FIRST: Final = ""
"""Sorts before every order."""
_DIGITS: Final = 4
_MOST_DIGITS: Final = 30
"""Far less than others take: an order that they refuse would keep back all that comes after it."""


def order_at(position: int) -> str:
    """Return the order of what stands at `position`, counted from 0, when all is written anew."""
    return f"{position:0{_DIGITS}}"


def order_between(low: str, high: str | None) -> str:
    """Return an order behind `low` and before `high`, which sorts behind it; None: there is none.

    It is one of the shortest there are.
    """
    digits = max(_DIGITS, len(low), len(high or ""))
    while True:
        above = _count(low, digits)
        below = 10**digits if high is None else _count(high, digits)
        if below - above > 1:
            middle = above + 1 if high is None else (above + below) // 2
            return _shortest(f"{middle:0{digits}}")
        digits += 1


def reorder(orders: Mapping[str, str], wanted: Sequence[str], moved: str) -> dict[str, str]:
    """Return the orders to write so that `wanted` is the order of its keys.

    `orders` are those that stand, of `moved` too unless it is new. Beside it only such are written
    that stood on one and the same place, as two devices may have put them; before the very first
    order there is no room, so that what stood there gets another one. Where something was moved so
    often that orders get long, all are written anew.
    """
    written: dict[str, str] = {}
    last = FIRST
    for place, key in enumerate(wanted):
        order = orders[key] if key != moved else last
        if order <= last:
            behind = (orders[other] for other in wanted[place + 1 :] if other != moved)
            order = order_between(last, _first_above(last, behind))
            written[key] = order
        last = order
    if any(len(order) > _MOST_DIGITS for order in written.values()):
        return {key: order_at(place) for place, key in enumerate(wanted, 1)}
    return written


def _first_above(low: str, orders: Iterator[str]) -> str | None:
    return next((order for order in orders if order > max(low, order_at(0))), None)


def _count(order: str, digits: int) -> int:
    return int(order.ljust(digits, "0"))


def _shortest(order: str) -> str:
    return order[:_DIGITS] + order[_DIGITS:].rstrip("0")
