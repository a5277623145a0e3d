"""The capture grammar: what a typed line means. Enter is never refused.

Nothing typed is ever lost: whatever is not recognised stays in the text as it was typed. Marks
are lower-case (``#o``), so that "Raum #B" stays what it is.

- A prefix is a kind's letter, ``+``, ``<`` or ``a`` with a space, at the very start of the field.
  The field takes it off (`split_prefix`); `read_line` looks for none, so that a prefix which
  Backspace has made literal stays literal. Without an entry (for ``a``: a question) to refer to,
  it is text.
- Marks stand at the end of the last line, behind a blank: a kind (``#o``), ``#m`` and ``..``,
  each once, in any order. A kind's mark beats the prefix, and ``#m`` makes an option of what has
  no kind's mark. ``...`` and ``Text..`` are no marks, nor is a line of nothing but marks, unless
  it is a command: ``#o``, ``#o 17``, ``#m``, ``#m 17``.
- In a quote, the last ``--`` that stands free parts the words from who said them.
- Additions, objections and answers have a kind only if a mark gives them one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.entries import Relation
from facilitator.domain.kinds import OPTION, QUOTE, Kind, KindId
from facilitator.domain.marks import MEASURE, read_marks, split_function


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the field: the recognised `prefix` (``l``, ``+``) and the text."""

    text: str
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastEntries:
    """What the entries of the place offer to refer to."""

    has_entry: bool = False
    has_question: bool = False
    has_option: bool = False
    numbers: Container[str] = frozenset()
    """The numbers that can be named, without what stands before them: ``17``, ``b4``."""
    code: str = ""
    """What stands before them, if people may type it as well: the ``3`` of ``3.17``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """File an entry."""

    text: str
    kind: KindId | None
    relation: Relation | None = None
    function: str = ""
    open_end: bool = False
    proposes_measure: bool = False


@dataclass(frozen=True, slots=True)
class Rekind:
    """Give an entry another kind: the one numbered `number`, or the last."""

    kind: KindId
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ProposeMeasure:
    """Make the option numbered `number`, or the last one, a proposed measure."""

    number: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty field, with or without a prefix: there is nothing to file."""


Intent = NewEntry | Rekind | ProposeMeasure | Nothing

_RELATIONS: Final[Mapping[str, Relation]] = {
    "+": Relation.ADDITION,
    "<": Relation.OBJECTION,
    "a": Relation.ANSWER,
}
_FOR_EXAMPLE: Final = re.compile(r"z [Bb][ .]")
"""How German shortens "for example"; no quote begins like that."""

_COMMAND: Final = re.compile(r"#(\S+)(?:[ \t]+(\S+))?")


def split_prefix(typed: str, kinds: Sequence[Kind]) -> Line:
    """Return `typed` with its prefix taken off, as the field shows it while one types.

    A field with a prefix asks again at each keystroke, for `join_prefix` of what it shows: ``z ``
    is a quote until ``z B.`` is typed.
    """
    prefix, blank, text = typed[:1], typed[1:2], typed[2:]
    known = prefix in _RELATIONS or prefix in _letters(kinds)
    if blank != " " or not known or _FOR_EXAMPLE.match(typed):
        return Line(typed)
    return Line(text, prefix)


def join_prefix(line: Line) -> str:
    """Return the line as it was typed, its prefix literal again."""
    return f"{line.prefix} {line.text}" if line.prefix else line.text


def read_line(
    line: Line, kinds: Sequence[Kind], default: KindId | None, last: LastEntries
) -> Intent:
    """Return what Enter does with `line` where plain text gets the kind `default`. Never raises."""
    if not line.text.strip():
        return Nothing()
    letters = _letters(kinds)
    if not line.prefix:
        command = _read_command(line.text.strip(), letters, last)
        return command or _read_entry(line.text, None, default, letters)
    relation = _RELATIONS.get(line.prefix)
    if relation is not None and _has_target(relation, last):
        return _read_entry(line.text, relation, None, letters)
    if relation is None and line.prefix in letters:
        return _read_entry(line.text, None, letters[line.prefix], letters)
    return _read_entry(join_prefix(line), None, default, letters)


def _letters(kinds: Sequence[Kind]) -> dict[str, KindId]:
    return {kind.letter: kind.id for kind in reversed(kinds) if kind.letter}


def _has_target(relation: Relation, last: LastEntries) -> bool:
    return last.has_question if relation is Relation.ANSWER else last.has_entry


def _read_command(
    text: str, letters: Mapping[str, KindId], last: LastEntries
) -> Rekind | ProposeMeasure | None:
    """Return what a line of nothing but a mark and perhaps a number does, None if it is text."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return None
    letter, typed = found.groups()
    number = None if typed is None else _find_number(typed, last)
    if typed is not None and number is None:
        return None
    if f"#{letter}" == MEASURE:
        return ProposeMeasure(number) if number or last.has_option else None
    if letter in letters and (number or last.has_entry):
        return Rekind(letters[letter], number)
    return None


def _find_number(typed: str, last: LastEntries) -> str | None:
    """Return the number that was typed as ``17``, ``b4`` or ``3.17``, None if there is none."""
    code, dot, rest = typed.rpartition(".")
    number = rest.lower()
    is_here = not dot or (code != "" and code.casefold() == last.code.casefold())
    return number if is_here and number in last.numbers else None


def _read_entry(
    typed: str, relation: Relation | None, kind: KindId | None, letters: Mapping[str, KindId]
) -> NewEntry:
    text, marks = read_marks(typed.strip(), letters)
    if marks.kind is not None:
        kind = marks.kind
    elif marks.measure and OPTION in letters.values():
        kind = OPTION
    words, function = split_function(text) if kind == QUOTE else (text, "")
    return NewEntry(
        text=words,
        kind=kind,
        relation=relation,
        function=function,
        open_end=marks.open_end,
        proposes_measure=marks.measure,
    )
