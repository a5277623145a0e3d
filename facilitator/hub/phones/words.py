"""The words of the templates that all pages share."""

from __future__ import annotations

from facilitator.hub.wording import Words
from facilitator.texts import Texts


def shared_words(texts: Texts) -> Words:
    """Return what pages of any kind say."""
    return {
        "go_on": texts("Go on"),
        "back": texts("Back"),
        "refresh": texts("Refresh"),
        "lost": texts("No connection. It is tried again and again; please stay in the Wi-Fi."),
        "privacy": texts("Data protection"),
        "privacy_whole": texts("All about data protection"),
        "controller": texts("Responsible:"),
        "contact": texts("Contact for data protection:"),
        "purpose": texts("Purpose:"),
        "legal_basis": texts("Legal basis:"),
        "what_is_kept": texts("What is kept:"),
        "who_sees": texts("Who sees it:"),
        "where_kept": texts("Where:"),
        "where_kept_text": texts(
            "On the organiser's machine alone. Nothing is passed on to anybody."
        ),
        "cookie": texts("Cookie:"),
        "deletion": texts("Deletion:"),
        "rights": texts("Your rights:"),
    }
