"""A picture of every scene, as Regie sends them."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.bingo.board import Board, Winner
from facilitator.domain.bingo.game import GameState
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.plenum.bars import Bar, Bars
from facilitator.domain.plenum.query import QueryKind
from facilitator.domain.stage import Picture, Scene, Sheet

NOW = Instant(1_757_500_000_000)

BOARD = Board(
    title="Jobcenter-Bingo",
    state=GameState.RUNNING,
    address="HTTP://192.168.178.23:50123/J/K7Q2M9",
    place="192.168.178.23:50123",
    code="K7Q2M9",
    players=87,
    meetings=143,
    ends_at=NOW + minutes(17.4),
    winners=(Winner(1, "Anna"), Winner(2, "Jobst-Peter von Hohenfels"), Winner(2, "Kim 2")),
)
OVER = replace(
    BOARD,
    state=GameState.ENDED,
    ends_at=None,
    winners=tuple(Winner(rank, f"Gast {rank}") for rank in range(1, 11)),
    more=3,
)

ASKED = Bars(
    kind=QueryKind.POINTS,
    bars=(
        Bar("Einarbeitung mit Patenschaft"),
        Bar("Erfolge sichtbar machen"),
        Bar("Erst schulen, dann einführen"),
        Bar("Feste Ansprechpersonen an den Schnittstellen"),
        Bar("Altes abschalten"),
    ),
    given=23,
    people=90,
    each=3,
    most=2,
)
RESULT = replace(
    ASKED,
    is_revealed=True,
    bars=tuple(map(Bar, (bar.label for bar in ASKED.bars), (71, 63, 52, 41, 4))),
    points=231,
    possible=270,
    given=90,
)
MANY = replace(
    RESULT, bars=tuple(Bar(f"Handlungsoption Nummer {number}", 31 - number) for number in range(12))
)
THEME = Sheet(
    title="Einarbeitung mit Patenschaft",
    text="Alle vier Workshops nennen Menschen, die man fragen kann. Patenschaften tragen nur, wenn "
    "die Zeit dafür aus dem Bestand genommen wird; sonst bleiben sie ein Ehrenamt.",
    lines=(
        "1.15  Jedes Jobcenter benennt Patinnen und Paten, entlastet sie im Bestand und schreibt "
        "beides in den Einarbeitungsplan",
        "1.16  Einarbeitungspläne bekommen eine Variante für Menschen mit Sorgepflichten",
    ),
)

OF_PLENUM = {
    "voices-code": Picture(
        scene=Scene.VOICES_CODE,
        title="Was soll zuerst angegangen werden?",
        text="192.168.178.23:50123/V/K7Q2M9\n23 Stimmen",
        address="HTTP://192.168.178.23:50123/V/K7Q2M9",
    ),
    "query": Picture(scene=Scene.QUERY, title="Was soll zuerst angegangen werden?", bars=ASKED),
    "query-revealed": Picture(
        scene=Scene.QUERY, title="Was soll zuerst angegangen werden?", bars=RESULT
    ),
    "query-many": Picture(scene=Scene.QUERY, title="Was soll zuerst angegangen werden?", bars=MANY),
    "read-back": Picture(scene=Scene.READ_BACK, sheet=THEME),
    "read-back-confirmed": Picture(scene=Scene.READ_BACK, sheet=THEME, text="bestätigt um 11:42"),
    "report-back": Picture(
        scene=Scene.REPORT_BACK,
        sheet=replace(THEME, title="1  Qualifizierung und Ausbildung", text=""),
        until=NOW + minutes(4.2),
    ),
}

PICTURES = {
    "countdown": Picture(
        scene=Scene.COUNTDOWN,
        title="Workshop-Phase II",
        until=NOW + minutes(43),
        until_time="10:55",
        coming="Kaffeepause",
        coming_time="10:55",
    ),
    "last-minutes": Picture(
        scene=Scene.COUNTDOWN,
        title="Begrüßung",
        until=NOW + minutes(4.6),
        until_time="12:45",
        coming="Zusammenführung und Ausblick",
        coming_time="13:15",
    ),
    "run-out": Picture(
        scene=Scene.COUNTDOWN, title="Impuls", until=NOW + minutes(-7), coming="Nachfragen"
    ),
    "between": Picture(
        scene=Scene.COUNTDOWN, title="Plenum", text="Es geht weiter", until_time="11:15"
    ),
    "welcome": Picture(
        scene=Scene.WELCOME,
        title="Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        text="Beginn",
        until_time="12:30",
    ),
    "now-next": Picture(
        scene=Scene.NOW_NEXT,
        title="Begrüßung",
        until=NOW + minutes(7),
        until_time="12:45",
        coming="Workshop-Phase I",
        coming_time="12:45",
        text="1  Qualifizierung und Ausbildung · Raum A\n2  Sichtbarkeit · Raum B",
    ),
    "message": Picture(scene=Scene.MESSAGE, text="In 5 Minuten geht es weiter"),
    "code": Picture(
        scene=Scene.CODE, text="Jobcenter-Bingo", address="https://bingo.example.org/kassel"
    ),
    "bingo-code": Picture(
        scene=Scene.BINGO_CODE, title=BOARD.title, address=BOARD.address, board=BOARD
    ),
    "bingo-board": Picture(
        scene=Scene.BINGO_BOARD, title=BOARD.title, until=BOARD.ends_at, board=BOARD
    ),
    "bingo-fanfare": Picture(
        scene=Scene.BINGO_BOARD, title=BOARD.title, board=replace(BOARD, celebrated="Kim 2")
    ),
    "bingo-raffle": Picture(
        scene=Scene.BINGO_BOARD,
        title=BOARD.title,
        board=replace(BOARD, celebrated="Anna", is_raffle=True),
    ),
    "bingo-over": Picture(scene=Scene.BINGO_BOARD, title=BOARD.title, board=OVER),
    **OF_PLENUM,
    "timer": Picture(scene=Scene.TIMER, title="Bericht aus WS 3", until=NOW + minutes(2)),
    "blank": Picture(),
}
