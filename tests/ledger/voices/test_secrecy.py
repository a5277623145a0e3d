"""Nobody's ballot can be told from the file: not from rows, bytes, places, or what lies beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from facilitator.ledger.voices import VoiceLedger
from facilitator.ledger.voices.schema import MIGRATIONS, TABLES
from tests.domain.plenum.asked import make_query
from tests.ledger.voices.giving import (
    BY_CODE,
    QUERY,
    give,
    opened,
    points_in,
    raw,
    rows_of,
    settle,
)

OTHER = make_query("q3")


def prepared(folder: Path) -> Path:
    """Make a file whose secret and code are always the same."""
    folder.mkdir()
    with opened(folder) as voices:
        path = voices.path
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE voices SET secret = ?, code = ?", (b"s" * 32, "ABCDEF"))
        connection.commit()
    return path


def file_after(folder: Path, ballots: Sequence[tuple[str, dict[str, int]]]) -> bytes:
    """Return the bytes of the open file after these ballots, one after another."""
    path = prepared(folder)
    with opened(folder) as voices:
        for cookie, given in ballots:
            voices.give(QUERY, given, cookie=cookie).result()
        settle(voices)
        return raw(path)


def test_no_table_has_a_ballot_a_time_or_an_order() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS:
            connection.executescript(migration)
        columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for table in TABLES
        }
        ordered = connection.execute(
            "SELECT name FROM pragma_table_list WHERE NOT wr AND name NOT LIKE 'sqlite%'"
        ).fetchall()

    assert columns == {
        "voices": ["id", "secret", "code"],
        "query": ["id", "ballots", "burned"],
        "points": ["query", "candidate", "points"],
        "spent": ["query", "proof"],
        "issued": ["query", "proof"],
        "card": [
            *("id", "round", "parts", "function", "release", "withdrawal", "form", "dropped"),
        ],
        "gone": ["form", "withdrawal", "card"],
        "photo": ["card", "digest", "width", "height", "size", "consent"],
        "picture": ["card", "filling", "content"],
    }
    # A row id would say who came before whom; the one row of `voices` is nobody's.
    assert ordered == [("voices",)]


def test_file_holds_sums_and_apart_from_them_who_has_given(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        give(voices, "one", a=2)
        give(voices, "two", b=1, c=2)
        path = voices.path

    assert rows_of(path, "points") == [("q1", "a", 2), ("q1", "b", 1), ("q1", "c", 2)]
    assert rows_of(path, "query") == [("q1", 2, 0)]
    assert len(rows_of(path, "spent")) == 2


def test_file_is_the_same_whoever_gave_what_in_whatever_order(tmp_path: Path) -> None:
    """Byte for byte, the write-ahead log included, for 24 phones that swap their ballots."""
    random = Random(6)
    cookies = [f"cookie {number}" for number in range(24)]
    given = [{"a": 2, "b": 1}, {"b": 2}, {"c": 1}] * 8
    files = []
    for name in ("one", "two", "three"):
        files.append(file_after(tmp_path / name, list(zip(cookies, given, strict=True))))
        random.shuffle(cookies)
        random.shuffle(given)

    assert files[0] == files[1] == files[2]
    assert b"cookie 7" not in files[0]


def test_log_beside_the_open_file_is_empty_once_a_ballot_is_in(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        for number in range(5):
            give(voices, str(number))
            settle(voices)

            assert Path(f"{voices.path}-wal").stat().st_size == 0


def proofs_of(voices: VoiceLedger, count: int, codes: Sequence[str]) -> list[bytes]:
    proofs = voices._proofs
    return [
        *(proofs.of_cookie(QUERY.id, f"cookie {number}") for number in range(count)),
        *(proofs.of_code(BY_CODE.id, code) for code in codes),
    ]


def test_who_has_given_can_be_read_before_the_reveal_and_never_after(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        path = voices.path
        codes = voices.issue(BY_CODE.id, 100).result()
        for number in range(300):
            voices.give(QUERY, {"a": 1}, cookie=f"cookie {number}")
            voices.give(OTHER, {"b": 1}, cookie=f"cookie {number}")
        for code in codes[:60]:
            voices.give(BY_CODE, {"c": 2}, code=code)
        settle(voices)
        proofs = proofs_of(voices, 300, codes)
        before = raw(path)
        voices.burn(QUERY.id).result()
        voices.burn(BY_CODE.id).result()
        after = raw(path)

        assert all(proof in before for proof in proofs)
        assert not any(proof in after for proof in proofs)
        # Half a proof would do to tell whose it is.
        assert not any(proof[:8] in after or proof[-8:] in after for proof in proofs)
        assert not any(code.encode() in before for code in codes)
        assert not voices.give(OTHER, {"b": 1}, cookie="cookie 7").result()
        assert points_in(voices) == (300, 300, 0, 0)
    assert not any(proof[:8] in raw(path) for proof in proofs)
    assert len(rows_of(path, "spent")) == 300


def test_burning_leaves_no_trace_of_how_many_proofs_there_were_in_their_place(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as voices:
        for number in range(40):
            voices.give(QUERY, {"a": 1}, cookie=f"cookie {number}")
        voices.burn(QUERY.id).result()
        path = voices.path

    assert rows_of(path, "spent") == rows_of(path, "issued") == []
    assert [path] == list(tmp_path.iterdir())


def test_proofs_mean_nothing_beside_another_file_or_query(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        first, second = (one._proofs.of_cookie(query.id, "cookie") for query in (QUERY, OTHER))
    (tmp_path / "other").mkdir()
    with opened(tmp_path / "other") as other:
        third = other._proofs.of_cookie(QUERY.id, "cookie")

    assert len({first, second, third}) == 3


def test_places_tell_no_order_after_a_hub_was_killed(tmp_path: Path) -> None:
    """It was killed after it had counted the last ballot, and before it had tidied up."""
    proofs = [bytes([number] * 32) for number in (200, 7, 100, 3, 250, 50)]
    path = prepared(tmp_path / "killed")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO query (id, ballots) VALUES (?, ?)", (QUERY.id, 6))
        rows = [(QUERY.id, proof) for proof in proofs]
        connection.executemany("INSERT INTO spent (query, proof) VALUES (?, ?)", rows)
        connection.commit()

    with opened(path.parent):
        pass

    file = path.read_bytes()
    assert sorted(proofs, key=file.index) in (sorted(proofs), sorted(proofs, reverse=True))
