"""Coming and going: who plays, with which card, and by what that is proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import clean_name, is_blocked, key_of, with_number
from facilitator.domain.bingo.views import PlayerId
from facilitator.ledger.codes import (
    CODE_SIGNS,
    RECOVERY_SIGNS,
    TOKEN_SIGNS,
    cookie_of,
    new_code,
    pin_of,
    proof_of,
    read_code,
)
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import PlayerRow, find_player, one_person, present_player
from facilitator.ledger.turn import Turn

MOST_TRIES: Final = 5
"""How many wrong PINs a nickname bears before only the moderator gives the card back."""
SHORTEST_NONCE: Final = 22


@dataclass(frozen=True, slots=True)
class Joined:
    """Who has joined, and what proves it from now on."""

    player: PlayerId
    cookie: str = field(repr=False)
    name: str = ""
    """Under which nickname somebody has joined: another one, if it was taken."""


def join(turn: Turn, code: str, name: str, nonce: str) -> Joined:
    """Let somebody in who knows the join code, or has met a player, by whose token or code.

    The same `nonce` is the same player again.
    """
    game = turn.game
    proof = proof_of(nonce)
    cookie = cookie_of(game.secret, nonce)
    known = find_player(turn.connection, "nonce", proof)
    if known is not None:
        return _joined_before(turn, known, cookie)
    if len(nonce) < SHORTEST_NONCE:
        raise RefusedPlayError(PlayRefusal.STRANGER)
    if read_code(code) != game.join_code and not _knows(turn, read_code(code)):
        raise RefusedPlayError(PlayRefusal.CODE)
    _check_open(turn)
    chosen = choose_name(turn, name)
    player = add_player(turn, chosen, is_paper=False)
    turn.set_player(player, nonce=proof, cookie=proof_of(cookie))
    turn.joined = proof_of(cookie), player
    return Joined(player, cookie, chosen)


def _knows(turn: Turn, code: str) -> bool:
    by_token = find_player(turn.connection, "token", code)
    found = by_token or find_player(turn.connection, "code", code)
    return found is not None and not found.removed


def _joined_before(turn: Turn, known: PlayerRow, cookie: str) -> Joined:
    """Answer a repeat; a card that was given to another phone meanwhile is not given back by it."""
    holds = turn.value("SELECT 1 FROM player WHERE cookie = ?", proof_of(cookie))
    if known.removed or holds is None:
        raise RefusedPlayError(PlayRefusal.SPENT)
    return Joined(known.id, cookie, known.name)


def _check_open(turn: Turn) -> None:
    game = turn.game
    if game.state is GameState.ENDED:
        raise RefusedPlayError(PlayRefusal.STATE)
    if game.state is not GameState.OPEN and not game.game.rules.late:
        raise RefusedPlayError(PlayRefusal.LATE)


def choose_name(turn: Turn, wished: str, player: PlayerId = 0) -> str:
    """Return `wished` as nobody else but `player` has it, or refuse it."""
    name = clean_name(wished)
    if not name:
        raise RefusedPlayError(PlayRefusal.NAME)
    if turn.game.game.rules.blocklist and is_blocked(name):
        raise RefusedPlayError(PlayRefusal.BLOCKED)
    return told_apart(turn, name, player)


def told_apart(turn: Turn, name: str, player: PlayerId) -> str:
    """Return `name` as nobody else but `player` has it."""
    return next(one for one in _variants(name) if _is_free(turn, one, player))


def _variants(name: str) -> Iterator[str]:
    return (with_number(name, number) for number in count(1))


def _is_free(turn: Turn, name: str, player: PlayerId) -> bool:
    taken = turn.value("SELECT id FROM player WHERE name_key = ?", key_of(name))
    return taken in (None, player)


def add_player(turn: Turn, name: str, *, is_paper: bool) -> PlayerId:
    """Add a player with the next card."""
    game = turn.game
    # Cards on paper lie in stacks: those that nobody takes must not keep phones out.
    there = turn.value("SELECT count(*) FROM player WHERE paper = ? AND NOT removed", is_paper)
    if there >= game.game.rules.most_players:
        raise RefusedPlayError(PlayRefusal.FULL)
    number = turn.value("SELECT coalesce(max(number), 0) + 1 FROM player")
    card = json.dumps(turn.card_of(game, number))
    token, short = new_code(TOKEN_SIGNS), _new_short_code(turn)
    cursor = turn.run(
        "INSERT INTO player (number, card, name, name_key, paper, token, code, joined_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        card,
        name,
        key_of(name) if name else None,
        is_paper,
        token,
        short,
        turn.at,
    )
    turn.codes |= {token, short}
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _new_short_code(turn: Turn) -> str:
    """Return one that nobody has: with thousands of players a second draw may be needed."""
    query = "SELECT 1 FROM player WHERE code = ?"
    codes = (new_code(CODE_SIGNS) for _ in count())
    return next(code for code in codes if turn.value(query, code) is None)


def leave(turn: Turn, player: PlayerId) -> None:
    """Delete what `player` entered; what others have filled with that person stays nameless.

    So do all rows that were merged into it: they are the same person's, and hold names, too.
    """
    for one in one_person(turn.connection, player):
        _delete_entries(turn, one)
    turn.changes_cookies = True


def _delete_entries(turn: Turn, player: PlayerId) -> None:
    turn.touches_all = turn.touches_all or _has_win(turn, player)
    turn.run("DELETE FROM win WHERE player = ?", player)
    turn.touch_partners(player)
    turn.run("DELETE FROM pick WHERE owner = ? OR (partner = ? AND NOT filled)", player, player)
    # A memo may hold the name: what was done to this player can't be taken back any more.
    turn.run("DELETE FROM deed WHERE json_extract(memo, '$.player') = ?", player)
    turn.set_player(
        player,
        name="",
        name_key=None,
        nonce=None,
        cookie=None,
        recovery=None,
        removed=True,
        filled=0,
        lines=0,
    )


def _has_win(turn: Turn, player: PlayerId) -> bool:
    return turn.value("SELECT 1 FROM win WHERE player = ?", player) is not None


# --- a card that somebody has lost ---


def recover(turn: Turn, player: PlayerId) -> str:
    """Return the token of a recovery; an earlier one of the same player is void."""
    found = present_player(turn.connection, "id", player)
    token = new_code(RECOVERY_SIGNS)
    turn.set_player(found.id, recovery=proof_of(token), redeemed=False, tries=0)
    return token


def redeem(turn: Turn, token: str, nonce: str) -> Joined:
    """Give the card to the first that has the token, and to nobody else any more.

    The same form again (an impatient thumb) has the same `nonce` and the same answer.
    """
    code = read_code(token)
    found = find_player(turn.connection, "recovery", proof_of(code))
    if found is None or found.removed or len(nonce) < SHORTEST_NONCE:
        raise RefusedPlayError(PlayRefusal.SPENT)
    cookie = cookie_of(turn.game.secret, f"{code}:{nonce}")
    is_redeemed, holder = turn.run(
        "SELECT redeemed, cookie FROM player WHERE id = ?", found.id
    ).fetchone()
    if not is_redeemed:
        turn.set_player(found.id, redeemed=True)
        return _hand_over(turn, found.id, cookie)
    if holder != proof_of(cookie):
        raise RefusedPlayError(PlayRefusal.SPENT)
    return Joined(found.id, cookie)


def come_back(turn: Turn, name: str, pin: str) -> Joined | RefusedPlayError:
    """Give the card to whoever knows nickname and PIN.

    A wrong PIN is returned, not raised: that it was tried must be kept.
    """
    found = find_player(turn.connection, "name_key", key_of(clean_name(name)))
    if found is None or found.removed:
        raise RefusedPlayError(PlayRefusal.PIN)
    if turn.value("SELECT tries FROM player WHERE id = ?", found.id) >= MOST_TRIES:
        raise RefusedPlayError(PlayRefusal.TRIES)
    if read_code(pin) != pin_of(turn.game.secret, found.id):
        turn.run("UPDATE player SET tries = tries + 1 WHERE id = ?", found.id)
        return RefusedPlayError(PlayRefusal.PIN)
    return _hand_over(turn, found.id, cookie_of(turn.game.secret, new_code(RECOVERY_SIGNS)))


def _hand_over(turn: Turn, player: PlayerId, cookie: str) -> Joined:
    turn.run("UPDATE player SET cookie = NULL WHERE same_as = ?", player)
    turn.set_player(player, cookie=proof_of(cookie), tries=0)
    turn.changes_cookies = True
    return Joined(player, cookie)
