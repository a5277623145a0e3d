"""What README and the other pages say is checked against the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from facilitator.cli import main
from facilitator.formats.agenda import read_agenda
from facilitator.formats.agenda_hints import find_hints
from facilitator.formats.game_model import (
    EndModel,
    GameModel,
    PrivacyModel,
    RulesModel,
    SquareModel,
)
from facilitator.texts import load_texts
from facilitator.tui import actions
from facilitator.tui.actions import Action
from tools import ROOT
from tools.pictures import ALL, PICTURES

README = ROOT / "README.md"
HANDBOOK = ROOT / "docs" / "handbuch.md"
PAGES = [
    README,
    HANDBOOK,
    *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    ROOT / "benchmarks" / "README.md",
]
KEYS = {
    "Überall": actions.COMMON,
    "In der Regie": actions.REGIE,
    "In der Mitschrift": actions.MITSCHRIFT,
    "In der Mitschrift, im Feld": actions.MITSCHRIFT_WRITING,
    "In der Mitschrift, in der Liste": actions.MITSCHRIFT_MARKING,
    "Im Plenum": actions.PLENUM,
    "Im Plenum, bei den Beiträgen": actions.PLENUM_ENTRIES,
    "Im Plenum, bei den Themen": actions.PLENUM_THEMES,
    "Im Plenum, in der Zusammenfassung": actions.PLENUM_WRITING,
    "Im Bingo": actions.BINGO,
    "In den Abfragen": actions.POLLS,
    "In der Dokumentation": actions.DOKUMENTATION,
    "In der Dokumentation, im Textfeld": actions.DOKUMENTATION_WRITING,
}
"""The tables of the handbook, by their headings."""

all_pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
own_events = pytest.mark.parametrize("page", [README, HANDBOOK], ids=lambda page: page.name)


def code_in(page: Path) -> str:
    """Return what stands in code on `page`: fenced, indented or between backticks."""
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^ {4}\S.*$", text, re.MULTILINE)
    return "\n".join([*fenced, *indented, *re.findall(r"`([^`\n]+)`", text)])


def links_of(page: Path) -> Iterator[str]:
    """Yield where `page` leads in this repository, pictures among them."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            yield target


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of the headings of `page`, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def rows_under(heading: str) -> list[str]:
    """Return the rows of the handbook's table under `heading`."""
    text = HANDBOOK.read_text(encoding="utf-8")
    section = text.split(f"### {heading}\n", 1)[1].split("###")[0]
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def row_of(action: Action) -> str:
    """Return how the handbook names `action`; one without a key is found in the palette."""
    german = load_texts("de")
    key = action.key_name(german) or "Strg+P"
    return f"| {key} | {action.name(german)} | {action.help(german)} |"


@all_pages
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in links_of(page):
        target, _, anchor = link.partition("#")
        there = page.parent / target if target else page
        if not there.exists() or (anchor and anchor not in anchors_of(there)):
            lost.append(link)

    assert lost == []


def test_every_picture_is_shown_and_can_be_taken_anew() -> None:
    shown = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in links_of(page)
        if link.endswith(".png")
    }

    assert set(PICTURES.iterdir()) == shown
    assert shown == {PICTURES / f"{name}.png" for name in ALL}


def test_pictures_are_small_enough_for_a_repository() -> None:
    large = {picture.name for picture in PICTURES.iterdir() if picture.stat().st_size > 150_000}

    assert large == set()


@pytest.mark.parametrize("heading", KEYS)
def test_handbook_names_every_key_as_the_program_does(heading: str) -> None:
    assert rows_under(heading) == [row_of(action) for action in KEYS[heading]]


@own_events
def test_example_is_an_agenda_in_order(page: Path, tmp_path: Path) -> None:
    [example] = re.findall(
        r"^```yaml\n(title.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    file = tmp_path / "event.yaml"
    file.write_text(example, encoding="utf-8")

    agenda = read_agenda(file).agenda

    assert [workshop.number for workshop in agenda.workshops] == [1, 2]


def test_example_of_a_game_is_in_order(tmp_path: Path) -> None:
    [example] = re.findall(
        r"^```yaml\n(privacy.*?)^```",
        HANDBOOK.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    file = tmp_path / "event.yaml"
    file.write_text(f"title: Abend\n{example}", encoding="utf-8")

    found = read_agenda(file)

    hints = [hint.message(load_texts("en")) for hint in find_hints(found)]
    assert hints == [
        "Note: 8 squares are few: cards resemble one another, and chances differ.",
    ]


def test_handbook_names_every_key_of_a_game() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    section = text.split("### Felder und Regeln\n", 1)[1].split("###")[0]
    keys = {*GameModel.known_keys(), *RulesModel.known_keys(), *EndModel.known_keys()}
    keys |= {*SquareModel.known_keys(), *PrivacyModel.known_keys()}

    assert {key for key in keys if key not in section} == set()


@all_pages
def test_commands_and_their_options_exist(page: Path) -> None:
    context = click.Context(main)
    for name, rest in re.findall(r"facilitator (--\w+|[a-z][a-z-]*)(.*)", code_in(page)):
        if name.startswith("--"):
            assert name in known_options(main)
            continue
        command = main.get_command(context, name)
        assert command is not None, name
        while isinstance(command, click.Group):
            below, _, rest = rest.strip().partition(" ")
            command = command.get_command(context, below)
            assert command is not None, f"{name} {below}"
        assert set(re.findall(r"--\w+", rest)) <= known_options(command)


def known_options(command: click.Command) -> set[str]:
    """Return the options of `command`."""
    options = {name for parameter in command.params for name in parameter.opts}
    return options | {"--help"}


@all_pages
def test_what_make_is_told_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    assert set(re.findall(r"^(?: {4})?make ([a-z]+)", code_in(page), re.MULTILINE)) <= targets
