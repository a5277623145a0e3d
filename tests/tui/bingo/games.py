"""Games as the hub would tell of them, and a link that answers like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.bingo.game import Game, GameState, Square
from facilitator.domain.bingo.views import (
    Cell,
    Mark,
    Overview,
    PlayerLine,
    Totals,
    Win,
    WinState,
)
from facilitator.domain.instant import minutes
from facilitator.link.frames import Answer
from facilitator.link.playing import PhoneAccess, Playing
from facilitator.tui.app import FacilitatorApp
from tests.domain.factories import FIRST_DAY, at
from tests.factories import make_agenda, make_block, make_day
from tests.tui.linked import HERE, ToldLink
from tests.tui.screens import shown

FRAMES = frozenset("│─╭╮╰╯┃━┏┓┗┛█▀▄▌▐")
DONE = Answer(1, is_done=True)
OPEN_TO_PHONES = PhoneAccess(
    hosts=("192.168.178.20", "10.8.0.3"),
    host="192.168.178.20",
    port=41_234,
    tried_at=at("12:20"),
)
SQUARES = tuple(
    Square(text=f"{text} ({number})", share=0.3)
    for number in range(5)
    for text in (
        "rechnet lieber im Kopf",
        "kommt mit dem Rad zur Arbeit",
        "hat schon einmal in einem anderen Jobcenter gearbeitet",
        "kennt das Aktenzeichen der ersten Akte noch",
        "hat heute schon gelacht",
        "trinkt den Kaffee schwarz",
        "war schon auf der xFeld im letzten Jahr",
        "kann jonglieren",
    )
)


def agenda_with_game(game: Game | None = None) -> Agenda:
    """One day: welcome, a game of 45 minutes, the plenum."""
    bingo = make_block(
        "bingo",
        "Jobcenter-Bingo",
        kind=BlockKind.BINGO,
        duration=minutes(45),
        game=game or Game(squares=SQUARES, winners=3),
    )
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12, 30), duration=minutes(15)),
            bingo,
            make_block("plenum", "Plenum", kind=BlockKind.PLENUM, duration=minutes(60)),
            on=FIRST_DAY,
        ),
        series="xFeld",
        place="Kassel",
        participants=40,
    )


def overview(state: GameState = GameState.RUNNING, **changed: Any) -> Overview:
    """The game as it stands a quarter of an hour after its start."""
    begun = None if state is GameState.OPEN else at("12:15")
    whole = Overview(
        block="bingo",
        title="Jobcenter-Bingo",
        state=state,
        join_code="K7Q4M2",
        totals=Totals(players=42, paper=5, meetings=118, squares=160, lines=31, begun=begun),
        ends_at=at("13:00") if state is GameState.RUNNING else None,
        per_minute=6.4,
        forget_at=at("12:29") + minutes(24 * 60) if state is GameState.ENDED else None,
    )
    return replace(whole, **changed)


def win(number: int, name: str, state: WinState = WinState.CHECKING, **changed: Any) -> Win:
    """A Bingo of the card of that number."""
    whole = Win(
        win=number,
        player=number,
        number=number,
        name=name,
        is_paper=False,
        at=at("12:28"),
        state=state,
    )
    return replace(whole, **changed)


def player(number: int, name: str, **changed: Any) -> PlayerLine:
    """One who plays with the card of that number."""
    whole = PlayerLine(
        player=100 + number, number=number, name=name, is_paper=False, filled=5, lines=1, met=7
    )
    return replace(whole, **changed)


def cells(filled: tuple[int, ...] = (0, 6, 18, 24), partner: str = "Kim") -> tuple[Cell, ...]:
    """A card of five by five with one diagonal complete."""
    return tuple(
        Cell(
            text="" if place == 12 else SQUARES[place].text,
            mark=Mark.FREE if place == 12 else Mark.FILLED if place in filled else Mark.OPEN,
            partner=partner if place in filled else "",
            partner_id=1 if place in filled else 0,
            in_line=place in (*filled, 12),
        )
        for place in range(25)
    )


class GameLink(ToldLink):
    """Answers the calls of the game by what they are to do; others get nothing."""

    def __init__(self, playing: Playing | None = None) -> None:
        super().__init__()
        self.plays: dict[str, Answer] = {}
        self.tell_of(playing)

    def tell_of(self, playing: Playing | None, **changed: Any) -> None:
        """Say how the game stands."""
        self.stand(replace(HERE, playing=playing, **changed))

    def ask(
        self, name: str, arguments: Mapping[str, str], then: Callable[[Answer | None], None]
    ) -> None:
        self.asked.append((name, dict(arguments)))
        then(self.plays.get(arguments.get("do", "")))

    @property
    def played(self) -> list[dict[str, str]]:
        """What the hub was asked to do to the game, without looking for players."""
        return [said for name, said in self.asked if name == "bingo" and said["do"] != "find"]


def playing(shown: Overview | None, access: PhoneAccess = OPEN_TO_PHONES) -> Playing:
    """What the hub says."""
    return Playing(shown, access)


def words_on(app: FacilitatorApp) -> str:
    """All words on the screen, as if they stood on one line; frames and the QR code left out."""
    return " ".join(
        "".join(" " if sign in FRAMES else sign for sign in " ".join(shown(app))).split()
    )
