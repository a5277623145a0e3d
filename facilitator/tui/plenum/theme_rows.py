"""The themes with what belongs to each, as rows; the theme in focus is unfolded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.entries import Addressee, Entry, Measure
from facilitator.domain.kinds import QUESTION
from facilitator.domain.plenum.gathering import gathered_in
from facilitator.domain.plenum.labels import measure_labels
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.domain.redaction import entry_words, measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.entry_rows import label_of
from facilitator.tui.wording import clock_time


class Sort(StrEnum):
    """What a row stands for; NOTE and HEADING can't be marked."""

    THEME = "theme"
    QUESTION = "question"
    MEASURE = "measure"
    NOTE = "note"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Key:
    """What is marked: a theme, a question or a measure, by its id."""

    sort: Sort
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, in words."""

    sort: Sort
    text: str
    id: str = ""
    theme: ThemeId = ""
    """The theme that it belongs to; empty: none."""
    lead: str = ""
    right: str = ""
    """Flush right, where the text leaves room; `short` where it does not."""
    short: str = ""
    remarks: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Instead of a text: what is put beside each other and never broken."""
    most: int = 2
    """Lines, while it is not marked."""

    @property
    def key(self) -> Key | None:
        """What a mark on it stands for; None: it can't be marked."""
        return None if self.sort in (Sort.NOTE, Sort.HEADING) else Key(self.sort, self.id)


def theme_rows(
    snapshot: Snapshot,
    points: Mapping[str, int],
    unfolded: ThemeId,
    texts: Texts,
    *,
    heads_only: bool = False,
    opens_summary: bool = True,
) -> tuple[Row, ...]:
    """Return the rows of all themes in their order, then the measures that have none.

    `opens_summary`: whether Enter writes that of the unfolded theme, as things are marked.
    """
    labels = measure_labels(snapshot.measures, texts)
    by_theme = measures_by_theme(snapshot)
    rows: list[Row] = []
    for position, theme in enumerate(snapshot.themes.standing, start=1):
        rows.append(_head(position, theme, snapshot, points, texts))
        if heads_only:
            continue
        if theme.id == unfolded:
            rows += _details(theme, snapshot, texts, opens_summary=opens_summary)
        rows += _measure_rows(by_theme.get(theme.id, ()), labels, theme.id, texts)
    without = () if heads_only else by_theme.get("", ())
    for heading, agreed in (
        (texts("Measures without a theme"), True),
        (texts("Proposed in the workshops"), False),
    ):
        found = [measure for measure in without if measure.agreed is agreed]
        if found:
            rows.append(Row(sort=Sort.HEADING, text=heading))
            rows += _measure_rows(found, labels, "", texts)
    return tuple(rows)


def measures_by_theme(snapshot: Snapshot) -> Mapping[ThemeId, tuple[Measure, ...]]:
    """Return the measures of each standing theme; under "" those that have none.

    A proposal stands where the entry is that it was made of.
    """
    found: dict[ThemeId, list[Measure]] = {}
    for measure in snapshot.measures:
        theme = snapshot.themes.get(measure.theme) if measure.theme else None
        own = snapshot.themes.of_entry.get(measure.source or "", ())
        of_source = own[0] if own and not measure.agreed else ""
        found.setdefault(of_source if theme is None else theme.id, []).append(measure)
    return {theme: tuple(measures) for theme, measures in found.items()}


def _head(
    position: int, theme: Theme, snapshot: Snapshot, points: Mapping[str, int], texts: Texts
) -> Row:
    entries = len(gathered_in(theme, snapshot))
    given = points.get(theme.id)
    said = [] if given is None else [texts.plural("{count} point", "{count} points", given)]
    short = [] if given is None else [texts("{count} pt", count=given)]
    said.append(texts.plural("{count} entry", "{count} entries", entries))
    short.append(texts.about("short for entries", "{count} ent.", count=entries))
    if theme.confirmation is not None and is_confirmed(theme, snapshot):
        at = f"✓ {clock_time(theme.confirmation.at, snapshot.agenda.zone)}"
        said.append(at)
        short.append(at)
    elif theme.confirmation is not None:
        at = clock_time(theme.confirmation.at, snapshot.agenda.zone)
        said.append(texts("! changed since {time}", time=at))
        short.append(texts("! since {time}", time=at))
    return Row(
        sort=Sort.THEME,
        id=theme.id,
        theme=theme.id,
        lead=f"{position} ",
        text=one_line(theme.title),
        right=" · ".join(said),
        short=" · ".join(short),
    )


def _details(
    theme: Theme, snapshot: Snapshot, texts: Texts, *, opens_summary: bool
) -> Iterator[Row]:
    entries = gathered_in(theme, snapshot)
    if entries:
        labels = tuple(label_of(entry, snapshot) for entry in entries)
        yield Row(sort=Sort.NOTE, text="", parts=labels, most=3)
    summary = one_line(" ".join(theme.summary.split()))
    if summary:
        yield _note(texts("Summary: {text}", text=summary), most=4)
    else:
        how = texts("no summary yet · ⏎ writes it")
        yield _note(how if opens_summary else texts("no summary yet"))
    if theme.controversy:
        said = one_line(" ".join(theme.controversy.split()))
        yield _note(texts("Disputed: {text}", text=said), most=3)
    yield from _absorbed(theme, texts)
    for entry in entries:
        if entry.kind == QUESTION:
            yield _question(entry, theme, snapshot, texts)


def _absorbed(theme: Theme, texts: Texts) -> Iterator[Row]:
    """Yield what the themes said that were merged into `theme`."""
    for absorbed in theme.absorbed:
        said = " · ".join(
            one_line(" ".join(part.split()))
            for part in (absorbed.summary, absorbed.controversy)
            if part
        )
        title = one_line(absorbed.title)
        if said:
            yield _note(texts("From “{title}”: {text}", title=title, text=said), most=3)
        else:
            yield _note(texts("with “{title}”", title=title))


def _note(text: str, most: int = 2) -> Row:
    return Row(sort=Sort.NOTE, text=text, most=most)


def _question(entry: Entry, theme: Theme, snapshot: Snapshot, texts: Texts) -> Row:
    who = one_line(entry.taken_by)
    return Row(
        sort=Sort.QUESTION,
        id=entry.id,
        theme=theme.id,
        lead=f"{label_of(entry, snapshot)}  ",
        text=one_line(entry_words(entry, texts)),
        remarks=(texts("taken by {who}", who=who) if who else texts("who takes it?"),),
    )


def _measure_rows(
    measures: Iterable[Measure], labels: Mapping[str, str], theme: ThemeId, texts: Texts
) -> Iterator[Row]:
    for measure in measures:
        yield Row(
            sort=Sort.MEASURE,
            id=measure.id,
            theme=theme,
            lead=f"{labels[measure.id]}  ",
            text=one_line(measure_words(measure, texts)),
            remarks=tuple(measure_remarks(measure, texts)),
        )


def measure_remarks(measure: Measure, texts: Texts) -> Iterator[str]:
    """Yield who, by when and to whom; of one that was agreed on also what is missing."""
    if measure.who or measure.agreed:
        yield one_line(measure.who) or texts("! who?")
    if measure.due or measure.agreed:
        due = one_line(measure.due)
        yield texts("by {due}", due=due) if due else texts("! by when?")
    if measure.addressee is not None:
        yield f"→ {addressee_word(measure.addressee, texts)}"


def addressee_word(addressee: Addressee, texts: Texts) -> str:
    """Return who can bring a measure about."""
    match addressee:
        case Addressee.JOBCENTER:
            return texts("Jobcenter")
        case Addressee.BA:
            return texts("BA")
        case Addressee.LAND:
            return texts("Land")
        case Addressee.BMAS:
            return texts("BMAS")
        case Addressee.OTHER:
            return texts.about("addressee", "other")


def markable(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that a mark can stand on."""
    return tuple(row for row in rows if row.key is not None)


def row_of(rows: Collection[Row], key: Key | None) -> Row | None:
    """Return the row that `key` marks; None: it is not there any more."""
    return next((row for row in rows if row.key == key), None) if key else None
