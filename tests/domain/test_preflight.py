"""What the Technik-Check says of what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.domain.instant import NONE, minutes
from facilitator.domain.preflight import Finding, Light, judge, worst
from facilitator.domain.preflight_facts import Facts, Phones
from facilitator.texts import load_texts

ALL_WELL = Facts(
    columns=120,
    rows=36,
    colours=16_777_216,
    encoding="utf-8",
    on_mains=True,
    battery=93,
    standby_after=NONE,
    free_disk=80_000,
    write_time=timedelta(milliseconds=20),
    synced_by="",
    network_drive="",
    document_held="",
    addresses=("192.168.7.20",),
    port=8310,
    stages=1,
    clock_is_set=True,
    behind_record=NONE,
    zone_differs="",
)


def findings_in(facts: Facts) -> dict[str, Finding]:
    return {finding.topic: finding for finding in judge(facts, load_texts("en"))}


def test_everything_well_is_green_and_asks_for_nothing() -> None:
    found = judge(ALL_WELL, load_texts("en"))
    assert worst(found) is Light.GREEN
    assert [finding.todo for finding in found] == [""] * 11


@pytest.mark.parametrize(
    ("fact", "value", "topic", "light"),
    [
        ("columns", 79, "Terminal", Light.RED),
        ("rows", 23, "Terminal", Light.RED),
        ("columns", 80, "Terminal", Light.AMBER),
        ("rows", 30, "Terminal", Light.GREEN),
        ("colours", 16, "Colours", Light.AMBER),
        ("colours", 256, "Colours", Light.GREEN),
        ("encoding", "UTF8", "Umlauts", Light.GREEN),
        ("encoding", "latin-1", "Umlauts", Light.RED),
        ("encoding", "", "Umlauts", Light.RED),
        ("battery", None, "Power", Light.GREEN),
        ("on_mains", False, "Power", Light.AMBER),
        ("on_mains", None, "Power", Light.AMBER),
        ("standby_after", None, "Standby", Light.AMBER),
        ("standby_after", minutes(15), "Standby", Light.RED),
        ("standby_after", minutes(180), "Standby", Light.AMBER),
        ("free_disk", 199, "Disk", Light.RED),
        ("free_disk", 999, "Disk", Light.AMBER),
        ("free_disk", None, "Disk", Light.GREEN),
        ("write_time", None, "Disk", Light.RED),
        ("write_time", timedelta(seconds=2), "Disk", Light.AMBER),
        ("synced_by", "OneDrive", "Folder", Light.RED),
        ("network_drive", "cifs", "Folder", Light.RED),
        ("document_held", "event.docx", "Document", Light.AMBER),
        ("addresses", (), "Network", Light.AMBER),
        ("port", None, "Network", Light.GREEN),
        ("stages", 0, "Stage", Light.AMBER),
        ("clock_is_set", False, "Clock", Light.AMBER),
        ("clock_is_set", None, "Clock", Light.AMBER),
        ("behind_record", minutes(3), "Clock", Light.RED),
        ("zone_differs", "CET", "Clock", Light.AMBER),
        ("hidden_by_windows", True, "Network", Light.AMBER),
    ],
)
def test_finding_has_its_light_and_asks_for_something_unless_green(
    fact: str, value: object, topic: str, light: Light
) -> None:
    found = findings_in(replace(ALL_WELL, **{fact: value}))[topic]  # type: ignore[arg-type]
    assert found.light is light
    assert bool(found.todo) is (light is not Light.GREEN)


def test_low_battery_without_mains_is_red() -> None:
    facts = replace(ALL_WELL, on_mains=False, battery=49)
    assert findings_in(facts)["Power"].light is Light.RED


def test_stage_can_be_started_only_while_the_event_runs() -> None:
    waiting = findings_in(replace(ALL_WELL, stages=0))["Stage"]
    closed = findings_in(replace(ALL_WELL, stages=0, port=None))["Stage"]
    assert waiting.said == "none connected"
    assert closed.said == "not started yet"


def test_worst_of_nothing_is_green() -> None:
    assert worst(()) is Light.GREEN


@pytest.mark.parametrize(
    ("phones", "light", "said"),
    [
        (Phones(), Light.AMBER, "not tried yet"),
        (Phones(place="192.168.7.20:8310"), Light.AMBER, "phones don't get in so far"),
        (
            Phones(place="192.168.7.20:8310", is_open=True),
            Light.AMBER,
            "192.168.7.20:8310 · no other device has opened a page yet",
        ),
        (
            Phones(place="192.168.7.20:8310", is_open=True, tried_at="12:20"),
            Light.GREEN,
            "192.168.7.20:8310 · another device opened a page at 12:20",
        ),
    ],
)
def test_phones_get_in_only_once_one_really_has(phones: Phones, light: Light, said: str) -> None:
    finding = findings_in(replace(ALL_WELL, phones=phones))["Phone on trial"]

    assert (finding.light, finding.said) == (light, said)
    assert bool(finding.todo) == (light is not Light.GREEN)


def test_phones_are_no_topic_without_a_game() -> None:
    assert "Phone on trial" not in findings_in(ALL_WELL)
