"""How the Dokumentation shows what was redacted: by its number, and what hangs on it stays."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.agenda import BlockKind
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import APPROACH, QUOTE
from tests.domain.documentation.building import build, lines, section
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_workshop,
)

AGENDA = make_agenda(make_day(make_block("talk", code="I")), workshops=(make_workshop(1),))


def test_redacted_entry_keeps_its_number_and_what_hangs_on_it() -> None:
    snapshot = make_snapshot(
        AGENDA,
        entries=[
            replace(make_entry("ws1-1", kind=APPROACH, redacted=True), text=""),
            make_entry("ws1-2", "auch in Teilzeit", parent="ws1-1", relation=Relation.ADDITION),
        ],
        measures=(replace(make_measure("m1", source="ws1-1"), what=""),),
    )

    document = build(snapshot)

    assert lines(section(document, "Workshop 1: Topic 1")) == [
        "# Lösungsansätze",
        "L 1.1 [geschwärzt] (siehe V 1)",
        "  1.2 Ergänzung: auch in Teilzeit",
    ]
    assert "Wo „[geschwärzt]“ steht, wurde der Wortlaut nachträglich vernichtet." in lines(
        section(document, "So sind die Ergebnisse nummeriert")
    )
    assert "V 1 | [geschwärzt] | offen | offen | L 1.1" in lines(document.blocks)


def test_redacted_quote_is_nobodys_words_and_needs_no_release() -> None:
    quote = replace(make_entry("ws1-1", kind=QUOTE, redacted=True), text="")

    document = build(make_snapshot(AGENDA, entries=[quote]))

    assert lines(section(document, "Workshop 1: Topic 1"))[1:] == ["Z 1.1 [geschwärzt]"]
    assert not [line for line in lines(document.blocks) if line.startswith("Intern:")]


def test_redacted_voice_only_stands_where_it_was_filed() -> None:
    gone = replace(make_entry("talk-1", kind=QUOTE, place="plenum", redacted=True), text="")
    said = make_entry("talk-2", "Endlich.", kind=QUOTE, place="plenum", number="2")
    agenda = make_agenda(make_day(make_block("plenum", kind=BlockKind.PLENUM, code="PL")))

    document = build(make_snapshot(agenda, entries=[gone, said]))

    voices = [line.split(" (")[0] for line in lines(section(document, "Stimmen zur Veranstaltung"))]
    assert voices[1:] == ["Z PL.2 „Endlich.“"]
    assert "Z PL.1 [geschwärzt]" in lines(section(document, "Zusammenführung im Plenum"))
