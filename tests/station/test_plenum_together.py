"""Two devices at the themes at once: what one takes away is not what the other has put there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.trace import trace_of
from facilitator.station import Reason, RefusedError, Station
from tests.writing_together import Writers, writers_in


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Writers]:
    with writers_in(tmp_path) as both:
        yield both


def file(station: Station, text: str) -> EntryId:
    entry = station.capture.file(station.plenum.place, Line(text)).entry
    assert entry is not None
    return entry


def test_theme_merged_into_one_that_is_removed_meanwhile_keeps_what_it_says(both: Writers) -> None:
    entry = file(both.one, "Fristen sind lang")
    theme = both.one.plenum.found("Tempo", [entry])
    both.one.plenum.note_controversy(theme, "Wer zahlt?")
    both.meet()

    both.one.plenum.merge(theme, both.theme)
    both.other.plenum.remove(both.theme)
    both.meet()

    for station in both.stations:
        (left,) = station.snapshot.themes.standing
        assert (left.id, left.controversy, left.entries) == (theme, "Wer zahlt?", (entry,))


def test_theme_goes_with_all_that_it_was_known_to_hold(both: Writers) -> None:
    theme = both.one.plenum.found("Tempo")
    both.one.plenum.merge(theme, both.theme)

    both.one.plenum.remove(both.theme)
    gone = both.one.snapshot.themes.standing
    both.one.undo("plenum")

    assert gone == ()
    (back,) = both.one.snapshot.themes.standing
    assert (back.id, back.merged) == (both.theme, (theme,))


def test_theme_in_which_the_other_has_written_does_not_go(both: Writers) -> None:
    text = both.other.texts.open(both.theme)
    text.insert(0, "Alle wollen kürzere Fristen.")
    text.close()
    both.meet()

    with pytest.raises(RefusedError) as refused:
        both.one.undo("plenum")

    assert refused.value.reason is Reason.CHANGED_SINCE
    assert both.summaries() == ["Alle wollen kürzere Fristen."] * 2


def test_theme_in_which_the_other_has_gathered_does_not_go(both: Writers) -> None:
    entry = file(both.one, "Fristen sind lang")
    both.meet()
    both.other.plenum.gather(both.theme, [entry])
    both.meet()

    with pytest.raises(RefusedError):
        both.one.undo("plenum")

    assert both.one.snapshot.themes.of_entry[entry] == (both.theme,)


def test_wording_on_which_the_other_has_built_a_measure_does_not_go(both: Writers) -> None:
    sources = [file(both.one, text) for text in ("Fristen sind lang", "Es dauert zu lange")]
    wording = both.one.plenum.merge_entries(sources, "Fristen kürzen", None)
    both.meet()
    both.other.plenum.agree("Frist halbieren", sources=[wording])
    both.meet()

    with pytest.raises(RefusedError):
        both.one.undo("plenum")

    (measure,) = both.one.snapshot.measures
    (origin,) = trace_of(measure, both.one.snapshot).origins
    assert [source.entry.id for source in origin.sources] == sources


def test_proposal_goes_with_the_entry_that_it_came_with(both: Writers) -> None:
    both.one.capture.file(both.one.plenum.place, Line("Frist halbieren #m"))
    proposed = both.one.snapshot.measures
    both.one.undo("capture")

    assert (len(proposed), both.one.snapshot.measures) == (1, ())
