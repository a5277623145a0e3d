"""Themes: what entries of several workshops have in common, and what the plenum says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant

ThemeId = str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That the plenum has heard a theme read back and agreed."""

    at: Instant
    seal: str
    """Of what was read back then; see `seal_of`. With another content the theme is not confirmed
    any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed:
    """What a theme said that was merged into another one: it goes on being shown."""

    id: ThemeId
    title: str
    summary: str = ""
    controversy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme as it stands, with what other themes that were merged into it had gathered."""

    id: ThemeId
    title: str
    entries: tuple[EntryId, ...] = ()
    """What was gathered, in the order of filing; removed entries among them."""
    summary: str = ""
    """Written by several at once; see `record.shared_texts`."""
    controversy: str = ""
    """What stayed disputed, and what a minority held."""
    absorbed: tuple[Absorbed, ...] = ()
    """The themes that went into this one, by id."""
    confirmation: Confirmation | None = None

    @property
    def merged(self) -> tuple[ThemeId, ...]:
        """The ids of the themes that went into this one."""
        return tuple(theme.id for theme in self.absorbed)


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes in their order, and the way back from an entry to them."""

    standing: tuple[Theme, ...] = ()
    of_entry: Mapping[EntryId, tuple[ThemeId, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """For each gathered entry its themes, in their order. Who is not here has none yet."""

    def get(self, theme: ThemeId) -> Theme | None:
        """Return that theme, or the one that it was merged into; None: it does not stand."""
        return next(
            (known for known in self.standing if theme == known.id or theme in known.merged), None
        )


def seal_of(title: str, summary: str, wordings: tuple[str, ...]) -> str:
    """Return what tells one content of a theme from another: 64 hexadecimal digits."""
    content = json.dumps([title, summary, *wordings], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
