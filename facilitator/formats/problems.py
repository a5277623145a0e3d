"""What is wrong with a file, said so that its author can mend it without asking anybody."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter
from pathlib import Path
from typing import Final

from facilitator.texts import Texts, load_texts

Wording = Callable[[Texts], str]
"""A sentence in whatever language it is asked for."""

MOST_SHOWN: Final = 50
_MOST_LISTED: Final = 50
_MOST_SEARCHED: Final = 1_000
"""Time zones number 600; beyond that a file wants to keep somebody waiting."""
_WIDTH: Final = 80
_FOUND_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A position in a file; both counted from 1, the column in characters."""

    line: int
    column: int


WHOLE_FILE: Final = Mark(0, 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what stands there and what could."""

    mark: Mark
    """WHOLE_FILE if no single place is to blame."""
    message: Wording
    found: str = ""
    """What stands there, as written."""
    choices: tuple[str, ...] = ()
    """All that could stand there, if that can be listed."""
    hint: Wording | None = None
    """What could stand there, if it can't be listed."""

    @property
    def line(self) -> int:
        """The line, from 1; 0 for the whole file."""
        return self.mark.line

    @property
    def column(self) -> int:
        """The column in characters, from 1; 0 for the whole file."""
        return self.mark.column

    @property
    def nearest(self) -> str | None:
        """The choice that was probably meant."""
        by_lower = {choice.lower(): choice for choice in reversed(self.choices[:_MOST_SEARCHED])}
        close = get_close_matches(self.found[:_FOUND_LENGTH].lower(), by_lower, n=1)
        return by_lower[close[0]] if close else None

    def render(self, path: Path, texts: Texts) -> str:
        """Return the problem as a block of lines that begins with ``path:line:column:``."""
        position = "" if self.mark == WHOLE_FILE else f":{self.line}:{self.column}"
        lines = [f"{visible(str(path))}{position}: {self.message(texts)}"]
        if self.hint is not None:
            lines.append(self.hint(texts))
        elif self.choices:
            lines.append(texts("Allowed: {choices}", choices=_listed(self.choices)))
        if nearest := self.nearest:
            lines.append(texts("Did you mean “{nearest}”?", nearest=nearest))
        return "\n".join((lines[0], *map(_indented, lines[1:])))


class FileProblemsError(Exception):
    """A file can't be used; `problems` says all that is wrong with it, from top to bottom."""

    def __init__(self, path: Path, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = tuple(sorted(problems, key=attrgetter("line", "column")))
        super().__init__(path, self.problems)

    def __str__(self) -> str:
        return self.render(load_texts("en"))

    def render(self, texts: Texts) -> str:
        """Return a block of lines for each problem; beyond MOST_SHOWN they are only counted."""
        blocks = [problem.render(self.path, texts) for problem in self.problems[:MOST_SHOWN]]
        hidden = len(self.problems) - len(blocks)
        if hidden:
            blocks.append(texts.plural("… and {count} more.", "… and {count} more.", hidden))
        return "\n".join(blocks)


class UnreadableError(Exception):
    """Raised where the path isn't known: these `problems` keep a text from being read further."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def shown(text: str) -> str:
    """Return `text` on one line, short, with invisible characters spelled out."""
    flat = visible(" ".join(text[: _FOUND_LENGTH * 4].split()))
    return flat if len(flat) <= _FOUND_LENGTH else flat[: _FOUND_LENGTH - 1] + "…"


def visible(text: str) -> str:
    """Return `text` with what can't be printed (also halves of pairs) spelled out."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join((*names[:_MOST_LISTED], *(["…"] if len(names) > _MOST_LISTED else [])))


def _indented(line: str) -> str:
    return textwrap.fill(
        line,
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
