"""What YAML would allow and these files don't, each with its words."""

from __future__ import annotations

from typing import Final

from facilitator.formats.problems import Mark, Problem, shown
from facilitator.texts import Texts

_YAML_TAG: Final = "tag:yaml.org,2002:"
"""What ``!!`` stands for."""


def empty_file() -> Problem:
    """Say that there is nothing in the file, or only comments."""
    return Problem(Mark(1, 1), lambda texts: texts("This file is empty."))


def second_document(mark: Mark) -> Problem:
    """Say that ``---`` begins another document at `mark`."""
    return Problem(
        mark, lambda texts: texts("A second document begins here; a file has only one."), "---"
    )


def too_deep(mark: Mark, limit: int) -> Problem:
    """Say that lists and mappings nest deeper than `limit` levels."""
    return Problem(
        mark, lambda texts: texts("This is nested deeper than {limit} levels.", limit=limit)
    )


def alias(mark: Mark, found: str) -> Problem:
    """Say that `found`, a ``*name``, is refused."""
    return Problem(
        mark,
        lambda texts: texts("References such as “{found}” are not allowed.", found=shown(found)),
        found,
        hint=quote_it,
    )


def anchor(mark: Mark, name: str) -> Problem:
    """Say that ``&name`` is refused."""
    found = f"&{name}"
    return Problem(
        mark,
        lambda texts: texts("Anchors such as “{found}” are not allowed.", found=shown(found)),
        found,
        hint=quote_it,
    )


def tag(mark: Mark, name: str) -> Problem:
    """Say that ``!name`` is refused."""
    found = name.replace(_YAML_TAG, "!!", 1)
    return Problem(
        mark,
        lambda texts: texts("Tags such as “{found}” are not allowed.", found=shown(found)),
        found,
        hint=quote_it,
    )


def strange_key(mark: Mark) -> Problem:
    """Say that a key at `mark` is a list, a mapping or nothing."""
    return Problem(mark, lambda texts: texts("A key has to be a word here."))


def duplicate_key(mark: Mark, found: str, first: Mark) -> Problem:
    """Say that a key was given before, at `first`."""
    return Problem(
        mark,
        lambda texts: texts(
            "The key “{found}” stands here already: line {line}, column {column}.",
            found=shown(found),
            line=first.line,
            column=first.column,
        ),
        found,
    )


def unprintable(mark: Mark, char: str) -> Problem:
    """Say that `char`, a control character or half of a pair, stands at `mark`."""
    return Problem(
        mark,
        lambda texts: texts(
            "The control character U+{code:04X} can't stand here. Please delete it.",
            code=ord(char),
        ),
        char,
    )


def quote_it(texts: Texts) -> str:
    """Advise to quote a text that looks like one of YAML's own signs."""
    return texts("If it is meant as text, put it in quotation marks.")
