"""A whole event through the real program, without a screen."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState
from facilitator.formats.agenda import read_agenda
from facilitator.formats.script import read_script
from facilitator.record.log import Log

AGENDA = Path("agendas/xfeld-leistung-kassel.yaml")
SCRIPT = Path("agendas/xfeld-leistung-kassel.script.yaml")


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample event in a folder of its own; temporary files land beside it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / "agendas"
    folder.mkdir()
    for file in (AGENDA, SCRIPT):
        shutil.copy(file, folder)
    return folder / AGENDA.name


def rehearse(event: Path, *more: str) -> Result:
    script = event.with_name(SCRIPT.name)
    return CliRunner().invoke(main, ["rehearse", str(event), "--script", str(script), *more])


def record_of(result: Result) -> Path:
    found = re.search(r"\S+\.record", result.output)
    assert found is not None
    return Path(found[0])


def test_rehearse_plays_every_line_and_block_of_the_script(event: Path) -> None:
    agenda = read_agenda(event).agenda
    script = read_script(event.with_name(SCRIPT.name), agenda)
    result = rehearse(event)
    assert result.exit_code == 0, result.output

    log = Log.open(record_of(result), now=lambda: Instant(0), author="test", create=False)
    snapshot = log.snapshot
    log.close()

    commands = re.compile(r"#\S+( \S+)?")
    typed = Counter(
        place
        for played in script.blocks
        for place, line in played.lines
        if not commands.fullmatch(line)
    )
    assert Counter(entry.place for entry in snapshot.entries.values()) == typed
    skipped = {played.block for played in script.blocks if played.skipped}
    states = {block.id: snapshot.run.of(block.id).state for _, block in agenda.blocks()}
    assert states == {
        block: BlockState.SKIPPED if block in skipped else BlockState.DONE for block in states
    }
    assert snapshot.run.without_effect == ()
    assert {place: snapshot.notes_in(place).summary for place in script.summaries} == {
        place: summary.strip() for place, summary in script.summaries.items()
    }
    confirmed = {measure.what for measure in snapshot.measures}
    assert {measure.what for measure in script.measures} <= confirmed


def test_rehearse_writes_every_entry_into_the_document(event: Path) -> None:
    result = rehearse(event)
    log = Log.open(record_of(result), now=lambda: Instant(0), author="test", create=False)
    entries = log.snapshot.entries.values()
    log.close()

    document = docx.Document(str(event.parent.parent / "exports" / "xfeld-leistung-kassel.docx"))
    text = "\n".join(
        node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")
    )

    assert [entry.text for entry in entries if entry.text not in text.replace("\n", "")] == []


def test_rehearse_again_replaces_the_document_of_the_last_rehearsal(event: Path) -> None:
    rehearse(event)
    rehearse(event)

    exports = event.parent.parent / "exports"
    assert [file.name for file in exports.iterdir()] == ["xfeld-leistung-kassel.docx"]


def test_rehearse_leaves_nothing_beside_the_agenda(event: Path) -> None:
    before = sorted(event.parent.iterdir())

    rehearse(event)

    assert sorted(event.parent.iterdir()) == before


def test_rehearse_without_a_script_runs_the_agenda_alone(event: Path) -> None:
    result = CliRunner().invoke(main, ["rehearse", str(event), "--language", "en"])

    assert result.exit_code == 0
    assert "Saved and read back: 0 entries, 0 measures" in result.output


def test_rehearse_says_what_is_wrong_with_a_script(event: Path) -> None:
    script = event.with_name(SCRIPT.name)
    script.write_text("blocks:\n  - {block: nirgends}\n", encoding="utf-8")

    result = rehearse(event)

    assert result.exit_code == 1
    assert "nirgends" in result.output
    assert "Traceback" not in result.output


def test_export_of_a_rehearsals_record_is_refused_as_an_event(event: Path) -> None:
    record = record_of(rehearse(event))

    result = CliRunner().invoke(main, ["export", str(record)])

    assert result.exit_code == 1
    assert "Generalprobe" in result.output
