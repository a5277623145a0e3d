"""What a page has done: the same commands, whether its script calls or a form is posted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from facilitator.domain.capture import Line, split_prefix
from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import Release
from facilitator.hub.guarding import BadRequestError
from facilitator.hub.pages.desk import PageDesk
from facilitator.station import Filed

_NAME: Final = re.compile(r"[0-9A-Za-z_-]{16,64}")
"""What a page calls what it sends."""
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What controls a terminal, and halves of characters."""

Arguments = Mapping[str, str]


def read_arguments(found: Mapping[str, Any]) -> Arguments:
    """Return `found`, without what is no text.

    Raises BadRequestError unless all of it is text.
    """
    if not all(isinstance(value, str) for value in found.values()):
        raise BadRequestError(400)
    return {name: _NOT_TEXT.sub("", value) for name, value in found.items()}


async def perform(desk: PageDesk, device: DeviceId, call: str, given: Arguments) -> Filed:
    """Do what is asked for; it is durable when this returns.

    Raises RefusedError, StoreError, BarredError, and BadRequestError if no page asks like that.
    """
    sent = given.get("sent", "")
    if not _NAME.fullmatch(sent):
        raise BadRequestError(400)
    if call == "file":
        return await _file(desk, device, given, sent)
    return await _change(desk, device, call, given, sent)


async def _file(desk: PageDesk, device: DeviceId, given: Arguments, sent: str) -> Filed:
    line = Line(given.get("text", ""), given.get("prefix", "")[:1])
    if given.get("read_prefix"):  # a form without script, where nothing read it before
        line = split_prefix(line.text, desk.snapshot().agenda.kinds)
    after = given.get("after") or None
    return await desk.file(device, given.get("place", ""), line, sent, after=after)


async def _change(
    desk: PageDesk, device: DeviceId, call: str, given: Arguments, sent: str
) -> Filed:
    entry, text = given.get("entry", ""), given.get("text", "")
    match call:
        case "edit":
            return await desk.edit(device, entry, text, sent, base=given.get("base") or None)
        case "choose":
            return await desk.choose(device, entry, text, sent)
        case "rekind":
            return await desk.rekind(device, entry, given.get("kind") or None, sent)
        case "remove":
            return await desk.remove(device, entry, sent)
        case "restore":
            return await desk.restore(device, entry, sent)
        case "settle":
            return await desk.settle(device, entry, _release(given), sent)
        case "propose":
            return await desk.propose(device, entry, sent)
    raise BadRequestError(400)


def _release(given: Arguments) -> Release:
    try:
        return Release(given.get("release", ""))
    except ValueError:
        raise BadRequestError(400) from None
