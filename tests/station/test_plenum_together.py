"""Two devices at the themes at once: what one takes away is not what the other has put there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from tests.writing_together import Writers, writers_in


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Writers]:
    with writers_in(tmp_path) as both:
        yield both


def test_theme_merged_into_one_that_is_removed_meanwhile_keeps_what_it_says(both: Writers) -> None:
    entry = both.one.capture.file(both.one.plenum.place, Line("Fristen sind lang")).entry
    assert entry is not None
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
