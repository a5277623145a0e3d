"""The pictures of the plenum: codes for phones, what is read back, who reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from facilitator.domain.instant import on_the_wall
from facilitator.domain.plenum.asking import find_query, open_query, open_rounds
from facilitator.domain.plenum.bars import Bar, Bars
from facilitator.domain.plenum.query import Query, QueryKind, QueryState, Source
from facilitator.domain.plenum.reading_back import seal_of_sheet
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.tally import PEOPLE, Tally, last_counts, tally
from facilitator.domain.redaction import candidate_words
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Choice, Live, Picture, Scene, Sheet
from facilitator.texts import Texts

LONGEST_TEXT: Final = 1_000
"""Signs of a summary: nobody reads more of it from the last row, and no frame holds more."""

MOST_BARS: Final = 20
"""More than that nobody could tell apart."""


def voices_code(snapshot: Snapshot, live: Live, texts: Texts) -> Picture:
    """Return how phones reach what is asked of them, and what that is; a query comes first."""
    query, rounds = open_query(snapshot), open_rounds(snapshot)
    title, given = snapshot.agenda.title, ""
    if query is not None:
        title = query.question
        ballots = live.ballots if live.query == query.id else 0
        given = texts.plural("{count} vote", "{count} votes", ballots)
    elif rounds:
        title = round_words(rounds[-1], texts)
    beside = "\n".join(line for line in (live.place, given) if line)
    return Picture(
        scene=Scene.VOICES_CODE,
        title=title,
        text=beside if live.address else "",
        address=live.address,
    )


def round_words(asked: Round, texts: Texts) -> str:
    """Return what a round asks; where that is several things, what it is about."""
    match asked.kind:
        case RoundKind.FEEDBACK:
            return texts("Your feedback")
        case RoundKind.STORY:
            return texts("Your success story")
        case RoundKind.PHOTO:
            return texts("Your photo for the Dokumentation")
        case _:
            return " ".join(asked.questions)


def query_shown(choice: Choice, snapshot: Snapshot, live: Live, texts: Texts) -> Picture | None:
    """Return the query, hidden until it is revealed and counted; None: it was discarded."""
    query = find_query(snapshot, choice.query)
    if query is None:
        return None
    ballots = live.ballots if live.query == query.id else 0
    counted = tally(query)
    is_revealed = query.state is QueryState.REVEALED and not counted.awaits_phones
    bars = _revealed(query, counted, texts) if is_revealed else _hidden(query, ballots, texts)
    return Picture(scene=Scene.QUERY, title=query.question, bars=bars)


def _hidden(query: Query, ballots: int, texts: Texts) -> Bars:
    """Return what may be seen before the reveal: what is asked, and how many have answered."""
    counted = last_counts(query)
    from_phones = query.from_phones.ballots if query.from_phones else ballots
    labels = [Bar(candidate_words(one, texts)) for one in query.candidates]
    return _bars(
        query,
        labels,
        given=from_phones + sum(counted.get((source, PEOPLE), 0) for source in Source),
    )


def _revealed(query: Query, counted: Tally, texts: Texts) -> Bars:
    """Return the result, the best first; the steps of a scale keep their order."""
    rows = [Bar(candidate_words(row.candidate, texts), row.total) for row in counted.rows]
    if query.kind is not QueryKind.SCALE:
        rows.sort(key=lambda bar: -bar.points)
    bars = _bars(query, rows, given=counted.took_part if counted.is_counted else 0)
    return replace(bars, is_revealed=True, points=counted.points, possible=counted.possible)


def _bars(query: Query, rows: list[Bar], *, given: int) -> Bars:
    return Bars(
        kind=query.kind,
        bars=tuple(rows[:MOST_BARS]),
        more=max(0, len(rows) - MOST_BARS),
        given=given,
        people=query.people,
        each=query.points,
        most=query.most,
    )


def read_back(choice: Choice, snapshot: Snapshot, texts: Texts) -> Picture:
    """Return the sheet as it was sent; once just that was confirmed, it says when."""
    sheet = choice.sheet or Sheet(title=snapshot.agenda.title)
    theme = snapshot.themes.get(choice.theme)
    confirmed = theme.confirmation if theme else None
    said = ""
    if confirmed is not None and confirmed.seal == seal_of_sheet(sheet):
        time = on_the_wall(confirmed.at, snapshot.agenda.zone)
        said = texts("confirmed at {time}", time=f"{time:%H:%M}")
    return Picture(scene=Scene.READ_BACK, sheet=_shortened(sheet), text=said)


def report_back(choice: Choice, snapshot: Snapshot) -> Picture:
    """Return the sheet as it was sent, and the time that is left while the timer is there."""
    due = (timer.due for timer in snapshot.timers if timer.id == choice.timer)
    sheet = choice.sheet or Sheet(title=snapshot.agenda.title)
    return Picture(scene=Scene.REPORT_BACK, sheet=sheet, until=next(due, None))


def _shortened(sheet: Sheet) -> Sheet:
    if len(sheet.text) <= LONGEST_TEXT:
        return sheet
    return replace(sheet, text=f"{sheet.text[: LONGEST_TEXT - 1].rstrip()}…")
