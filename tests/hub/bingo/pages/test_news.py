"""What the script asks for: nothing new costs nothing, and everything new is noticed."""

from __future__ import annotations

import pytest

from facilitator.domain.instant import minutes
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.pages.serving import Served


def test_nothing_new_is_no_answer(anna: Phone) -> None:
    answer = anna.get("/B/live", if_none_match=anna.tag)

    assert (answer.status, answer.body) == (304, "")
    assert answer.headers["bingo-left"] == "2400"


def test_nothing_new_reads_nothing(anna: Phone, running: Served) -> None:
    tag = anna.tag
    asked: list[str] = []
    for name in ("view", "meeting"):
        setattr(running.ledger, name, lambda *_: asked.append("read"))

    answer = anna.get("/B/live", if_none_match=tag)

    assert (answer.status, asked) == (304, [])


def test_ask_of_somebody_is_new_for_who_is_asked_and_not_for_others(
    anna: Phone, ben: Phone, running: Served
) -> None:
    carla = Phone(running).join("Carla")
    tags = (anna.tag, carla.tag)

    ben.pick(anna, 0)

    fresh = anna.get("/B/live", if_none_match=tags[0])
    assert (fresh.status, "Ben sagt, das trifft auf Sie zu:" in fresh.text) == (200, True)
    assert fresh.headers["etag"] == anna.tag != tags[0]
    assert "<html" not in fresh.body
    assert carla.get("/B/live", if_none_match=tags[1]).status == 304


def test_answer_is_new_in_the_meeting_of_who_asked(anna: Phone, ben: Phone) -> None:
    ben.pick(anna, 0)
    path = f"/M/{anna.view.token}/live"
    before = ben.get(path)

    assert ben.get(path, if_none_match=before.headers["etag"]).status == 304
    anna.answer(ben, 0)

    after = ben.get(path, if_none_match=before.headers["etag"])
    assert (after.status, "bestätigt von Anna" in after.text) == (200, True)


@pytest.mark.parametrize("change", ["pause", "rename", "language"])
def test_whatever_a_page_shows_makes_it_new(anna: Phone, running: Served, change: str) -> None:
    tag = anna.tag
    if change == "pause":
        running.ledger.pause().result()
    elif change == "rename":
        running.ledger.rename(anna.view.player, "Annabel").result()
    else:
        anna.language = "en"

    assert anna.get("/B/live", if_none_match=tag).status == 200


def test_time_left_comes_with_nothing_new(anna: Phone, running: Served) -> None:
    tag = anna.tag
    running.clock.wait(minutes(39))

    assert anna.get("/B/live", if_none_match=tag).headers["bingo-left"] == "60"


def test_page_that_waits_for_a_game_hears_of_it(served: Served) -> None:
    phone = Phone(served)
    tag = phone.tag
    assert phone.get("/B/live", if_none_match=tag).status == 304

    served.begin()

    assert phone.get("/B/live", if_none_match=tag).status == 410


def test_polls_are_no_sign_that_a_phone_has_come(anna: Phone, running: Served) -> None:
    running.desk.seen.clear()

    anna.get("/B/live", if_none_match='"old"')

    assert running.desk.seen == []
