"""Which game this screen is about, and what Enter would do to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, Win
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import current_block
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.claims import claims_of


class Step(StrEnum):
    """What comes next in a game."""

    OPEN = "open"
    START = "start"
    CONFIRM = "confirm"
    RESUME = "resume"
    END = "end"
    RAFFLE = "raffle"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step, and the Bingo that is to be confirmed by it."""

    step: Step
    win: Win | None = None


def games_of(agenda: Agenda) -> Iterator[Block]:
    """Yield the blocks for which a game is planned."""
    return (block for block in agenda.all_blocks() if block.game is not None)


def block_of_game(snapshot: Snapshot, overview: Overview | None) -> Block | None:
    """Return the block whose game was opened, else the one that runs, else the next one.

    None: no game is planned.
    """
    planned = list(games_of(snapshot.agenda))
    if overview is not None:
        return next((block for block in planned if block.id == overview.block), None)
    running = current_block(snapshot.agenda, snapshot.run)
    if running in planned:
        return running
    over = (BlockState.DONE, BlockState.SKIPPED)
    ahead = (block for block in planned if snapshot.run.of(block.id).state not in over)
    return next(ahead, planned[-1] if planned else None)


def next_step(overview: Overview | None, block: Block | None) -> NextStep | None:
    """Return what comes next; None: nothing does. A Bingo that is being checked comes first."""
    if overview is None:
        return NextStep(Step.OPEN) if block is not None else None
    claims = claims_of(overview)
    if claims:
        return NextStep(Step.CONFIRM, claims[0])
    match overview.state:
        case GameState.OPEN:
            return NextStep(Step.START)
        case GameState.RUNNING:
            return NextStep(Step.END)
        case GameState.PAUSED:
            return NextStep(Step.RESUME)
        case GameState.ENDED:
            return NextStep(Step.RAFFLE) if _awaits_lots(overview, block) else None


def may_draw_lots(overview: Overview | None) -> bool:
    """Return whether the game has ended and there is somebody for the lot to fall on."""
    ended = overview is not None and overview.state is GameState.ENDED
    return ended and overview is not None and bool(may_be_drawn(overview))


def _awaits_lots(overview: Overview, block: Block | None) -> bool:
    game = block.game if block is not None else None
    is_in_rules = game is None or game.rules.raffle
    return is_in_rules and bool(may_be_drawn(overview)) and overview.raffled is None


def may_be_drawn(overview: Overview) -> int:
    """Return how many have a Bingo that was not refused: the lot may fall on each of them."""
    return overview.totals.bingos + len(claims_of(overview))
