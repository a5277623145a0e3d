"""What the plenum makes of the workshops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.capture import Line
from facilitator.domain.entries import Addressee, EntryId
from facilitator.domain.instant import Duration
from facilitator.domain.kinds import OPTION
from facilitator.domain.plenum.reading_back import is_confirmed, sheet_of
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.schedule import Step
from facilitator.record.drafts import DraftKey
from facilitator.station import Reason, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.safety.event import press_next
from tests.station.refusing import check_refused


@pytest.fixture
def agenda() -> Agenda:
    return make_agenda(
        make_day(
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                start=time(12),
                tracks=(make_track("ws1", make_block("p1")), make_track("ws2", make_block("p2"))),
            ),
            make_block("impuls", "Impuls", kind=BlockKind.TALK),
            make_block("plenum", "Zusammenführung", kind=BlockKind.PLENUM),
            make_block("break", "Pause", kind=BlockKind.BREAK),
            make_block("last", "Abschluss", kind=BlockKind.PLENUM),
        ),
        workshops=(make_workshop(1), make_workshop(2)),
    )


@pytest.fixture
def entries(station: Station) -> list[EntryId]:
    """1.1, 2.1, 1.2, 2.2: options all of them."""
    return [file(station, f"ws{1 + number % 2}", f"Option {number}") for number in range(4)]


def file(station: Station, place: str, text: str) -> EntryId:
    entry = station.capture.file(place, Line(f"{text} #o")).entry
    assert entry is not None
    return entry


def theme(station: Station, key: str) -> Theme:
    found = station.snapshot.themes.get(key)
    assert found is not None
    return found


def titles(station: Station) -> list[str]:
    return [theme.title for theme in station.snapshot.themes.standing]


def test_themes_stand_in_the_order_in_which_they_are_put(station: Station) -> None:
    first, *_, last = [station.plenum.found(title) for title in "ABCD"]

    station.plenum.move(last, 0)
    station.plenum.move(first, 99)
    station.plenum.move(first, 2)

    assert titles(station) == ["D", "B", "A", "C"]


def test_theme_moves_to_the_front_again_and_again(station: Station) -> None:
    keys = [station.plenum.found(title) for title in "ABC"]

    for key in keys * 5:
        station.plenum.move(key, 0)

    assert titles(station) == ["C", "B", "A"]


def test_entry_may_be_under_several_themes(station: Station, entries: list[EntryId]) -> None:
    one = station.plenum.found("Eins", entries[:2])
    two = station.plenum.found("Zwei")
    station.plenum.gather(two, entries[1:3])
    station.plenum.release(one, entries[:1])

    assert theme(station, one).entries == (entries[1],)
    assert station.snapshot.themes.of_entry[entries[1]] == (one, two)
    assert entries[0] not in station.snapshot.themes.of_entry


def test_merged_theme_is_found_under_its_heir(station: Station, entries: list[EntryId]) -> None:
    one, two = (station.plenum.found(title, entries[:2]) for title in ("Eins", "Zwei"))
    station.plenum.note_controversy(one, "Strittig")
    station.plenum.merge(one, two)
    station.plenum.gather(one, entries[2:])
    station.plenum.release(two, entries[:1])

    assert titles(station) == ["Zwei"]
    assert theme(station, one) is theme(station, two)
    assert theme(station, two).entries == tuple(entries[1:])
    assert [(old.title, old.controversy) for old in theme(station, two).absorbed] == [
        ("Eins", "Strittig")
    ]


def test_split_puts_the_new_theme_behind_all_others(
    station: Station, entries: list[EntryId]
) -> None:
    one, _ = station.plenum.found("Eins", entries[:3]), station.plenum.found("Zwei")

    part = station.plenum.split(one, entries[:1], "  Teil ")

    assert titles(station) == ["Eins", "Zwei", "Teil"]
    assert theme(station, one).entries == tuple(entries[1:3])
    assert theme(station, part).entries == (entries[0],)


def test_who_did_not_know_what_was_disputed_adds_to_it(station: Station) -> None:
    key = station.plenum.found("Eins")

    station.plenum.note_controversy(key, "A dagegen", base="")
    station.plenum.note_controversy(key, "B auch", base="")
    both = theme(station, key).controversy
    station.plenum.note_controversy(key, "Geklärt", base=both)

    assert both == "A dagegen\nB auch"
    assert theme(station, key).controversy == "Geklärt"


def test_theme_is_confirmed_as_it_was_sent(
    station: Station, entries: list[EntryId], clock: Clock
) -> None:
    key = station.plenum.found("Eins", entries[:1])
    sent = sheet_of(theme(station, key), station.snapshot)
    clock.wait(Duration(minutes=5))

    station.plenum.confirm(key, sent)
    was_confirmed = is_confirmed(theme(station, key), station.snapshot)
    station.capture.edit(entries[0], "Anders")

    confirmation = theme(station, key).confirmation
    assert was_confirmed
    assert confirmation is not None
    assert confirmation.at == at("12:05")
    assert not is_confirmed(theme(station, key), station.snapshot)
    station.plenum.unconfirm(key)
    assert theme(station, key).confirmation is None


def test_merged_wording_is_under_the_themes_of_its_sources(
    station: Station, entries: list[EntryId]
) -> None:
    one = station.plenum.found("Eins", entries[:1])
    two = station.plenum.found("Zwei", entries[1:2])

    wording = station.plenum.merge_entries(entries[:2], " Beides ", OPTION)

    made = station.snapshot.entries[wording]
    assert (made.place, made.text, made.kind, made.number) == ("plenum", "Beides", OPTION, "1")
    assert station.snapshot.themes.of_entry[wording] == (one, two)
    source = station.snapshot.entries[entries[0]]
    assert (source.merged_into, source.text, source.number) == (wording, "Option 0", "1")


def test_merging_a_source_again_takes_its_wording_along(
    station: Station, entries: list[EntryId]
) -> None:
    first = station.plenum.merge_entries(entries[:2], "Zwei", None)

    second = station.plenum.merge_entries([entries[0], entries[2]], "Drei", None)

    known = station.snapshot.entries
    assert known[entries[0]].merged_into == first
    assert (known[first].merged_into, known[entries[2]].merged_into) == (second, second)


def test_parting_a_wording_frees_all_and_parting_a_source_only_that(
    station: Station, entries: list[EntryId]
) -> None:
    wording = station.plenum.merge_entries(entries[:3], "Drei", None)

    station.plenum.part_entries(entries[0])
    after_one = station.snapshot.entries
    station.plenum.part_entries(wording)
    after_all = station.snapshot.entries

    assert [after_one[one].merged_into for one in entries[:3]] == [None, wording, wording]
    assert [after_all[one].merged_into for one in entries[:3]] == [None] * 3
    assert (after_one[wording].removed, after_all[wording].removed) == (False, True)


def test_wording_on_which_a_measure_rests_stays(station: Station, entries: list[EntryId]) -> None:
    wording = station.plenum.merge_entries(entries[:2], "Zwei", None)
    station.plenum.agree("Tun", sources=[wording])

    station.plenum.part_entries(wording)

    assert not station.snapshot.entries[wording].removed


def test_proposal_becomes_a_measure_with_all_that_it_rests_on(
    station: Station, entries: list[EntryId]
) -> None:
    station.capture.propose_measure(entries[0])
    (proposed,) = station.snapshot.measures
    key = station.plenum.found("Eins")
    draft = DraftKey(proposed.id, "measure")
    station.keep_draft(draft, Line("Pa"))

    station.plenum.agree(
        "Paten  benennen",
        who=" Team ",
        due="Ende  Q1",
        addressee=Addressee.JOBCENTER,
        sources=entries[:2],
        theme=key,
        measure=proposed.id,
        drops=draft,
    )

    (agreed,) = station.snapshot.measures
    assert not proposed.agreed
    assert agreed.agreed
    assert (agreed.id, agreed.place) == (proposed.id, "ws1")
    assert (agreed.what, agreed.who, agreed.due) == ("Paten benennen", "Team", "Ende Q1")
    assert (agreed.addressee, agreed.theme) == (Addressee.JOBCENTER, key)
    assert (agreed.source, agreed.sources) == (entries[0], tuple(sorted(entries[:2])))
    assert station.drafts() == {}


def test_measure_rests_on_what_is_said_last(station: Station, entries: list[EntryId]) -> None:
    measure = station.plenum.agree("Etwas anderes tun", sources=entries[:2])
    station.plenum.agree("OPTION  3", sources=entries[2:], measure=measure)

    (known,) = station.snapshot.measures
    assert known.sources == tuple(sorted(entries[2:]))
    assert known.source == entries[3]  # its words go with that one's
    assert known.place == "plenum"


def test_measure_goes_on_resting_on_what_was_redacted_since(
    station: Station, entries: list[EntryId]
) -> None:
    measure = station.plenum.agree("Option 3", sources=[entries[0], entries[3]])
    station.redaction.redact(entries[0])
    station.plenum.agree("Anders", sources=[entries[0], entries[3]], measure=measure)
    said = [one.what for one in station.snapshot.measures]
    station.redaction.redact(entries[3])

    assert said == ["Anders"]
    assert [one.what for one in station.snapshot.measures] == [""]
    check_refused(station, Reason.REDACTED, lambda: station.plenum.agree("Wieder", measure=measure))


def test_numbers_of_measures_are_given_as_they_are_agreed_on_and_stay(
    station: Station, entries: list[EntryId]
) -> None:
    station.capture.propose_measure(entries[0])
    (proposal,) = station.snapshot.measures
    first = station.plenum.agree("Zuerst")
    gone = station.plenum.agree("Entfernt")
    station.plenum.remove_measure(gone)
    station.plenum.agree("Danach", measure=proposal.id)
    last = station.document.add_measure("ws1", "Zuletzt")
    station.plenum.agree("Danach genauer", measure=proposal.id)

    assert [(one.id, one.agreed_as, one.proposed) for one in station.snapshot.measures] == [
        (first, 1, False),
        (proposal.id, 3, True),
        (last, 4, False),
    ]


def test_measure_typed_on_purpose_is_agreed_on(station: Station) -> None:
    station.document.add_measure("ws1", "Tun")

    assert [measure.agreed for measure in station.snapshot.measures] == [True]


def test_question_is_taken_along_until_it_is_not(station: Station, entries: list[EntryId]) -> None:
    station.plenum.take_question(entries[0], " Land  Hessen ")
    taken = station.snapshot.entries[entries[0]].taken_by
    station.plenum.take_question(entries[0], "")

    assert (taken, station.snapshot.entries[entries[0]].taken_by) == ("Land Hessen", "")


def test_workshop_has_reported_since_it_was_done(station: Station) -> None:
    station.plenum.report_back("ws2", True)
    reported = dict(station.snapshot.report_backs)
    station.plenum.report_back("ws2", False)

    assert reported == {"ws2": at("12:00")}
    assert dict(station.snapshot.report_backs) == {}


@pytest.mark.parametrize(
    ("running", "place"),
    [
        ((), "plenum"),
        (("phase", "impuls"), "plenum"),
        (("phase", "impuls", "plenum"), "plenum"),
        (("phase", "impuls", "plenum", "break"), "last"),
        (("phase", "impuls", "plenum", "break", "last"), "last"),
        (("phase", "impuls", "plenum", "break", "last", "end"), "last"),
    ],
    ids=str,
)
def test_plenum_files_where_it_meets(
    station: Station, running: tuple[str, ...], place: str
) -> None:
    for _ in running:
        press_next(station)

    assert station.plenum.place == place


def test_plenum_that_was_passed_over_takes_nothing_any_more(station: Station) -> None:
    behind = station.snapshot.agenda.block("break")
    station.run.jump(Step(ends=None, starts=behind))

    assert station.plenum.place == "last"


Refused = Callable[[Station, list[EntryId], str], object]


@pytest.mark.parametrize(
    ("reason", "command"),
    [
        (Reason.EMPTY, lambda station, entries, theme: station.plenum.found(" ")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.found("A", ["nie"])),
        (Reason.EMPTY, lambda station, entries, theme: station.plenum.rename(theme, "")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.rename("nie", "A")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.gather(theme, ["nie"])),
        (Reason.IMPOSSIBLE, lambda station, entries, theme: station.plenum.merge(theme, theme)),
        (Reason.EMPTY, lambda station, entries, theme: station.plenum.split(theme, [], "A")),
        (Reason.STALE, lambda station, entries, theme: station.plenum.split(theme, entries, "A")),
        (
            Reason.IMPOSSIBLE,
            lambda station, entries, theme: station.plenum.merge_entries(entries[:1], "A", None),
        ),
        (
            Reason.EMPTY,
            lambda station, entries, theme: station.plenum.merge_entries(entries, " ", None),
        ),
        (
            Reason.GONE,
            lambda station, entries, theme: station.plenum.merge_entries(entries, "A", "nie"),
        ),
        (Reason.NOT_NOW, lambda station, entries, theme: station.plenum.part_entries(entries[0])),
        (Reason.GONE, lambda station, entries, theme: station.plenum.take_question("nie", "A")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.report_back("plenum", True)),
        (Reason.EMPTY, lambda station, entries, theme: station.plenum.agree(" ")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.agree("A", sources=["nie"])),
        (Reason.GONE, lambda station, entries, theme: station.plenum.agree("A", measure="nie")),
        (Reason.IMPOSSIBLE, lambda station, entries, theme: station.plenum.agree("A", due="31.2.")),
        (Reason.GONE, lambda station, entries, theme: station.plenum.remove_measure("nie")),
    ],
)
def test_what_can_not_be_changes_nothing(
    station: Station, entries: list[EntryId], reason: Reason, command: Refused
) -> None:
    key = station.plenum.found("Eins", entries[:1])

    check_refused(station, reason, lambda: command(station, entries, key))


def test_redacted_entry_is_neither_merged_nor_a_source(
    station: Station, entries: list[EntryId]
) -> None:
    station.redaction.redact(entries[0])

    for command in (
        lambda: station.plenum.merge_entries(entries[:2], "A", None),
        lambda: station.plenum.agree("A", sources=entries[:1]),
        lambda: station.plenum.take_question(entries[0], "A"),
    ):
        check_refused(station, Reason.REDACTED, command)
