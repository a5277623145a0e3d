"""Asking a hub whose event it serves, before there is a file that could take part."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import Final

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from facilitator.link.address import Door
from facilitator.link.client import TURNED_AWAY, say_role
from facilitator.link.coding import FrameError, decode, encode
from facilitator.link.frames import Refusal, Welcome
from facilitator.link.opening import open_socket

_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class NotLetIn:
    """Why there was no answer. Neither of the two: nobody could be reached there."""

    refusal: Refusal | None = None
    is_untrusted: bool = False
    """Whoever is there shows no certificate that this machine trusts."""


def ask_welcome(door: Door, trusted: Path | None = None) -> Welcome | NotLetIn:
    """Return what the hub at `door` says to somebody who holds its link and only asks.

    Raises OSError if the file `trusted` can't be read as certificates.
    """
    return asyncio.run(_ask(door, trusted))


async def _ask(door: Door, trusted: Path | None) -> Welcome | NotLetIn:
    socket = open_socket(door, trusted)
    try:
        async with asyncio.timeout(_SECONDS), socket as opened:
            await opened.send(encode(say_role(door)))
            answer = decode(await opened.recv())
            return answer if isinstance(answer, Welcome) else NotLetIn(Refusal.FRAME)
    except ConnectionClosed as error:
        code = error.rcvd.code if error.rcvd else None
        return NotLetIn(Refusal(code) if code in set(Refusal) else None)
    except InvalidStatus as error:
        is_full = error.response.status_code in TURNED_AWAY
        return NotLetIn(Refusal.FULL if is_full else None)
    except SSLCertVerificationError:
        return NotLetIn(is_untrusted=True)
    except FrameError as error:
        return NotLetIn(error.refusal)
    except (OSError, WebSocketException):
        return NotLetIn()
