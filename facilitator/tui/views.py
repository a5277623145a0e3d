"""Every view that a function key opens, imported when it is first opened.

The first picture must not wait for views that nobody sees yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from facilitator.tui.actions import ViewName
from facilitator.tui.context import Context
from facilitator.tui.view import View


def _regie(context: Context) -> View:
    from facilitator.tui.regie.view import RegieView

    return RegieView(context)


def _mitschrift(context: Context) -> View:
    from facilitator.tui.mitschrift.view import MitschriftView

    return MitschriftView(context)


def _plenum(context: Context) -> View:
    from facilitator.tui.plenum.view import PlenumView

    return PlenumView(context)


def _bingo(context: Context) -> View:
    from facilitator.tui.bingo.view import BingoView

    return BingoView(context)


def _polls(context: Context) -> View:
    from facilitator.tui.polls.view import PollsView

    return PollsView(context)


def _dokumentation(context: Context) -> View:
    from facilitator.tui.dokumentation.view import DokumentationView

    return DokumentationView(context)


VIEWS: Final[Mapping[str, Callable[[Context], View]]] = {
    ViewName.REGIE: _regie,
    ViewName.MITSCHRIFT: _mitschrift,
    ViewName.PLENUM: _plenum,
    ViewName.BINGO: _bingo,
    ViewName.POLLS: _polls,
    ViewName.DOKUMENTATION: _dokumentation,
}
