"""What holds for anything that can be typed: Enter is never refused, and nothing is lost."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.capture import (
    LastEntries,
    Line,
    NewEntry,
    Nothing,
    ProposeMeasure,
    Rekind,
    join_prefix,
    read_line,
    split_prefix,
)
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import OPTION, QUOTE, Kind, KindId, default_kinds

Kinds = tuple[Kind, ...]

_RELATIONS = {Relation.ADDITION: "+", Relation.OBJECTION: "<", Relation.ANSWER: "a"}

_pieces = st.sampled_from(
    [*"hlofbezpcsqivam+<#.- \n\t\u00a0", "..", "--", " -- ", " ..", " #o", "#m", "17", "b4", "3."]
)
typed_texts = st.lists(_pieces | st.text(max_size=6), max_size=12).map("".join)
all_kinds = st.sampled_from([default_kinds("de"), default_kinds("en"), ()])
defaults = st.sampled_from([None, OPTION, QUOTE, "a kind of last year"])
last_entries = st.builds(
    LastEntries,
    has_entry=st.booleans(),
    has_question=st.booleans(),
    has_option=st.booleans(),
    numbers=st.sampled_from([frozenset[str](), frozenset({"17", "b4"})]),
    code=st.sampled_from(["", "3", "I"]),
)


def squeeze(text: str) -> str:
    """Return all but the blanks of `text`."""
    return "".join(text.split())


def letters_of(kinds: Kinds, kind: KindId | None) -> str:
    return "".join(one.letter for one in kinds if one.id == kind)


@given(typed_texts, all_kinds)
@example("z B. im Juni", default_kinds("de"))
def test_join_restores_what_split_took_apart(typed: str, kinds: Kinds) -> None:
    assert join_prefix(split_prefix(typed, kinds)) == typed


@given(typed_texts, all_kinds)
def test_split_of_a_joined_line_is_that_line(typed: str, kinds: Kinds) -> None:
    line = split_prefix(typed, kinds)

    assert split_prefix(join_prefix(line), kinds) == line


@given(typed_texts, all_kinds, defaults, last_entries)
@example("z Wort -- Leitung .. #m", default_kinds("de"), None, LastEntries())
@example("+ Wort -- Leitung #z", default_kinds("de"), None, LastEntries(has_entry=True))
def test_nothing_typed_is_lost(
    typed: str, kinds: Kinds, default: KindId | None, last: LastEntries
) -> None:
    line = split_prefix(typed, kinds)
    match read_line(line, kinds, default, last):
        case Nothing():
            assert squeeze(typed) == line.prefix
        case Rekind(kind, number):
            assert squeeze(typed)[1] in letters_of(kinds, kind)
            assert (number or "") == squeeze(typed).lower()[2:].rpartition(".")[2]
        case ProposeMeasure(number):
            assert squeeze(typed)[:2] == "#m"
            assert (number or "") == squeeze(typed).lower()[2:].rpartition(".")[2]
        case NewEntry() as entry:
            _check_rejoined(typed, entry, kinds)


def _check_rejoined(typed: str, entry: NewEntry, kinds: Kinds) -> None:
    """What was typed is the prefix, the text, the function and the marks, and nothing else."""
    prefix = split_prefix(typed, kinds).prefix
    is_text = entry.text.startswith(f"{prefix} ") and typed.startswith(f"{prefix} {entry.text[2:]}")
    opening = "" if not prefix or is_text else prefix
    function = f"--{squeeze(entry.function)}" if entry.function else ""
    body = opening + squeeze(entry.text) + function
    assert squeeze(typed).startswith(body)
    marks = re.findall(r"#\w|\.\.", squeeze(typed)[len(body) :])
    assert body + "".join(marks) == squeeze(typed)

    assert len(set(marks)) == len(marks) <= 3
    assert entry.open_end == (".." in marks)
    assert entry.proposes_measure == ("#m" in marks)
    kind_marks = [mark[1] for mark in marks if mark not in ("..", "#m")]
    assert kind_marks in ([], [*letters_of(kinds, entry.kind)])
    if entry.relation is not None:
        assert opening == _RELATIONS[entry.relation]


@given(st.builds(Line, st.text(), st.text(max_size=2)), all_kinds, defaults, last_entries)
def test_any_line_can_be_read(
    line: Line, kinds: Kinds, default: KindId | None, last: LastEntries
) -> None:
    intent = read_line(line, kinds, default, last)

    assert (intent == Nothing()) == (not line.text.strip())


@given(typed_texts, all_kinds, defaults, last_entries)
def test_entry_always_says_something(
    typed: str, kinds: Kinds, default: KindId | None, last: LastEntries
) -> None:
    intent = read_line(split_prefix(typed, kinds), kinds, default, last)

    if isinstance(intent, NewEntry):
        assert intent.text
        assert intent.text == intent.text.strip()
        assert intent.text in typed
        assert intent.function in typed


@given(st.text(alphabet=st.characters(exclude_characters="#.-+<"), min_size=1), defaults)
def test_text_without_marks_is_filed_as_it_is(text: str, default: KindId | None) -> None:
    intent = read_line(Line(text), default_kinds("de"), default, LastEntries())

    expected = NewEntry(text=text.strip(), kind=default) if text.strip() else Nothing()
    assert intent == expected
