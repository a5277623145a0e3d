"""A query in words: what is asked, how it stands, who has given something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from facilitator.domain.plenum.query import Query, QueryKind, QueryState, Source
from facilitator.domain.plenum.scales import median_step
from facilitator.domain.plenum.tally import PEOPLE, Tally, corrections, last_counts, tally
from facilitator.domain.stage import Scene
from facilitator.link.voicing import Voices
from facilitator.texts import Texts
from facilitator.tui.bingo.said_pane import Lines, Panel, Said, Tone
from facilitator.tui.plain import one_line
from facilitator.tui.polls.standing import Standing, Step
from facilitator.tui.wording import clock_time


def query_panel(
    query: Query, stands: Standing, voices: Voices | None, zone: ZoneInfo, texts: Texts
) -> Panel:
    """Return how `query` stands; of one that is not revealed never what got how many points."""
    place, count = stands.queries.index(query) + 1, len(stands.queries)
    title = kind_name(query, texts)
    if count > 1:
        of = texts("{number} of {count}", number=place, count=count)
        title = f"{title} · {of} (← →)"
    lines = (
        Said(one_line(query.question), Tone.STRONG),
        Said(_state(query, stands.next_step, zone, texts), Tone.STRONG),
        *(Said(words) for words in _figures(query, voices, texts)),
        *(Said(words, Tone.ALERT) for words in _remarks(query, voices, texts)),
    )
    return Panel(title, lines)


def stage_lines(query: Query, scene: Scene, texts: Texts) -> Lines:
    """Return that the room still sees how to take part although there is a result to be seen."""
    if query.state is not QueryState.REVEALED or scene is not Scene.VOICES_CODE:
        return ()
    said = texts("The stage still shows the code: s puts the result there.")
    return (Said(said, Tone.ALERT),)


def kind_name(query: Query, texts: Texts) -> str:
    """Return what such a query is called."""
    match query.kind:
        case QueryKind.POINTS:
            return texts("Query with points")
        case QueryKind.SINGLE:
            return texts("Query with one point")
        case QueryKind.SCALE:
            return texts("Mood barometer")


def rule_words(query: Query, texts: Texts) -> str:
    """Return what a person may give."""
    if query.kind is not QueryKind.POINTS:
        return texts("one point for each person")
    points = texts.plural("{count} point a person", "{count} points a person", query.points)
    if query.most >= query.points:
        return points
    return f"{points}, {texts('at most {count} on one', count=query.most)}"


def _state(query: Query, step: Step, zone: ZoneInfo, texts: Texts) -> str:
    match query.state:
        case QueryState.OPEN:
            since = texts("open since {time}", time=clock_time(query.opened, zone))
            return f"{since} · {texts('⏎ closes it')}"
        case QueryState.CLOSED:
            assert query.closed is not None
            said = texts("closed at {time}, still hidden", time=clock_time(query.closed, zone))
            return f"{said} · {texts('⏎ reveals it')}"
        case QueryState.REVEALED:
            assert query.revealed is not None
            said = texts("revealed at {time}", time=clock_time(query.revealed, zone))
            return f"{said} · {texts('⏎ prepares the next one')}" if step is Step.NEW else said


def _figures(query: Query, voices: Voices | None, texts: Texts) -> Iterator[str]:
    if query.state is QueryState.REVEALED:
        yield _beside(_result(query, tally(query), texts))
    yield _beside([*_turnout(query, voices, texts), *_ways(query, voices, texts)])
    code = [texts("with one-time codes")] if query.by_code else []
    yield _beside([rule_words(query, texts), *code])


def _beside(parts: Iterable[str]) -> str:
    """Return `parts` on one line."""
    return " · ".join(parts)


def _turnout(query: Query, voices: Voices | None, texts: Texts) -> Iterator[str]:
    given = given_of(query, voices)
    if query.people and given:
        yield texts.plural(
            "{count} of {people} has taken part",
            "{count} of {people} have taken part",
            given,
            people=query.people,
        )


def given_of(query: Query, voices: Voices | None) -> int:
    """Return how many people have taken part as far as is known by now."""
    return tally(query).took_part + _still_on_phones(query, voices)


def _still_on_phones(query: Query, voices: Voices | None) -> int:
    """Return how many phones gave points that the hub still keeps to itself."""
    if voices is None or voices.query != query.id or query.from_phones is not None:
        return 0
    return voices.ballots


def _ways(query: Query, voices: Voices | None, texts: Texts) -> Iterator[str]:
    """Yield how many people took part in each way, as far as is known."""
    counted = query.from_phones.ballots if query.from_phones is not None else 0
    phones = counted + _still_on_phones(query, voices)
    said = texts.plural("{count} phone", "{count} phones", phones)
    if query.by_code and voices is not None and voices.query == query.id:
        said = f"{said} ({texts.plural('{count} code', '{count} codes', voices.issued)})"
    yield said
    by_hand = last_counts(query)
    for source in (Source.DOTS, Source.HANDS):
        people = by_hand.get((source, PEOPLE), 0)
        if people:
            yield f"{way_name(source, texts)}: {people}"
        elif any(way is source for way, _ in by_hand):
            yield texts("{way}: counted", way=way_name(source, texts))


def way_name(source: Source, texts: Texts) -> str:
    """Return how points came."""
    match source:
        case Source.PHONES:
            return texts("phones")
        case Source.DOTS:
            return texts("dots")
        case Source.HANDS:
            return texts("hands")


def _result(query: Query, counted: Tally, texts: Texts) -> Iterator[str]:
    yield sum_words(counted, texts)
    middle = median_step(counted) if query.kind is QueryKind.SCALE else None
    if middle is not None:
        yield texts("in the middle: {step}", step=one_line(middle.label))
    again = len(corrections(query))
    if again:
        yield texts.plural("{count} count corrected", "{count} counts corrected", again)


def sum_words(counted: Tally, texts: Texts) -> str:
    """Return how many points were given of how many there could have been."""
    if not counted.possible:
        return texts.plural("{count} point", "{count} points", counted.points)
    # As many as are possible decide about the plural: "1 of at most 90 points".
    return texts.plural(
        "{points} of at most {count} point",
        "{points} of at most {count} points",
        counted.possible,
        points=counted.points,
    )


def _remarks(query: Query, voices: Voices | None, texts: Texts) -> Iterator[str]:
    """Yield what is not as it should be, and what to do about it."""
    counted = tally(query)
    if query.people and given_of(query, voices) > query.people:
        yield texts("More people than are in the room: z corrects the count, i the room.")
    if counted.awaits_phones:
        yield texts("What phones gave is missing yet: the main machine has not said.")
    if counted.surplus:
        yield texts("More points than there can be: z looks at what was counted.")
    if not counted.is_counted:
        yield texts("How many people is not said for every way: z enters it.")
    if query.state is QueryState.REVEALED and counted.is_small:
        yield texts("Fewer than five took part: who did can tell what others gave.")


def empty_panel(themes: int, options: int, step: Step, texts: Texts) -> Panel:
    """Return what can be asked while there is no query; `step` is what Enter does."""
    key = "⏎" if step is Step.NEW else "n"
    over = [
        *([texts.plural("{count} theme", "{count} themes", themes)] if themes > 1 else []),
        *(
            [texts.plural("{count} option for action", "{count} options for action", options)]
            if options > 1
            else []
        ),
        texts("answers of your own"),
        texts("a scale"),
    ]
    lines: Lines = (
        Said(texts("No query yet. {key} prepares one.", key=key), Tone.STRONG),
        Said(texts("It can be over: {what}", what=" · ".join(over))),
        Said(
            texts(
                "Everybody takes one way: the phone, dots on paper, or a show of hands. The result "
                "stays hidden from everybody until you reveal it."
            ),
            Tone.SOFT,
        ),
    )
    return Panel(texts("Query"), lines)
