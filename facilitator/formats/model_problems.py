"""Pydantic's errors as problems: each finds its place in the tree and gets its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args
from zoneinfo import available_timezones

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from facilitator.formats.fields import FileModel
from facilitator.formats.problems import Mark, Problem, Wording, shown
from facilitator.formats.tree import Node
from facilitator.texts import Texts

_Loc = tuple[int | str, ...]


def model_problems(error: ValidationError, model: type[FileModel], root: Node) -> Iterator[Problem]:
    """Yield what `model` found wrong with the tree under `root`."""
    for details in error.errors(include_url=False, include_input=False):
        loc = details["loc"]
        if details["type"] == "missing":
            yield _missing(root, loc)
        elif details["type"] == "extra_forbidden":
            yield _unknown_key(root, loc, _model_at(model, loc[:-1]).known_keys())
        else:
            yield _wrong_value(root, details)


def _missing(root: Node, loc: _Loc) -> Problem:
    parent = root.descend(loc[:-1])
    empty = parent.child(loc[-1])
    mark = (empty.key_mark if empty else None) or parent.mark
    key = str(loc[-1])
    return Problem(mark, lambda texts: texts("“{key}” is missing here.", key=key))


def _unknown_key(root: Node, loc: _Loc, keys: tuple[str, ...]) -> Problem:
    found = str(loc[-1])
    return Problem(
        _key_mark(root, loc),
        lambda texts: texts("There is no key “{found}” here.", found=shown(found)),
        found,
        keys,
    )


def _key_mark(root: Node, loc: _Loc) -> Mark:
    node = root.descend(loc)
    return node.key_mark or node.mark


def _wrong_value(root: Node, details: ErrorDetails) -> Problem:
    loc = details["loc"]
    if loc and loc[-1] == "[key]":
        found = str(loc[-2])
        return Problem(
            _key_mark(root, loc[:-1]), _not_allowed(found), found, hint=_HINTS.get(details["type"])
        )
    node = root.descend(loc)
    expected = _STRUCTURES.get(details["type"])
    mark = node.mark if node.content is not None else node.key_mark or node.mark
    if expected is not None and node.content is not None:
        return Problem(mark, _instead_of(expected, node), shown(node.text))
    if details["type"] == "too_short":
        return Problem(mark, lambda texts: texts("This list needs at least one member."))
    return Problem(
        mark,
        _not_allowed(node.text),
        node.text,
        _choices(details),
        hint=_hint(details),
    )


def _hint(details: ErrorDetails) -> Wording | None:
    limits: Mapping[str, Any] = details.get("ctx", {})
    if details["type"] == "within":
        return lambda texts: texts("Allowed: a whole number from {least} to {most}", **limits)
    if details["type"] == "short":
        return lambda texts: texts("Allowed: one line of at most {most} characters", **limits)
    return _HINTS.get(details["type"])


def _choices(details: ErrorDetails) -> tuple[str, ...]:
    if details["type"] == "zone":
        return tuple(sorted(available_timezones()))
    return tuple(map(str, details.get("ctx", {}).get("choices", ())))


def _not_allowed(found: str) -> Wording:
    if not found.strip():
        return lambda texts: texts("Something has to stand here.")
    return lambda texts: texts("“{found}” can't stand here.", found=shown(found))


def _instead_of(expected: Wording, node: Node) -> Wording:
    return lambda texts: texts(
        "{expected} is expected here, not {found}.",
        expected=expected(texts),
        found=_described(texts, node),
    )


def _described(texts: Texts, node: Node) -> str:
    if isinstance(node.content, str):
        return texts.about("found", "the text “{text}”", text=shown(node.content))
    if isinstance(node.content, tuple):
        return texts.about("found", "a list")
    return texts.about("found", "a group of keys with values")


def _a_list(texts: Texts) -> str:
    return texts.about("expected", "A list")


def _a_mapping(texts: Texts) -> str:
    return texts.about("expected", "A group of keys with values")


_STRUCTURES: Final[Mapping[str, Wording]] = {
    "list_type": _a_list,
    "dict_type": _a_mapping,
    "model_type": _a_mapping,
    "text": lambda texts: texts.about("expected", "A text"),
}

_HINTS: Final[Mapping[str, Wording]] = {
    "duration": lambda texts: texts("Write a length like this: 45 min, 1 h 30 min, 90 min"),
    "short_duration": lambda texts: texts("Write a short length like this: 10 s, 1 min"),
    "share": lambda texts: texts("Write a share like this: 30 %"),
    "change": lambda texts: texts("Write a length like this: 5 min, -5 min"),
    "clock": lambda texts: texts("Write a time of day like this: 9:05, 12:30"),
    "day": lambda texts: texts("Write a day like this: 2025-09-09"),
    "count": lambda texts: texts("Allowed: a whole number from 1 to 99999"),
    "identifier": lambda texts: texts("Allowed: letters a to z, digits, - and _, no spaces"),
    "letter": lambda texts: texts("Allowed: one letter from b to z, but not m"),
    "zone": lambda texts: texts("Allowed: the name of a time zone, Europe/Berlin for one"),
    "word_file": lambda texts: texts("Allowed: a Word file or template, vorlage.dotx for one"),
    "entry_number": lambda texts: texts("Write the number of an entry like this: 1.7"),
}


def _model_at(model: type[FileModel], loc: _Loc) -> type[FileModel]:
    """Return the model of the mapping at `loc`, following the types of the fields."""
    for step in loc:
        if isinstance(step, str):
            model = _below(model, step)
    return model


def _below(model: type[FileModel], key: str) -> type[FileModel]:
    fields = dict(zip(model.known_keys(), model.model_fields.values(), strict=True))
    return _model_in(fields[key].annotation) or model


def _model_in(annotation: Any) -> type[FileModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)
