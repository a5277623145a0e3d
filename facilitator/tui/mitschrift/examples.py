"""How one captures, in examples: for the empty list and for the help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from facilitator.domain.agenda import BlockKind
from facilitator.domain.kinds import APPROACH, INSIGHT, OPTION, QUESTION, QUOTE, Kind
from facilitator.domain.places import LECTURES
from facilitator.texts import Texts
from facilitator.tui.plain import visible


def example_lines(
    kinds: Sequence[Kind], width: int, texts: Texts, during: BlockKind | None = None
) -> list[Text]:
    """Return the lines, each no wider than `width`; of a talk and its questions, their own."""
    known = {kind.id: kind for kind in kinds}
    is_lecture = during in LECTURES
    examples = _of_lecture(known, during, texts) if is_lecture else _examples(known, texts)
    widest = max(cell_len(typed) for typed, _ in examples)
    lines = [
        Text(f" {texts('Just write; ⏎ files the line. For example:')}", style="bold"),
        Text(""),
    ]
    for typed, effect in examples:
        gap = " " * (widest - cell_len(typed) + 3)
        lines.append(Text.assemble("   ", (typed, "bold"), gap, "→ ", effect))
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return lines


def _examples(kinds: dict[str, Kind], texts: Texts) -> list[tuple[str, str]]:
    found = [(texts("New people learn only in passing"), texts("as the agenda has it"))]
    approach, option, quote = (kinds.get(kind) for kind in (APPROACH, OPTION, QUOTE))
    if approach is not None:
        found.append((f"{approach.letter} {texts('a fixed time for questions')}", approach.name))
    if option is not None:
        found.append((f"{texts('offer a model course together')} #{option.letter}", option.name))
    if quote is not None:
        typed = f"{quote.letter} {texts('At last somebody asks. -- team lead')}"
        found.append((typed, texts("{kind} with function", kind=quote.name)))
    found.append((f"+ {texts('once a week at least')}", texts("Addition")))
    found.append((f"{texts('and what about')} ..", texts("open end")))
    return found


def _of_lecture(
    kinds: dict[str, Kind], during: BlockKind | None, texts: Texts
) -> list[tuple[str, str]]:
    """Return how key statements, questions with answers, and quotes are written down."""
    insight, question, quote = (kinds.get(kind) for kind in (INSIGHT, QUESTION, QUOTE))
    asked, said = texts("When will we know more?"), texts("The law comes in two steps")
    plain = texts("as the agenda has it")
    is_talk = during is BlockKind.TALK
    found = [(said, plain)] if is_talk else [(asked, plain)]
    if is_talk and question is not None:
        found.append((f"{question.letter} {asked}", question.name))
    found.append((f"a {texts('with the draft, in spring')}", texts("answer to the last question")))
    if not is_talk and insight is not None:
        found.append((f"{insight.letter} {said}", insight.name))
    if quote is not None:
        typed = f"{quote.letter} {texts('Begin small, and celebrate it. -- speaker')}"
        found.append((typed, texts("{kind} with function", kind=quote.name)))
    found.append((f"{texts('and what about')} ..", texts("open end")))
    return found


def grammar(kinds: Sequence[Kind], texts: Texts) -> str:
    """Return how one captures, as the help says it."""
    said = texts(
        "Write as people talk: ⏎ files the line, and the field is free again. "
        "What stands in the field is kept at every keystroke."
    )
    known = {kind.id: kind for kind in kinds}
    first, at_end, quote = (known.get(wanted, kinds[0]) for wanted in (APPROACH, OPTION, QUOTE))
    rows = [
        (f"{first.letter} …", texts("{kind}: letter + space", kind=first.name)),
        (f"… #{at_end.letter}", texts("{kind}, said last", kind=at_end.name)),
        (f"#{at_end.letter}", texts("the last entry becomes: {kind}", kind=at_end.name)),
        (f"#{at_end.letter} 17", texts("entry 17 becomes: {kind}", kind=at_end.name)),
        ("+ …", texts("addition to the last entry")),
        ("< …", texts("objection to the last entry")),
        ("a …", texts("answer to the last question")),
        ("… ..", texts("open end; Ctrl+N finishes it")),
        ("… #m", texts("a measure as well; alone: the last option")),
        (
            f"{quote.letter} … -- {texts('team lead')}",
            texts("{kind} with function", kind=quote.name),
        ),
    ]
    widest = max(cell_len(typed) for typed, _ in rows)
    lines = [f"{typed}{' ' * (widest - cell_len(typed) + 3)}{effect}" for typed, effect in rows]
    last = texts("Backspace at the very start takes the kind back and leaves the letter.")
    return "\n".join([said, "", *map(visible, lines), "", last])
