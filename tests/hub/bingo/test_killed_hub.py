"""A hub that is killed in the middle of a game: phones carry on, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.bingo.views import Mark
from facilitator.domain.devices import Role
from facilitator.link.asking_http import NoAnswerError, RefusedCallError, ask_bingo
from facilitator.link.playing import Do
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.program import BLOCK, Program

pytestmark = pytest.mark.slow


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.kill()


def phone(program: Any) -> Phone:
    return Phone(program)


def join(program: Program, name: str) -> Phone:
    return phone(program).join(name, f"/J/{program.sheets.leaflet.join_code}")


def code_of(player: Phone) -> str:
    """Return what others type to meet that player."""
    found = re.search(r"\b([2-9A-HJ-NP-Z]{5})\b", player.get("/B").text)
    assert found is not None
    return found[1]


def test_phones_carry_on_and_nothing_acknowledged_is_lost(program: Program) -> None:
    program.ask(Do.OPEN, block=BLOCK)
    anna, ben = join(program, "Anna"), join(program, "Ben")
    program.ask(Do.START)
    met = anna.get(f"/M/{code_of(ben)}")
    token = met.field("token")
    picked = anna.post("/B/pick", form=anna.form, token=token, position="0")
    assert picked.status == 303
    port = program.port

    program.kill()
    seen = program.look(anna.cookies["bingo"])
    assert [cell.partner for cell in seen.cells if cell.mark is Mark.WAITING] == ["Ben"]
    program.start()

    assert program.port == port
    assert "Ben" in anna.get("/B").text
    asked = ben.get("/B")
    assert "Anna" in asked.text
    partner = str(seen.player)
    answered = ben.post("/B/answer", form=ben.form, partner=partner, position="0", yes="1")
    assert answered.status == 303
    program.kill()
    seen = program.look(anna.cookies["bingo"])
    assert [cell.partner for cell in seen.cells if cell.mark is Mark.FILLED] == ["Ben"]


def test_asking_without_the_token_of_regie_is_refused(program: Program) -> None:
    stranger = phone(program)
    for headers in ({}, {"authorization": "Bearer x"}):
        answer = stranger.ask("POST", "/bingo", '{"do": "open", "block": "bingo"}', headers)
        assert (answer.status, answer.body) == (401, "")
    assert stranger.get("/bingo").status in (404, 405)


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("[]", 400), ('{"do": 1}', 400), ("[" * 4_000, 400), ("x" * 5_000, 413)],
)
def test_asking_for_nothing_that_can_be_read_is_refused(
    program: Program, body: str, status: int
) -> None:
    given = {"authorization": f"Bearer {program.address.regie}"}
    assert phone(program).ask("POST", "/bingo", body, given).status == status


def test_asking_says_what_was_refused_and_that_nobody_is_there(program: Program) -> None:
    with pytest.raises(RefusedCallError, match="no_game"):
        program.ask(Do.START)
    door = program.address.door(Role.REGIE)
    program.end()
    with pytest.raises(NoAnswerError):
        ask_bingo(door, Do.START)


def test_page_is_served_under_the_names_of_this_machine_alone(program: Program) -> None:
    stranger = phone(program)
    own, others = ("127.0.0.1:1", "LOCALHOST"), ("evil.example", "127.0.0.1.evil.example", "")
    assert [stranger.get("/T", host=name).status for name in own] == [200, 200]
    assert 200 not in [stranger.get("/T", host=name).status for name in others]
