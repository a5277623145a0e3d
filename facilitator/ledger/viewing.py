"""What one player sees: read from durable rows, never written."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from facilitator.domain.bingo.card import FREE, Position, complete_lines
from facilitator.domain.bingo.views import Ask, Cell, Mark, MeetingView, PlayerId, PlayerView
from facilitator.ledger.codes import pin_of
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import (
    GameRow,
    PlayerRow,
    find_player,
    one_person,
    read_game,
    shown_name,
)
from facilitator.ledger.winning import raffled_player, standing_of


class _Pick(NamedTuple):
    position: Position
    partner: PlayerId
    filled: bool
    name: str
    """As others see it."""


def view(connection: sqlite3.Connection, player: PlayerId) -> PlayerView:
    """Return what the page of `player` shows; RefusedPlayError with STRANGER if that is nobody."""
    game, found = _present(connection, player)
    picks = {pick.position: pick for pick in _picks(connection, found.id)}
    standing = standing_of(connection, game, found.id)
    return PlayerView(
        player=found.id,
        name=found.shown,
        number=found.number,
        code=found.code,
        token=found.token,
        pin=pin_of(game.secret, found.id),
        state=game.state,
        size=game.game.size,
        cells=_cells(game, found, picks),
        asks=_asks(connection, game, found.id),
        lines=found.lines,
        win=standing.state if standing else None,
        rank=standing.rank if standing else 0,
        ends_at=game.ends_at,
        raffled=raffled_player(connection, game) == found.id,
    )


def meeting(connection: sqlite3.Connection, player: PlayerId, partner: PlayerRow) -> MeetingView:
    """Return what `player` sees who has met `partner`."""
    game, found = _present(connection, player)
    same = one_person(connection, partner.id)
    picked = [pick for pick in _picks(connection, found.id) if pick.partner in same]
    asks = [ask for ask in _asks(connection, game, found.id) if ask.partner == partner.id]
    return MeetingView(
        partner=partner.id,
        name=partner.shown,
        token=partner.token,
        is_paper=partner.paper,
        picked=tuple(pick.position for pick in picked),
        may_pick=len(picked) < game.game.rules.squares_per_partner,
        ask=asks[0] if asks else None,
    )


def cells_of(connection: sqlite3.Connection, game: GameRow, player: PlayerRow) -> tuple[Cell, ...]:
    """Return the card of `player`."""
    return _cells(game, player, {pick.position: pick for pick in _picks(connection, player.id)})


def _present(connection: sqlite3.Connection, player: PlayerId) -> tuple[GameRow, PlayerRow]:
    game = read_game(connection)
    if game is None:
        raise RefusedPlayError(PlayRefusal.NO_GAME)
    found = find_player(connection, "id", player)
    if found is None or found.removed:
        raise RefusedPlayError(PlayRefusal.STRANGER)
    return game, found


def _picks(connection: sqlite3.Connection, owner: PlayerId) -> list[_Pick]:
    rows = connection.execute(
        "SELECT position, root.id, pick.filled, root.name, root.number, root.paper FROM pick "
        "JOIN player AS partner ON partner.id = pick.partner "
        "JOIN player AS root ON root.id = coalesce(partner.same_as, partner.id) "
        "WHERE owner = ? ORDER BY position",
        (owner,),
    )
    return [
        _Pick(position, partner, bool(filled), shown_name(name, number, is_paper=bool(paper)))
        for position, partner, filled, name, number, paper in rows
    ]


def _cells(game: GameRow, player: PlayerRow, picks: dict[Position, _Pick]) -> tuple[Cell, ...]:
    filled = {position for position, pick in picks.items() if pick.filled}
    filled.update(position for position, square in enumerate(player.card) if square == FREE)
    on_lines = {position for line in complete_lines(filled, game.game.size) for position in line}
    return tuple(
        _cell(game, square, picks.get(position), in_line=position in on_lines)
        for position, square in enumerate(player.card)
    )


def _cell(game: GameRow, square: int, pick: _Pick | None, *, in_line: bool) -> Cell:
    if square == FREE:
        return Cell(text="", mark=Mark.FREE, in_line=in_line)
    text = game.game.squares[square].text
    if pick is None:
        return Cell(text=text, mark=Mark.OPEN)
    return Cell(
        text=text,
        mark=Mark.FILLED if pick.filled else Mark.WAITING,
        partner=pick.name,
        partner_id=pick.partner,
        in_line=in_line,
    )


def _asks(connection: sqlite3.Connection, game: GameRow, player: PlayerId) -> tuple[Ask, ...]:
    """Return what others say of `player` and wait to have confirmed, the oldest first."""
    same = one_person(connection, player)
    holes = ", ".join("?" * len(same))
    rows = connection.execute(
        "SELECT owner.id, owner.name, owner.number, owner.paper, owner.token, "  # noqa: S608 - holes
        "position, "
        "json_extract(owner.card, '$[' || position || ']') FROM pick "
        "JOIN player AS owner ON owner.id = pick.owner "
        f"WHERE partner IN ({holes}) AND NOT pick.filled AND NOT owner.removed ORDER BY pick.at",
        same,
    )
    return tuple(
        Ask(
            partner=owner,
            name=shown_name(name, number, is_paper=bool(paper)),
            token=token,
            position=position,
            text=game.game.squares[square].text,
        )
        for owner, name, number, paper, token, position, square in rows
    )
