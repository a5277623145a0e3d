"""The scenes of a game of bingo: how one joins, how it stands, and whose Bingo it is."""

from __future__ import annotations

from facilitator.domain.bingo.board import Board
from facilitator.domain.bingo.game import GameState
from facilitator.domain.stage import Picture
from facilitator.texts import Texts
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code import CodeSize, modules_of
from facilitator.tui.stage.code_place import advice, code_words, place_code, too_small
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, Tone, framed
from facilitator.tui.stage.winners import draw_winners, short_name


def draw_join_code(picture: Picture, box: Box, texts: Texts, *, is_preview: bool) -> Sheet | None:
    """Return the code with address, code in letters and how many play beside it.

    None if nobody can join at the moment.
    """
    board = picture.board
    if board is None or not picture.address:
        return None
    modules = modules_of(picture.address)
    said = [board.place, board.code, _players(board, texts)]

    def words(room: Box, size: CodeSize) -> Sheet:
        hint = () if is_preview else advice(modules, size, room.columns - 2, texts)
        return code_words(picture.title, said, hint, room)

    drawn = place_code(modules, box, words)
    if drawn is None:
        hint = "" if is_preview else too_small(modules, texts)
        foot = fit(hint, box.columns - 2, 3, tone=Tone.SOFT, largest=0)
        return code_words(picture.title, said, foot, box)
    return drawn


def board_parts(picture: Picture, left: str, box: Box, texts: Texts) -> list[Sheet]:
    """Return what stands on the board from top to bottom; `left` is the time that is left."""
    board = picture.board
    if board is None:
        return [fit(picture.title, box.columns, box.rows)]
    if board.celebrated:
        return _fanfare(board, box, texts)
    title = fit(picture.title, box.columns, box.share(0.12), tone=Tone.SOFT)
    numbers = fit(_numbers(board, texts), box.columns, box.share(0.16))
    share = 0.55 if board.state is GameState.ENDED else 0.4
    winners = draw_winners(board, Box(box.columns, box.share(share)), texts)
    rows = box.rows - sum(len(part) + 1 for part in (title, numbers, winners) if part)
    now = _now(board, left, texts)
    like = "00:00" if now == left and len(left) < 6 else ""
    large = fit(now, box.columns, rows, like=like)
    return [title, framed(large, box.columns, max(rows, len(large))), numbers, winners]


def _fanfare(board: Board, box: Box, texts: Texts) -> list[Sheet]:
    name = short_name(board.celebrated)
    if board.is_raffle:
        head = fit(texts("The lot falls on"), box.columns, box.share(0.25), tone=Tone.SOFT)
    else:
        head = fit(texts("BINGO!"), box.columns, box.share(0.5))
    return [head, fit(name, box.columns, box.rows - len(head) - 1)]


def _now(board: Board, left: str, texts: Texts) -> str:
    """Return the time that is left, or why none runs."""
    match board.state:
        case GameState.OPEN:
            return texts("We begin in a moment")
        case GameState.RUNNING:
            return left
        case GameState.PAUSED:
            return texts.about("game", "Paused")
        case GameState.ENDED:
            return texts.about("game", "Finished")


def _players(board: Board, texts: Texts) -> str:
    return texts.plural("{count} plays", "{count} play", board.players)


def _numbers(board: Board, texts: Texts) -> str:
    """Return how many play, and how often two have met."""
    met = texts.plural("{count} meeting", "{count} meetings", board.meetings)
    return f"{_players(board, texts)} · {met}"
