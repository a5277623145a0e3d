"""YAML's own complaints in plain words.

PyYAML says what its state machine expected next; an author needs to hear which slip usually
leads there. The patterns are those of PyYAML 6.0 (scanner.py, parser.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from facilitator.formats.problems import WHOLE_FILE, Mark, Problem, shown
from facilitator.formats.refusals import quote_it
from facilitator.formats.source import split_lines
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True)
class _Stumble:
    """Where the parser gave up; `line` is the text of that line."""

    mark: Mark
    opened: Mark
    """Where the construct began that the parser was in."""
    line: str
    complaint: str
    reason: str
    """The last part of the complaint."""

    @property
    def char(self) -> str:
        return self.line[self.mark.column - 1 : self.mark.column]

    @property
    def in_a_value(self) -> bool:
        return ": " in self.line[: self.mark.column - 1]

    @property
    def closing(self) -> str:
        return "}" if "flow mapping" in self.complaint else "]"


_Words = Callable[[Texts, _Stumble], str]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: str
    message: _Words
    hint: _Words
    at_opening: bool = False
    """The slip is where the construct began, not where the parser noticed."""


def syntax_problem(error: Exception, text: str) -> Problem:
    """Return what is wrong with `text` according to PyYAML's `error`."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(WHOLE_FILE, lambda texts: texts("This is not valid YAML."), str(error))
    reason = error.problem or ""
    complaint = f"{error.context or ''}: {reason}"
    rule = next(rule for rule in _RULES if re.search(rule.pattern, complaint))
    noticed = _mark(error.problem_mark)
    opened = _mark(error.context_mark) if error.context_mark else noticed
    mark = opened if rule.at_opening else noticed
    line = split_lines(text)[mark.line - 1]
    stumble = _Stumble(mark, opened, line, complaint, reason)
    return Problem(
        mark,
        lambda texts: rule.message(texts, stumble),
        shown(line[mark.column - 1 :]),
        hint=lambda texts: rule.hint(texts, stumble),
    )


def _mark(mark: yaml.Mark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _colon(texts: Texts, at: _Stumble) -> str:
    if at.in_a_value:
        return texts("A text with a colon and a space has to stand in quotation marks.")
    return texts("This colon does not fit here.")


def _colon_hint(texts: Texts, at: _Stumble) -> str:
    if at.in_a_value:
        return texts('Write it like this: title: "Status: the future"')
    return texts(
        "Either this line is indented wrongly, or the line above lacks a colon with a space."
    )


def _start(texts: Texts, at: _Stumble) -> str:
    if at.char == "\t":
        return texts("Here is a tab.")
    return texts("A value can't begin with “{char}”.", char=at.char)


def _start_hint(texts: Texts, at: _Stumble) -> str:
    return texts("Indent with spaces only.") if at.char == "\t" else quote_it(texts)


def _technically(texts: Texts, at: _Stumble) -> str:
    return texts("YAML says: {reason}", reason=at.reason)


_RULES: Final = (
    _Rule("mapping values are not allowed", _colon, _colon_hint),
    _Rule(
        "quoted scalar: found unexpected",
        lambda texts, at: texts("This quotation mark is never closed."),
        lambda texts, at: texts("End the text with the same mark that it begins with."),
        at_opening=True,
    ),
    _Rule(
        "could not find expected ':'",
        lambda texts, at: texts("The colon is missing after this key."),
        lambda texts, at: texts("Write it like this: title: Welcome"),
        at_opening=True,
    ),
    _Rule(
        "block end>, but found '<scalar>'",
        lambda texts, at: texts("There is text behind the closing quotation mark."),
        lambda texts, at: texts("Use typographic quotation marks within a text."),
    ),
    _Rule(
        "block end>, but found '(<block|-|\\?)",
        lambda texts, at: texts(
            "The indentation does not fit the lines above (from line {line}).", line=at.opened.line
        ),
        lambda texts, at: texts("What belongs together begins in the same column."),
    ),
    _Rule(
        "expected ',' or",
        lambda texts, at: texts("A comma or “{closing}” is missing here.", closing=at.closing),
        lambda texts, at: texts("The bracket was opened in line {line}.", line=at.opened.line),
    ),
    _Rule("cannot start any token", _start, _start_hint),
    _Rule(
        "(an alias|an anchor|a tag|a directive|parsing a node): ",
        _start,
        _start_hint,
        at_opening=True,
    ),
    _Rule(
        "escape|hexdecimal",
        lambda texts, at: texts(
            "A backslash in double quotation marks begins a special character."
        ),
        lambda texts, at: texts("Write it twice, or use single quotation marks."),
    ),
    _Rule(
        "sequence entries are not allowed",
        lambda texts, at: texts("A list can't begin here."),
        lambda texts, at: texts("Begin it on a line of its own, or put a text in quotation marks."),
    ),
    _Rule(
        "block scalar: expected",
        lambda texts, at: texts("Behind “|” or “>” the text begins on the next line."),
        _technically,
    ),
    _Rule("", lambda texts, at: texts("This is not valid YAML."), _technically),
)
"""Tried from the top; the last one fits anything."""
