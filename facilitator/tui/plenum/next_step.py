"""What comes next in Plenum, said in one line: nobody has to know the way by heart."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.plenum.trace import missing
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.desk import Desk, Side
from facilitator.tui.plenum.entry_rows import label_of

_DIGITS = 9


def next_step(desk: Desk, snapshot: Snapshot, texts: Texts, *, opens_summary: bool = True) -> str:
    """Return what is most worth doing now, with the key that does it.

    `opens_summary`: whether Enter writes that of the theme in focus, as things are marked.
    """
    step = next(_steps(desk, snapshot, texts, opens_summary))
    return " · ".join((*_just_gathered(desk, snapshot, texts), step))


def _just_gathered(desk: Desk, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    """Yield what went where just now: with one key, which is soon pressed in error."""
    entries, key = desk.gathered
    theme = snapshot.themes.get(key) if key else None
    if theme is not None and set(entries) <= set(theme.entries):
        labels = ", ".join(label_of(snapshot.entries[one], snapshot) for one in entries)
        position = snapshot.themes.standing.index(theme) + 1
        yield f"{labels} → {position} {one_line(theme.title)}"


def _steps(desk: Desk, snapshot: Snapshot, texts: Texts, opens_summary: bool) -> Iterator[str]:
    themes = snapshot.themes.standing
    if desk.opened:
        yield texts("You write the summary: every letter is saved. Esc goes back to the themes.")
    if desk.ticked:
        yield texts(
            "{count} ticked: ␣ or 1–9 into a theme · n new theme · z one wording · s split off",
            count=len(desk.ticked),
        )
    if not themes and desk.listing.entries:
        yield texts("n makes a theme of the marked entry; a ticks several that belong together.")
    if not themes:
        yield texts("Themes come from entries; n begins one without any.")
        return
    if desk.listing.free and desk.side is Side.ENTRIES:
        yield _gathering(desk, snapshot, texts)
    yield from _deciding(desk, themes, snapshot, texts, opens_summary)


def _gathering(desk: Desk, snapshot: Snapshot, texts: Texts) -> str:
    count, themes = desk.listing.free, snapshot.themes.standing
    known = snapshot.themes.get(desk.target)
    title = one_line(known.title) if known else ""
    if len(themes) == 1:
        return texts.plural(
            "{count} without a theme: ␣ puts it into “{title}” · n new theme",
            "{count} without a theme: ␣ puts the marked one into “{title}” · n new theme",
            count,
            title=title,
        )
    return texts.plural(
        "{count} without a theme: ␣ into “{title}” · 1–{last} into another · n new theme",
        "{count} without a theme: ␣ into “{title}” · 1–{last} into another · n new theme",
        count,
        title=title,
        last=min(_DIGITS, len(themes)),
    )


def _deciding(
    desk: Desk, themes: tuple[Theme, ...], snapshot: Snapshot, texts: Texts, opens_summary: bool
) -> Iterator[str]:
    yield from _changed(themes, snapshot, texts)
    for theme in themes:
        if not theme.summary.strip():
            is_next = opens_summary and desk.target == theme.id
            yield _without_summary(desk, _named(theme, themes), texts, is_next=is_next)
    if not any(theme.id in desk.weights.points for theme in themes):
        yield texts("All themes are summed up. p asks the room for points.")
    agreed = [measure for measure in snapshot.measures if measure.agreed]
    if not agreed:
        yield texts("m agrees on a measure: what, who, by when.")
    lacking = sum(1 for measure in agreed if missing(measure))
    if lacking:
        yield texts.plural(
            "{count} measure lacks who or by when: mark it and press ⏎.",
            "{count} measures lack who or by when: mark one and press ⏎.",
            lacking,
        )
    yield from _confirming(themes, snapshot, texts)
    yield texts("All themes are confirmed. F8 shows the Dokumentation.")


def _changed(themes: tuple[Theme, ...], snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    for theme in themes:
        if theme.confirmation is not None and not is_confirmed(theme, snapshot):
            yield texts(
                "Changed since it was confirmed: {theme}. g shows it on the stage once more.",
                theme=_named(theme, themes),
            )


def _confirming(themes: tuple[Theme, ...], snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    for theme in themes:
        if not is_confirmed(theme, snapshot):
            yield texts(
                "Not confirmed yet: {theme}. g shows it on the stage, j keeps that it was agreed.",
                theme=_named(theme, themes),
            )


def _without_summary(desk: Desk, named: str, texts: Texts, *, is_next: bool) -> str:
    if desk.side is Side.ENTRIES:
        return texts("No summary yet: {theme}. Go there (Tab) and write it with ⏎.", theme=named)
    if is_next:
        return texts("No summary yet: {theme}. ⏎ writes it.", theme=named)
    return texts("No summary yet: {theme}. Mark it and write it with ⏎.", theme=named)


def _named(theme: Theme, themes: tuple[Theme, ...]) -> str:
    return f"{themes.index(theme) + 1} {one_line(theme.title)}"
