from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.formats.agenda import read_agenda
from facilitator.formats.problems import FileProblemsError
from facilitator.texts import Language, load_texts

Write = Callable[[str | bytes], Path]
Complain = Callable[..., str]


@pytest.fixture(autouse=True)
def _with_office(with_office: None) -> None:
    """What is written here may be laid out, too."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file, a text in UTF-8, and return its path."""

    def write_it(content: str | bytes) -> Path:
        path = tmp_path / "event.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_it


@pytest.fixture
def complain(write: Write) -> Complain:
    """Read an agenda that is wrong and return what is said of it, without the file's name."""

    def complain_of(content: str | bytes, language: Language = "en") -> str:
        path = write(content)
        with pytest.raises(FileProblemsError) as raised:
            read_agenda(path)
        return raised.value.render(load_texts(language)).replace(f"{path}:", "")

    return complain_of
