"""A disk that is full for a while: everybody is told, and nothing is said to be saved."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.link.asking_http import RefusedCallError
from facilitator.link.playing import Do
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.program import BLOCK, Program

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.kill()


def limit(program: Program, files: tuple[int, int]) -> None:
    """Let no file of the hub grow beyond that."""
    assert program.address.pid is not None
    resource.prlimit(program.address.pid, resource.RLIMIT_FSIZE, files)


@pytest.mark.slow
def test_full_disk_is_said_to_regie_and_phones_and_is_over_by_itself(program: Program) -> None:
    program.ask(Do.OPEN, block=BLOCK)
    path = f"/J/{program.sheets.leaflet.join_code}"
    limit(program, (1_000, resource.RLIM_INFINITY))
    with pytest.raises(RefusedCallError, match="unsaved"):
        program.ask(Do.START)
    anna = Phone(program)  # type: ignore[arg-type]
    assert anna.send_join("Anna", path).status == 503
    limit(program, UNLIMITED)
    assert anna.send_join("Anna", path).status == 303
    program.ask(Do.START)
    assert anna.get("/B").status == 200
