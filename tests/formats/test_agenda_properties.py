"""Whatever stands in a file, reading it gives an agenda or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.formats.agenda import read_agenda
from facilitator.formats.agenda_model import AgendaModel, BlockModel, DayModel, TrackModel
from facilitator.formats.game_model import (
    EndModel,
    GameModel,
    PrivacyModel,
    RulesModel,
    SquareModel,
)
from facilitator.formats.parsing import FASTEST, parse_tree
from facilitator.formats.problems import FileProblemsError, UnreadableError
from facilitator.formats.script import read_script
from facilitator.formats.source import UNPRINTABLE
from facilitator.texts import LANGUAGES, load_texts
from tests.formats.agendas import TEAM, XFELD

pytestmark = pytest.mark.slow

SAMPLE = TEAM.read_text(encoding="utf-8")
LINES = SAMPLE.splitlines(keepends=True)
YAMLISH = st.text(alphabet=" \n\t-:?,[]{}#&*!|>'\"%@`abc0\\\ufeff\x85é")

_MODELS = (
    *(AgendaModel, DayModel, BlockModel, TrackModel),
    *(GameModel, SquareModel, RulesModel, EndModel, PrivacyModel),
)
_KEYS = sorted({key for model in _MODELS for key in model.known_keys()})
_SCALARS = st.sampled_from(
    [
        "",
        "a",
        "9:00",
        "0:30",
        "5 min",
        "2 h",
        "2025-09-09",
        "1",
        "h",
        "de",
        "5 %",
        *map(str, BlockKind),
    ]
) | st.text(max_size=5)
STRUCTURES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6)
    ),
    max_leaves=30,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "event.yaml"


@cache
def _sample() -> Agenda:
    return read_agenda(XFELD).agenda


def _read(path: Path, content: bytes) -> None:
    """Read `content` as an agenda and as a script; whatever is wrong must be sayable."""
    path.write_bytes(content)
    for read in (read_agenda, lambda script: read_script(script, _sample())):
        assert all(_complaints(path, read))


def _complaints(path: Path, read: Callable[[Path], object]) -> list[str]:
    """Return what is said in each language, nothing if nothing is wrong."""
    try:
        read(path)
    except FileProblemsError as error:
        return [error.render(load_texts(language)) for language in LANGUAGES]
    return []


@given(content=st.binary())
def test_any_bytes_are_read_or_refused(path: Path, content: bytes) -> None:
    _read(path, content)


@given(content=st.text() | YAMLISH)
def test_any_text_is_read_or_refused(path: Path, content: str) -> None:
    _read(path, content.encode(errors="surrogatepass"))


@given(
    cut=st.integers(0, len(SAMPLE)),
    length=st.integers(0, 40),
    scribble=YAMLISH | st.text(max_size=20),
)
def test_scribbled_agenda_is_read_or_refused(
    path: Path, cut: int, length: int, scribble: str
) -> None:
    scribbled = SAMPLE[:cut] + scribble + SAMPLE[cut + length :]

    _read(path, scribbled.encode(errors="surrogatepass"))


@given(lines=st.lists(st.sampled_from(LINES), max_size=30))
def test_lines_in_any_order_are_read_or_refused(path: Path, lines: list[str]) -> None:
    _read(path, "".join(lines).encode())


@given(event=st.dictionaries(st.sampled_from(_KEYS), STRUCTURES))
def test_any_structure_of_known_keys_is_read_or_refused(path: Path, event: object) -> None:
    _read(path, yaml.safe_dump(event, allow_unicode=True).encode())


@given(text=YAMLISH.filter(lambda text: not UNPRINTABLE.search(text)))
def test_both_parsers_read_the_same_tree(text: str) -> None:
    """They differ only in what they refuse."""
    try:
        fast, slow = parse_tree(text, FASTEST), parse_tree(text, yaml.SafeLoader)
    except UnreadableError:
        return

    assert fast.root.plain() == slow.root.plain()
