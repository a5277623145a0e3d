"""What is found in the content, and what is in order."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from facilitator.domain.agenda import BlockKind
from facilitator.domain.documentation.quality import ContentFinding, Flaw, content_findings
from facilitator.domain.entries import Relation, Release
from facilitator.domain.outline import read_outline
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.reading_back import sheet_of
from facilitator.domain.plenum.theme import Confirmation, Theme, Themes
from facilitator.domain.polish import Insertion, Polish, ReviewNote
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import load_texts
from tests.domain.documentation.building import build
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_track,
    make_workshop,
)

DE = load_texts("de")
AGENDA = make_agenda(
    make_day(
        make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"),)),
        make_block("plenum", kind=BlockKind.PLENUM),
    ),
    workshops=(make_workshop(1, "Qualifizierung"),),
)


def found_in(snapshot: Snapshot) -> list[tuple[Flaw, str, str, str]]:
    return [
        (finding.flaw, finding.where, finding.label, finding.said)
        for finding in content_findings(snapshot, DE)
    ]


def make_photo(**changes: Any) -> Photo:
    given = {"alt": "Drei Menschen vor einer Wand mit Karten", "credit": "Servicestelle SGB II"}
    known = {"place": "", "digest": "0" * 64, "width": 4, "height": 3, "added": at("10:00")}
    return Photo(id="p1", **{**known, **given, "consent": Consent.GIVEN, **changes})


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({"kind": "challenge"}, []),
        ({"kind": "challenge", "open_end": True}, [Flaw.OPEN_END]),
        ({"kind": "option", "versions": ("anders",)}, [Flaw.WORDINGS]),
        ({}, [Flaw.UNSORTED]),
        ({"kind": "vanished"}, [Flaw.UNSORTED]),
        ({"relation": Relation.ADDITION, "parent": "ws1-1"}, []),
        ({"place": "plenum"}, []),
        ({"kind": "quote"}, [Flaw.RELEASE]),
        ({"kind": "quote", "release": Release.WITH_FUNCTION}, []),
        ({"kind": "quote", "release": Release.DENIED, "text": "Frau Müller weiß es"}, []),
        ({"kind": "quote", "redacted": True}, []),
        (
            {"kind": "quote", "release": Release.WITH_FUNCTION, "function": "Frau Müller"},
            [Flaw.PERSONAL],
        ),
        ({"kind": "quote", "release": Release.ANONYMOUS, "function": "Frau Müller"}, []),
        ({"kind": "option", "text": "Frau Müller fragen"}, [Flaw.PERSONAL]),
        ({"kind": "parking", "text": "Frau Müller fragen"}, []),
        ({"kind": "quote", "open_end": True, "versions": ("a",)}, "all"),
    ],
)
def test_entry(changes: dict[str, Any], flaws: Any) -> None:
    text = changes.pop("text", "Etwas")
    entry = make_entry("ws1-2", text, **changes)
    expected = [Flaw.WORDINGS, Flaw.OPEN_END, Flaw.RELEASE] if flaws == "all" else flaws

    found = content_findings(make_snapshot(AGENDA, entries=(entry,)), DE)

    assert [finding.flaw for finding in found] == expected
    assert {finding.where for finding in found} <= {"entry:ws1-2"}


def test_entry_that_editors_left_out_is_passed_over() -> None:
    entry = make_entry("ws1-2", "Etwas", open_end=True)
    snapshot = make_snapshot(AGENDA, entries=(entry,))
    polish = Polish(left_out=frozenset({"entry:ws1-2"}))

    assert content_findings(replace(snapshot, polish=polish), DE) == ()


def test_finding_is_called_as_people_call_it_and_stands_on_one_line() -> None:
    entry = make_entry("ws1-2", "Wer trägt\ndie Kosten?", kind="question", open_end=True)

    [finding] = content_findings(make_snapshot(AGENDA, entries=(entry,)), DE)

    assert finding == ContentFinding(
        flaw=Flaw.OPEN_END, where="entry:ws1-2", label="F 1.2", said="Wer trägt die Kosten?"
    )


def test_measure_lacks_who_and_when_only_once_it_is_agreed() -> None:
    bare = make_measure("m1", "Schulen", agreed=True)
    proposed = make_measure("m2", "Werben")
    whole = make_measure("m3", "Feiern", agreed=True, who="Frau Müller", due="31.03.")
    snapshot = replace(make_snapshot(AGENDA), measures=(bare, proposed, whole))

    assert found_in(snapshot) == [
        (Flaw.WHO, "measure:m1.who", "M 1", "Schulen"),
        (Flaw.DUE, "measure:m1.due", "M 1", "Schulen"),
        (Flaw.PERSONAL, "measure:m3.who", "M 2", "Frau Müller"),
    ]


def test_theme_is_open_until_confirmed_and_again_once_it_changes() -> None:
    themes = [Theme(id=f"t{n}", title=f"Patenschaft {n}", summary="Gut.") for n in (1, 2, 3)]
    snapshot = make_snapshot(AGENDA)
    seal = sheet_of(themes[2], snapshot).seal
    standing = (
        themes[0],
        replace(themes[1], confirmation=Confirmation(at("12:00"), "other")),
        replace(themes[2], confirmation=Confirmation(at("12:00"), seal)),
    )

    assert found_in(replace(snapshot, themes=Themes(standing=standing))) == [
        (Flaw.UNCONFIRMED, "theme:t1.summary", "Thema 1", "Patenschaft 1"),
        (Flaw.CHANGED, "theme:t2.summary", "Thema 2", "Patenschaft 2"),
    ]


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({}, []),
        ({"alt": " "}, [Flaw.ALT]),
        ({"alt": "IMG_2041.jpg"}, [Flaw.ALT_IS_FILE]),
        ({"alt": "DSC 0042"}, [Flaw.ALT_IS_FILE]),
        ({"alt": "Gruppenbild.png"}, [Flaw.ALT_IS_FILE]),
        ({"credit": ""}, [Flaw.CREDIT]),
        ({"consent": Consent.OPEN}, [Flaw.CONSENT]),
        ({"consent": Consent.DENIED}, []),
        ({"caption": "Herr Yılmaz am Pult"}, [Flaw.PERSONAL]),
    ],
)
def test_photo(changes: dict[str, Any], flaws: list[Flaw]) -> None:
    snapshot = replace(make_snapshot(AGENDA), photos=(make_photo(**changes),))

    found = content_findings(snapshot, DE)

    assert [(finding.flaw, finding.label) for finding in found] == [
        (flaw, "Foto 1") for flaw in flaws
    ]


def test_what_editors_brought_back_comes_first() -> None:
    notes = tuple(
        ReviewNote(id=f"n{n}", target="entry:ws1-2", text="Stimmt das?", at=at("10:00"), done=done)
        for n, done in ((1, False), (2, True))
    )
    insertion = Insertion(id="i1", text="Ein Absatz.", after="said:a.b", section="part-summary")
    rewordings = MappingProxyType({"said:a.b": "Herr Yılmaz sprach."})
    polish = Polish(rewordings, insertions=(insertion,), notes=notes)
    entry = make_entry("ws1-2", "Etwas", kind="option", open_end=True)
    snapshot = replace(make_snapshot(AGENDA, entries=(entry,)), polish=polish)

    found = content_findings(snapshot, DE, orphans=("said:a.b", "inserted:i1"))

    assert [(one.flaw, one.where, one.label, one.said, one.note) for one in found] == [
        (Flaw.ORPHAN, "said:a.b", "", "Herr Yılmaz sprach.", ""),
        (Flaw.ORPHAN, "inserted:i1", "", "Ein Absatz.", ""),
        (Flaw.NOTE, "entry:ws1-2", "O 1.2", "Stimmt das?", "n1"),
        (Flaw.OPEN_END, "entry:ws1-2", "O 1.2", "Etwas", ""),
        (Flaw.PERSONAL, "said:a.b", "", "Herr Yılmaz", ""),
    ]


def test_outline_tells_where_a_summary_is_missing() -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("ws1-1", kind="option"),))
    theme = Theme(id="t1", title="Patenschaft")
    snapshot = replace(snapshot, themes=Themes(standing=(theme,)))
    outline = read_outline(build(snapshot), snapshot)

    found = content_findings(snapshot, DE, outline=outline)

    assert [(one.flaw, one.where, one.label, one.said) for one in found] == [
        (Flaw.SUMMARY, "summary:ws1", "WS 1", "Qualifizierung"),
        (Flaw.SUMMARY, "theme:t1.summary", "Thema 1", "Patenschaft"),
        (Flaw.UNCONFIRMED, "theme:t1.summary", "Thema 1", "Patenschaft"),
    ]


def test_only_what_would_be_published_matters_for_the_public_edition() -> None:
    assert [flaw for flaw in Flaw if flaw.is_for_public] == [
        Flaw.RELEASE,
        Flaw.CONSENT,
        Flaw.PERSONAL,
    ]
