"""Files that were never agendas, or were made to do harm: a clear word, and no more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from facilitator.formats.agenda import read_agenda
from facilitator.formats.parsing import DEPTH_LIMIT, FASTEST, parse_tree
from facilitator.formats.problems import FileProblemsError, UnreadableError
from facilitator.formats.source import SIZE_LIMIT
from facilitator.texts import load_texts
from tests.formats.agendas import OPENING, with_blocks
from tests.formats.conftest import Complain, Write
from tests.formats.wording import said

TOO_DEEP = f"This is nested deeper than {DEPTH_LIMIT} levels."
SAVE_AS = "    Please save it as UTF-8 (an editor's “Save as”)."


def _complaint(path: Path) -> str:
    with pytest.raises(FileProblemsError) as raised:
        read_agenda(path)
    return raised.value.render(load_texts("en"))


def test_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "kassel.yaml").touch()
    (tmp_path / "kassel.txt").touch()

    assert _complaint(tmp_path / "kasel.yaml") == said(
        f"{tmp_path}/kasel.yaml: There is no such file.",
        "    In this folder: kassel.yaml",
        "    Did you mean “kassel.yaml”?",
    )


def test_file_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none" / "kassel.yaml"

    assert _complaint(path) == f"{path}: There is no such file."


def test_folder(tmp_path: Path) -> None:
    assert _complaint(tmp_path) == f"{tmp_path}: This is a folder, not a file."


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert _complaint(tmp_path / "pipe") == f"{tmp_path}/pipe: This is not an ordinary file."


def test_device_without_end() -> None:
    assert _complaint(Path("/dev/zero")) == "/dev/zero: This is not an ordinary file."


def test_file_below_a_file(write: Write) -> None:
    path = write("title: Event") / "more.yaml"

    assert _complaint(path) == f"{path}: This file can't be read: Not a directory."


def test_name_that_no_file_can_have() -> None:
    # What the reason is called differs between versions of Python.
    complaint = _complaint(Path("a\0.yaml"))

    assert complaint.startswith("a\\x00.yaml: This file can't be read: ")
    assert "embedded null" in complaint


def test_file_that_may_not_be_read(write: Write) -> None:
    path = write("title: Event")
    path.chmod(0)

    with _as_nobody_special():
        assert _complaint(path) == f"{path}: This file may not be read by you."


@contextmanager
def _as_nobody_special() -> Iterator[None]:
    """Let root, who may read anything, be somebody else meanwhile."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    assert _complaint(path) == (f"{path}: This file has 50000 KB; files of up to 1000 KB are read.")


EMPTY = {
    "nothing": "",
    "line ends": "\n\r\n",
    "comment": "# later\n",
    "mark": "\ufeff",
}


@pytest.mark.parametrize("content", EMPTY.values(), ids=EMPTY)
def test_empty_file(complain: Complain, content: str) -> None:
    assert complain(content) == "1:1: This file is empty."


ROOTS = {
    "just words": "the text “just words”",
    "- a\n- b": "a list",
    '""': "the text “”",
    "42": "the text “42”",
}


@pytest.mark.parametrize(("content", "found"), ROOTS.items())
def test_root_that_is_no_mapping(complain: Complain, content: str, found: str) -> None:
    assert complain(content) == f"1:1: A group of keys with values is expected here, not {found}."


def test_latin_1(complain: Complain) -> None:
    assert complain("title: Begrüßung\nplace: Köln\n".encode("latin-1")) == said(
        "1:12: This file is not in UTF-8: byte 0xFC, in Windows-1252 “ü”.", SAVE_AS
    )


def test_latin_1_behind_utf_8(complain: Complain) -> None:
    assert complain(b"title: Gr\xc3\xbc\xc3\x9fe\r\nplace: K\xf6ln\r\n") == said(
        "2:9: This file is not in UTF-8: byte 0xF6, in Windows-1252 “ö”.", SAVE_AS
    )


def test_byte_that_no_encoding_knows(complain: Complain) -> None:
    assert complain(b"title: \x81") == said(
        "1:8: This file is not in UTF-8: byte 0x81, in Windows-1252 “�”.", SAVE_AS
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_utf_16(complain: Complain, encoding: str) -> None:
    said_of_it = complain("title: Grüße".encode(encoding))

    assert said_of_it.endswith("This file is in UTF-16. Please save it as UTF-8.")


@pytest.mark.parametrize(
    ("char", "code"), [("\0", "0000"), ("\x1b", "001B"), ("\x9b", "009B"), ("\ufeff", "FEFF")]
)
def test_control_characters(complain: Complain, char: str, code: str) -> None:
    assert complain(f"title: Event\nplace: a{char}b{char}") == said(
        f"2:9: The control character U+{code} can't stand here. Please delete it.",
        f"2:11: The control character U+{code} can't stand here. Please delete it.",
    )


@pytest.mark.parametrize(("escape", "code"), [("\\0", "0000"), ("\\e", "001B"), ("\\x7f", "007F")])
def test_control_characters_in_disguise(complain: Complain, escape: str, code: str) -> None:
    assert complain(with_blocks(OPENING, above=f'place: "a{escape}b"')) == (
        f"2:8: The control character U+{code} can't stand here. Please delete it."
    )


@pytest.mark.parametrize("escape", ["\\ud800", "\\ud83d\\ude00", "\\UFFFFFFFF"])
@pytest.mark.parametrize("loader", [FASTEST, yaml.SafeLoader])
def test_escapes_that_are_no_character(escape: str, loader: type) -> None:
    """Which of the two complains depends on the parser; neither lets them through."""
    text = with_blocks(OPENING, above=f'place: "{escape}"')

    try:
        problems = parse_tree(text, loader).problems
    except UnreadableError as error:
        problems = error.problems

    assert len(problems) == 1


NESTED = {
    "10,000 lists": "[" * 10_000,
    "10,000 mappings": "{a: " * 10_000,
    "10,000 items": "- " * 10_000,
    "10,000 keys": "? " * 10_000,
    "900 indentations": "\n".join(" " * depth + "a:" for depth in range(900)),
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
@pytest.mark.parametrize("loader", [FASTEST, yaml.SafeLoader])
def test_deep_nesting(text: str, loader: type) -> None:
    with pytest.raises(UnreadableError) as raised:
        parse_tree(text, loader)

    assert [problem.message(load_texts("en")) for problem in raised.value.problems] == [TOO_DEEP]


def test_billion_laughs(complain: Complain) -> None:
    laughs = ["a0: &a0 ha"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    lines = complain("\n".join(laughs)).splitlines()

    assert lines[-1] == "… and 62 more."


def test_a_thousand_keys_of_no_use(write: Write) -> None:
    path = write(with_blocks(OPENING) + "".join(f"key{n}: x\n" for n in range(1_000)))

    with pytest.raises(FileProblemsError) as raised:
        read_agenda(path)

    assert len(raised.value.problems) == 1_000


def test_a_thousand_rooms_are_not_all_listed(complain: Complain) -> None:
    rooms = ", ".join(f"r{number}: x" for number in range(1_000))
    block = "{id: b, title: B, duration: 5 min, room: garden}"

    lines = complain(with_blocks(OPENING, block, above=f"rooms: {{{rooms}}}")).splitlines()

    assert lines[-1].endswith(" r48, r49, …")


def test_largest_file_that_is_read(write: Write) -> None:
    agenda = with_blocks(OPENING, above="occasion: " + "ä" * 400_000)
    path = write(agenda + "#" * (SIZE_LIMIT - len(agenda.encode())))

    assert len(read_agenda(path).agenda.occasion) == 400_000
