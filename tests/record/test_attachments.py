"""Contents that are too large for changes, in the record's own file."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from facilitator.record import entities as log_entities
from facilitator.record.change import ChangeId, Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.record.redacting import REDACT
from facilitator.station.closing import close_record
from facilitator.station.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda
from tests.record.test_documentation_fold import photo
from tests.safety.syncing.ends import open_log

SECRET = b"Gesichter im Plenum " * 500


def test_an_attachment_is_found_by_its_digest_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "e.record"
    with closing(open_log(path)) as log:
        digest, kept = log.attachments.add(SECRET)
        log.attachments.add(SECRET)
        log.commit("document.photo", photo("1", "0001", digest))
        kept.result()

    with closing(open_log(path)) as log:
        assert digest == sha256(SECRET).hexdigest()
        assert log.attachments.read(digest) == SECRET
        assert log.attachments.read("0" * 64) is None
        assert log.attachments.digests() == {digest}


def test_a_destroyed_attachment_can_be_read_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "e.record"
    with closing(open_log(path)) as log:
        digest, _ = log.attachments.add(SECRET)
        log.attachments.destroy([digest]).result()

        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())

        assert (b"Gesichter" in left, log.attachments.digests()) == (False, frozenset())


def test_closing_keeps_what_stands_and_destroys_the_rest(tmp_path: Path) -> None:
    path, now = tmp_path / "e.record", Clock(at("12:30")).now
    Station.open(path, now=now, agenda=make_agenda()).close()
    with closing(Log.open(path, now=now, author="regie", create=False)) as log:
        shown, _ = log.attachments.add(b"Flipchart")
        log.attachments.add(SECRET)
        log.commit("document.photo", photo("1", "0001", shown))

    close_record(path, now)

    with closing(Log.open(path, now=now, author="regie", create=False)) as log:
        assert log.attachments.digests() == {shown}
        assert [one.digest for one in log.snapshot.photos] == [shown]
    assert b"Gesichter" not in path.read_bytes()


def version(key: str, at: int, digest: str, *lacks: str) -> Contents:
    fields: dict[str, Json] = {
        "number": "1.0",
        "edition": "internal",
        "at": at,
        "file": "e.docx",
        "digest": digest,
        "lacks": list(lacks) or None,
    }
    return {Entity(log_entities.VERSION, key): fields}


@pytest.mark.parametrize("order", list(permutations(range(5))))
def test_versions_that_may_hold_what_was_redacted_lose_their_bytes(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    day, entry = 86_400_000, Entity("entry", "e1")
    contents = (b"a", b"b", b"c", b"d")
    long_before, holding, unknowing, after = (sha256(one).hexdigest() for one in contents)
    filing: Contents = {entry: {"place": "ws1", "text": "Frau Muster", "filed_at": 2 * day}}
    with closing(open_log(tmp_path / "from.record")) as source:
        source.commit("document.version", version("1", day, long_before))
        source.commit("capture.file", filing)
        source.commit("document.version", version("2", 2 * day + 1, holding))
        source.commit(REDACT, {entry: {"redacted": True, "text": ""}})
        source.commit("document.version", version("3", 2 * day + 2, unknowing))
        source.commit("document.version", version("4", 2 * day + 3, after, "e1"))
        made = list(source._changes.values())
    # As if they had come from as many devices; that of version 3 was cut off since before.
    apart = [
        change._replace(id=ChangeId(f"{letter * 12}.{letter * 8}", 1))
        for letter, change in zip("abcdef", made, strict=False)
    ]
    with closing(open_log(tmp_path / "e.record")) as log:
        for content in contents:
            log.attachments.add(content)
        for position in order:
            log.receive([apart[position]])
        log.receive(apart)

        assert log.attachments.digests() == {long_before, after}
        assert [one.number for one in log.snapshot.versions] == ["1.0"] * 4
        assert log.wiping.contents == {holding, unknowing}


def test_version_of_a_device_whose_clock_is_behind_loses_its_bytes(tmp_path: Path) -> None:
    day, entry = 86_400_000, Entity("entry", "e1")
    filing: Contents = {entry: {"place": "ws1", "text": "Frau Muster", "filed_at": 9 * day}}
    with closing(open_log(tmp_path / "e.record")) as log:
        log.commit("capture.file", filing)
        digest, _ = log.attachments.add(SECRET)
        log.commit("document.version", version("1", day, digest))

        log.commit(REDACT, {entry: {"redacted": True, "text": ""}})

        assert log.attachments.digests() == frozenset()
