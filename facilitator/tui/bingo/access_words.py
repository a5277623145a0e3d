"""How phones get in, in words: the address and code, what stands in their way, what to heed."""

from __future__ import annotations

from typing import Final

from facilitator.domain.bingo.game import GameState
from facilitator.link.machine import is_private
from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.link.standby import EVERYWHERE
from facilitator.texts import Texts
from facilitator.tui.bingo.said_pane import Lines, Panel, Said, Tone

GAME_EXAMPLE: Final = """\
      - id: bingo
        kind: bingo
        title: Jobcenter-Bingo
        duration: 45 min
        game:
          size: 3
          squares:
            - rechnet lieber im Kopf
            - kommt mit dem Rad zur Arbeit
            - …"""
"""A block with a game, as far as it is shown to somebody who has none."""
PRIVACY_EXAMPLE: Final = """\
privacy:
  controller: Servicestelle SGB II, Musterstraße 1, Kassel
  contact: datenschutz@example.de
  purpose: Kennenlernspiel am Netzwerkabend
  legal_basis: Einwilligung, Art. 6 Abs. 1 lit. a DSGVO"""


def is_reachable(access: PhoneAccess) -> bool:
    """Return whether phones get in as far as this machine knows."""
    return access.closed is None and bool(access.host)


def closed_panel(access: PhoneAccess, texts: Texts, *, can_be_opened: bool) -> Panel:
    """Return why no phone gets in, and what mends it; nothing if they do."""
    title = texts("No phone gets in")
    match access.closed:
        case Closed.LOCAL:
            return Panel(title, local_lines(texts, can_be_opened=can_be_opened))
        case Closed.PRIVACY:
            return Panel(title, privacy_lines(PRIVACY_EXAMPLE, texts))
        case Closed.NO_NETWORK:
            return Panel(title, _no_network(texts))
        case Closed.WINDOWS:
            return Panel(title, windows_lines(access, texts))
        case Closed.UNSAVED:
            return Panel(texts("The game can't be saved"), _unsaved(texts))
        case None:
            return Panel()


def local_lines(texts: Texts, *, can_be_opened: bool) -> Lines:
    """Return that the hub listens on its own machine alone, and how that is changed."""
    there = texts(
        "Only that machine is open so far. There: facilitator run … --host {host}", host=EVERYWHERE
    )
    here = texts("The event is open to this machine alone so far. o: open it to the network")
    return (Said(here if can_be_opened else there, Tone.ALERT),)


def privacy_lines(example: str, texts: Texts) -> Lines:
    """Return that the agenda lacks the lines on data protection, and `example`, how they look."""
    why = texts(
        "The agenda does not say who answers for what participants enter. These lines belong into "
        "the file, with your own particulars; then in Regie (F2) d:"
    )
    return (Said(why, Tone.ALERT), *(Said(line) for line in example.splitlines()))


def _no_network(texts: Texts) -> Lines:
    why = texts("This machine has no address that a phone could reach.")
    how = texts("Connect it to the Wi-Fi, or open an access point of your own. Without: d, paper.")
    return Said(why, Tone.ALERT), Said(how)


def windows_lines(access: PhoneAccess, texts: Texts) -> Lines:
    """Return that no phone reaches Linux within Windows, and what helps."""
    why = texts(
        "facilitator runs in Linux within Windows (WSL), in a network of its own that no phone "
        "reaches."
    )
    best = texts(
        "Best: write “networkingMode=mirrored” below “[wsl2]” into the file .wslconfig in Windows, "
        "then “wsl --shutdown”, and start again."
    )
    forward = texts(
        "Or, as administrator in Windows: netsh interface portproxy add v4tov4 listenport={port} "
        "connectport={port} connectaddress=ADDRESS-OF-WSL; then a and the address of Windows.",
        port=access.port,
    )
    return Said(why, Tone.ALERT), Said(best), Said(forward)


def _unsaved(texts: Texts) -> Lines:
    why = texts("What players do would be lost: phones are told to wait.")
    how = texts("Make room on the disk; it goes on by itself then.")
    return Said(why, Tone.ALERT), Said(how)


def warnings_panel(playing: Playing | None, texts: Texts, *, connected: bool) -> Panel:
    """Return what goes wrong while a game is on."""
    lines = []
    if not connected:
        lines.append(_no_hub(playing, texts))
    if playing is not None and connected:
        lines += changed_address(playing.access, texts)
        lines += _refused(playing, texts) or _nobody_yet(playing, texts)
    return Panel(texts("To be heeded"), tuple(Said(line, Tone.ALERT) for line in lines))


def _no_hub(playing: Playing | None, texts: Texts) -> str:
    if playing is None or playing.overview is None:
        return texts("The main machine does not answer yet; a moment, please.")
    return texts(
        "No connection to the main machine: this is how it stood last. The cards are safe; phones "
        "go on by themselves as soon as it is back."
    )


def changed_address(access: PhoneAccess, texts: Texts) -> list[str]:
    """Return that codes lead nowhere any more, if they do."""
    if not access.lost_host:
        return []
    return [
        texts(
            "This machine has lost the address {old}: codes that were shown or printed lead "
            "nowhere. Phones have to scan the new code; s puts it on the stage, a chooses another "
            "address.",
            old=access.lost_host,
        )
    ]


def _refused(playing: Playing, texts: Texts) -> list[str]:
    if playing.overview is not None and playing.overview.state is GameState.ENDED:
        return []
    return turned_away(playing.access, texts)


def turned_away(access: PhoneAccess, texts: Texts) -> list[str]:
    """Return that the hub turns phones away: without TLS it serves private networks alone."""
    if access.closed is not None or access.tried_at is not None or access.secure:
        return []
    if not access.host or is_private(access.host):
        return []
    return [
        texts(
            "Phones are turned away: {host} is a public address, and without a certificate only "
            "private networks are served. What helps: another Wi-Fi or an access point of your "
            "own, then choose its address with a; or a certificate (handbook, “Der Bildschirm "
            "Bingo”).",
            host=access.host,
        )
    ]


def _nobody_yet(playing: Playing, texts: Texts) -> list[str]:
    overview, access = playing.overview, playing.access
    if overview is None or overview.state is GameState.ENDED:
        return []
    if access.closed is not None or access.tried_at is not None:
        return []
    if overview.totals.players > overview.totals.paper:  # on this machine's own browser at least
        return []
    return [
        texts(
            "No other device has opened the page yet. Try a phone: in the same Wi-Fi, without VPN? "
            "The Technik-Check (F2, p) knows more."
        )
    ]


def empty_lines(texts: Texts) -> Lines:
    """Return what to write into the agenda if it plans no game."""
    lead = texts(
        "No game of bingo is planned. Write squares into a block of the agenda file, then adopt "
        "the change in Regie (F2) with d:"
    )
    after = texts(
        "“facilitator check” says whether the squares are enough, “facilitator bingo simulate” how "
        "the game is likely to go. For phones the file also says who answers for their data:"
    )
    return (
        Said(lead, Tone.STRONG),
        Said(""),
        *(Said(line) for line in GAME_EXAMPLE.splitlines()),
        Said(""),
        Said(after),
        Said(""),
        *(Said(line) for line in PRIVACY_EXAMPLE.splitlines()),
    )


def join_words(playing: Playing) -> tuple[str, str]:
    """Return address and code as somebody types them; empty if nobody gets in."""
    overview = playing.overview
    if overview is None or not playing.join_url:
        return "", ""
    return playing.access.place, overview.join_code
