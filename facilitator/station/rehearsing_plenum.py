"""Playing the plenum of a rehearsal through the real commands."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.asking import current_query, open_query, open_rounds
from facilitator.domain.plenum.filing import kind_of_card
from facilitator.domain.plenum.query import (
    Candidate,
    CandidateId,
    PhoneCount,
    Query,
    QueryKind,
    Source,
)
from facilitator.domain.plenum.reading_back import sheet_of
from facilitator.domain.plenum.round import Round
from facilitator.domain.plenum.tally import PEOPLE
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.rehearsal_plenum import (
    Agree,
    AskCards,
    AskPoints,
    CountDots,
    Gather,
    GivePoints,
    PlenumDoing,
    ReadBack,
    ReportBack,
    Reveal,
    SendCards,
    TakeAlong,
    TakeCards,
)
from facilitator.domain.script import ScriptMeasure, ScriptQuery, ScriptRound, ScriptTheme
from facilitator.domain.snapshot import Snapshot
from facilitator.link.voicing import InboxCard
from facilitator.station.rehearsed_ballots import ballots
from facilitator.station.station import Station


class PlenumPhones(Protocol):
    """Participants' phones, which answer on the real pages. Each of these may take a second."""

    def answer(self, query: Query, ballots: Sequence[Mapping[CandidateId, int]]) -> None:
        """Let as many phones give those ballots."""

    def count(self, query: Query) -> PhoneCount:
        """Return the sums once `query` was revealed, and forget who gave something."""

    def write(self, of: Round, cards: Sequence[str]) -> None:
        """Let as many phones send those cards, of one part each."""

    def cards(self, of: Round) -> Sequence[InboxCard]:
        """Return the cards that wait to be taken."""


Job: TypeAlias = Callable[[PlenumPhones], object]
Playing: TypeAlias = Generator[Job, Any, None]
"""Yields what phones are to do, and is sent what came of it; None: there are no phones."""


def play_plenum(doing: PlenumDoing, station: Station) -> Playing:
    """Do what `doing` says, as moderator and note-takers would; RefusedError: it no longer fits."""
    match doing:
        case GivePoints() | Reveal() | SendCards() | TakeCards():
            yield from _with_phones(doing, station)
        case AskPoints(query):
            _ask(station, query)
        case CountDots(query, themes):
            _count(station, query, themes)
        case AskCards(asked):
            station.polls.open_round(asked.kind, (asked.question,), asked.block)
        case _:
            _conclude(doing, station)


def _conclude(doing: ReportBack | Gather | ReadBack | Agree | TakeAlong, station: Station) -> None:
    match doing:
        case ReportBack(workshop):
            station.plenum.report_back(workshop, done=True)
        case Gather(theme):
            _gather(station, theme)
        case ReadBack(theme):
            _read_back(station, theme)
        case Agree(measure):
            agree(station, measure)
        case TakeAlong(number, who):
            question = find_entry(station.snapshot, number)
            if question is not None:
                station.plenum.take_question(question, who)


def play_at_once(doing: PlenumDoing, station: Station, phones: PlenumPhones | None) -> None:
    """Do what `doing` says, and wait for `phones`."""
    playing = play_plenum(doing, station)
    came: object = None
    while True:
        try:
            job = playing.send(came)
        except StopIteration:
            return
        came = None if phones is None else job(phones)


def _with_phones(doing: GivePoints | Reveal | SendCards | TakeCards, station: Station) -> Playing:
    match doing:
        case GivePoints(script, themes):
            query = open_query(station.snapshot)
            if query is not None:
                given = _ballots(query, script, themes)
                yield lambda phones: phones.answer(query, given)
        case Reveal():
            yield from _reveal(station)
        case SendCards(asked):
            open_round = _open_round(station.snapshot, asked)
            if open_round is not None:
                yield lambda phones: phones.write(open_round, asked.cards)
        case TakeCards(asked):
            yield from _take_cards(station, asked)


def _ask(station: Station, query: ScriptQuery) -> None:
    """Open the query over all themes that stand."""
    themes = station.snapshot.themes.standing
    station.polls.open_query(
        QueryKind.POINTS,
        query.question,
        [Candidate(id=theme.id, label=theme.title) for theme in themes],
        points=query.points,
        most=query.most,
        people=query.people,
    )


def _ballots(
    query: Query, script: ScriptQuery, themes: Sequence[ScriptTheme]
) -> list[dict[CandidateId, int]]:
    known = {candidate.label: candidate.id for candidate in query.candidates}
    asked = [theme for theme in themes if theme.title in known]
    return [
        {known[theme.title]: points for theme, points in zip(asked, given, strict=True) if points}
        for given in ballots(script, asked)
    ]


def _count(station: Station, script: ScriptQuery, themes: Sequence[ScriptTheme]) -> None:
    query = current_query(station.snapshot)
    if query is None:
        return
    station.polls.close(query.id)
    dots = {theme.title: theme.dots for theme in themes}
    if script.dots_people:
        counted = [
            (Source.DOTS, one.id, dots[one.label]) for one in query.candidates if one.label in dots
        ]
        station.polls.count_all(query.id, [(Source.DOTS, PEOPLE, script.dots_people), *counted])


def _reveal(station: Station) -> Playing:
    query = current_query(station.snapshot)
    if query is None:
        return
    station.polls.reveal(query.id)
    revealed = next(one for one in station.snapshot.queries if one.id == query.id)
    count = yield lambda phones: phones.count(revealed)
    nothing = PhoneCount(ballots=0, points=(0,) * len(query.candidates))
    station.polls.note_phones(query.id, nothing if count is None else count)


def _open_round(snapshot: Snapshot, asked: ScriptRound) -> Round | None:
    rounds = (one for one in open_rounds(snapshot) if one.questions == (asked.question,))
    return next(rounds, None)


def _take_cards(station: Station, asked: ScriptRound) -> Playing:
    """Close the round, and take all of its cards as they are."""
    known = _open_round(station.snapshot, asked)
    if known is None:
        return
    station.polls.close_round(known.id)
    kind = kind_of_card(known.kind, station.snapshot.agenda)
    cards: Sequence[InboxCard] | None = yield lambda phones: phones.cards(known)
    for card in cards or ():
        station.polls.take_card(
            card.id,
            known.id,
            "\n".join(card.parts),
            kind,
            function=card.function,
            release=card.release,
            withdrawal=card.withdrawal,
        )


def _gather(station: Station, script: ScriptTheme) -> None:
    found = (find_entry(station.snapshot, number) for number in script.entries)
    theme = station.plenum.found(script.title, [entry for entry in found if entry is not None])
    if script.summary:
        text = station.texts.open(theme)
        text.insert(0, script.summary)
        text.close()
    if script.controversy:
        station.plenum.note_controversy(theme, script.controversy)


def _read_back(station: Station, script: ScriptTheme) -> None:
    theme = _find_theme(station.snapshot, script.title)
    if theme is not None and script.is_confirmed:
        station.plenum.confirm(theme.id, sheet_of(theme, station.snapshot))


def agree(station: Station, script: ScriptMeasure) -> None:
    """Agree on the measure that was proposed from the source, else on a new one."""
    snapshot = station.snapshot
    source = find_entry(snapshot, script.source)
    found = (source, *(find_entry(snapshot, number) for number in script.sources))
    proposed = (one.id for one in snapshot.measures if source and one.source == source)
    theme = _find_theme(snapshot, script.theme)
    station.plenum.agree(
        script.what,
        who=script.who,
        due=script.due,
        addressee=script.addressee,
        sources=[entry for entry in found if entry is not None],
        theme="" if theme is None else theme.id,
        measure=next(proposed, None),
    )


def _find_theme(snapshot: Snapshot, title: str) -> Theme | None:
    return next((theme for theme in snapshot.themes.standing if theme.title == title), None)


def find_entry(snapshot: Snapshot, full_number: str) -> EntryId | None:
    """Return the entry of that number as people say it: ``3.17``."""
    entries = snapshot.entries.values()
    return next((entry.id for entry in entries if snapshot.full_number(entry) == full_number), None)
