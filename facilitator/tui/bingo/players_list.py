"""Players as lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from facilitator.domain.bingo.names import spoken_name
from facilitator.domain.bingo.views import PlayerLine
from facilitator.texts import Texts
from facilitator.tui.bingo.game_words import shown_name
from facilitator.tui.columns import GAP, align

_BETWEEN: Final = f"{GAP} "
_CELLS: Final = 6


def player_rows(players: Sequence[PlayerLine], width: int, texts: Texts) -> list[Text]:
    """Return a line for each player, its cells one below the other."""
    cells = [_cells(player, texts) for player in players]
    return [
        Text(_BETWEEN.join(row), no_wrap=True, overflow="ellipsis")
        for row in align(cells, width - (_CELLS - 1), stretch=1, right=(0, 3, 4, 5))
    ]


def _cells(player: PlayerLine, texts: Texts) -> tuple[str, ...]:
    return (
        str(player.number),
        shown_name(spoken_name(player.name, texts)),
        texts("paper") if player.is_paper else "",
        texts.plural("{count} square", "{count} squares", player.filled),
        texts.plural("{count} line", "{count} lines", player.lines),
        texts.plural("{count} met", "{count} met", player.met),
    )
