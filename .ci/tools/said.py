"""Find every text that the code says, wherever it says it.

Reads syntax trees: Babel's own reader goes by tokens and so misses what stands in an f-string,
depending on the version of Python.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools import ROOT

Said = tuple[str | None, tuple[str, ...]]
"""The context of a text, if it has one, and its English: one string, or one and many."""

_SPEAKERS: Final = ("texts", "_texts")
"""What a `Texts` is called, as a name or as an attribute."""

_SAID_BY: Final = {"": 1, "plural": 2, "about": 2}
"""The ways of calling it, and how many literals each begins with."""


class NotLiteralError(Exception):
    """A text is computed, so that nobody can know its German beforehand."""


def said_in(code: Path) -> Iterator[Said]:
    """Yield every text in the Python files under `code`.

    Raises NotLiteralError, with the file and the line.
    """
    for file in sorted(code.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), file)):
            if isinstance(node, ast.Call) and (way := _way(node.func)) is not None:
                english = [_literal(argument) for argument in node.args[: _SAID_BY[way]]]
                if None in english or len(english) < _SAID_BY[way]:
                    where = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
                    raise NotLiteralError(f"{where}:{node.lineno}: a text must be a literal")
                said = tuple(map(str, english))
                yield (said[0], said[1:]) if way == "about" else (None, said)


def _way(called: ast.expr) -> str | None:
    """Return in which way `called` says something; None: it is no `Texts`."""
    if _name(called) in _SPEAKERS:
        return ""
    if isinstance(called, ast.Attribute) and _name(called.value) in _SPEAKERS:
        return called.attr if called.attr in _SAID_BY else None
    return None


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _literal(argument: ast.expr) -> str | None:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None
