"""What phones give in a rehearsal."""

from __future__ import annotations

from facilitator.domain.script import ScriptQuery, ScriptTheme
from facilitator.station.rehearsed_ballots import ballots


def test_phones_give_all_their_points_as_the_rules_allow_and_likelier_what_has_dots() -> None:
    query = ScriptQuery(question="Was zuerst?", phones=30)
    themes = (ScriptTheme(title="Eins", dots=40), ScriptTheme(title="Zwei"))

    given = ballots(query, themes)

    assert given == ballots(query, themes)
    assert len(given) == 30
    assert {sum(ballot) for ballot in given} == {3}
    assert max(max(ballot) for ballot in given) == 2
    first, second = map(sum, zip(*given, strict=True))
    assert first > second
