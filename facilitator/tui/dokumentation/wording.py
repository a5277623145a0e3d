"""How sections of the Dokumentation, and what they lack, are said."""

from __future__ import annotations

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.model import Table
from facilitator.domain.outline import (
    COURSE,
    ELSEWHERE,
    ESSENTIALS,
    FEEDBACK,
    MEASURES,
    PARKING,
    QUERIES,
    QUESTIONS,
    STORIES,
    TAKEAWAYS,
    VOICES,
    Chapter,
    Gap,
    Lack,
    Section,
)
from facilitator.domain.plenum.labels import query_labels, theme_labels
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.wording import clock_time


def chapter_title(texts: Texts, chapter: Chapter) -> str:
    """Return the heading over a chapter's sections; what writes itself needs none."""
    return {
        Chapter.GENERATED: "",
        Chapter.TALKS: texts("Talks and exchange"),
        Chapter.WORKSHOPS: texts("Results of the workshops"),
        Chapter.PLENUM: texts("Plenum and measures"),
        Chapter.VOICES: texts("Voices and outlook"),
        Chapter.ANNEX: texts("Annex"),
    }[chapter]


def section_title(texts: Texts, section: Section, snapshot: Snapshot) -> str:
    """Return a section's title, short enough for a list."""
    if section.place is not None:
        return place_title(texts, section.place, snapshot)
    if section.theme:
        return theme_title(texts, section.theme, snapshot)
    return {
        ESSENTIALS: texts("The essentials in short"),
        COURSE: texts("Course of the event"),
        QUERIES: texts("Queries"),
        QUESTIONS: texts("Open questions"),
        MEASURES: texts("Measures"),
        VOICES: texts("Voices on the event"),
        TAKEAWAYS: texts("What participants take along"),
        FEEDBACK: texts("Feedback on the event"),
        STORIES: texts("Success stories"),
        PARKING: texts("Parking lot"),
        ELSEWHERE: texts("Agenda items that no longer exist"),
    }[section.anchor]


def theme_title(texts: Texts, theme: ThemeId, snapshot: Snapshot) -> str:
    """Return what a theme is called: ``Theme 2 · Sichtbarkeit``."""
    known = snapshot.themes.get(theme)
    labels = theme_labels(snapshot.themes.standing, texts)
    return " · ".join((labels[known.id], one_line(known.title))) if known else ""


def place_title(texts: Texts, place: str, snapshot: Snapshot) -> str:
    """Return what a workshop or block is called: ``WS 3 · Digitalisierung``."""
    title = one_line(snapshot.place_title(place))
    for workshop in snapshot.agenda.workshops:
        if workshop.id == place:
            return " · ".join((texts("WS {number}", number=workshop.number), title))
    return title


def count_words(texts: Texts, section: Section, snapshot: Snapshot) -> str:
    """Return how much a section holds, or why that is not counted."""
    if section.anchor == MEASURES:
        count = len(snapshot.measures)
        return (
            texts.plural("{count} measure", "{count} measures", count)
            if count
            else texts("none yet")
        )
    if section.chapter is Chapter.GENERATED:
        return texts("by itself")
    if not section.expected:
        return texts("not in the file")
    if section.gaps == (Gap(Lack.CONTENT),):
        return gap_words(texts, *section.gaps)
    if section.anchor == QUERIES:
        revealed = len(query_labels(snapshot.queries, texts))
        return texts.plural("{count} query", "{count} queries", revealed)
    if section.anchor == QUESTIONS:
        asked = sum(len(block.rows) for block in section.blocks if isinstance(block, Table))
        return texts.plural("{count} question", "{count} questions", asked)
    if section.theme:
        return _confirmed_words(snapshot, section.theme)
    if not section.entries:
        return ""
    return texts.plural("{count} entry", "{count} entries", section.entries)


def _confirmed_words(snapshot: Snapshot, theme: ThemeId) -> str:
    """Return when the plenum confirmed a theme as it stands, as the plenum's own view says it."""
    known = snapshot.themes.get(theme)
    if known is None or known.confirmation is None or not is_confirmed(known, snapshot):
        return ""
    return f"✓ {clock_time(known.confirmation.at, snapshot.agenda.zone)}"


def missing_words(texts: Texts, section: Section) -> tuple[str, ...]:
    """Return all that a section lacks beyond having nothing at all."""
    return tuple(gap_words(texts, gap) for gap in section.gaps if gap.lack is not Lack.CONTENT)


def gap_words(texts: Texts, gap: Gap) -> str:
    """Return what a section lacks."""
    count = gap.count
    match gap.lack:
        case Lack.CONTENT:
            return texts("nothing yet")
        case Lack.SUMMARY:
            return texts("summary missing")
        case Lack.ENDING:
            return texts.plural("{count} open end", "{count} open ends", count)
        case Lack.SORTING:
            return texts.plural("{count} not sorted", "{count} not sorted", count)
        case Lack.CHOICE:
            return texts.plural(
                "{count} entry with several wordings",
                "{count} entries with several wordings",
                count,
            )
        case Lack.RELEASE:
            return texts.plural(
                "{count} quote: release open", "{count} quotes: release open", count
            )
        case Lack.WHO:
            return texts.plural("{count} without a name", "{count} without a name", count)
        case Lack.DUE:
            return texts.plural("{count} without a date", "{count} without a date", count)


def measure_gap_words(texts: Texts, gap: Gap) -> str:
    """Return what a single measure lacks."""
    return texts("no name yet") if gap.lack is Lack.WHO else texts("no date yet")
