"""Themes from what was written of them, in whatever order, by whomever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.theme import Absorbed, Confirmation, Theme, ThemeId, Themes


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTheme:
    """What stands of one theme, before it is known which were merged."""

    id: ThemeId
    title: str
    order: str
    merged_into: ThemeId = ""
    removed: bool = False
    controversy: str = ""
    summary: str = ""
    confirmation: Confirmation | None = None


def fold_themes(
    written: Iterable[WrittenTheme], gathered: Iterable[tuple[ThemeId, EntryId]]
) -> Themes:
    """Return the themes that stand; what a merged one had gathered is its heir's.

    Two who merge at once may send themes in a circle: then the first of it, by id, stands. A theme
    whose heir was removed by somebody who did not know of the merge stands for itself again. What
    was gathered in a theme that was removed has no theme: it is shown first.
    """
    known = {theme.id: theme for theme in written}
    roots = {theme: root_of(theme, known) for theme in known}
    entries: dict[ThemeId, set[EntryId]] = defaultdict(set)
    for theme, entry in gathered:
        if theme in roots:
            entries[roots[theme]].add(entry)
    absorbed: dict[ThemeId, list[Absorbed]] = defaultdict(list)
    for theme in sorted(known):
        if roots[theme] != theme:
            absorbed[roots[theme]].append(_absorbed(known[theme]))
    roots_standing = (known[theme] for theme in set(roots.values()) if not known[theme].removed)
    standing = tuple(
        Theme(
            id=theme.id,
            title=theme.title,
            entries=tuple(sorted(entries[theme.id])),
            summary=theme.summary,
            controversy=theme.controversy,
            absorbed=tuple(absorbed[theme.id]),
            confirmation=theme.confirmation,
        )
        for theme in sorted(roots_standing, key=lambda theme: (theme.order, theme.id))
    )
    return Themes(standing, _ways_back(standing))


def root_of(theme: ThemeId, known: Mapping[ThemeId, WrittenTheme]) -> ThemeId:
    """Return the theme that stands for `theme`: the last of the chain of merges not removed.

    Where the chain goes round in a circle, it is the first of that by id. If all were removed, it
    is the last of them.
    """
    passed: dict[ThemeId, None] = {}
    while theme in known and theme not in passed:
        passed[theme] = None
        theme = known[theme].merged_into
    chain = list(passed)
    if theme in passed:
        start = chain.index(theme)
        chain[start:] = sorted(chain[start:], reverse=True)
    standing = (one for one in reversed(chain) if not known[one].removed)
    return next(standing, chain[-1])


def _absorbed(theme: WrittenTheme) -> Absorbed:
    return Absorbed(
        id=theme.id, title=theme.title, summary=theme.summary, controversy=theme.controversy
    )


def _ways_back(standing: Iterable[Theme]) -> Mapping[EntryId, tuple[ThemeId, ...]]:
    ways: dict[EntryId, list[ThemeId]] = defaultdict(list)
    for theme in standing:
        for entry in theme.entries:
            ways[entry].append(theme.id)
    return MappingProxyType({entry: tuple(themes) for entry, themes in ways.items()})
