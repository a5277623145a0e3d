"""Where an export lands, and what it never writes over."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.formats.export import export_docx
from facilitator.formats.placing import (
    ExportError,
    Obstacle,
    _targets,
    default_export_folder,
    place,
)
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_agenda, make_snapshot

OURS: Final = "6f1c2a5e-0000-4000-8000-000000000001"
OTHERS: Final = "6f1c2a5e-0000-4000-8000-000000000002"


def _export(folder: Path, record_id: str = OURS, title: str = "Leistung") -> Path:
    snapshot = make_snapshot(make_agenda(title=title), record_id=record_id)
    return export_docx(snapshot, folder=folder, name="event", now=at("12:00"))


def _title(path: Path) -> str:
    title: str = docx.Document(str(path)).core_properties.title
    return title


@pytest.mark.parametrize(
    ("source", "folder"),
    [
        ("/x/agendas/event.yaml", "/x/exports"),
        ("/x/agendas/event.record", "/x/exports"),
        ("/x/event.record", "/x/exports"),
    ],
)
def test_default_export_folder(source: str, folder: str) -> None:
    assert default_export_folder(Path(source)) == Path(folder)


def test_export_makes_its_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = _export(tmp_path / "new" / "exports")

    assert path == tmp_path / "new" / "exports" / "event.docx"
    assert list(path.parent.iterdir()) == [path]


def test_export_replaces_its_own_file(tmp_path: Path) -> None:
    _export(tmp_path, title="Erste")

    assert _title(_export(tmp_path, title="Zweite")) == "Zweite"
    assert [path.name for path in tmp_path.iterdir()] == ["event.docx"]


def test_export_leaves_another_record_s_file_alone(tmp_path: Path) -> None:
    theirs = _export(tmp_path, OTHERS).read_bytes()

    assert _export(tmp_path).name == "event-2.docx"
    assert (tmp_path / "event.docx").read_bytes() == theirs


def test_export_leaves_a_file_alone_that_somebody_edited(tmp_path: Path) -> None:
    """A script that says nothing about itself: all properties are as we wrote them."""
    path = _export(tmp_path)
    edited = docx.Document(str(path))
    edited.paragraphs[0].add_run(" von Hand")
    edited.save(str(path))

    assert _export(tmp_path).name == "event-2.docx"
    assert _export(tmp_path).name == "event-2.docx"
    assert docx.Document(str(path)).paragraphs[0].text.endswith("von Hand")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"kein ZIP",
        b"PK\x03\x04" + bytes(40),
        pytest.param(None, id="a ZIP without properties"),
    ],
)
def test_export_leaves_alone_what_it_cannot_read(tmp_path: Path, content: bytes | None) -> None:
    if content is None:
        archive = BytesIO()
        zipfile.ZipFile(archive, "w").close()
        content = archive.getvalue()
    (tmp_path / "event.docx").write_bytes(content)

    assert _export(tmp_path).name == "event-2.docx"
    assert (tmp_path / "event.docx").read_bytes() == content


def test_export_leaves_a_folder_and_a_dangling_link_alone(tmp_path: Path) -> None:
    (tmp_path / "event.docx").mkdir()
    (tmp_path / "event-2.docx").symlink_to(tmp_path / "nowhere")

    assert _export(tmp_path).name == "event-3.docx"


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("event", "~$event.docx"),
        ("leistung-kassel", "~$istung-kassel.docx"),
        ("kassels", "~$assels.docx"),
        ("event", ".~lock.event.docx#"),
    ],
)
def test_target_while_somebody_works_in_the_file(tmp_path: Path, name: str, owner: str) -> None:
    (tmp_path / owner).touch()

    assert next(_targets(tmp_path, name, ".docx", lambda path: False)).name == f"{name}-2.docx"


def test_place_where_windows_lets_nobody_replace_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word holds a file without saying so: the system refuses to rename onto it."""
    held = _export(tmp_path, title="Offen")
    replace = Path.replace

    def replace_unless_held(source: Path, target: Path) -> Path:
        if target == held:
            raise PermissionError(13, "held")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", replace_unless_held)

    assert _export(tmp_path, title="Neu").name == "event-2.docx"
    assert _title(held) == "Offen"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event-2.docx", "event.docx"]


@given(st.text(st.characters(exclude_categories=())))
@example("../../etc/passwd")
@example("con")
@example("NUL.docx")
@example(".")
@example("a" * 300)
@example("😀" * 100)
@example("event.docx")
def test_target_stays_in_its_folder_whatever_the_name(name: str) -> None:
    target = next(_targets(Path("/nowhere/exports"), name, ".docx", lambda path: False))

    assert target.parent == Path("/nowhere/exports")
    assert target.suffix == ".docx"
    assert 0 < len(target.stem.encode()) <= 181
    assert not target.stem.startswith((".", " ", "~"))
    assert not set(target.name) & set('<>:"/\\|?*\n')


def test_export_where_a_folder_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("eine Datei")

    with pytest.raises(ExportError) as refused:
        _export(tmp_path / "exports")

    assert (refused.value.obstacle, refused.value.path) == (
        Obstacle.NO_FOLDER,
        tmp_path / "exports",
    )
    assert refused.value.explain(load_texts("de")) == (
        f"{tmp_path / 'exports'} lässt sich nicht als Ordner benutzen."
    )


FULL_DISK: Final = """
import resource, sys
from pathlib import Path
from facilitator.formats.placing import ExportError, place
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    place(bytes(10_000), Path(sys.argv[1]), "event", sys.argv[2])
except ExportError as error:
    print(error.obstacle)
"""

NO_PERMISSION: Final = """
import os, sys
from pathlib import Path
from facilitator.formats.placing import ExportError, place
folder = Path(sys.argv[1])
folder.chmod(0o555)
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    place(bytes(10), folder, "event", sys.argv[2])
except ExportError as error:
    print(error.obstacle)
"""


@pytest.mark.parametrize(
    ("script", "obstacle"),
    [(FULL_DISK, Obstacle.NO_SPACE), (NO_PERMISSION, Obstacle.NOT_WRITABLE)],
    ids=["full disk", "no permission"],
)
def test_place_that_fails_keeps_the_old_file(
    tmp_path: Path, script: str, obstacle: Obstacle
) -> None:
    old = _export(tmp_path).read_bytes()

    child = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), OURS], capture_output=True, text=True
    )

    assert (child.stdout, child.stderr) == (f"{obstacle}\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["event.docx"]
    assert (tmp_path / "event.docx").read_bytes() == old


def test_export_that_is_stopped_writes_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        export_docx(make_snapshot(), folder=tmp_path, name="event", now=at("12:00"), progress=stop)

    assert list(tmp_path.iterdir()) == []


def test_export_tells_its_progress_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []

    export_docx(
        make_snapshot(), folder=tmp_path, name="event", now=at("12:00"), progress=told.append
    )

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_placing_needs_no_word_library() -> None:
    """`facilitator --help` and the first paint must not pay for docx and lxml."""
    script = (
        "import sys, facilitator.formats.export;"
        "print(sorted({'docx', 'lxml', 'pydantic'} & set(sys.modules)))"
    )

    child = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert child.stdout == "[]\n"


def test_place_content_under_its_name(tmp_path: Path) -> None:
    path = place(b"content", tmp_path, "event.docx", OURS)

    assert (path.name, path.read_bytes()) == ("event.docx", b"content")
