"""No word may be lost: whatever was captured stands in the document, exactly once."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.model import (
    Blocks,
    Chart,
    Document,
    Paragraph,
    Role,
    Weight,
)
from facilitator.domain.documentation.sections import split_sections
from facilitator.domain.entries import Addressee, Entry, Measure, Relation, Release
from facilitator.domain.kinds import Kind, default_kinds
from facilitator.domain.plenum.gathering import gathered_in
from facilitator.domain.plenum.query import (
    Candidate,
    Count,
    PhoneCount,
    Query,
    QueryKind,
    Source,
)
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.theme import Absorbed, Theme, Themes
from facilitator.domain.snapshot import Snapshot
from tests.domain.documentation.building import build, entries_in, say
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_track,
    make_workshop,
)

pytestmark = pytest.mark.slow

PLACES: Final = ("ws1", "ws2", "talk", "plain", "phase", "plenum", "closing", "inner-ws1", "gone")
KINDS: Final = default_kinds("de")
WORDS: Final = st.text(st.characters(exclude_categories=()), max_size=20)
IDS: Final = [f"e{number}" for number in range(12)]
ROUND_IDS: Final = ["r0", "r1", "r2"]
THEME_IDS: Final = ["t0", "t1"]


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    count = draw(st.integers(0, len(IDS)))
    return tuple(_entry(draw, entry_id) for entry_id in IDS[:count])


def _entry(draw: st.DrawFn, entry_id: str) -> Entry:
    return make_entry(
        entry_id,
        place=draw(st.sampled_from(PLACES)),
        number=draw(st.sampled_from(["", "1", "17", "b4"])),
        kind=draw(st.sampled_from([None, "lost", *(kind.id for kind in KINDS)])),
        relation=draw(st.sampled_from([None, *Relation])),
        parent=draw(st.sampled_from([None, "nobody", *IDS])),
        release=draw(st.sampled_from(Release)),
        removed=draw(st.booleans()),
        open_end=draw(st.booleans()),
        function=draw(WORDS),
        merged_into=draw(st.sampled_from([None, None, "nobody", *IDS])),
        round=draw(st.sampled_from(["", "", "nothing", *ROUND_IDS])),
        taken_by=draw(st.sampled_from(["", "Servicestelle"])),
        versions=tuple(draw(st.lists(WORDS, max_size=2))),
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    filed = [replace(entry, text=draw(WORDS)) for entry in draw(entries())]
    kinds = draw(st.lists(st.sampled_from(KINDS), unique=True))
    language = draw(st.sampled_from(["de", "en"]))
    sources = st.sampled_from([None, "nobody", *IDS])
    return make_snapshot(
        _agenda(kinds, language),
        entries=filed,
        summaries=draw(st.dictionaries(st.sampled_from(PLACES), WORDS)),
        measures=tuple(
            _measure(draw, f"m{number}", draw(sources)) for number in range(draw(st.integers(0, 3)))
        ),
        themes=draw(themes()),
        queries=draw(queries()),
        rounds=tuple(
            make_round(key, draw(st.sampled_from(RoundKind)), draw(st.integers(0, 3)))
            for key in ROUND_IDS
        ),
        rehearsal=draw(st.booleans()),
    )


def _measure(draw: st.DrawFn, key: str, source: str | None) -> Measure:
    return make_measure(
        key,
        source=source,
        sources=tuple(draw(st.lists(st.sampled_from(["nobody", *IDS]), unique=True, max_size=3))),
        theme=draw(st.sampled_from(["", "lost", *THEME_IDS])),
        addressee=draw(st.sampled_from([None, *Addressee])),
        agreed=draw(st.booleans()),
        removed=draw(st.booleans()),
    )


def make_round(key: str, kind: RoundKind, questions: int) -> Round:
    asked = tuple(f"Frage {number}?" for number in range(questions))
    return Round(id=key, kind=kind, questions=asked, place="plenum", opened=at("09:00"))


@st.composite
def themes(draw: st.DrawFn) -> Themes:
    gathered = st.lists(st.sampled_from(["nobody", *IDS]), unique=True)
    standing = tuple(
        Theme(
            id=key,
            title=draw(WORDS),
            entries=tuple(sorted(draw(gathered))),
            summary=draw(WORDS),
            controversy=draw(WORDS),
            absorbed=tuple(_absorbed(draw) for _ in range(key == "t0")),
        )
        for key in draw(st.lists(st.sampled_from(THEME_IDS), unique=True))
    )
    ways = {entry: tuple(theme.id for theme in standing if entry in theme.entries) for entry in IDS}
    return Themes(standing, {entry: found for entry, found in ways.items() if found})


def _absorbed(draw: st.DrawFn) -> Absorbed:
    return Absorbed(id="merged", title=draw(WORDS), summary=draw(WORDS), controversy=draw(WORDS))


@st.composite
def queries(draw: st.DrawFn) -> tuple[Query, ...]:
    return tuple(_query(draw, f"q{number}") for number in range(draw(st.integers(0, 2))))


def _query(draw: st.DrawFn, key: str) -> Query:
    ids = draw(st.lists(st.sampled_from(["merged", "free", *THEME_IDS, *IDS]), unique=True))
    counts = tuple(
        Count(
            id=f"{key}-{number}",
            source=draw(st.sampled_from([Source.DOTS, Source.HANDS])),
            candidate=draw(st.sampled_from(["", "unknown", *ids])),
            amount=draw(st.integers(0, 99)),
            at=at("09:10"),
            reason=draw(WORDS),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    phones = PhoneCount(ballots=draw(st.integers(0, 9)), points=tuple(range(len(ids))))
    return Query(
        id=key,
        kind=draw(st.sampled_from(QueryKind)),
        question=draw(WORDS),
        candidates=tuple(Candidate(id=one, label=draw(WORDS)) for one in ids),
        points=draw(st.integers(1, 3)),
        people=draw(st.sampled_from([0, 3, 90])),
        opened=at("09:00"),
        closed=at("09:20"),
        revealed=draw(st.sampled_from([None, at("09:21")])),
        from_phones=draw(st.sampled_from([None, phones])),
        counts=counts,
    )


def _agenda(kinds: list[Kind], language: str) -> Agenda:
    return make_agenda(
        make_day(
            make_block("talk", kind=BlockKind.TALK, code="I"),
            make_block("plain", code="P"),
            make_block(
                "phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))
            ),
            make_block("plenum", kind=BlockKind.PLENUM, code="L"),
            make_block("closing", code="C"),
        ),
        workshops=(make_workshop(1), make_workshop(2)),
        kinds=tuple(kinds),
        language=language,
    )


@given(snapshots())
def test_every_standing_entry_is_there_once(snapshot: Snapshot) -> None:
    standing = [entry.id for entry in snapshot.entries.values() if not entry.removed]

    assert Counter(block.id for block in entries_in(build(snapshot))) == Counter(standing)


@given(snapshots())
def test_every_word_of_an_entry_is_there(snapshot: Snapshot) -> None:
    document = build(snapshot)
    further = further_words(document)

    for block in entries_in(document):
        entry = snapshot.entries[block.id]
        said = block.text + "".join(further[block.anchor])
        is_named = entry.release is not Release.ANONYMOUS and not _may_be_contact(entry, snapshot)
        assert _letters(said) == _letters(entry.text)
        assert _letters(block.attribution) == _letters(entry.function if is_named else "")
        assert list(map(_letters, block.wordings)) == list(map(_letters, entry.versions))


def _may_be_contact(entry: Entry, snapshot: Snapshot) -> bool:
    """Say whether what stands where others have a function was meant for the moderator alone."""
    kinds = {one.id: one.kind for one in snapshot.rounds}
    if entry.round in kinds:
        return kinds[entry.round] is RoundKind.STORY
    return bool(entry.round) and entry.release is not Release.WITH_FUNCTION


@given(snapshots())
def test_every_word_of_a_summary_is_there(snapshot: Snapshot) -> None:
    paragraphs = "".join(
        say(block.spans) for block in build(snapshot).blocks if isinstance(block, Paragraph)
    )

    said = [notes.summary for notes in snapshot.notes.values()]
    for theme in snapshot.themes.standing:
        said += [theme.summary, theme.controversy]
        said += [text for one in theme.absorbed for text in (one.summary, one.controversy)]
    for text in said:
        assert _letters(text) in _letters(paragraphs)


@given(snapshots())
def test_depth_never_leaves_a_step_out(snapshot: Snapshot) -> None:
    blocks = entries_in(build(snapshot))

    for before, block in zip([None, *blocks], blocks, strict=False):
        assert block.depth <= (before.depth + 1 if before else 0)


@given(snapshots())
def test_every_theme_is_there_with_all_that_it_gathered(snapshot: Snapshot) -> None:
    document = build(snapshot)

    for theme in snapshot.themes.standing:
        told = section_of(document, f"theme-{theme.id}")
        shown = {gathered.id for gathered in gathered_in(theme, snapshot)}
        assert {f"entry-{entry}" for entry in shown} <= targets(told)


@given(snapshots())
def test_no_result_is_told_before_it_is_revealed(snapshot: Snapshot) -> None:
    anchors = {block.anchor for block in build(snapshot).blocks if isinstance(block, Chart)}

    hidden = {f"chart-{query.id}" for query in snapshot.queries if query.revealed is None}

    assert not anchors & hidden


def further_words(document: Document) -> dict[str, list[str]]:
    """Return by entry what it says besides its own block: answers to further questions."""
    found: dict[str, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.ENTRY:
            label, *words = block.spans
            if label.weight is Weight.STRONG and label.target:
                found[label.target].append(say(tuple(words)))
    return found


def section_of(document: Document, anchor: str) -> Blocks:
    return split_sections(document.blocks)[anchor]


def targets(blocks: Blocks) -> set[str]:
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return {span.target for block in paragraphs for span in block.spans if span.target}


def _letters(text: str) -> str:
    """Return what nobody may lose: quotation marks around it and layout don't count."""
    return "".join(sign for sign in clean_text(text) if sign.isalnum())
