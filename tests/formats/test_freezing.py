"""Where versions land: both files or none, and nothing that is frozen is ever replaced."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.versions import Edition
from facilitator.formats.export import Exported, Order, export
from facilitator.formats.freezing import place_files, seal_pdf
from facilitator.formats.placing import ExportError, safe_stem
from tests.domain.factories import at
from tests.factories import make_agenda, make_snapshot

OURS = "6f1c2a5e-0000-4000-8000-000000000001"
OTHERS = "6f1c2a5e-0000-4000-8000-000000000002"
A_PDF = b"%PDF-1.7\n(a page)\nstartxref\n9\n%%EOF\n"


def exported(folder: Path, number: str = "1.0", title: str = "Leistung", **asked: Any) -> Exported:
    order = Order(number=number, lays_out=False, edition=asked.pop("edition", Edition.INTERNAL))
    snapshot = make_snapshot(make_agenda(title=title))
    return export(snapshot, order, folder=folder, name="event", now=at("12:00"), **asked)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_say_version_and_edition(tmp_path: Path) -> None:
    for number in ("0.1", "0.9", "1.0"):
        for edition in Edition:
            exported(tmp_path, number, edition=edition)

    assert names_in(tmp_path) == [
        "event-0.9-oeffentlich.docx",
        "event-0.9.docx",
        "event-1.0-oeffentlich.docx",
        "event-1.0.docx",
        "event-oeffentlich.docx",
        "event.docx",
    ]


KILLED_BESIDE = """
import os, signal, sys
from pathlib import Path
from facilitator.formats.freezing import place_files

place_files(
    b"docx", b"pdf", folder=Path(sys.argv[1]), stem="event", record_id="x", is_frozen=True,
    before_naming=lambda: os.kill(os.getpid(), signal.SIGKILL),
)
"""


def test_what_a_killed_export_wrote_beside_goes_with_the_next(tmp_path: Path) -> None:
    of_another_machine = tmp_path / f".{'0' * 8}-1-{'0' * 16}.part"
    of_another_machine.touch()
    killed = subprocess.run([sys.executable, "-c", KILLED_BESIDE, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(names_in(tmp_path)) == 3

    exported(tmp_path)

    assert names_in(tmp_path) == [of_another_machine.name, "event-1.0.docx"]


def test_version_tells_what_was_written(tmp_path: Path) -> None:
    told = exported(tmp_path)

    content = told.path.read_bytes()
    version = told.version
    assert (version.number, version.file, version.digest) == (
        "1.0",
        "event-1.0.docx",
        sha256(content).hexdigest(),
    )
    assert told.size == len(content)


def test_draft_replaces_its_draft_and_a_version_replaces_nothing(tmp_path: Path) -> None:
    for title in ("Alt", "Neu"):
        exported(tmp_path, "0.1", title)
        exported(tmp_path, "1.0", title)

    assert names_in(tmp_path) == ["event-1.0-2.docx", "event-1.0.docx", "event.docx"]


def test_version_whose_file_was_edited_or_deleted_is_never_replaced(tmp_path: Path) -> None:
    first = exported(tmp_path).path
    first.write_bytes(b"von Hand")
    second = exported(tmp_path, title="Neu").path
    second.unlink()

    exported(tmp_path, title="Neuer")

    assert first.read_bytes() == b"von Hand"
    assert names_in(tmp_path) == ["event-1.0-2.docx", "event-1.0.docx"]


def test_versions_written_at_once_each_have_a_file(tmp_path: Path) -> None:
    titles = [f"Titel {number}" for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda title: exported(tmp_path, title=title), titles))

    assert len({one.path for one in told}) == len(titles)
    for one in told:
        assert sha256(one.path.read_bytes()).hexdigest() == one.version.digest


def test_bytes_are_kept_before_the_file_appears(tmp_path: Path) -> None:
    seen: list[tuple[str, list[Path]]] = []

    def keep(content: bytes) -> None:
        seen.append((sha256(content).hexdigest(), list(tmp_path.glob("*.docx"))))

    told = exported(tmp_path, keep=keep)
    exported(tmp_path, "0.1", keep=keep)

    assert seen == [(told.version.digest, [])]


class CannotKeepError(Exception):
    pass


def test_version_that_cannot_be_kept_is_not_written(tmp_path: Path) -> None:
    def refuse(_: bytes) -> None:
        raise CannotKeepError

    with pytest.raises(CannotKeepError):
        exported(tmp_path, keep=refuse)

    assert names_in(tmp_path) == []


def test_version_gives_way_to_a_file_that_is_held_open(tmp_path: Path) -> None:
    (tmp_path / ".~lock.event-1.0.docx#").touch()

    assert exported(tmp_path).path.name == "event-1.0-2.docx"


def put(folder: Path, content: bytes = b"docx", record: str = OURS, **given: Any) -> list[str]:
    asked = {"is_frozen": False, "pdf": A_PDF, **given}
    path, pdf = place_files(content, folder=folder, stem="event", record_id=record, **asked)
    return [path.name, pdf.name if pdf else ""]


def test_pdf_stands_beside_its_word_file_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "event.pdf").write_bytes(b"somebody's")

    assert put(tmp_path) == ["event-2.docx", "event-2.pdf"]
    assert (tmp_path / "event.pdf").read_bytes() == b"somebody's"


def test_draft_pdf_is_replaced_as_long_as_nobody_has_touched_it(tmp_path: Path) -> None:
    path = tmp_path / "event.pdf"
    path.write_bytes(seal_pdf(A_PDF, OURS))
    assert put(tmp_path) == ["event.docx", "event.pdf"]

    (tmp_path / "event.docx").unlink()
    path.write_bytes(path.read_bytes().replace(b"a page", b"a note"))
    assert put(tmp_path) == ["event-2.docx", "event-2.pdf"]

    assert put(tmp_path, record=OTHERS) == ["event-3.docx", "event-3.pdf"]


def test_sealed_pdf_still_ends_as_a_pdf(tmp_path: Path) -> None:
    sealed = seal_pdf(A_PDF, OURS)

    assert sealed.startswith(A_PDF)
    assert sealed.endswith(b"startxref\n9\n%%EOF\n")
    assert seal_pdf(b"no pdf", OURS) == b"no pdf"


def test_word_file_goes_again_where_the_pdf_finds_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(ExportError):
        put(tmp_path, is_frozen=True)

    assert names_in(tmp_path) == []


FULL_DISK = """
import resource, sys
from pathlib import Path
from facilitator.formats.freezing import place_files
from facilitator.formats.placing import ExportError
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    folder = Path(sys.argv[1])
    place_files(bytes(9), bytes(9999), folder=folder, stem="a", record_id="", is_frozen=True)
except ExportError as error:
    print(error.obstacle)
"""


def test_full_disk_leaves_neither_file(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True
    )

    assert (child.stdout, child.stderr) == ("no space\n", "")
    assert names_in(tmp_path) == []


def test_name_of_a_file_reads_as_it_ends() -> None:
    assert safe_stem("Bericht\u202efdp") == "Bericht-fdp"
