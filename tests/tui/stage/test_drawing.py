"""What the room reads: letters that fit, countdowns that keep still, codes that a camera reads."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bingo.board import Board, Winner
from facilitator.domain.bingo.game import GameState
from facilitator.domain.instant import minutes
from facilitator.domain.plenum.bars import Bar, Bars
from facilitator.domain.plenum.query import QueryKind
from facilitator.domain.stage import Picture, Scene
from facilitator.domain.stage import Sheet as Paper
from facilitator.texts import load_texts
from facilitator.tui.stage.bars import draw_bars
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.canvas import strip_of
from facilitator.tui.stage.code import (
    QUIET_ZONE,
    TIGHT_ZONE,
    CodeSize,
    draw_code,
    largest_code,
    modules_of,
)
from facilitator.tui.stage.drawing import draw, time_left
from facilitator.tui.stage.fitting import drawable, fit
from facilitator.tui.stage.letters import SMALLEST, can_draw, width
from facilitator.tui.stage.letters import draw as draw_letters
from facilitator.tui.stage.sheet import Sheet, Tone, width_of
from tests.tui.scanning import SHAPES, as_image, read_by_both
from tests.tui.stage.pictures import BOARD, NOW, PICTURES, RESULT

ASKED = "Stimmt das? Fehlt etwas? Was ist zu ändern?"
BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
SIZES = [(80, 24), (120, 36), (200, 60), (300, 80)]
boxes = st.builds(Box, st.integers(1, 130), st.integers(1, 45))
texts = st.text(max_size=60) | st.text(alphabet="Aäöß -\n", max_size=400)

all_bars = st.builds(
    Bars,
    kind=st.sampled_from(QueryKind),
    is_revealed=st.booleans(),
    bars=st.lists(st.builds(Bar, texts, st.integers(0, 300)), max_size=20).map(tuple),
    more=st.integers(0, 3),
    points=st.integers(0, 999),
    possible=st.integers(0, 999),
    given=st.integers(0, 99),
    people=st.integers(0, 99),
)
papers = st.builds(Paper, title=texts, text=texts, lines=st.lists(texts, max_size=8).map(tuple))
boards = st.builds(
    Board,
    title=texts,
    state=st.sampled_from(GameState),
    place=texts,
    code=st.sampled_from(["", "K7Q2M9"]),
    players=st.integers(0, 1_000),
    meetings=st.integers(0, 100_000),
    winners=st.lists(st.builds(Winner, st.integers(1, 10), texts), max_size=10).map(tuple),
    more=st.integers(0, 90),
    celebrated=texts,
    is_raffle=st.booleans(),
)


def signs(sheet: Sheet) -> str:
    return "\n".join("".join(text for text, _ in row) for row in sheet)


def inked(sheet: Sheet) -> int:
    return sum(sign not in " \n" for sign in signs(sheet))


# --- letters ---


@pytest.mark.parametrize("size", range(SMALLEST, 12))
@pytest.mark.parametrize("pair", ["aä", "oö", "uü", "AÄ", "OÖ", "UÜ", "ßs", "ßB", "eé"])
def test_umlauts_differ_from_their_letters_at_every_size(size: int, pair: str) -> None:
    plain, umlaut = (draw_letters([letter], size, 40, like=["Ä"]) for letter in pair)

    assert plain != umlaut


@pytest.mark.parametrize("size", range(SMALLEST, 12))
def test_digits_can_be_told_apart_from_the_last_row(size: int) -> None:
    """Any two differ in several quarters, more the larger they are."""
    drawn = [draw_letters([digit], size, 16, like=["0"]) for digit in "0123456789"]

    assert min(differing(one, other) for one, other in combinations(drawn, 2)) >= size + 3


def differing(one: list[str], other: list[str]) -> int:
    pairs = zip("".join(one), "".join(other), strict=True)
    return sum((BLOCKS.index(a) ^ BLOCKS.index(b)).bit_count() for a, b in pairs)


def test_every_letter_of_german_and_its_signs_can_be_drawn() -> None:
    assert can_draw("Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ÄÖÜẞ 0-9")
    assert can_draw("„Ja“ – ‚nein‘ … · • € § % & / ( ) ? ! → − × ½")


def test_text_without_letters_is_set_in_those_of_the_terminal() -> None:
    assert "会議" in signs(fit("会議 10:55", 40, 8))


def test_larger_box_gives_larger_letters() -> None:
    small, large = (fit("Plenum", columns, rows) for columns, rows in [(80, 10), (160, 20)])

    assert len(large) > len(small)


@given(texts, boxes, st.booleans())
def test_any_text_stays_within_its_box(text: str, box: Box, as_lines: bool) -> None:
    sheet = fit(text, *box.size, as_lines=as_lines)

    assert len(sheet) <= box.rows
    assert {width_of(row) for row in sheet} <= {box.columns}


@given(st.text(alphabet="abcäß ", max_size=300), boxes)
def test_any_text_is_whole_or_ends_with_an_ellipsis(text: str, box: Box) -> None:
    shown = signs(fit(text, *box.size))

    letters = "".join(shown.split())
    if set(letters) & set(BLOCKS):  # drawn: the lines that were found room for are all of it
        return
    whole = "".join(text.split())
    assert letters == whole or (letters.endswith("…") and whole.startswith(letters[:-1]))


@pytest.mark.parametrize("text", ["Großjährigkeit", "jQgj", "Ångström", "ÄÖÜ gjpqy"])
@pytest.mark.parametrize("size", [4, 5, 7, 12, 40])
@pytest.mark.parametrize("left", [False, True])
def test_drawn_letters_are_not_cut_off_at_any_edge(text: str, size: int, left: bool) -> None:
    """With more room around them they have just as much ink."""
    tight = draw_letters([text], size, ceil(width(text, size)) + 2, left=left)
    wide = draw_letters(["Å", text, "j"], size, 800)
    others = draw_letters(["Å", " ", "j"], size, 800)

    assert quarters(tight) == quarters(wide) - quarters(others)


def quarters(drawn: list[str]) -> int:
    return sum(BLOCKS.index(sign).bit_count() for row in drawn for sign in row)


# --- countdown ---


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (65, "1 Std. 05 min"),
        (60, "1 Std. 00 min"),
        (42.2, "43 min"),
        (10, "10 min"),
        (9.99, "10:00"),
        (9.5, "9:30"),
        (1 / 60, "0:01"),
        (0.001, "0:01"),
        (0, "0:00"),
        (-12, "0:00"),
    ],
)
def test_seconds_are_counted_only_in_the_end(left: float, said: str) -> None:
    picture = Picture(scene=Scene.COUNTDOWN, title="Impuls", until=NOW + minutes(left))

    assert time_left(picture, NOW, load_texts("de")) == said


def test_digits_stand_still_while_they_change() -> None:
    """Of one second to the next only rows of the digits differ, and they keep their height."""
    picture, box = PICTURES["last-minutes"], Box(80, 24)

    heights = set()
    for seconds in range(0, 270, 7):
        rows = signs(draw(picture, NOW + minutes(seconds / 60), box)).split("\n")
        heights.add(tuple(number for number, row in enumerate(rows) if row.strip()))

    assert len(heights) <= 2


@given(st.integers(0, 600))
def test_run_out_countdown_looks_the_same_however_late_it_is(later: int) -> None:
    picture, box = PICTURES["last-minutes"], Box(80, 24)
    over = NOW + minutes(4.6)

    assert draw(picture, over + minutes(later), box) == draw(picture, over, box)


def test_run_out_countdown_names_no_time() -> None:
    sheet = signs(draw(PICTURES["last-minutes"], NOW + minutes(20), Box(80, 24)))

    assert "12:45" not in sheet
    assert "13:15" not in sheet
    assert "Danach: Zusammenführung und Ausblick" in sheet


# --- every scene ---


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("size", [*SIZES, (40, 10), (20, 5), (3, 2), (1, 1)])
def test_every_scene_fills_exactly_the_screen(name: str, size: tuple[int, int]) -> None:
    sheet = draw(PICTURES[name], NOW, Box(*size), hint=("q: schließen",))

    assert len(sheet) == size[1]
    assert {width_of(row) for row in sheet} == {size[0]}


@given(
    st.builds(
        Picture,
        scene=st.sampled_from(Scene),
        title=texts,
        text=texts,
        address=texts,
        coming=texts,
        coming_time=st.sampled_from(["", "10:55", "Mittwoch 09:00"]),
        until_time=st.sampled_from(["", "10:55"]),
        until=st.none() | st.integers(-90, 90).map(lambda count: NOW + minutes(count)),
        language=st.sampled_from(["de", "en"]),
        board=st.none() | boards,
        bars=st.none() | all_bars,
        sheet=st.none() | papers,
    ),
    boxes,
)
def test_any_picture_fills_exactly_any_screen(picture: Picture, box: Box) -> None:
    sheet = draw(picture, NOW, box)

    assert len(sheet) == box.rows
    assert {width_of(row) for row in sheet} == {box.columns}


LONG = "Zusammenführung der Ergebnisse und Ausblick auf das zweite Halbjahr"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rooms", ["", PICTURES["now-next"].text])
@pytest.mark.parametrize("title", ["Begrüßung", LONG[:38], LONG])
@pytest.mark.parametrize("coming", ["Plenum", LONG])
def test_what_is_now_and_what_comes_are_both_drawn(
    size: tuple[int, int], rooms: str, title: str, coming: str
) -> None:
    picture = replace(PICTURES["now-next"], title=title, coming=coming, text=rooms)

    sheet = signs(draw(picture, NOW, Box(*size)))

    assert not any(word in sheet for word in [*title.split()[:1], *coming.split()[:1]])


def test_what_comes_is_never_larger_than_what_is_now() -> None:
    """Of the same letters the first, which are drawn larger if there are fewer, are as high."""
    box = Box(120, 36)
    small = replace(PICTURES["now-next"], title=LONG, coming="Plenum", text="")
    large = replace(small, title="Plenum")

    assert inked(draw(small, NOW, box)[-10:]) < inked(draw(large, NOW, box)[-10:])


def test_title_without_drawn_letters_has_the_next_one_set_like_it() -> None:
    picture = replace(PICTURES["now-next"], title="会議", coming="Plenum")

    assert "Plenum" in signs(draw(picture, NOW, Box(120, 36)))


def test_shortened_title_ends_with_a_word_if_that_says_enough() -> None:
    assert drawable(LONG, 100, 4) == "Zusammenführung der…"
    assert drawable("Leistungsbeziehendenversammlung", 74, 4) == "Leistungsbeziehe…"
    assert drawable("Plenum", 10, 4) == "Plenum"


def test_blank_is_empty() -> None:
    assert inked(draw(PICTURES["blank"], NOW, Box(80, 24))) == 0


def test_every_scene_says_it_in_english_too() -> None:
    german, english = (
        signs(draw(replace(PICTURES["countdown"], language=language), NOW, Box(80, 24)))
        for language in ("de", "en")
    )

    assert "Danach: Kaffeepause" in german
    assert "Then: Kaffeepause" in english


# --- bingo ---


def test_code_to_join_by_has_address_and_code_in_letters_beside_it() -> None:
    sheet = draw(PICTURES["bingo-code"], NOW, Box(80, 24))

    assert "192.168.178.23:50123" in signs(sheet)
    assert read(sheet) == [(BOARD.address, BOARD.address)] * len(SHAPES)


def test_where_nobody_can_join_the_game_is_shown_without_a_code() -> None:
    picture = replace(PICTURES["bingo-code"], address="", board=replace(BOARD, address=""))

    sheet = draw(picture, NOW, Box(80, 24))

    assert "87 dabei · 143 Begegnungen" in signs(sheet)
    assert not any(tone is Tone.DARK for row in sheet for _, tone in row)


def test_winners_stand_in_their_order_with_ranks_that_they_share() -> None:
    sheet = signs(draw(PICTURES["bingo-board"], NOW, Box(80, 24))).split("\n")

    assert [line.strip() for line in sheet if "." in line] == [
        "1.  Anna",
        "2.  Jobst-Peter von Hohenfe…",
        "2.  Kim 2",
    ]


def test_winners_of_whom_there_are_too_many_are_counted() -> None:
    sheet = signs(draw(PICTURES["bingo-over"], NOW, Box(80, 24)))

    assert "10.  Gast 10" in sheet
    assert "und 3 weitere Personen" in sheet


def test_fine_window_shows_fewer_winners_rather_than_tiny_ones() -> None:
    sheet = signs(draw(PICTURES["bingo-over"], NOW, Box(200, 60)))

    assert "Gast" not in sheet


def test_hostile_name_neither_commands_the_terminal_nor_pushes_the_others_off() -> None:
    hostile = "[red]\x1b[31m\u202e" + "x" * 900
    board = replace(BOARD, winners=(Winner(1, hostile), Winner(2, "Anna")), celebrated="")

    sheet = signs(draw(replace(PICTURES["bingo-board"], board=board), NOW, Box(80, 24)))

    assert "1.  [red]·[31m·xxxxxxxxxxxx…" in sheet
    assert "2.  Anna" in sheet


def test_time_of_the_game_keeps_its_place_while_seconds_are_counted() -> None:
    picture = replace(PICTURES["bingo-board"], until=NOW + minutes(9))

    heights = {
        tuple(number for number, row in enumerate(rows) if row.strip())
        for seconds in range(0, 500, 7)
        if (rows := signs(draw(picture, NOW + minutes(seconds / 60), Box(80, 24))).split("\n"))
    }

    assert len(heights) <= 2


# --- plenum ---


def test_code_for_phones_has_the_address_in_letters_and_can_be_read() -> None:
    sheet = draw(PICTURES["voices-code"], NOW, Box(80, 24))

    assert "192.168.178.23:50123" in signs(sheet)
    assert "Was soll zuerst angegangen werden?" in signs(sheet)
    assert read(sheet) == [(PICTURES["voices-code"].address,) * 2] * len(SHAPES)


def test_without_a_way_for_phones_the_question_stands_alone() -> None:
    picture = replace(PICTURES["voices-code"], address="", text="")

    sheet = draw(picture, NOW, Box(200, 60))

    assert not any(tone is Tone.DARK for row in sheet for _, tone in row)
    assert inked(sheet)


def test_hidden_query_shows_what_is_asked_and_how_many_answered() -> None:
    sheet = [line.strip() for line in signs(draw(PICTURES["query"], NOW, Box(80, 24))).split("\n")]

    assert [line for line in sheet if line] == [
        "Was soll zuerst angegangen werden?",
        "• Einarbeitung mit Patenschaft",
        "• Erfolge sichtbar machen",
        "• Erst schulen, dann einführen",
        "• Feste Ansprechpersonen an den Schnittstellen",
        "• Altes abschalten",
        "Je Person 3 Punkte, höchstens 2 je Zeile",
        "23 von 90 haben abgestimmt",
    ]


def test_revealed_query_has_each_number_beside_its_bar() -> None:
    sheet = signs(draw(PICTURES["query-revealed"], NOW, Box(80, 24))).split("\n")
    labels = [line.strip() for line in sheet if line.strip() and "▆" not in line]
    drawn = [line.split() for line in sheet if "▆" in line]

    assert labels[1:6] == [bar.label for bar in RESULT.bars]
    assert [number for bar, number in drawn] == ["71", "63", "52", "41", "4"]
    lengths = [len(bar) for bar, _ in drawn]
    assert lengths == sorted(lengths, reverse=True)
    assert labels[-1] == "231 von höchstens 270 Punkten · 90 von 90 Personen"


@pytest.mark.parametrize("points", [(0, 0), (300, 1), (5, 5)])
def test_bar_is_as_long_as_its_part_of_the_longest(points: tuple[int, int]) -> None:
    bars = replace(RESULT, bars=tuple(Bar("会議", one) for one in points))

    drawn = signs(draw_bars(bars, Box(80, 8), load_texts("de"))).split("\n")
    lengths = [max(line.count("█") for line in drawn[part : part + 4]) for part in (0, 4)]

    longest = 80 - len(f"{points[0]}") - 2
    assert lengths == [one * longest // max(*points, 1) for one in points]


@pytest.mark.parametrize("points", [0, 4_321])
def test_bars_fit_a_screen_however_narrow(points: int) -> None:
    bars = replace(RESULT, bars=(Bar("Wort", points), Bar("", 0)))

    for columns in range(1, 20):
        sheet = draw_bars(bars, Box(columns, 4), load_texts("de"))
        assert {width_of(row) for row in sheet} <= {columns}


def test_steps_of_a_scale_keep_a_row_each_where_others_give_way() -> None:
    many = replace(RESULT, bars=tuple(Bar(f"Stufe {step}", step) for step in range(1, 12)))
    box = Box(180, 40)

    scale = draw_bars(replace(many, kind=QueryKind.SCALE), box, load_texts("de"))
    points = draw_bars(many, box, load_texts("de"))

    assert "Stufe 11" in signs(scale)
    assert "Stufe" not in signs(points)


def test_read_back_is_whole_above_its_question() -> None:
    theme = PICTURES["read-back"].sheet
    assert theme is not None

    shown = " ".join(signs(draw(PICTURES["read-back"], NOW, Box(80, 24))).split())

    whole = " ".join(" ".join((theme.text, *theme.lines, ASKED)).split())
    assert shown.endswith(whole)
    assert set(shown.removesuffix(whole)) <= set(BLOCKS)  # the title


@pytest.mark.parametrize(
    ("length", "size", "asked"),
    [(60, (120, 36), ""), (125, (120, 36), ASKED), (300, (200, 60), "")],
)
def test_question_gives_way_to_what_is_read_back(
    length: int, size: tuple[int, int], asked: str
) -> None:
    summary = ("Wer neu ist, braucht Zeit und feste Ansprechpersonen. " * 9)[:length]
    picture = replace(PICTURES["read-back"], sheet=Paper(title="Einarbeitung", text=summary))

    plain = "".join(
        sign for sign in signs(draw(picture, NOW, Box(*size))) if sign not in BLOCKS[1:]
    )

    assert " ".join(plain.split()) == asked


def test_options_of_a_report_are_shortened_rather_than_small() -> None:
    shown = signs(draw(PICTURES["report-back"], NOW, Box(120, 36)))

    assert set(shown) <= {"\n", *BLOCKS}


def test_report_without_a_timer_shows_the_options_alone() -> None:
    picture = PICTURES["report-back"]
    with_time, without = (
        signs(draw(one, NOW, Box(80, 24))) for one in (picture, replace(picture, until=None))
    )

    assert "1.16 Einarbeitungspläne" in without
    assert set(without) & set(BLOCKS) == {" "}
    assert set(with_time) & set(BLOCKS) > {" "}


# --- codes ---


def read(sheet: Sheet, *, light: bool = False) -> list[tuple[str, str]]:
    """Return what two decoders read, in cells of several shapes."""
    strips = [strip_of(row, light=light) for row in sheet]
    return [read_by_both(as_image(strips, shape)) for shape in SHAPES]


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize(
    "size", [SIZES[0], *(pytest.param(size, marks=pytest.mark.slow) for size in SIZES[1:])]
)
@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://bingo.example.org/kassel",
        "http://192.168.178.23:50123/notes#A7hq2kXo9Zt4mVbR",
        "HTTP://192.168.178.23:50123/J/K7Q2M9",
        "HTTP://192.168.178.23:50123/M/ABCDEFGH2345",
    ],
)
def test_both_decoders_read_the_code_on_either_ground(
    address: str, size: tuple[int, int], light: bool
) -> None:
    sheet = draw(Picture(scene=Scene.CODE, address=address), NOW, Box(*size))

    assert read(sheet, light=light) == [(address, address)] * len(SHAPES)


def test_address_in_capitals_takes_fewer_modules() -> None:
    address = "http://192.168.178.23:50123/J/K7Q2M9"

    assert len(modules_of(address.upper())) == 25
    assert len(modules_of(address)) == 29


def test_code_is_drawn_with_coloured_spaces_where_a_module_can_be_two_columns_wide() -> None:
    sheet = draw(PICTURES["code"], NOW, Box(120, 36))
    drawn = {text for row in sheet for text, tone in row if tone in (Tone.CODE, Tone.DARK)}

    assert set("".join(drawn)) == {" "}


@given(st.integers(1, 400), st.integers(1, 120))
def test_code_is_as_large_as_it_can_be_and_never_larger_than_its_room(
    columns: int, rows: int
) -> None:
    modules = modules_of("HTTP://192.168.178.23:50123/J/K7Q2M9")

    size = largest_code(modules, columns, rows)

    if size is None:
        assert columns < 31 or rows < 16
        return
    assert size.fits(columns, rows)
    assert (size.zone == QUIET_ZONE) or (size.zone == TIGHT_ZONE and size.scale <= 2)
    assert size.scale == 1 or size.scale % 2 == 0
    larger = replace(size, scale=size.scale // 2 * 2 + 2, zone=QUIET_ZONE)
    assert not larger.fits(columns, rows)
    drawn = draw_code(modules, size)
    assert {width_of(row) for row in drawn} == {size.box.columns}
    assert len(drawn) == size.box.rows


def test_white_gives_way_before_modules_are_less_than_a_cell() -> None:
    modules = modules_of("HTTP://192.168.178.23:50123/M/ABCDEFGH2345")

    assert largest_code(modules, 120, 36) == CodeSize(29, scale=2, zone=3)
    assert largest_code(modules, 120, 32) == CodeSize(29, scale=1, zone=4)


def test_code_stands_beside_its_address() -> None:
    sheet = signs(draw(PICTURES["code"], NOW, Box(80, 24)))

    assert "bingo.example.org/kassel" in sheet


def test_window_that_is_too_small_for_the_code_says_so() -> None:
    sheet = draw(PICTURES["code"], NOW, Box(80, 14))
    said = " ".join(signs(sheet).split())

    assert "Das Fenster ist zu klein für den Code: Er braucht 96 × 37 Zeichen." in said
    assert read(sheet) == [("", "")] * len(SHAPES)


@pytest.mark.parametrize("size", [(28, 24), (80, 10), (10, 4)])
def test_too_small_a_window_never_shows_half_a_code(size: tuple[int, int]) -> None:
    sheet = draw(PICTURES["code"], NOW, Box(*size))

    assert not any(tone is Tone.DARK for row in sheet for _, tone in row)


def test_address_that_no_code_can_hold_is_shown_in_letters() -> None:
    picture = Picture(scene=Scene.CODE, address="https://example.org/" + "a" * 3000)

    sheet = draw(picture, NOW, Box(80, 24))

    assert not any(tone is Tone.DARK for row in sheet for _, tone in row)
