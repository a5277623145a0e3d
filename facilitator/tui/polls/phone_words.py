"""How phones take part, in words: address and code, what stands in their way."""

from __future__ import annotations

from typing import Final

from facilitator.link.playing import Closed, PhoneAccess
from facilitator.link.voicing import JOIN_PATH, Voices
from facilitator.station.failures import failure_words
from facilitator.texts import Texts
from facilitator.tui.bingo.access_words import (
    changed_address,
    is_reachable,
    local_lines,
    privacy_lines,
    turned_away,
    windows_lines,
)
from facilitator.tui.bingo.said_pane import Lines, Panel, Said, Tone

PRIVACY_EXAMPLE: Final = """\
privacy:
  controller: Servicestelle SGB II, Musterstraße 1, Kassel
  contact: datenschutz@example.de
  purpose: Abfragen, Karten und O-Töne für die Dokumentation
  legal_basis: Einwilligung, Art. 6 Abs. 1 lit. a DSGVO"""


def join_address(voices: Voices | None, access: PhoneAccess) -> str:
    """Return what the code to take part by leads to; empty while nobody could get in by it."""
    if voices is None or not voices.code or not is_reachable(access):
        return ""
    return access.url(f"{JOIN_PATH}{voices.code}")


def phones_panel(
    voices: Voices | None,
    access: PhoneAccess,
    texts: Texts,
    *,
    connected: bool,
    can_be_opened: bool,
    is_asked: bool,
) -> Panel:
    """Return how phones get in, or why none does; `is_asked` says whether anything is open."""
    if not connected:
        return Panel(texts("Phones"), (Said(_no_hub(voices, texts), Tone.ALERT),))
    if voices is not None and voices.failure:
        return Panel(texts("What phones send can't be saved"), _unsaved(voices.failure, texts))
    if access.closed is not None:
        lines = _closed(access, texts, can_be_opened=can_be_opened)
        return Panel(texts("No phone gets in"), lines)
    if not join_address(voices, access):
        return Panel()
    return Panel(texts("By phone"), _open(voices, access, texts, is_asked=is_asked))


def _open(voices: Voices | None, access: PhoneAccess, texts: Texts, *, is_asked: bool) -> Lines:
    assert voices is not None
    where = texts("In the browser: {address}", address=f"http://{access.place}")
    code = texts("Code: {code}", code=" ".join(voices.code))
    first = Said(f"{where}   {code}", Tone.STRONG if is_asked else Tone.PLAIN)
    has_come = voices.ballots or voices.cards or voices.waiting
    said = changed_address(access, texts) if has_come else heeded(access, texts)
    wrong = (Said(words, Tone.ALERT) for words in said)
    if is_asked:
        return (*wrong, first, Said(texts("s code on the stage   q on this screen"), Tone.SOFT))
    last = Said(texts("Nothing is open: phones are told to wait."), Tone.SOFT)
    return (*wrong, first, last)


def heeded(access: PhoneAccess, texts: Texts) -> list[str]:
    """Return what keeps phones out although there is an address for them."""
    return [*changed_address(access, texts), *turned_away(access, texts)]


def _no_hub(voices: Voices | None, texts: Texts) -> str:
    if voices is None:
        return texts("The main machine does not answer yet; a moment, please.")
    return texts(
        "No connection to the main machine: this is how it stood last. What was given is safe; "
        "phones go on by themselves as soon as it is back."
    )


def _unsaved(failure: str, texts: Texts) -> Lines:
    why = texts("What phones send would be lost: they are told to wait.")
    if failure:
        why = f"{why} ({failure_words(texts, failure)})"
    how = texts("Make room on the disk; it goes on by itself then.")
    return Said(why, Tone.ALERT), Said(how)


def _closed(access: PhoneAccess, texts: Texts, *, can_be_opened: bool) -> Lines:
    """Return why; points can be counted by hand all the same."""
    match access.closed:
        case Closed.LOCAL:
            lines = local_lines(texts, can_be_opened=can_be_opened)
        case Closed.PRIVACY:
            lines = privacy_lines(PRIVACY_EXAMPLE, texts)
        case Closed.WINDOWS:
            lines = windows_lines(access, texts)
        case Closed.UNSAVED:
            lines = _unsaved("", texts)
        case _:
            lines = _no_network(texts)
    return (*lines, Said(texts("Dots and hands can be counted all the same: z."), Tone.SOFT))


def _no_network(texts: Texts) -> Lines:
    why = texts("This machine has no address that a phone could reach.")
    how = texts("Connect it to the Wi-Fi, or open an access point of your own.")
    return Said(why, Tone.ALERT), Said(how)
