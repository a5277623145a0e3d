"""Why the hub does not let a device in, in one sentence, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.link.frames import Refusal


def refused_words(texts: Texts, refusal: Refusal | None) -> str:
    """Return why the hub refuses this device; nothing if it does not, or if that passes by itself.

    The sentences fit a device that was let in before as well as one that is new.
    """
    from facilitator.link.frames import Refusal

    if refusal is None:
        return ""
    said = {
        Refusal.FULL: texts("The main machine serves no further devices. Tell Regie."),
        Refusal.VERSION: texts(
            "Regie runs another version of facilitator. Install the same one on this device."
        ),
        Refusal.TOKEN: texts(
            "This link is not valid, or not any more. Is it whole? Else ask Regie for the new one."
        ),
        Refusal.EVENT: texts(
            "That is the main machine of another event. Ask Regie for the link of this one."
        ),
        Refusal.DEVICE: texts(
            "The main machine takes this device for a copy of another one. Join anew: "
            "facilitator join LINK --anew"
        ),
        Refusal.THROWN_OUT: texts(
            "Regie has excluded this device. What it has sent is kept; ask Regie before you go on."
        ),
        Refusal.STEPPED_DOWN: texts(
            "Another machine leads the event now. Ask Regie for the new link if this one "
            "does not find it by itself."
        ),
        Refusal.CHANGE: texts(
            "The main machine does not accept what this device has written. It stays here; "
            "tell Regie."
        ),
        Refusal.LEFT: texts("This device has left the event."),
        Refusal.PRIVATE: texts(
            "The main machine serves only its own network. Connect to the same Wi-Fi as Regie."
        ),
        Refusal.ROLE: texts("This device may not do that. Tell Regie."),
        Refusal.FRAME: texts("What answers there is not the main machine of an event."),
    }
    return said.get(refusal, "")


def untrusted_words(texts: Texts) -> str:
    """Say that whoever answered could be anybody."""
    return texts(
        "The certificate of the main machine is not known here. Name it by --ca FILE, or ask IT."
    )
