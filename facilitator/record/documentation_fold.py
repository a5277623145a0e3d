"""What only the Dokumentation needs, folded from the registers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from facilitator.domain.photos import Photo
from facilitator.domain.polish import Insertion, Polish, ReviewNote
from facilitator.domain.sign_off import SignOff, SubjectId
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Version
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.registers import Registers
from facilitator.record.standing import standing

_OF_POLISH: Final = frozenset({log.POLISHED, log.INSERTED, log.REVIEW_NOTE})


def project_documentation(
    before: Snapshot, registers: Registers, by_sort: Mapping[str, Collection[str]]
) -> Snapshot:
    """Return the snapshot after entities of these sorts changed; the rest is shared."""
    after = before
    if log.PHOTO in by_sort:
        after = replace(after, photos=_read_photos(registers))
    if log.SIGN_OFF in by_sort:
        after = replace(after, sign_offs=_read_sign_offs(registers))
    if log.VERSION in by_sort:
        after = replace(after, versions=_read_versions(registers))
    if not _OF_POLISH.isdisjoint(by_sort):
        after = replace(after, polish=_read_polish(registers))
    return after


def _read_photos(registers: Registers) -> tuple[Photo, ...]:
    return tuple(
        Photo(id=key, **{"place": "", **known})
        for _, key, known in standing(registers, log.PHOTO, log.PHOTO_FIELDS)
    )


def _read_sign_offs(registers: Registers) -> Mapping[SubjectId, SignOff]:
    return MappingProxyType(
        {
            key: SignOff(**known)
            for _, key, known in standing(registers, log.SIGN_OFF, log.SIGN_OFF_FIELDS)
        }
    )


def _read_versions(registers: Registers) -> tuple[Version, ...]:
    versions = (
        Version(id=key, **known)
        for _, key, known in standing(registers, log.VERSION, log.VERSION_FIELDS)
    )
    return tuple(sorted(versions, key=lambda version: (version.at, version.id)))


def _read_polish(registers: Registers) -> Polish:
    rewordings, left_out = {}, set()
    for key in sorted(registers.keys(log.POLISHED)):
        known = log.decode(registers.fields(Entity(log.POLISHED, key)), log.POLISHED_FIELDS)
        if "text" in known:
            rewordings[key] = known["text"]
        if known.get("left_out"):
            left_out.add(key)
    insertions = tuple(
        Insertion(id=key, order=order, **known)
        for order, key, known in standing(registers, log.INSERTED, log.INSERTED_FIELDS)
    )
    notes = tuple(
        ReviewNote(id=key, **known)
        for _, key, known in standing(registers, log.REVIEW_NOTE, log.REVIEW_NOTE_FIELDS)
        if known.get("text")  # else it was destroyed with what it hung on
    )
    return Polish(MappingProxyType(rewordings), frozenset(left_out), insertions, notes)
