"""How a forecast of a game is said."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.bingo.changes import Change, ChangeKind, Outlook
from facilitator.domain.bingo.forecast import LOOKS_AHEAD, Forecast, Reason, Spread, Verdict
from facilitator.domain.bingo.game import Game
from facilitator.domain.instant import Duration, whole_minutes
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastWords:
    """A forecast, said."""

    verdict: str
    """``zu leicht``, ``passt`` or ``zu schwer``."""
    reason: str
    """What is wrong, a sentence; empty if it fits."""
    times: tuple[tuple[str, str], ...]
    """What happens, and when."""
    changes: tuple[str, ...]
    """What would mend it, one sentence each, or that nothing alone is enough; empty if it fits."""
    notes: tuple[str, ...]
    """What this rests upon, sentences."""


def forecast_words(texts: Texts, outlook: Outlook) -> ForecastWords:
    """Return how `outlook` is said."""
    found = outlook.forecast
    return ForecastWords(
        verdict=_verdict(texts, found.verdict),
        reason=_reason(texts, found),
        times=_times(texts, found),
        changes=_changes(texts, outlook),
        notes=_notes(texts, found.game),
    )


def _verdict(texts: Texts, verdict: Verdict) -> str:
    match verdict:
        case Verdict.TOO_EASY:
            return texts("too easy")
        case Verdict.FITS:
            return texts("fits")
        case Verdict.TOO_HARD:
            return texts("too hard")


def _reason(texts: Texts, found: Forecast) -> str:
    planned = whole_minutes(found.time)
    match found.reason:
        case None:
            return ""
        case Reason.FIRST_EARLY:
            first = _minutes(found.first.median)
            return texts("The first Bingo comes after only {minutes} min.", minutes=first)
        case Reason.HALF_EARLY:
            half = _minutes(found.half.median)
            return texts("After only {minutes} min half of them have a Bingo.", minutes=half)
        case Reason.LAST_EARLY:
            last = _minutes(found.last.median) if found.last else ""
            return texts("The game is over after only {minutes} min.", minutes=last)
        case Reason.FIRST_LATE if found.first.median is None or found.first.median > found.time:
            return texts("In {minutes} min there may be no Bingo at all.", minutes=planned)
        case Reason.FIRST_LATE:
            first = _minutes(found.first.median)
            return texts("The first Bingo comes only after {minutes} min.", minutes=first)
        case Reason.FEW_AT_END:
            return texts.plural(
                "At the end only {count} of {people} people has a Bingo.",
                "At the end only {count} of {people} people have a Bingo.",
                found.with_bingo,
                people=found.people,
            )
        case Reason.LAST_LATE:
            return texts.plural(
                "In {minutes} min there may not be {count} Bingo.",
                "In {minutes} min there may not be {count} Bingos.",
                found.game.winners or 0,
                minutes=planned,
            )


def _times(texts: Texts, found: Forecast) -> tuple[tuple[str, str], ...]:
    """Return what happens in a game, in order."""
    limit = found.time * LOOKS_AHEAD
    first = texts("First Bingo"), _when(texts, found.first, limit)
    if found.last is not None:
        ending = texts("Bingo {number} ends it", number=found.game.winners)
        return first, (ending, _when(texts, found.last, limit))
    return (
        first,
        *(
            []
            if found.tenth is None
            else [(texts("Tenth Bingo"), _when(texts, found.tenth, limit))]
        ),
        (texts("Half of them have a Bingo"), _when(texts, found.half, limit)),
        (
            texts("With a Bingo at the end"),
            texts("{count} of {people}", count=found.with_bingo, people=found.people),
        ),
    )


def _when(texts: Texts, happens: Spread, limit: Duration) -> str:
    if happens.median is None:
        return texts("not within {minutes} min", minutes=whole_minutes(limit))
    minutes, early, late = map(_minutes, (happens.median, happens.early, happens.late))
    if happens.late is None:
        return texts("after about {minutes} min ({early} or more)", minutes=minutes, early=early)
    if early == late:
        return texts("after about {minutes} min", minutes=minutes)
    return texts(
        "after about {minutes} min ({early} to {late})", minutes=minutes, early=early, late=late
    )


def _minutes(length: Duration | None) -> str:
    return "" if length is None else str(whole_minutes(length))


def _changes(texts: Texts, outlook: Outlook) -> tuple[str, ...]:
    if outlook.forecast.verdict is not Verdict.FITS and not outlook.changes:
        return (texts("No single change is enough. Change two at once, or the squares."),)
    return tuple(_change(texts, change, outlook.forecast) for change in outlook.changes)


def _change(texts: Texts, change: Change, found: Forecast) -> str:
    """Return what is changed, and what that leads to."""
    then, game = change.forecast, change.forecast.game
    about = _to_change(texts, change, found)
    if then.last is not None:
        return texts(
            "{change}: then Bingo {number} ends it after {minutes} min.",
            change=about,
            number=game.winners,
            minutes=_minutes(then.last.median),
        )
    return texts(
        "{change}: then the first Bingo comes after {minutes} min, and {count} of {people} people "
        "have one at the end.",
        change=about,
        minutes=_minutes(then.first.median),
        count=then.with_bingo,
        people=then.people,
    )


def _to_change(texts: Texts, change: Change, found: Forecast) -> str:
    number = change.number
    match change.kind:
        case ChangeKind.WINNERS:
            return texts.plural(
                "End with {count} Bingo instead of {before}",
                "End with {count} Bingos instead of {before}",
                number,
                before=found.game.winners,
            )
        case ChangeKind.LINES:
            return texts.plural(
                "{count} line for a Bingo instead of {before}",
                "{count} lines for a Bingo instead of {before}",
                number,
                before=found.game.rules.lines,
            )
        case ChangeKind.SIZE:
            before = found.game.size
            return texts(
                "Cards of {size} × {size}, not {before} × {before}", size=number, before=before
            )
        case ChangeKind.COMMONER:
            return texts.plural(
                "Replace the rarest square by one that fits every third person",
                "Replace the {count} rarest squares by such as fit every third person",
                number,
            )
        case ChangeKind.RARER:
            return texts.plural(
                "Replace the commonest square by one that fits every tenth person",
                "Replace the {count} commonest squares by such as fit every tenth person",
                number,
            )
        case ChangeKind.PER_PARTNER:
            return texts("Let one person fill {count} squares of a card", count=number)
        case ChangeKind.TIME:
            before = whole_minutes(found.time)
            return texts("{minutes} min instead of {before}", minutes=number, before=before)


def _notes(texts: Texts, game: Game) -> tuple[str, ...]:
    assumed = sum(square.share is None for square in game.squares)
    unknown = texts.plural(
        "{count} square has no estimate: it is taken to fit every fourth person.",
        "{count} squares have no estimate: each is taken to fit every fourth person.",
        assumed,
    )
    return (
        *([unknown] if assumed else []),
        texts("It assumes that people meet somebody new about every four minutes."),
    )
