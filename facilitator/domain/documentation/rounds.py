"""What phones brought: cards under the question of their round, answers, success stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.entry_blocks import (
    grouped_blocks,
    thread_blocks,
    threads_blocks,
)
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    EntryBlock,
    Heading,
    Paragraph,
    Role,
    Span,
    Weight,
)
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.entries import Entry
from facilitator.domain.kinds import KindId
from facilitator.domain.plenum.round import Round, RoundKind

_IN_PLACE: Final = frozenset({RoundKind.CARDS, RoundKind.FLASH})
_ENDINGS: Final = ("?", "!", ".", ":", "…")


def place_blocks(
    material: Material,
    place: PlaceId,
    threads: Sequence[Thread],
    titles: Mapping[KindId | None, str],
    *,
    first: Sequence[KindId | None] = (),
    expected: Sequence[KindId] = (),
) -> Blocks:
    """Return what a place holds: by kind what was said, then round by round its cards."""
    cards: dict[str, list[Thread]] = {}
    said: list[Thread] = []
    for thread in threads:
        asked = material.round_of(thread.root)
        is_card = asked is not None and asked.kind in _IN_PLACE
        (cards.setdefault(thread.root.round, []) if is_card else said).append(thread)
    on_cards = {thread.root.kind for found in cards.values() for thread in found}
    missed = [kind for kind in expected if kind not in on_cards]
    return (
        *grouped_blocks(material, place, said, titles, first=first, expected=missed),
        *(
            block
            for asked in material.snapshot.rounds
            if asked.id in cards
            for block in _card_group(material, place, asked, cards[asked.id])
        ),
    )


def _card_group(
    material: Material, place: PlaceId, asked: Round, threads: Sequence[Thread]
) -> Blocks:
    texts, question = material.texts, " ".join(asked.questions)
    named = (
        texts("Flash round: “{question}”", question=question)
        if asked.kind is RoundKind.FLASH
        else texts("Cards: “{question}”", question=question)
    )
    heading = Heading(level=3, text=named, anchor=f"group-{place}-{asked.id}")
    return (heading, *threads_blocks(material, threads))


def build_rounds(material: Material) -> Blocks:
    """Return a section each for what people take along, for feedback and for success stories."""
    texts = material.texts
    return (
        *_section(material, RoundKind.TAKEAWAY, texts("What participants take along")),
        *_section(material, RoundKind.FEEDBACK, texts("Feedback on the event")),
        *_section(material, RoundKind.STORY, texts("Success stories")),
    )


def _section(material: Material, kind: RoundKind, title: str) -> Blocks:
    rounds = [asked for asked in material.snapshot.rounds if asked.kind is kind]
    filled = [(asked, threads) for asked in rounds if (threads := material.collected(asked.id))]
    if not filled:
        return ()
    heading = Heading(level=2, text=title, anchor=round_anchor(kind))
    if kind is RoundKind.STORY:
        stories = [thread for _, found in filled for thread in found]
        return (heading, *(block for one in stories for block in _story(material, one)))
    return (heading, *(block for pair in filled for block in _by_question(material, *pair)))


def round_anchor(kind: RoundKind) -> str:
    """Return the name by which references find the section on all rounds of a kind."""
    return f"part-{kind}"


def _by_question(material: Material, asked: Round, threads: Sequence[Thread]) -> Iterator[Block]:
    """Yield each question with all that was answered to it.

    An entry stands where it answers first; what more it says stands under the further questions
    with a reference to it.
    """
    questions = asked.questions or ("…",)
    groups: list[list[Block]] = [[] for _ in questions]
    for thread in threads:
        first, *hanging = thread_blocks(material, thread)
        given = _answers(thread.root, len(groups))
        place = next((at for at, answer in enumerate(given) if answer.strip()), 0)
        text = given[place] if len(groups) > 1 and not thread.root.redacted else first.text
        groups[place] += [replace(first, text=text), *hanging]
        for at, answer in enumerate(given):
            if at > place and answer.strip() and len(groups) > 1 and not thread.root.redacted:
                groups[at].append(_further(first, answer))
    for number, (question, found) in enumerate(zip(questions, groups, strict=True)):
        anchor = f"answers-{asked.id}-{number}"
        yield Heading(level=3, text=question, anchor=anchor)
        yield from found or [Paragraph((Span(material.texts("None mentioned.")),))]


def _further(entry: EntryBlock, answer: str) -> Paragraph:
    label = Span(entry.label, Weight.STRONG, target=entry.anchor)
    return Paragraph((label, Span(f" {answer}")), Role.ENTRY)


def _answers(entry: Entry, questions: int) -> tuple[str, ...]:
    """Return what an entry answers to each question: a line each, the rest to the last."""
    lines = clean_text(entry.text).split("\n")
    return (*lines[: questions - 1], "\n".join(lines[questions - 1 :]))


def _story(material: Material, thread: Thread) -> Iterator[EntryBlock]:
    first, *hanging = thread_blocks(material, thread)
    asked = material.round_of(thread.root)
    yield first if thread.root.redacted else _told(first, thread.root, asked)
    yield from hanging


def _told(block: EntryBlock, entry: Entry, asked: Round | None) -> EntryBlock:
    """Return a story with what each of its lines tells written before it."""
    questions = (asked.questions if asked else ()) or ("",)
    lines: list[str] = []
    prompts: list[str] = []
    for prompt, answer in zip(questions, _answers(entry, len(questions)), strict=False):
        if answer.strip():
            parts = answer.strip().split("\n")
            lines += parts
            prompts += [_as_prompt(prompt), *("" for _ in parts[1:])]
    return replace(block, text="\n".join(lines), prompts=tuple(prompts))


def _as_prompt(question: str) -> str:
    asked = one_line(question)
    return f"{asked}:" if asked and not asked.endswith(_ENDINGS) else asked


def is_voice_round(material: Material, entry: Entry) -> bool:
    """Say whether an entry came as somebody's voice on the event."""
    asked = material.round_of(entry)
    return asked is not None and asked.kind is RoundKind.VOICE
