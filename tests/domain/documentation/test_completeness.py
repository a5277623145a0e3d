"""No word may be lost: whatever was captured stands in the document, exactly once."""

from collections import Counter
from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.model import Paragraph
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.kinds import Kind, default_kinds
from facilitator.domain.snapshot import Snapshot
from tests.domain.documentation.building import build, entries_in, say
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

PLACES: Final = ("ws1", "ws2", "talk", "plain", "phase", "plenum", "closing", "inner-ws1", "gone")
KINDS: Final = default_kinds("de")
WORDS: Final = st.text(st.characters(exclude_categories=()), max_size=20)
IDS: Final = [f"e{number}" for number in range(12)]


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
            make_measure(f"m{number}", source=draw(sources), removed=draw(st.booleans()))
            for number in range(draw(st.integers(0, 3)))
        ),
        rehearsal=draw(st.booleans()),
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
    for block in entries_in(build(snapshot)):
        entry = snapshot.entries[block.id]
        assert _letters(block.text) == _letters(entry.text)
        said_by = "" if entry.release is Release.ANONYMOUS else entry.function
        assert _letters(block.attribution) == _letters(said_by)
        assert list(map(_letters, block.wordings)) == list(map(_letters, entry.versions))


@given(snapshots())
def test_every_word_of_a_summary_is_there(snapshot: Snapshot) -> None:
    paragraphs = "".join(
        say(block.spans) for block in build(snapshot).blocks if isinstance(block, Paragraph)
    )

    for notes in snapshot.notes.values():
        assert _letters(notes.summary) in _letters(paragraphs)


@given(snapshots())
def test_depth_never_leaves_a_step_out(snapshot: Snapshot) -> None:
    blocks = entries_in(build(snapshot))

    for before, block in zip([None, *blocks], blocks, strict=False):
        assert block.depth <= (before.depth + 1 if before else 0)


def _letters(text: str) -> str:
    """Return what nobody may lose: quotation marks around it and layout don't count."""
    return "".join(sign for sign in clean_text(text) if sign.isalnum())
