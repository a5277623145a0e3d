"""What only the Dokumentation needs, as it is read from the log."""

from __future__ import annotations

from facilitator.domain.instant import Instant
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.polish import Insertion, Polish, ReviewNote
from facilitator.domain.sign_off import SignOff, SignOffState
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version
from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Contents, Entity, Json, Write
from facilitator.record.registers import Registers, touched
from facilitator.record.view import project
from tests.factories import make_agenda

DIGEST = "ab" * 32
EMPTY = Snapshot(record_id="r", agenda=make_agenda())


def fold(*contents: Contents) -> Snapshot:
    registers, changes = Registers(), []
    for number, written in enumerate(contents, start=1):
        writes = tuple(
            Write(entity, field, value)
            for entity, fields in written.items()
            for field, value in fields.items()
        )
        changes.append(Change(ChangeId("a", number), number, "regie", "document.x", writes))
        registers.apply(changes[-1])
    return project(EMPTY, registers, touched(changes))


def written(sort: str, key: str, **fields: Json) -> Contents:
    return {Entity(sort, key): fields}


def photo(key: str, order: str, digest: str = DIGEST) -> Contents:
    return written(
        log.PHOTO,
        key,
        digest=digest,
        width=2000,
        height=1500,
        added=5,
        order=order,
        alt="Ein Plakat",
        consent="nobody",
    )


def as_photo(key: str) -> Photo:
    return Photo(
        id=key,
        place="",
        digest=DIGEST,
        width=2000,
        height=1500,
        added=Instant(5),
        alt="Ein Plakat",
        consent=Consent.NOBODY,
    )


def test_photos_stand_in_their_order_without_removed_ones() -> None:
    removed = written(log.PHOTO, "3", removed=True)

    read = fold(photo("1", "0002"), photo("2", "0001"), photo("3", "0000"), removed)

    assert read.photos == (as_photo("2"), as_photo("1"))


def test_a_sign_off_tells_how_far_it_is() -> None:
    said = written(log.SIGN_OFF, "workshop:ws1", state="released", by="Referat", at=7, seal="x")

    read = fold(said)

    released = SignOff(state=SignOffState.RELEASED, by="Referat", at=Instant(7), seal="x")
    assert dict(read.sign_offs) == {"workshop:ws1": released}


def test_versions_stand_in_the_order_in_which_they_were_written() -> None:
    def version(key: str, number: str, at: int) -> Contents:
        return written(
            log.VERSION, key, number=number, edition="public", at=at, file="n", digest=DIGEST
        )

    read = fold(version("1", "1.0", 9), version("2", "0.9", 3))

    assert read.versions == tuple(
        Version(
            id=key,
            number=number,
            edition=Edition.PUBLIC,
            at=Instant(at),
            file="n",
            digest=DIGEST,
        )
        for key, number, at in (("2", "0.9", 3), ("1", "1.0", 9))
    )


def test_polish_holds_what_editors_brought_back() -> None:
    inserted = written(
        log.INSERTED, "1", text="Dank", after="entry:1", section="place-ws1", order="0001"
    )
    noted = written(log.REVIEW_NOTE, "1", target="entry:1", text="Quelle?", at=4, done=True)

    read = fold(
        written(log.POLISHED, "said:a.b", text=""),
        written(log.POLISHED, "entry:1", left_out=True),
        inserted,
        noted,
    )

    assert read.polish == Polish(
        rewordings={"said:a.b": ""},
        left_out=frozenset({"entry:1"}),
        insertions=(
            Insertion(id="1", text="Dank", after="entry:1", section="place-ws1", order="0001"),
        ),
        notes=(ReviewNote(id="1", target="entry:1", text="Quelle?", at=Instant(4), done=True),),
    )


def test_what_did_not_change_is_shared() -> None:
    before = fold(photo("1", "0001"))
    registers = Registers()

    after = project(before, registers, {Entity(log.SUMMARY, "ws1")})

    assert after.photos is before.photos
    assert after.polish is before.polish
