"""Hints stand where their author will look."""

from __future__ import annotations

from pathlib import Path

from facilitator.formats.agenda import read_agenda
from facilitator.formats.agenda_hints import find_hints
from facilitator.texts import load_texts
from tests.formats.agendas import with_days
from tests.formats.conftest import Write

TWO_DAYS = with_days(
    """\
days:
  - date: 2025-09-09
    blocks:
      - {id: a, title: A, start: 9:00, duration: 10 min}
    end: 12:00
  - date: 2025-09-10
    blocks:
      - {id: b, title: B, start: 9:00, duration: 10 min}
      - id: c
        title: C
        duration: 10 min
        start: 9:30
      - id: p
        kind: parallel
        title: P
        tracks:
          - {id: w1, title: W, room: r, blocks: [{id: x, title: X, duration: 30 min}]}
          - id: w2
            title: V
            blocks:
              - {id: y, title: Y, room: r, duration: 10 min}
""",
    above="rooms: {r: Red}",
)


def _hints(path: Path) -> list[str]:
    english = load_texts("en")
    rendered = (hint.render(path, english) for hint in find_hints(read_agenda(path)))
    return [said.replace(f"{path}:", "").splitlines()[0] for said in rendered]


def test_hints_stand_at_days_blocks_and_tracks_in_the_order_of_the_file(write: Write) -> None:
    assert _hints(write(TWO_DAYS)) == [
        "7:10: Note: The day is planned to end at 09:10; 12:00 is promised.",
        "14:16: Note: Nothing is planned from 09:10 to 09:30, before “C”.",
        "20:13: Note: In “P”, WS 2 is done 20 min before WS 1.",
        "23:41: Note: WS 1 and WS 2 are both planned in “Red” from 09:40 to 09:50.",
    ]


def test_file_that_has_changed_since_is_not_blamed_in_a_wrong_place(write: Write) -> None:
    path = write(TWO_DAYS)
    read = read_agenda(path)
    english = load_texts("en")

    for changed in ("", "title: Other\ndays: []\n"):
        path.write_text(changed)
        places = {hint.render(path, english).partition(" ")[0] for hint in find_hints(read)}
        assert places == {f"{path}:"}


BINGO = with_days(
    """\
days:
  - date: 2025-09-09
    blocks:
      - id: bingo
        kind: bingo
        title: Bingo
        start: 9:00
        duration: 10 min
        game:
          size: 3
          squares:
            - kocht allein
            - malt nachts
            - {text: hat Allergien, share: 2 %}
            - segelt im Regen
            - {text: liest gern, share: 90 %}
            - Kocht allein!
            - tanzt
            - backt
            - rudert
      - {id: again, kind: bingo, title: Again, duration: 10 min}
""",
)


def test_hints_of_a_game_stand_at_its_squares(write: Write) -> None:
    assert _hints(write(BINGO)) == [
        "11:9: Note: The agenda has no “privacy”: the pages of “Bingo” stay closed.",
        "13:11: Note: 9 squares are few: cards resemble one another, and chances differ.",
        "16:22: Note: “hat Allergien”: “Allergien” touches on health.",
        "16:44: Note: “hat Allergien” fits hardly anybody: 2 %.",
        "18:41: Note: “liest gern” fits nearly everybody: 90 %.",
        "19:15: Note: “Kocht allein!” stands in the squares twice.",
        "23:27: Note: “Again” has no “game”: it can't be played on phones.",
    ]
