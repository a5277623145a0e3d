"""The code by which a phone enters a Wi-Fi of one's own: shown once, kept nowhere."""

from __future__ import annotations

import re
from typing import Any, Final

from textual.app import App

from facilitator.texts import Texts
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.form import Form, FormField, Values

_SPECIAL: Final = re.compile(r'([\\;,:"])')
_NAME_BYTES: Final = 32
"""The longest name of a network (IEEE 802.11)."""
_PASSWORD: Final = range(8, 64)
"""Signs of a WPA passphrase (IEEE 802.11i)."""


def wifi_address(name: str, password: str) -> str:
    """Return what the code holds; without a `password` the network is open."""
    sort = "WPA" if password else "nopass"
    secret = f"P:{_escaped(password)};" if password else ""
    return f"WIFI:T:{sort};S:{_escaped(name)};{secret};"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def ask_for_wifi(app: App[Any], texts: Texts) -> None:
    """Ask for name and password, then fill the screen with the code."""
    shown: list[CodeScreen] = []

    def show(values: Values) -> str:
        shown.append(_screen(values["name"], values["password"], texts))
        return ""

    form = Form(
        texts,
        texts("Wi-Fi code"),
        [
            FormField(
                name="name", label=texts("Name of the Wi-Fi"), check=lambda it: _name(it, texts)
            ),
            FormField(
                name="password",
                label=texts("Password"),
                check=lambda it: _password(it, texts),
            ),
        ],
        apply=show,
        lead=texts("For the code alone: neither is saved anywhere."),
    )
    app.push_screen(form, lambda done: _push(app, shown) if done else None)


def _push(app: App[Any], shown: list[CodeScreen]) -> None:
    app.push_screen(shown[-1])


def _screen(name: str, password: str, texts: Texts) -> CodeScreen:
    title = texts("Wi-Fi “{name}”", name=name)
    return CodeScreen(wifi_address(name, password), title, [password or name])


def _name(typed: str, texts: Texts) -> str:
    """Say what is wrong with the name of a network."""
    if not typed:
        return texts("Without a name there is no code.")
    if len(typed.encode()) > _NAME_BYTES:
        return texts("No Wi-Fi has so long a name.")
    return ""


def _password(typed: str, texts: Texts) -> str:
    """Say what is wrong with the password of a network; none is right: then it is open."""
    if typed and len(typed) not in _PASSWORD:
        return texts("A Wi-Fi's password has 8 to 63 characters; empty if it has none.")
    return ""
