"""What an action is, and how keys are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding, BindingType

from facilitator.texts import Texts


class ViewName(StrEnum):
    """The views that a function key opens."""

    REGIE = "regie"
    MITSCHRIFT = "mitschrift"
    PLENUM = "plenum"
    BINGO = "bingo"
    POLLS = "polls"
    DOKUMENTATION = "dokumentation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that the user can do; the view (or the app) has a method ``action_<id>``."""

    id: str
    key: str
    """As Textual names it; several are separated by commas. Empty: command palette only."""
    shown_key: str = ""
    """What stands on the key, in English."""
    name: Callable[[Texts], str]
    """Short, for footer and command palette."""
    help: Callable[[Texts], str]
    view: ViewName | None = None
    """None: everywhere."""
    footer: bool = True
    gives_way: bool = False
    """Stands last in the footer, where there is room for it."""
    priority: bool = False
    """Acts even while somebody writes in a text field."""
    numbered: bool = False
    """Its keys are figures, and the method is told which was pressed."""

    def key_name(self, texts: Texts, *, letters_on: bool = True) -> str:
        """Return the key as it is called in that language; empty if none acts."""
        key = self.shown_key if letters_on or not self.is_letter else ""
        for english, said in (
            ("Ctrl", texts("Ctrl")),
            ("Del", texts("Del")),
            ("Home", texts("Home")),
            ("End", texts("End")),
        ):
            key = key.replace(english, said)
        return key

    @property
    def letters(self) -> frozenset[str]:
        """Those of its keys that are a single letter or sign and act only outside text fields."""
        return frozenset(key for key in self.key.split(",") if len(key) == 1 or key in _SIGNS)

    @property
    def is_letter(self) -> bool:
        """Whether the key that is shown, the first one, is a single letter or sign."""
        return self.key.split(",")[0] in self.letters


_SIGNS: Final = frozenset({"plus", "minus", "slash"})


def bindings_of(actions: tuple[Action, ...]) -> list[BindingType]:
    """Return Textual's bindings of `actions`."""
    return [
        Binding(key, _call(action, key), show=False, priority=action.priority)
        for action in actions
        for key in ([action.key] if not action.numbered else action.key.split(","))
        if key
    ]


def _call(action: Action, key: str) -> str:
    return f"{action.id}({key})" if action.numbered else action.id
