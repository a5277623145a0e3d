"""What editors left out: no heading, count, reference or source tells of it any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain.documentation.model import Heading
from facilitator.domain.documentation.omitting import without_left_out
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.kinds import EXAMPLE, OPTION
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.gathering import options_in
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.polish import Insertion, Polish
from facilitator.domain.snapshot import Snapshot
from tests.documented_event import documented_event
from tests.domain.documentation.building import build, entries_in, lines, section
from tests.domain.factories import at
from tests.factories import make_entry, make_measure, make_snapshot
from tests.plenum_event import plenum_event

WS3 = "Workshop 3: Digitalisierung und KI"


def leaving_out(
    *texts: str, insertions: Iterable[Insertion] = (), snapshot: Snapshot | None = None
) -> Snapshot:
    polish = Polish(left_out=frozenset(texts), insertions=tuple(insertions))
    return replace(snapshot or documented_event(), polish=polish)


def the_example() -> str:
    """Return the text id of the only example of workshop 3."""
    entries = documented_event().notes_in("ws3").entries
    return f"entry:{next(entry.id for entry in entries if entry.kind == EXAMPLE)}"


def after_the_example(text: str) -> Insertion:
    return Insertion(id="new", text=text, after=the_example(), section="place-ws3")


def results_in(snapshot: Snapshot) -> str:
    (said,) = (
        line for line in lines(build(snapshot).blocks) if line.startswith("Ergebnisse der 4")
    )
    return said


def test_heading_and_counts_go_with_the_only_entry_of_a_kind() -> None:
    before, after = documented_event(), leaving_out(the_example())

    assert "2 Praxisbeispiele" in results_in(before)
    assert "1 Praxisbeispiel" in results_in(after)
    assert "# Praxisbeispiele" in lines(section(build(before), WS3))
    assert "# Praxisbeispiele" not in lines(section(build(after), WS3))


def test_all_other_texts_of_the_record_keep_their_ids_and_words() -> None:
    def texts(snapshot: Snapshot) -> dict[str, str]:
        return {
            one.id: one.text
            for one in polishable_texts(build(snapshot).blocks)
            if not one.id.startswith("said:")
        }

    whole = texts(documented_event())
    del whole[the_example()]

    assert texts(leaving_out(the_example())) == whole


def test_what_hangs_on_an_entry_that_was_left_out_names_it() -> None:
    (said,) = (
        line
        for line in lines(build(leaving_out("entry:ws3-4")).blocks)
        if "nur als Hinweis" in line
    )

    assert "Ergänzung zu L 3.4" in said.replace("\u00a0", " ")
    assert "L 3.4 ist hier nicht aufgenommen" in said.replace("\u00a0", " ")


def test_measure_that_was_left_out_is_neither_referred_to_nor_renumbered() -> None:
    entry = make_entry("ws1-1", kind=OPTION)
    first = make_measure("m1", "Erste Sache", source="ws1-1", sources=("ws1-1",))
    event = make_snapshot(
        documented_event().agenda,
        entries=(entry,),
        measures=(first, make_measure("m2", "Zweite Sache")),
    )

    said = lines(build(leaving_out("measure:m1.what", snapshot=event)).blocks)

    assert not [line for line in said if "V\u00a01" in line or "V 1" in line]
    assert [line for line in said if "Zweite Sache" in line and line[:3] in ("V\u00a02", "V 2")]


def test_measure_rests_no_more_on_an_entry_that_was_left_out() -> None:
    entries = (make_entry("ws1-1", kind=OPTION), make_entry("ws1-2", kind=OPTION))
    measure = make_measure("m1", "Eine Sache", source="ws1-1", sources=("ws1-1", "ws1-2"))
    event = make_snapshot(documented_event().agenda, entries=entries, measures=(measure,))

    said = lines(build(leaving_out("entry:ws1-1", snapshot=event)).blocks)

    (row,) = (line for line in said if line.startswith(("V 1", "V\u00a01")))
    assert "1.2" in row
    assert "1.1" not in row


def test_paragraph_instead_of_what_was_left_out_stands_under_its_heading() -> None:
    document = build(
        leaving_out(the_example(), insertions=[after_the_example("Ein Jobcenter macht es vor.")])
    )

    said = lines(section(document, WS3))
    assert said[said.index("# Praxisbeispiele") + 1] == "Ein Jobcenter macht es vor."
    assert document.orphans == ()


def test_heading_that_was_taken_away_with_its_entries_is_no_orphan() -> None:
    event = documented_event()
    (heading,) = (
        block
        for block in section(build(event), WS3)
        if isinstance(block, Heading) and block.text == "Praxisbeispiele"
    )
    polish = Polish({heading.text_id: ""}, left_out=frozenset({the_example()}))

    assert build(replace(event, polish=polish)).orphans == ()


def test_photo_that_was_left_out_is_counted_nowhere() -> None:
    photos = tuple(
        Photo(
            id=f"p{number}",
            place="ws3",
            digest=str(number),
            width=4,
            height=3,
            added=at("10:00"),
            alt="Ein Flipchart",
            caption=f"Bild {number}",
            consent=Consent.GIVEN,
        )
        for number in (1, 2)
    )
    event = replace(documented_event(), photos=photos)

    with_both = build(event).blocks
    without = build(leaving_out("photo:p1.caption", snapshot=event)).blocks
    only_second = build(replace(event, photos=photos[1:])).blocks

    assert with_both != without
    assert without == only_second


def test_nothing_is_lost_but_what_was_left_out() -> None:
    whole = {block.id for block in entries_in(build(documented_event()))}
    left = {block.id for block in entries_in(build(leaving_out(the_example(), "entry:ws3-4")))}

    assert whole - left == {the_example().removeprefix("entry:"), "ws3-4"}


def test_summary_that_was_left_out_is_none_any_more() -> None:
    kept = without_left_out(leaving_out("summary:ws1")).notes

    assert kept["ws1"].summary == ""
    assert kept["ws3"].summary != ""


def test_confirmed_theme_stays_confirmed_if_less_of_it_is_shown() -> None:
    event = plenum_event()
    (confirmed,) = (one for one in event.themes.standing if is_confirmed(one, event))
    (option, *_) = options_in(confirmed, event)

    after = without_left_out(leaving_out(f"entry:{option.id}", snapshot=event))

    assert [one.id for one in after.themes.standing if is_confirmed(one, after)] == [confirmed.id]


def test_theme_that_changed_since_is_not_confirmed_by_leaving_something_out() -> None:
    event = plenum_event()
    changed = tuple(replace(one, summary="Ganz anders.") for one in event.themes.standing)
    event = replace(event, themes=replace(event.themes, standing=changed))
    (option, *_) = options_in(changed[0], event)

    after = without_left_out(leaving_out(f"entry:{option.id}", snapshot=event))

    assert not any(is_confirmed(one, after) for one in after.themes.standing)
