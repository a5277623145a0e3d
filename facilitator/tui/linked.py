"""What is said of the connection to the hub: a sign in the header, a warning below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.domain.snapshot import Snapshot
from facilitator.link.state import LinkState
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.context import Context
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time

_NAME: Final = 20
"""Columns for the name of the device that leads."""


@dataclass(frozen=True, slots=True)
class LinkSign:
    """How the connection stands, in full and where there is little room; empty: as it should."""

    full: str = ""
    short: str = ""


NO_SIGN: Final = LinkSign()


def link_sign(context: Context, snapshot: Snapshot) -> LinkSign:
    """Return what the header says of the connection now.

    A device that was always the only one has nothing to say.
    """
    state = context.hub.state if context.hub is not None else None
    if state is None:
        return LinkSign()
    if context.station.identity.joined or not context.station.leads:
        return _away(context, state, snapshot)
    if snapshot.devices and not state.connected and state.since is not None:
        texts = context.texts
        return LinkSign(texts("main machine restarts"), texts("main machine ✗"))
    return LinkSign()


def _away(context: Context, state: LinkState, snapshot: Snapshot) -> LinkSign:
    texts = context.texts
    if not state.connected:
        short = texts("no connection")
        if state.since is None:
            return LinkSign(short, short)
        since = clock_time(context.in_event(state.since), snapshot.agenda.zone)
        return LinkSign(texts("no connection since {time}", time=since), short)
    if context.has_all_views and not context.station.leads:
        return _follows(snapshot, texts)
    return LinkSign()


def _follows(snapshot: Snapshot, texts: Texts) -> LinkSign:
    """Say who leads; the device that did so from the beginning has no name of its own."""
    leading = snapshot.devices.get(snapshot.lead.device)
    short = texts("does not lead")
    if leading is None:
        return LinkSign(texts("another device leads"), short)
    name = shortened(one_line(leading.name), _NAME)
    return LinkSign(texts("“{name}” leads", name=name), short)


def link_alarm(context: Context) -> str:
    """Return why this device and the hub don't come together, and what to do; mostly nothing."""
    hub, connection, texts = context.hub, context.connection, context.texts
    if connection is not None and connection.linking.alarm:
        return texts(
            "What this device holds does not fit what the main machine holds. Keep writing: it is "
            "saved here. Tell Regie; “facilitator verify” says what is in this file."
        )
    if hub is None or hub.state.connected:
        return ""
    from facilitator.tui.refused import refused_words, untrusted_words

    if hub.state.is_untrusted:
        return untrusted_words(texts)
    return refused_words(texts, hub.state.refusal)
