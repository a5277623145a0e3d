"""One way to read a YAML file: text, tree, model, checks, and every mistake at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from facilitator.formats.fields import FileModel
from facilitator.formats.model_problems import model_problems
from facilitator.formats.parsing import parse_tree
from facilitator.formats.problems import FileProblemsError, Problem, UnreadableError
from facilitator.formats.source import read_text
from facilitator.formats.tree import Node

_Model = TypeVar("_Model", bound=FileModel)


def load(path: Path, model: type[_Model], check: Callable[[Node], Iterable[Problem]]) -> _Model:
    """Return `path` as `model`; raise FileProblemsError with all that is wrong.

    `check` reads the tree, not the model, so that it runs over files that the model refuses.
    """
    try:
        tree = parse_tree(read_text(path))
    except UnreadableError as error:
        raise FileProblemsError(path, error.problems) from None
    problems = list(tree.problems)
    loaded: _Model | None = None
    try:
        loaded = model.model_validate(tree.root.plain())
    except ValidationError as error:
        problems += _news(model_problems(error, model, tree.root), problems)
    problems += _news(check(tree.root), problems)
    if problems or loaded is None:
        raise FileProblemsError(path, problems)
    return loaded


def _news(later: Iterable[Problem], earlier: Iterable[Problem]) -> list[Problem]:
    """Return those of `later` that don't blame a value which is blamed already."""
    blamed = {(problem.mark, problem.found) for problem in earlier if problem.found}
    return [problem for problem in later if (problem.mark, problem.found) not in blamed]
