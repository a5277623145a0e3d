"""A whole event through the real program, without a screen."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import Source
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.tally import tally
from facilitator.domain.run import BlockState
from facilitator.formats.agenda import read_agenda
from facilitator.formats.script import read_script
from facilitator.record.log import Log

pytestmark = pytest.mark.slow

AGENDA = Path("agendas/xfeld-leistung-kassel.yaml")
SCRIPT = Path("agendas/xfeld-leistung-kassel.script.yaml")


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the sample event in a folder of its own; temporary files land beside it."""
    base = tmp_path_factory.mktemp("event")
    folder = base / "agendas"
    folder.mkdir()
    shutil.copy(SCRIPT, folder)
    shutil.copytree(SCRIPT.parent / "bilder", folder / "bilder")
    # With each participant a phone plays the game: a few do.
    fewer = AGENDA.read_text(encoding="utf-8").replace("participants: 90", "participants: 12")
    (folder / AGENDA.name).write_text(fewer, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(base))
        yield folder / AGENDA.name


@pytest.fixture(scope="module")
def rehearsed(event: Path) -> Result:
    """The sample event rehearsed once: it takes seconds."""
    return rehearse(event)


def rehearse(event: Path) -> Result:
    script = event.with_name(SCRIPT.name)
    return CliRunner().invoke(main, ["rehearse", str(event), "--script", str(script)])


def record_of(result: Result) -> Path:
    found = re.search(r"\S+\.record", result.output)
    assert found is not None
    return Path(found[0])


def test_rehearse_plays_every_line_and_block_of_the_script(event: Path, rehearsed: Result) -> None:
    agenda = read_agenda(event).agenda
    script = read_script(event.with_name(SCRIPT.name), agenda)
    assert rehearsed.exit_code == 0, rehearsed.output

    log = Log.open(record_of(rehearsed), now=lambda: Instant(0), author="test", create=False)
    snapshot = log.snapshot
    log.close()

    commands = re.compile(r"#\S+( \S+)?")
    typed = Counter(
        place
        for played in script.blocks
        for place, line in played.lines
        if not commands.fullmatch(line)
    )
    sent = Counter({asked.block: len(asked.cards) for asked in script.rounds})
    assert Counter(entry.place for entry in snapshot.entries.values()) == typed + sent
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


def test_rehearse_holds_a_whole_plenum_with_phones_on_the_real_pages(
    event: Path, rehearsed: Result
) -> None:
    script = read_script(event.with_name(SCRIPT.name), read_agenda(event).agenda)
    log = Log.open(record_of(rehearsed), now=lambda: Instant(0), author="test", create=False)
    snapshot = log.snapshot
    log.close()
    plenum = script.plenum
    assert plenum is not None
    assert plenum.query is not None

    themes = snapshot.themes.standing
    assert [(theme.title, theme.summary, len(theme.entries)) for theme in themes] == [
        (theme.title, theme.summary.strip(), len(theme.entries)) for theme in plenum.themes
    ]
    assert [is_confirmed(theme, snapshot) for theme in themes] == [
        theme.is_confirmed for theme in plenum.themes
    ]
    assert snapshot.report_backs.keys() == {"ws1", "ws2", "ws3", "ws4"}
    (query,) = snapshot.queries
    counted = tally(query)
    assert counted.people_by_source == {Source.PHONES: 24, Source.DOTS: 53}
    assert counted.points == 24 * 3 + sum(theme.dots for theme in plenum.themes)
    agreed = [measure for measure in snapshot.measures if measure.agreed]
    assert len(agreed) == len(snapshot.measures) == len(script.measures)
    cards = [entry for entry in snapshot.entries.values() if entry.round]
    assert {card.text for card in cards} == {
        card for asked in script.rounds for card in asked.cards
    }
    assert [path.name for path in record_of(rehearsed).parent.iterdir()] == [
        "xfeld-leistung-kassel.record"
    ]


def test_rehearse_writes_every_entry_into_the_document(event: Path, rehearsed: Result) -> None:
    log = Log.open(record_of(rehearsed), now=lambda: Instant(0), author="test", create=False)
    entries = log.snapshot.entries.values()
    log.close()

    document = docx.Document(str(event.parent.parent / "exports" / "xfeld-leistung-kassel.docx"))
    text = "\n".join(
        node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")
    )

    assert [entry.text for entry in entries if entry.text not in text.replace("\n", "")] == []


@pytest.mark.slow
def test_rehearse_again_replaces_the_document_of_the_last_rehearsal(
    event: Path, rehearsed: Result
) -> None:
    assert rehearsed.exit_code == rehearse(event).exit_code == 0

    exports = event.parent.parent / "exports"
    assert [file.name for file in exports.iterdir()] == ["xfeld-leistung-kassel.docx"]


def test_rehearse_leaves_nothing_beside_the_agenda(event: Path, rehearsed: Result) -> None:
    assert rehearsed.exit_code == 0
    assert {file.name for file in event.parent.iterdir()} == {AGENDA.name, SCRIPT.name, "bilder"}


def test_rehearse_without_a_script_runs_the_agenda_alone(event: Path) -> None:
    alone = event.with_name("alone.yaml")
    shutil.copy("agendas/team-workshop.yaml", alone)

    result = CliRunner().invoke(main, ["rehearse", str(alone), "--language", "en"])
    alone.unlink()

    assert result.exit_code == 0
    assert "Saved and read back: 0 entries, 0 measures" in result.output


def test_rehearse_says_what_is_wrong_with_a_script(event: Path) -> None:
    script = event.with_name("wrong.yaml")
    script.write_text("blocks:\n  - {block: nirgends}\n", encoding="utf-8")

    result = CliRunner().invoke(main, ["rehearse", str(event), "--script", str(script)])
    script.unlink()

    assert result.exit_code == 1
    assert "nirgends" in result.output
    assert "Traceback" not in result.output


def test_export_of_a_rehearsals_record_is_refused_as_an_event(rehearsed: Result) -> None:
    record = record_of(rehearsed)

    result = CliRunner().invoke(main, ["export", str(record)])

    assert result.exit_code == 1
    assert "Generalprobe" in result.output
