"""Phones that play by themselves in a rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.hub.phones.rehearsed_phone import RehearsedPhone

_CODE: Final = "/B/code/"
"""What the address of the picture of one's own QR code begins with."""


class Phone(RehearsedPhone):
    """The phone of somebody of whom `fits` says which squares are true."""

    def __init__(self, host: str, port: int, fits: Callable[[str], bool]) -> None:
        super().__init__(host, port)
        self.fits = fits
        self.token = ""
        """What its own QR code holds."""

    def join(self, code: str, name: str) -> None:
        """Open the page of the QR code on the stage, and enter a nickname."""
        form = self._open(f"/J/{code}").form("/B/join")
        if form is not None:
            self._send(form, name=name)
            own = [one for one in self._open("/B").pictures if one.startswith(_CODE)]
            self.token = own[0].removeprefix(_CODE).partition("?")[0] if own else ""

    def meet(self, other: Phone) -> None:
        """Scan the phone of `other` and tap a square that fits that person, if there is one."""
        form = self._open(f"/M/{other.token}").form("/B/pick")
        fitting = [button for button in form.buttons if other.fits(button[2])] if form else []
        if form is not None and fitting:
            # One that completes a line says so, and is what everybody would tap.
            name, value, _ = max(fitting, key=lambda button: "★" in button[2])
            self._send(form, **{name: value})

    def answer(self) -> None:
        """Look at the own card and say what is true of what others say."""
        for form in self._open("/B").forms:
            if form.action == "/B/answer":
                self._send(form, yes="1" if self.fits(form.quote) else "0")
