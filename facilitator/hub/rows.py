"""Changes as they are sent, made once for all peers that get them."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Final, NamedTuple

from facilitator.link.coding import encode
from facilitator.link.frames import Changes, Frame, Row
from facilitator.record.change import Change, ChangeId, to_row

_MOST: Final = 2_000
"""What went out last is what the others get next; who catches up is alone with it."""
_MOST_BYTES: Final = 4 * 1024 * 1024


class _Sent(NamedTuple):
    change: Change
    row: Row
    text: str


class SharedRows:
    """Remembers the last rows and their JSON; of a change that was wiped since, none."""

    def __init__(self) -> None:
        self._sent: OrderedDict[ChangeId, _Sent] = OrderedDict()
        self._size = 0

    def row_of(self, change: Change) -> Row:
        """Return `change` as a row, the same object for all who ask."""
        known = self._sent.get(change.id)
        if known is not None and known.change is change:
            return known.row
        self._forget(change.id)
        row = to_row(change)
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self._sent[change.id] = _Sent(change, row, text)
        self._size += len(text)
        while len(self._sent) > _MOST or self._size > _MOST_BYTES:
            self._forget(next(iter(self._sent)))
        return row

    def clear(self) -> None:
        """Forget all: among them may be what was redacted."""
        self._sent.clear()
        self._size = 0

    def _forget(self, change: ChangeId) -> None:
        known = self._sent.pop(change, None)
        if known is not None:
            self._size -= len(known.text)

    def encode(self, frame: Frame) -> str:
        """Return `frame` as it is sent."""
        if not isinstance(frame, Changes):
            return encode(frame)
        return f'{{"kind":"changes","rows":[{",".join(map(self._text, frame.rows))}]}}'

    def _text(self, row: Row) -> str:
        known = self._sent.get(ChangeId(row[0], row[1]))
        if known is not None and known.row is row:
            return known.text
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
