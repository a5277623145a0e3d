"""The rules of a game in sentences, as they stand on paper."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.bingo.game import Rules
from facilitator.domain.bingo.paper import Sheets
from facilitator.domain.instant import Duration
from facilitator.texts import Texts


def phone_steps(sheets: Sheets, texts: Texts) -> Iterator[str]:
    """Yield how one plays with a phone."""
    yield texts("Open the phone's camera and scan the QR code. No app, no account.")
    yield texts("Enter a nickname: your card appears.")
    yield texts(
        "Talk to people. If somebody fits one of your squares, scan the QR code on their phone or "
        "paper card and pick that square."
    )
    if sheets.rules.confirm:
        yield texts("Their phone asks them whether it is true. Once they say yes, it counts.")


def paper_steps(sheets: Sheets, texts: Texts) -> Iterator[str]:
    """Yield how one plays on paper."""
    if sheets.is_continued:
        yield texts("Go on with your own card: what is grey is filled already.")
    else:
        yield texts("Take a card and write your name on it.")
    yield texts(
        "Talk to people. If somebody fits one of your squares, they write their name into it; "
        "below it is room for what you have learned."
    )
    if sheets.may_join and not sheets.is_continued:
        yield texts(
            "Let others scan the QR code of your card, or type its short code: so you count for "
            "people with a phone."
        )
    yield texts("Call “Bingo!” and say the number of your card. It is checked at the front.")


def what_counts(sheets: Sheets, texts: Texts) -> Iterator[str]:
    """Yield what makes a Bingo, as the agenda has it."""
    rules = sheets.rules
    yield per_partner(rules, texts)
    yield _bingo(rules, texts)
    if sheets.free_centre:
        yield texts("The square in the middle is free: it counts from the start.")
    if rules.shared_within > Duration(0):
        yield texts.plural(
            "Bingos within {count} second of each other share their place.",
            "Bingos within {count} seconds of each other share their place.",
            int(rules.shared_within.total_seconds()),
        )
    if rules.raffle:
        yield texts("At the end lots are drawn among all who have a Bingo.")
    if sheets.may_join and not sheets.is_continued:
        yield (
            texts("You can join at any time until the end.")
            if rules.late
            else texts("You can join until the game begins.")
        )


def per_partner(rules: Rules, texts: Texts) -> str:
    """Return how much of a card one person may fill."""
    return texts.plural(
        "Each person counts once on your card.",
        "Each person counts at most {count} times on your card.",
        rules.squares_per_partner,
    )


def tent_steps(sheets: Sheets, texts: Texts) -> tuple[str, ...]:
    """Return the three sentences of a table tent."""
    return (
        texts("Scan the code with the phone's camera and enter a nickname."),
        texts("Find somebody for each square, and scan the code on their phone or card."),
        texts.plural(
            "The first full line is a Bingo!", "{count} full lines are a Bingo!", sheets.rules.lines
        ),
    )


def describe_joining(sheets: Sheets, texts: Texts) -> str:
    """Return what is said of the code for joining to those who can't see it."""
    return texts(
        "QR code for joining. The same in letters: {address}, code {code}.",
        address=sheets.address,
        code=sheets.join_code,
    )


def privacy_lines(sheets: Sheets, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield what people must know before they enter anything (GDPR, article 13)."""
    privacy = sheets.privacy
    if privacy is None:
        return
    yield texts.about("privacy", "Controller"), privacy.controller
    yield texts.about("privacy", "Contact"), privacy.contact
    yield texts.about("privacy", "Purpose"), privacy.purpose
    yield texts.about("privacy", "Legal basis"), privacy.legal_basis
    yield (
        texts.about("privacy", "Stored"),
        texts(
            "Nickname, card and meetings, on one machine in this house. All of it is deleted 24 "
            "hours after the end of the game; only totals remain."
        ),
    )
    yield (
        texts.about("privacy", "Voluntary"),
        texts(
            "Nobody has to play. Whoever leaves the game on the phone is deleted at once. Paper "
            "cards are yours; hand in what is to be destroyed."
        ),
    )


def _bingo(rules: Rules, texts: Texts) -> str:
    if rules.lines == 1:
        return texts("A full line is a Bingo: across, down or diagonal.")
    return texts("{count} full lines are a Bingo: across, down or diagonal.", count=rules.lines)
