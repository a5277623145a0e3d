"""Light, dark and high contrast. No state is ever told by colour alone."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="facilitator-dark",
    primary="#7fb2e5",
    secondary="#9db4c8",
    accent="#f2c14e",
    warning="#f2c14e",
    error="#ff8a80",
    success="#8fd19e",
    foreground="#e8edf2",
    background="#10161d",
    surface="#10161d",
    panel="#1b2530",
    dark=True,
    variables={"border": "#3d5166", "footer-key-foreground": "#f2c14e"},
)
LIGHT: Final = Theme(
    name="facilitator-light",
    primary="#1f4e79",
    secondary="#44617c",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#b00020",
    success="#1b6e34",
    foreground="#14202b",
    background="#ffffff",
    surface="#ffffff",
    panel="#e9eff5",
    dark=False,
    variables={"border": "#8aa0b5", "footer-key-foreground": "#8a4b00"},
)
CONTRAST: Final = Theme(
    name="facilitator-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffff00",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={"border": "#ffffff", "footer-key-foreground": "#ffff00"},
)
THEMES: Final = (DARK, LIGHT, CONTRAST)
"""In the order in which one key goes through them."""
