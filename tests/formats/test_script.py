from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import LastEntries, NewEntry, read_line, split_prefix
from facilitator.domain.entries import Addressee, Release
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import QUOTE
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.script import (
    Script,
    ScriptBlock,
    ScriptMeasure,
    ScriptPlenum,
    ScriptQuery,
    ScriptRound,
    ScriptTheme,
)
from facilitator.formats.agenda import read_agenda
from facilitator.formats.problems import FileProblemsError
from facilitator.formats.script import read_script
from facilitator.texts import load_texts
from tests.formats.agendas import AGENDAS, XFELD
from tests.formats.conftest import Write
from tests.formats.wording import said

SCRIPT = AGENDAS / "xfeld-leistung-kassel.script.yaml"


@pytest.fixture(scope="module")
def xfeld() -> Agenda:
    return read_agenda(XFELD).agenda


def _complaint(path: Path, agenda: Agenda) -> str:
    with pytest.raises(FileProblemsError) as raised:
        read_script(path, agenda)
    return raised.value.render(load_texts("en")).replace(f"{path}:", "")


def test_script_with_everything(write: Write, xfeld: Agenda) -> None:
    path = write(
        """\
blocks:
  - block: impuls
    longer: 5 min
    extended: +3 min
    lines:
      impuls: ["e Eins", "z Zwei -- Leitung"]
  - {block: break1, longer: -5 min, skipped: true}
summaries: {impuls: Kurz., ws1: Lang.}
measures:
  - {what: Etwas, who: Jemand, due: 1. März, source: 1.10}
  - what: Mehr
releases: {1.10: function, O.1: denied}
"""
    )

    assert read_script(path, xfeld) == Script(
        blocks=(
            ScriptBlock(
                block="impuls",
                longer=minutes(5),
                extended=minutes(3),
                lines=(("impuls", "e Eins"), ("impuls", "z Zwei -- Leitung")),
            ),
            ScriptBlock(block="break1", longer=minutes(-5), skipped=True),
        ),
        summaries={"impuls": "Kurz.", "ws1": "Lang."},
        measures=(
            ScriptMeasure(what="Etwas", who="Jemand", due="1. März", source="1.10"),
            ScriptMeasure(what="Mehr"),
        ),
        releases={"1.10": Release.WITH_FUNCTION, "O.1": Release.DENIED},
    )


def test_plenum_of_a_script(write: Write, xfeld: Agenda) -> None:
    path = write(
        """\
plenum:
  block: plenum
  themes:
    - {title: Eins, entries: [1.1, 2.3], summary: Kurz., controversy: Streit., dots: 7}
    - {title: Zwei, confirmed: false}
  query: {question: Was zuerst?, points: 2, most: 5, people: 90, phones: 12, dots_people: 4}
  taken: {1.3: Jemand}
rounds: [{block: outlook, kind: takeaway, question: Was bleibt?, cards: [Viel]}]
measures: [{what: Tun, source: 1.1, sources: [2.3], addressee: bmas, theme: Eins}]
"""
    )

    assert read_script(path, xfeld) == Script(
        plenum=ScriptPlenum(
            block="plenum",
            themes=(
                ScriptTheme(
                    title="Eins",
                    entries=("1.1", "2.3"),
                    summary="Kurz.",
                    controversy="Streit.",
                    dots=7,
                ),
                ScriptTheme(title="Zwei", is_confirmed=False),
            ),
            query=ScriptQuery(
                question="Was zuerst?", points=2, most=2, people=90, phones=12, dots_people=4
            ),
            taken={"1.3": "Jemand"},
        ),
        rounds=(
            ScriptRound(
                block="outlook", kind=RoundKind.TAKEAWAY, question="Was bleibt?", cards=("Viel",)
            ),
        ),
        measures=(
            ScriptMeasure(
                what="Tun",
                source="1.1",
                sources=("2.3",),
                addressee=Addressee.BMAS,
                theme="Eins",
            ),
        ),
    )


def test_plenum_with_names_that_are_not_there(write: Write, xfeld: Agenda) -> None:
    path = write(
        """\
plenum:
  block: plenum
  themes: [{title: Eins, entries: [9.1]}, {title: Eins}]
  query: {question: Was?, phones: 61}
  taken: {9.2: Jemand}
measures: [{what: Tun, theme: Einz}]
"""
    )

    assert _complaint(path, xfeld) == said(
        "3:36: The agenda has no “9.1”.",
        "3:51: “Eins” is taken already: line 3, column 20.",
        "4:35: “61” can't stand here.",
        "    Allowed: a whole number from 0 to 60",
        "5:11: The agenda has no “9.2”.",
        "6:31: The plenum has no theme “Einz”.",
        "    Allowed: Eins",
        "    Did you mean “Eins”?",
    )


def test_workshops_take_turns(write: Write, xfeld: Agenda) -> None:
    path = write("blocks: [{block: phase1, lines: {ws1: [a, b, c], ws2: [d], ws3: [e, f]}}]")

    (played,) = read_script(path, xfeld).blocks

    assert [line for _, line in played.lines] == ["a", "d", "e", "b", "f", "c"]
    assert [place for place, _ in played.lines] == ["ws1", "ws2", "ws3", "ws1", "ws3", "ws1"]


def test_names_that_the_agenda_does_not_have(write: Write) -> None:
    agenda = read_agenda(AGENDAS / "team-workshop.yaml").agenda
    path = write(
        """\
blocks:
  - block: rerto
    lines: {rerto: [x]}
  - block: retro
    longer: much
  - block: retro
summaries: {pla: x}
measures: [{what: x, source: 3.1}, {what: y, source: first}]
releases: {XX.1: function, C.1: never}
"""
    )
    places = (
        "    Allowed: check-in, numbers, retro, break, ideas, stretch, plan,",
        "    open-questions, check-out",
    )

    assert _complaint(path, agenda) == said(
        "2:12: The agenda has no “rerto”.",
        *places,
        "    Did you mean “retro”?",
        "3:13: The agenda has no “rerto”.",
        *places,
        "    Did you mean “retro”?",
        "5:13: “much” can't stand here.",
        "    Write a length like this: 5 min, -5 min",
        "6:12: “retro” is taken already: line 4, column 12.",
        "7:13: The agenda has no “pla”.",
        *places,
        "    Did you mean “plan”?",
        "8:30: The agenda has no “3.1”.",
        "8:54: “first” can't stand here.",
        "    Write the number of an entry like this: 1.7",
        "9:12: The agenda has no “XX.1”.",
        "9:33: “never” can't stand here.",
        "    Allowed: open, function, anonymous, denied",
    )


def test_block_inside_a_track_is_not_played(write: Write, xfeld: Agenda) -> None:
    path = write("blocks: [{block: p1a-input}]")

    assert _complaint(path, xfeld).startswith("1:18: The agenda has no “p1a-input”.\n")


def _entries(agenda: Agenda, script: Script) -> dict[str, NewEntry]:
    """Return what the lines of `script` file, by full number, without regard to time."""
    codes = {workshop.id: str(workshop.number) for workshop in agenda.workshops}
    codes |= {block.id: block.code for _, block in adopt(agenda, None, ()).blocks()}
    filed: dict[str, list[NewEntry]] = {place: [] for place in codes}
    for place, line in (line for played in script.blocks for line in played.lines):
        numbers = [str(number) for number in range(1, len(filed[place]) + 1)]
        last = LastEntries(has_entry=True, has_question=True, has_option=True, numbers=numbers)
        intent = read_line(split_prefix(line, agenda.kinds), agenda.kinds, None, last)
        if isinstance(intent, NewEntry):
            filed[place].append(intent)
    return {
        f"{codes[place]}.{number}": entry
        for place, entries in filed.items()
        for number, entry in enumerate(entries, start=1)
    }


def test_sample_script_captures_in_every_workshop(xfeld: Agenda) -> None:
    entries = _entries(xfeld, read_script(SCRIPT, xfeld))

    captured = [sum(number.startswith(f"{ws}.") for number in entries) for ws in range(1, 5)]

    assert captured == [16, 17, 18, 17]
    assert any(entry.open_end for entry in entries.values())
    assert any(entry.proposes_measure for entry in entries.values())


def test_sample_script_settles_quotes_and_derives_measures_from_options(xfeld: Agenda) -> None:
    script = read_script(SCRIPT, xfeld)

    entries = _entries(xfeld, script)

    assert {entries[number].kind for number in script.releases} == {QUOTE}
    assert {entries[measure.source].kind for measure in script.measures} == {"option"}
    assert set(script.summaries) == {"impuls", "expert", "ws1", "ws2", "ws3", "ws4", "plenum"}


def test_sample_script_attributes_to_a_name_only_what_is_on_record(xfeld: Agenda) -> None:
    entries = _entries(xfeld, read_script(SCRIPT, xfeld)).values()

    named = {entry.text for entry in entries if "Bermig" in entry.function}

    assert named == {
        "Die Arbeit der Jobcenter hat zwei Seiten: die Sicherung des Lebensunterhalts und die "
        "Überwindung von Hilfebedürftigkeit. Doch ohne verlässliche Leistungsgewährung kann "
        "Integration in Arbeit nicht gelingen.",
        "Die Leistungsabteilungen sind die Herzkammer der Jobcenter. Es gilt, Haltung zu "
        "bewahren und selbstbewusst zu handeln.",
    }
    assert not any("Henning" in entry.function for entry in entries)
