"""How the game stands, in words: state and figures, Bingos to check, winners, who is alone."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import Block
from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.bingo.views import Overview, PlayerLine, Totals, Win, WinState
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.texts import Texts
from facilitator.tui.bingo.next_step import Step
from facilitator.tui.bingo.said_pane import Lines, Panel, Said, Tone
from facilitator.tui.claims import claims_of
from facilitator.tui.columns import shortened
from facilitator.tui.dates import time_and_day
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time, length, time_between

_NAME: Final = 24
"""Columns for a nickname."""


def shown_name(name: str) -> str:
    """Return a nickname as it may be drawn, on one line and not too long."""
    return shortened(one_line(name), _NAME)


def card_words(number: int, name: str, texts: Texts, *, is_paper: bool = False) -> str:
    """Return a card with whose it is: ``Karte 17 · Kim``."""
    said = texts("card {number}", number=number)
    if is_paper:
        said = texts("card {number} on paper", number=number)
    is_named = name and name != f"#{number}"  # a card on paper mostly goes by its number alone
    return f"{said} · {shown_name(name)}" if is_named else said


def planned_panel(block: Block, texts: Texts) -> Panel:
    """Return what is planned, while the game has not been opened."""
    game = block.game
    assert game is not None
    lines = (
        Said(texts("Not open yet. ⏎ lets people join."), Tone.STRONG),
        Said(_squares(game, texts)),
        Said(_rules(game, texts)),
        Said(_end(game, block, texts)),
    )
    return Panel(one_line(game.title or block.title), lines)


def _squares(game: Game, texts: Texts) -> str:
    said = texts("{size} × {size} squares", size=game.size)
    if game.has_free_centre:
        said = texts("{size} × {size} squares, the middle is free", size=game.size)
    count = texts.plural("{count} to deal from", "{count} to deal from", len(game.squares))
    return f"{said} · {count}"


def _rules(game: Game, texts: Texts) -> str:
    rules = game.rules
    bingo = texts.plural("{count} line is a Bingo", "{count} lines are a Bingo", rules.lines)
    per_person = texts.plural(
        "each person fills {count} square",
        "each person fills {count} squares",
        rules.squares_per_partner,
    )
    return f"{bingo} · {per_person}"


def _end(game: Game, block: Block, texts: Texts) -> str:
    time = length(texts, game.time or block.duration)
    if game.winners is None:
        return texts("It lasts {length}.", length=time)
    return texts.plural(
        "It lasts {length}, or until {count} Bingo is confirmed.",
        "It lasts {length}, or until {count} Bingos are confirmed.",
        game.winners,
        length=time,
    )


def game_panel(
    overview: Overview, now: Instant, zone: ZoneInfo, texts: Texts, step: Step | None = None
) -> Panel:
    """Return state and figures of a game that was opened; `step` is what Enter does."""
    said = _state(overview, now, zone, texts), _enter(step, texts)
    lines = (
        Said(" · ".join(filter(None, said)), Tone.STRONG),
        *(Said(words) for words in _figures(overview, zone, texts)),
        *_forgetting(overview, now, zone, texts),
    )
    return Panel(one_line(overview.title), lines)


def state_word(state: GameState, texts: Texts) -> str:
    """Return how a game stands in a word or two."""
    match state:
        case GameState.OPEN:
            return texts("open to join")
        case GameState.RUNNING:
            return texts("running")
        case GameState.PAUSED:
            return texts("pausing")
        case GameState.ENDED:
            return texts("ended")


def _state(overview: Overview, now: Instant, zone: ZoneInfo, texts: Texts) -> str:
    said = state_word(overview.state, texts)
    match overview.state:
        case GameState.RUNNING if overview.ends_at is not None:
            return f"{said} · {_time_left(overview.ends_at, now, zone, texts)}"
        case GameState.ENDED if overview.totals.ended is not None:
            return texts(
                "{state} at {time}", state=said, time=clock_time(overview.totals.ended, zone)
            )
        case _:
            return said


def _enter(step: Step | None, texts: Texts) -> str:
    """Return what Enter does; a Bingo that is to be confirmed says so itself."""
    match step:
        case Step.START:
            return texts("⏎ starts it")
        case Step.RESUME:
            return texts("⏎ goes on")
        case Step.END:
            return texts("⏎ ends it")
        case Step.RAFFLE:
            return texts("⏎ draws lots")
        case _:
            return ""


def _time_left(ends_at: Instant, now: Instant, zone: ZoneInfo, texts: Texts) -> str:
    left = time_between(texts, now, max(ends_at, now))
    return texts("{length} left · until {time}", length=left, time=clock_time(ends_at, zone))


def _figures(overview: Overview, zone: ZoneInfo, texts: Texts) -> list[str]:
    totals = overview.totals
    people = _people(totals, texts, is_over=overview.state is GameState.ENDED)
    if overview.state is GameState.OPEN:
        return [people]
    met = texts.plural("{count} meeting", "{count} meetings", totals.meetings)
    if overview.state is GameState.RUNNING:
        met = f"{met} · {_per_minute(overview.per_minute, texts)}"
    return [people, met, _bingos(totals, zone, texts)]


def _people(totals: Totals, texts: Texts, *, is_over: bool) -> str:
    said = texts.plural("{count} player", "{count} players", totals.players)
    if is_over:
        said = texts.plural("{count} person played", "{count} people played", totals.players)
    if not totals.paper:
        return said
    return f"{said} · {texts('{count} of them on paper', count=totals.paper)}"


def _per_minute(rate: float, texts: Texts) -> str:
    figure = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    if texts.language == "de":
        figure = figure.replace(".", ",")
    return texts("{figure} a minute", figure=figure)


def _bingos(totals: Totals, zone: ZoneInfo, texts: Texts) -> str:
    lines = texts.plural("{count} line", "{count} lines", totals.lines)
    bingos = texts.plural("{count} Bingo", "{count} Bingos", totals.bingos)
    if totals.first_bingo is None:
        return f"{lines} · {bingos}"
    first = texts("the first at {time}", time=clock_time(totals.first_bingo, zone))
    return f"{lines} · {bingos}, {first}"


def _forgetting(overview: Overview, now: Instant, zone: ZoneInfo, texts: Texts) -> Lines:
    if overview.forget_at is None:
        return ()
    return (Said(_deleted(overview.forget_at, now, zone, texts), Tone.SOFT),)


def _deleted(forget_at: Instant, now: Instant, zone: ZoneInfo, texts: Texts) -> str:
    time = clock_time(forget_at, zone)
    match (on_the_wall(forget_at, zone).date() - on_the_wall(now, zone).date()).days:
        case 0:
            return texts("All that is personal will be deleted at {time}.", time=time)
        case 1:
            return texts("All that is personal will be deleted tomorrow at {time}.", time=time)
        case _:
            when = time_and_day(texts, forget_at, now, zone)
            return texts("All that is personal will be deleted: {when}.", when=when)


def claims_panel(overview: Overview | None, zone: ZoneInfo, texts: Texts) -> Panel:
    """Return the Bingos that are being checked; none of them is on the stage yet."""
    claims = claims_of(overview)
    if not claims:
        return Panel()
    first, *others = claims
    lines = (
        Said(f"BINGO!  {_claim(first, zone, texts)}", Tone.ALERT),
        Said(texts("⏎ confirm and put on the stage   x refuse"), Tone.STRONG),
        *(Said(texts("then: {bingo}", bingo=_claim(win, zone, texts))) for win in others),
    )
    title = (
        texts("is being checked")
        if not others
        else texts.plural("{count} is being checked", "{count} are being checked", len(claims))
    )
    return Panel(title, lines)


def _claim(win: Win, zone: ZoneInfo, texts: Texts) -> str:
    card = card_words(win.number, win.name, texts, is_paper=win.is_paper)
    return f"{card} · {on_the_wall(win.at, zone):%H:%M:%S}"


def winners_panel(overview: Overview, zone: ZoneInfo, texts: Texts) -> Panel:
    """Return the confirmed Bingos by rank, whom the lot fell on, and below what was refused."""
    confirmed = [win for win in overview.wins if win.state is WinState.CONFIRMED]
    refused = [win for win in overview.wins if win.state is WinState.REFUSED]
    drawn = overview.raffled
    lines = (
        *([Said(_drawn(drawn, texts), Tone.STRONG)] if drawn is not None else []),
        *(Said(_winner(win, zone, texts)) for win in sorted(confirmed, key=_by_rank)),
        *(Said(_refused(win, zone, texts), Tone.SOFT) for win in refused),
    )
    is_early = overview.state is GameState.OPEN
    none = () if is_early else (Said(texts("No Bingo yet."), Tone.SOFT),)
    return Panel(texts("Bingos"), lines or none)


def _by_rank(win: Win) -> tuple[int, int, int]:
    return win.rank, win.at.ms, win.win


def _winner(win: Win, zone: ZoneInfo, texts: Texts) -> str:
    card = card_words(win.number, win.name, texts, is_paper=win.is_paper)
    return f"{win.rank}. {card} · {clock_time(win.at, zone)}"


def _refused(win: Win, zone: ZoneInfo, texts: Texts) -> str:
    card = card_words(win.number, win.name, texts, is_paper=win.is_paper)
    return texts("refused: {bingo}", bingo=f"{card} · {clock_time(win.at, zone)}")


def _drawn(win: Win, texts: Texts) -> str:
    return texts("The lot fell on: {bingo}", bingo=card_words(win.number, win.name, texts))


def stuck_panel(overview: Overview, now: Instant, texts: Texts) -> Panel:
    """Return who has met nobody for long; that matters only while the game runs."""
    if overview.state is not GameState.RUNNING or not overview.stuck:
        return Panel()
    lines = tuple(Said(_alone(player, now, texts)) for player in overview.stuck)
    return Panel(texts("Alone for long"), lines)


def _alone(player: PlayerLine, now: Instant, texts: Texts) -> str:
    card = card_words(player.number, player.name, texts, is_paper=player.is_paper)
    if player.last_met is None:
        return f"{card} · {texts('has met nobody yet')}"
    since = time_between(texts, player.last_met, max(now, player.last_met))
    return f"{card} · {texts('nobody for {length}', length=since)}"
