"""The schema is what editors check by: they read YAML 1.2, where 90 is a number and 9:00 is not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml

from facilitator.formats.schema import SCHEMA_FILE, agenda_schema
from tests.formats.agendas import OPENING, TEAM, XFELD, with_blocks

FIRST_LINE = "# yaml-language-server: $schema=../facilitator/formats/agenda.schema.json"


class _CoreLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2.2 (section 10.3) without octals and infinities."""


_CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first
    )


def _as_an_editor_sees(text: str) -> Any:
    return json.loads(json.dumps(yaml.load(text, _CoreLoader)))  # a key is a text in JSON


@pytest.fixture(scope="module")
def accept() -> Callable[[Any], Any]:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    check: Callable[[Any], Any] = fastjsonschema.compile(schema)
    return check


def test_schema_file_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == agenda_schema()


def test_every_key_is_described() -> None:
    schema = json.loads(agenda_schema())

    undescribed = [
        key
        for group in (schema, *schema["$defs"].values())
        for key, found in group["properties"].items()
        if not found.get("description")
    ]

    assert undescribed == []


@pytest.mark.parametrize("path", [XFELD, TEAM], ids=lambda path: path.stem)
def test_samples_are_valid_in_an_editor(path: Path, accept: Callable[[Any], Any]) -> None:
    text = path.read_text(encoding="utf-8")

    accept(_as_an_editor_sees(text))

    assert text.splitlines()[0] == FIRST_LINE


def test_plain_scalars_are_valid_in_an_editor(accept: Callable[[Any], Any]) -> None:
    accept(
        _as_an_editor_sees(
            with_blocks(
                "{id: 1, title: 2025, start: 9:05, duration: 1 h 30 min, room: 101, "
                "min: 10 min, optional: true, goal: 1.5}",
                above="participants: 90\nrooms: {101: 7}\n"
                "workshops: [{id: 2, number: 1, title: 3}]",
            )
        )
    )


def test_game_is_valid_in_an_editor(accept: Callable[[Any], Any]) -> None:
    squares = "[a, 2005, true, {text: x, share: 30 %}, {text: 7}, f, g, h]"
    game = (
        f"{{title: 1, size: 3, free_centre: true, squares: {squares}, "
        "rules: {lines: 2, shared_within: 10 s, late: false}, end: {time: 40 min, winners: 3}}"
    )
    accept(
        _as_an_editor_sees(
            with_blocks(
                f"{{id: b, title: B, kind: bingo, start: 9:00, duration: 5 min, game: {game}}}",
                above="privacy: {controller: a, contact: b, purpose: c, legal_basis: d}",
            )
        )
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "squares: many",
        "squares: [{share: 30 %}]",
        "squares: [{text: a, share: 0.3}]",
        "squares: [{text: a, share: 101 %}]",
        "squares: [[a]]",
        f"squares: [{'x' * 91}]",
        "squares: [a], size: 6",
        "squares: [a], rules: {lines: 13}",
        "squares: [a], rules: {shared_within: 10}",
        "squares: [a], end: {winners: 0}",
        "squares: [a], sise: 3",
    ],
)
def test_mistakes_of_a_game_are_marked_in_an_editor(
    wrong: str, accept: Callable[[Any], Any]
) -> None:
    block = f"{{id: b, title: B, kind: bingo, duration: 5 min, game: {{{wrong}}}}}"
    agenda = _as_an_editor_sees(with_blocks(OPENING, block))

    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        accept(agenda)


@pytest.mark.parametrize(
    "wrong",
    ["duartion: 5 min", "duration: 45", "start: 24:30", "kind: brake", "optional: maybe"],
)
def test_mistakes_are_marked_in_an_editor(wrong: str, accept: Callable[[Any], Any]) -> None:
    agenda = _as_an_editor_sees(with_blocks(OPENING, f"{{id: b, title: B, {wrong}}}"))

    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        accept(agenda)
