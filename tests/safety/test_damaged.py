"""Whatever is given to the program instead of a good record: a sentence, and the file untouched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.cli import main
from facilitator.station import RefusedError, Station, StoreError
from tests.safety.damage import CASES, CLOCK, Damage, content_of, write_record
from tests.safety.shown import shown_by
from tests.safety.terminal import Terminal

every_case = pytest.mark.parametrize(("damage", "sentence"), CASES.values(), ids=CASES)


@every_case
def test_export_of_it_ends_with_a_sentence(tmp_path: Path, damage: Damage, sentence: str) -> None:
    record = tmp_path / "event.record"
    damage(record)
    before = content_of(tmp_path)

    ended = CliRunner().invoke(main, ["export", str(record)])

    assert ended.output == f"{sentence.format(path=record)}\n"
    assert (ended.exit_code, content_of(tmp_path)) == (1, before)


@pytest.mark.pty
@every_case
def test_run_of_it_ends_with_a_sentence(tmp_path: Path, damage: Damage, sentence: str) -> None:
    record = tmp_path / "event.record"
    damage(record)
    before = content_of(tmp_path)

    with Terminal("facilitator", "run", record, folder=tmp_path) as terminal:
        code = terminal.wait_for_end()

    assert terminal.written == f"{sentence.format(path=record)}\r\n"
    assert (code, content_of(tmp_path)) == (1, before)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "event.record"
    write_record(path)
    return path


@given(st.integers(0, 999_999), st.binary(min_size=1, max_size=64), st.booleans())
@settings(max_examples=100)
def test_any_damage_is_said_or_does_no_harm(
    good: Path, tmp_path_factory: pytest.TempPathFactory, at: int, damage: bytes, cut: bool
) -> None:
    content = good.read_bytes()
    start = at % len(content)
    damaged = content[:start] + damage + (b"" if cut else content[start + len(damage) :])
    path = tmp_path_factory.mktemp("damaged") / "event.record"
    path.write_bytes(damaged)
    try:
        station = Station.open(path, now=CLOCK.now)
    except (StoreError, RefusedError):
        assert path.read_bytes() == damaged
        return
    with closing(station):
        assert shown_by(station, station.drafts())
