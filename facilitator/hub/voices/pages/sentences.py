"""What a page says about what was just done, or was not."""

from __future__ import annotations

from facilitator.domain.plenum.ballot import BallotError, BallotReason
from facilitator.domain.plenum.cards import CardError, CardReason
from facilitator.domain.plenum.query import Query, QueryKind
from facilitator.texts import Texts


def said(name: str, texts: Texts) -> str:
    """Return the sentence about what was just done; empty for names that there are none for."""
    return {
        "given": texts("Counted. Thank you!"),
    }.get(name, "")


def against_ballot(error: BallotError, query: Query, texts: Texts) -> str:
    """Return what has to be changed before a ballot counts."""
    match error.reason:
        case BallotReason.NOTHING if query.kind is QueryKind.POINTS:
            return texts("Please give at least one point.")
        case BallotReason.NOTHING:
            return texts("Please choose one.")
        case BallotReason.TOO_MANY:
            return texts.plural(
                "Those are too many points. You have {count}.",
                "Those are too many points. You have {count}.",
                query.points,
            )
        case BallotReason.TOO_MANY_ON_ONE:
            return texts.plural(
                "One may get at most {count} point from you.",
                "One may get at most {count} points from you.",
                query.most,
            )
        case BallotReason.UNKNOWN | BallotReason.NEGATIVE:
            return texts("That makes no sense here. Please fill it in once more.")


def against_card(error: CardError, texts: Texts) -> str:
    """Return what has to be changed before a card is taken."""
    match error.reason:
        case CardReason.EMPTY:
            return texts("Please write something first.")
        case CardReason.TOO_LONG:
            return texts(
                "That is too long: at most {count} characters. Please shorten it.",
                count=error.longest,
            )
        case CardReason.PARTS:
            return texts("That makes no sense here. Please fill it in once more.")


def closed_meanwhile(texts: Texts) -> str:
    """Return why nothing was taken: it is asked no more."""
    return texts("That was closed meanwhile. Nothing was taken.")


def wrong_code(texts: Texts) -> str:
    """Return what helps whoever has mistyped the code of the screen."""
    return texts("That is not the code. It stands on the screen beside the QR code.")


def wrong_once_code(texts: Texts) -> str:
    """Return what helps whoever has mistyped a one-time code."""
    return texts("That one-time code does not exist. Please check it.")


def spent_code(texts: Texts) -> str:
    """Return that somebody has given something with that one-time code."""
    return texts("That one-time code was used already. It counts once.")


def no_such_card(texts: Texts) -> str:
    """Return that nothing has that withdrawal code."""
    return texts("There is nothing with that code, or it was taken back already.")


def closed_for_good(texts: Texts) -> str:
    """Return that a card can't be withdrawn any more."""
    return texts("The event is closed. Please ask the contact for data protection.")


def full(texts: Texts) -> str:
    """Return that no more cards fit."""
    return texts("More cards were sent than can be taken. Please tell the moderator.")


def release_missing(texts: Texts) -> str:
    """Return that it is not known how somebody may be quoted."""
    return texts("Please say how we may quote you.")


def function_missing(texts: Texts) -> str:
    """Return that somebody wants to be quoted with a function and has said none."""
    return texts("Please enter your function, or choose to be quoted without.")


def stale(texts: Texts) -> str:
    """Return what helps if a form comes without the cookie that it was made with."""
    return texts("Please send that once more. If it fails again, please allow cookies.")


def nothing_asked(texts: Texts) -> str:
    """Return that there is nothing to answer."""
    return texts("Nothing is asked right now. This page shows it as soon as there is.")
