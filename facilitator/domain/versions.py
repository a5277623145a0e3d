"""Versions and editions of the Dokumentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.instant import Instant
from facilitator.domain.photos import Digest

VersionId = str


class Edition(StrEnum):
    """For whom a Dokumentation is."""

    INTERNAL = "internal"
    """Everything."""
    PUBLIC = "public"
    """Only what is released; functions instead of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One export, as it went out: frozen and listed."""

    id: VersionId
    number: str
    """``0.1`` as long as it is a draft, ``0.9`` for review, ``1.0``, ``1.1`` …"""
    edition: Edition
    at: Instant
    file: str
    """The file's name, without its folder."""
    digest: Digest
    """Of the Word file. From ``0.9`` on its bytes are kept beside the record under this name."""
    changes: str = ""
    """What changed since the version before, in words; empty in the first one."""
    lacks: tuple[str, ...] = ()
    """The entries that were redacted and the photos that were destroyed when it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """As what a Dokumentation goes out: for whom, under which number, and what is new in it."""

    edition: Edition = Edition.INTERNAL
    number: str = ""
    """Empty: nobody has given it any."""
    changes: str = ""

    @property
    def is_public(self) -> bool:
        """Whether it only holds what everybody may read."""
        return self.edition is Edition.PUBLIC


AS_IT_IS: Final = Issue()
"""Everything, without a number."""
