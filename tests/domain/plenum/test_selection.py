"""What the plenum has before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.agenda import BlockKind
from facilitator.domain.kinds import CHALLENGE, OPTION, QUOTE
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.selection import Filter, Selection, select
from facilitator.domain.plenum.theme import Theme, Themes
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_snapshot,
    make_track,
    make_workshop,
)

AGENDA = make_agenda(
    make_day(
        make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))),
        make_block("plenum", kind=BlockKind.PLENUM, code="P"),
    ),
    workshops=(make_workshop(1), make_workshop(2)),
)
CHALLENGED = make_entry("ws1-1", "Zu wenig Zeit", kind=CHALLENGE)
SHOWN = make_entry("ws1-2", "Erfolge zeigen", kind=OPTION, merged_into="plenum-1")
TOLD = make_entry("ws2-1", "Erfolge erzählen", place="ws2", merged_into="plenum-1")
QUOTED = make_entry("ws2-2", "Das reicht nicht", place="ws2", kind=QUOTE, function="Teamleitung")
WORDING = make_entry("plenum-1", "Sichtbar machen", place="plenum", kind=OPTION)
REMOVED = make_entry("ws2-3", "Weg", place="ws2", removed=True)


def selected(**wanted: object) -> tuple[list[str], list[str]]:
    found = select(snapshot(), Filter(**wanted))  # type: ignore[arg-type]
    return [one.id for one in found.unthemed], [one.id for one in found.themed]


def snapshot() -> Snapshot:
    theme = Theme(id="t", title="Zeit", entries=("ws1-1",))
    return make_snapshot(
        AGENDA,
        entries=[CHALLENGED, SHOWN, TOLD, QUOTED, WORDING, REMOVED],
        themes=Themes((theme,), {"ws1-1": ("t",)}),
    )


def test_all_is_there_once_and_what_has_no_theme_apart() -> None:
    assert select(snapshot(), Filter()) == Selection((QUOTED, WORDING), (CHALLENGED,))


def test_what_was_asked_of_single_people_waits_for_no_theme_and_is_found() -> None:
    asked = Round(
        id="flash", kind=RoundKind.FLASH, questions=("?",), place="plenum", opened=at("11:00")
    )
    rounds = (asked, replace(asked, id="cards", kind=RoundKind.CARDS))
    word = make_entry("plenum-2", "Müde, aber froh", place="plenum", round="flash")
    gone = make_entry("plenum-3", "", place="plenum", redacted=True)
    card = make_entry("plenum-4", "Zeit", place="plenum", round="cards")
    taken = make_entry("plenum-5", "Froh", place="plenum", round="flash")
    entries = [word, gone, card, taken]
    themes = Themes((Theme(id="t", title="T", entries=(taken.id,)),), {taken.id: ("t",)})
    known = replace(make_snapshot(AGENDA, entries=entries, themes=themes), rounds=rounds)
    wanted = Filter(places=("plenum",), voices=False)

    assert select(known, wanted) == Selection((card,), (taken,))
    assert select(known, replace(wanted, text="froh")) == Selection((word,), (taken,))
    assert select(known, replace(wanted, voices=True)) == Selection((word, card), (taken,))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"places": ("ws1",)}, (["plenum-1"], ["ws1-1"])),
        ({"places": ("ws2",)}, (["ws2-2", "plenum-1"], [])),
        ({"kinds": (OPTION,)}, (["plenum-1"], [])),
        ({"kinds": (CHALLENGE, QUOTE)}, (["ws2-2"], ["ws1-1"])),
        ({"kinds": (None,)}, (["plenum-1"], [])),
        ({"text": "ERZÄHLEN erfolge"}, (["plenum-1"], [])),
        ({"text": "teamleitung"}, (["ws2-2"], [])),
        ({"text": "1.1"}, ([], ["ws1-1"])),
        ({"text": "weg"}, ([], [])),
        ({"text": "erfolge", "places": ("ws1",), "kinds": (QUOTE,)}, ([], [])),
    ],
    ids=str,
)
def test_merged_wording_passes_with_any_of_its_sources(
    wanted: dict[str, object], found: tuple[list[str], list[str]]
) -> None:
    assert selected(**wanted) == found
