"""Contents that are too large for changes, in the record's own file."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path

from facilitator.record.log import Log
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
