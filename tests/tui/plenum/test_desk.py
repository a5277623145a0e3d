"""Where one stands in Plenum, and how it follows what happens."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.agenda import BlockKind
from facilitator.domain.entries import Relation
from facilitator.domain.plenum.selection import Filter
from facilitator.domain.plenum.theme import Confirmation, Theme, Themes
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import load_texts
from facilitator.tui.plenum.desk import Desk, Side
from facilitator.tui.plenum.next_step import next_step
from facilitator.tui.plenum.theme_rows import Key, Sort, theme_rows
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

AGENDA = make_agenda(
    make_day(
        make_block("talk", kind=BlockKind.TALK, code="I"),
        make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))),
        make_block("plenum", kind=BlockKind.PLENUM, code="P"),
    ),
    workshops=(make_workshop(1), make_workshop(2)),
)
ENTRIES = (
    make_entry("ws1-1"),
    make_entry("ws1-2", relation=Relation.OBJECTION, parent="ws1-1"),
    make_entry("ws1-3"),
    make_entry("ws2-1", place="ws2"),
    make_entry("talk-1", place="talk"),
)
TEXTS = load_texts("en")


def snapshot_with(*themes: Theme, entries: tuple[object, ...] = ENTRIES) -> Snapshot:
    ways: dict[str, tuple[str, ...]] = {}
    for theme in themes:
        for entry in theme.entries:
            ways[entry] = (*ways.get(entry, ()), theme.id)
    return make_snapshot(AGENDA, entries=entries, themes=Themes(themes, ways))  # type: ignore[arg-type]


def desk_at(snapshot: Snapshot) -> Desk:
    desk = Desk(snapshot)
    desk.read(snapshot)
    return desk


def ids(desk: Desk) -> list[str]:
    return [entry.id for entry in desk.listing.entries]


def test_begins_with_what_the_workshops_wrote() -> None:
    desk = desk_at(snapshot_with())

    assert (ids(desk), desk.marked) == (["ws1-1", "ws1-2", "ws1-3", "ws2-1"], "ws1-1")


def test_after_gathering_the_next_one_without_a_theme_is_marked() -> None:
    desk = desk_at(snapshot_with())
    desk.move(2, ())

    desk.marked = desk.next_free(("ws1-3",))
    desk.read(snapshot_with(Theme(id="t", title="T", entries=("ws1-3",))))

    assert (desk.marked, ids(desk)) == ("ws2-1", ["ws1-1", "ws1-2", "ws2-1", "ws1-3"])


def test_after_the_last_one_the_one_before_it_is_marked() -> None:
    desk = desk_at(snapshot_with())
    desk.move(9, ())

    assert desk.next_free(("ws2-1",)) == "ws1-3"


def test_what_has_a_theme_already_stays_marked() -> None:
    desk = desk_at(snapshot_with(Theme(id="t", title="T", entries=("ws2-1",))))
    desk.move(9, ())

    assert (desk.marked, desk.next_free(("ws2-1",))) == ("ws2-1", None)


def test_an_objection_goes_along_with_what_it_objects_to() -> None:
    desk = desk_at(snapshot_with())

    assert desk.chosen_with_replies == ("ws1-1", "ws1-2")


def test_an_objection_that_has_a_theme_of_its_own_stays_there() -> None:
    desk = desk_at(snapshot_with(Theme(id="t", title="T", entries=("ws1-2",))))

    assert desk.chosen_with_replies == ("ws1-1",)


def test_what_leaves_a_theme_leaves_with_what_was_said_to_it_or_to_its_wordings() -> None:
    entries = (*ENTRIES, make_entry("ws2-2", place="ws2", relation=Relation.ADDITION, parent="old"))
    old = make_entry("old", place="ws2", merged_into="ws2-1")
    everything = (*(one.id for one in entries), old.id)
    desk = desk_at(
        snapshot_with(Theme(id="t", title="T", entries=everything), entries=(*entries, old))
    )

    assert desk.with_replies(("ws1-1", "ws2-1"), entries) == ("ws1-1", "ws2-1", "ws1-2", "ws2-2")


def test_among_the_themes_only_what_is_ticked_is_meant() -> None:
    desk = desk_at(snapshot_with())
    desk.side = Side.THEMES
    unticked = desk.chosen
    desk.ticked = frozenset({"ws1-3"})

    assert (unticked, desk.chosen) == ((), ("ws1-3",))


def test_what_was_gathered_is_said_until_one_goes_on_or_it_is_taken_back() -> None:
    theme = Theme(id="t", title="Time", entries=("ws1-1", "ws1-2"))
    snapshot, undone = snapshot_with(theme), snapshot_with(Theme(id="t", title="Time"))
    desk = desk_at(snapshot)
    desk.gathered = (("ws1-1", "ws1-2"), "t")
    said = [next_step(desk, one, TEXTS) for one in (snapshot, undone)]
    desk.move(1, ())

    assert said[0].startswith("· 1.1, < 1.2 → 1 Time · 2 without a theme")
    assert [one.startswith("2 without") for one in (said[1], next_step(desk, snapshot, TEXTS))] == [
        True,
        True,
    ]


def test_ticks_are_in_the_order_of_the_list_and_go_with_what_was_removed() -> None:
    desk = desk_at(snapshot_with())
    desk.ticked = frozenset({"ws2-1", "ws1-3"})
    before = desk.chosen

    entries = tuple(replace(one, removed=one.id == "ws2-1") for one in ENTRIES)
    desk.read(snapshot_with(entries=entries))

    assert (before, desk.chosen) == (("ws1-3", "ws2-1"), ("ws1-3",))


def test_the_mark_stays_on_its_entry_while_others_gather() -> None:
    desk = desk_at(snapshot_with())
    desk.mark_entry("ws1-3")

    desk.read(snapshot_with(Theme(id="t", title="T", entries=("ws1-1", "ws1-2"))))

    assert (desk.marked, desk.entry) == ("ws1-3", ENTRIES[2])


def test_a_removed_entry_leaves_the_mark_where_it_was() -> None:
    desk = desk_at(snapshot_with())
    desk.mark_entry("ws1-3")

    desk.read(snapshot_with(entries=tuple(one for one in ENTRIES if one.id != "ws1-3")))

    assert desk.marked == "ws2-1"


def test_the_theme_in_focus_follows_merging_and_removal() -> None:
    one, two = Theme(id="a", title="A"), Theme(id="b", title="B")
    desk = desk_at(snapshot_with(one, two))
    desk.focus("b")

    desk.read(snapshot_with(one))

    assert desk.target == "a"


def test_while_a_summary_is_written_only_its_entries_are_listed() -> None:
    snapshot = snapshot_with(Theme(id="t", title="T", entries=("ws1-1", "ws2-1")))
    desk = desk_at(snapshot)
    desk.mark_entry("ws1-3")

    desk.open("t")
    desk.read(snapshot)
    while_open = ids(desk)
    desk.close()
    desk.read(snapshot)

    assert (while_open, desk.marked) == (["ws1-1", "ws2-1"], "ws1-3")


def test_a_search_begins_at_the_first_it_finds() -> None:
    snapshot = snapshot_with()
    desk = desk_at(snapshot)
    desk.move(3, ())

    desk.search("1.")
    desk.read(snapshot)

    assert (desk.marked, len(ids(desk))) == ("ws1-1", 3)


def test_the_mark_stays_on_what_was_found_when_everything_is_listed_again() -> None:
    snapshot = snapshot_with()
    desk = desk_at(snapshot)
    desk.search("1.3")
    desk.read(snapshot)
    desk.search("")
    desk.read(snapshot)
    searched = desk.marked
    desk.widen(Filter())
    desk.read(snapshot)

    assert (searched, desk.marked, len(ids(desk))) == ("ws1-3", "ws1-3", len(ENTRIES))


def test_marks_among_the_themes_skip_what_is_no_row_and_set_the_focus() -> None:
    themes = (Theme(id="a", title="A", entries=("ws1-1",)), Theme(id="b", title="B"))
    measure = make_measure("m1", theme="b", agreed=True)
    snapshot = replace(snapshot_with(*themes), measures=(measure,))
    desk = desk_at(snapshot)
    desk.side = Side.THEMES
    rows = theme_rows(snapshot, {}, desk.target, TEXTS)
    desk.follow_rows(rows)
    seen = [(desk.row, desk.target)]
    for _ in range(3):
        desk.move(1, rows)
        seen.append((desk.row, desk.target))

    assert seen == [
        (Key(Sort.THEME, "a"), "a"),
        (Key(Sort.THEME, "b"), "b"),
        (Key(Sort.MEASURE, "m1"), "b"),
        (Key(Sort.MEASURE, "m1"), "b"),
    ]


def test_what_comes_next_is_said_step_by_step() -> None:
    empty = make_snapshot(AGENDA)
    gathered = Theme(id="t", title="Time", entries=tuple(one.id for one in ENTRIES))
    summed = replace(gathered, summary="All say so.")
    agreed = make_measure("m1", agreed=True, who="BMAS", due="2026")
    begun = snapshot_with(Theme(id="t", title="Time"))
    snapshots = (empty, snapshot_with(), begun, snapshot_with(gathered), snapshot_with(summed))
    steps = [next_step(desk_at(snapshot), snapshot, TEXTS) for snapshot in snapshots]
    snapshot = replace(snapshot_with(summed), measures=(agreed,))
    desk = desk_at(snapshot)
    desk.weights = replace(desk.weights, points={"t": 3})
    steps.append(next_step(desk, snapshot, TEXTS))
    desk.side = Side.THEMES
    steps.append(next_step(desk, snapshot_with(gathered), TEXTS))
    changed = replace(summed, confirmation=Confirmation(at("11:42"), "of something else"))
    steps.append(next_step(desk, replace(snapshot, themes=Themes((changed,), {})), TEXTS))

    assert steps == [
        "Themes come from entries; n begins one without any.",
        "n makes a theme of the marked entry; a ticks several that belong together.",
        "4 without a theme: ␣ puts the marked one into “Time” · n new theme",
        "No summary yet: 1 Time. Go there (Tab) and write it with ⏎.",
        "All themes are summed up. p asks the room for points.",
        "Not confirmed yet: 1 Time. g shows it on the stage, j keeps that it was agreed.",
        "No summary yet: 1 Time. ⏎ writes it.",
        "Changed since it was confirmed: 1 Time. g shows it on the stage once more.",
    ]
