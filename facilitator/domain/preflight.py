"""The Technik-Check: what was found of machine and room, judged before it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from facilitator.domain.instant import minutes
from facilitator.domain.preflight_facts import Facts
from facilitator.texts import Texts

SMALLEST: Final = (80, 24)
COMFORTABLE: Final = (100, 30)
"""Columns and rows; from 100 columns on panes stand side by side."""
TIGHT_DISK: Final = 200
AMPLE_DISK: Final = 1_000
"""Megabytes."""
SLOW_DISK: Final = timedelta(seconds=1)
LOW_BATTERY: Final = 50
"""Per cent: from there on a morning is not safe."""
SHORT_STANDBY: Final = minutes(120)
ODD_CLOCK: Final = minutes(2)


class Light(StrEnum):
    """How a finding is to be taken."""

    GREEN = "green"
    AMBER = "amber"
    """Works, but better done something about, or not to be found out from here."""
    RED = "red"
    """Do something before you begin."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    topic: str
    light: Light
    said: str
    """What was found, in words."""
    todo: str = ""
    """What to do; empty if nothing."""


def judge(facts: Facts, texts: Texts) -> tuple[Finding, ...]:
    """Return a finding for each topic, in the order in which one looks at them."""
    return tuple(finding for rule in _RULES for finding in rule(facts, texts))


def worst(findings: tuple[Finding, ...]) -> Light:
    """Return the worst light among `findings`."""
    order = tuple(Light)
    return max((finding.light for finding in findings), key=order.index, default=Light.GREEN)


def _terminal(facts: Facts, texts: Texts) -> Iterator[Finding]:
    size = (facts.columns, facts.rows)
    said = texts("{columns} columns, {rows} lines", columns=facts.columns, rows=facts.rows)
    topic = texts("Terminal")
    if any(found < needed for found, needed in zip(size, SMALLEST, strict=True)):
        todo = texts("Make the window larger or the letters smaller: at least 80 × 24.")
        yield Finding(topic, Light.RED, said, todo)
    elif any(found < good for found, good in zip(size, COMFORTABLE, strict=True)):
        todo = texts("It works. From 100 × 30 on, everything stands side by side.")
        yield Finding(topic, Light.AMBER, said, todo)
    else:
        yield Finding(topic, Light.GREEN, said)


def _colours(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Colours")
    if facts.colours >= 256:
        yield Finding(topic, Light.GREEN, texts("{count} and more", count=256))
        return
    yield Finding(
        topic,
        Light.AMBER,
        texts("only {count}", count=facts.colours),
        texts("Everything is said in words, too. Another terminal shows it better."),
    )


def _umlauts(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Umlauts")
    if facts.encoding.lower().replace("-", "") == "utf8":
        yield Finding(topic, Light.GREEN, "ä ö ü ß „“ · ▶")
        return
    yield Finding(
        topic,
        Light.RED,
        texts("The terminal writes {encoding}.", encoding=facts.encoding or "?"),
        texts("Set it to UTF-8 (for example: export LANG=C.UTF-8)."),
    )


def _power(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Power")
    if facts.battery is None:
        yield Finding(topic, Light.GREEN, texts("no battery: on the mains"))
        return
    charged = texts("battery {percent} %", percent=facts.battery)
    if facts.on_mains:
        yield Finding(topic, Light.GREEN, texts("on the mains, {battery}", battery=charged))
        return
    low = facts.battery < LOW_BATTERY
    yield Finding(topic, Light.RED if low else Light.AMBER, charged, texts("Plug it in."))


def _standby(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Standby")
    after = facts.standby_after
    if after is None:
        said = texts("can't be found out from here")
        todo = texts("Check in the settings that the machine does not go to sleep by itself.")
        yield Finding(topic, Light.AMBER, said, todo)
    elif not after:
        yield Finding(topic, Light.GREEN, texts("never by itself"))
    else:
        said = texts("after {count} min", count=after // minutes(1))
        light = Light.RED if after < SHORT_STANDBY else Light.AMBER
        yield Finding(topic, light, said, texts("Switch it off in the settings for today."))


def _disk(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Disk")
    if facts.write_time is None:
        yield Finding(
            topic,
            Light.RED,
            texts("The folder of the event can't be written to."),
            texts("Copy the agenda into a folder of your own and start there."),
        )
        return
    free = facts.free_disk
    if free is not None and free < AMPLE_DISK:
        light = Light.RED if free < TIGHT_DISK else Light.AMBER
        yield Finding(topic, light, texts("{count} MB free", count=free), texts("Make room."))
        return
    if facts.write_time > SLOW_DISK:
        said = texts("Saving takes {seconds} s.", seconds=round(facts.write_time.total_seconds()))
        todo = texts("Use a disk of this machine and close what is busy with it.")
        yield Finding(topic, Light.AMBER, said, todo)
        return
    said = texts("can be written to")
    if free is not None:
        said = texts("{count} GB free", count=free // 1_000)
    yield Finding(topic, Light.GREEN, said)


def _folder(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Folder")
    move = texts("Copy the agenda into a folder on this machine that nobody else writes to.")
    if facts.network_drive:
        said = texts("lies on a network drive ({kind})", kind=facts.network_drive)
        yield Finding(topic, Light.RED, said, move)
    elif facts.synced_by:
        said = texts("is copied by {program}", program=facts.synced_by)
        yield Finding(topic, Light.RED, said, move)
    else:
        yield Finding(topic, Light.GREEN, texts("on this machine, synchronised by nobody"))


def _document(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Document")
    if facts.document_held:
        said = texts("{name} is open in another program", name=facts.document_held)
        todo = texts("Close it there, or the export gets another name.")
        yield Finding(topic, Light.AMBER, said, todo)
    else:
        yield Finding(topic, Light.GREEN, texts("no other program holds it"))


def _network(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Network")
    if not facts.addresses:
        said = texts("no address")
        yield Finding(topic, Light.AMBER, said, texts("This machine alone needs none."))
        return
    said = ", ".join(facts.addresses)
    if facts.port is not None:
        said = texts("{addresses} · port {port}", addresses=said, port=facts.port)
    if facts.hidden_by_windows:
        todo = texts(
            "Linux within Windows (WSL 2): no other device reaches it. In Windows, write "
            "networkingMode=mirrored below [wsl2] into the file .wslconfig of your user folder, "
            "then run wsl --shutdown."
        )
        yield Finding(topic, Light.AMBER, said, todo)
    else:
        yield Finding(topic, Light.GREEN, said)


def _phones(facts: Facts, texts: Texts) -> Iterator[Finding]:
    """Only a device that has really opened a page proves that firewall and Wi-Fi let it."""
    topic, phones = texts("Phone on trial"), facts.phones
    if phones is None:
        return
    if phones.tried_at:
        said = texts("another device opened a page at {time}", time=phones.tried_at)
        yield Finding(topic, Light.GREEN, f"{phones.place} · {said}")
        return
    todo = texts("p in the Technik-Check of facilitator run shows a code for a phone to scan.")
    if not phones.place:
        yield Finding(topic, Light.AMBER, texts("not tried yet"), todo)
    elif not phones.is_open:
        todo = texts("The views Bingo (F6) and Abfragen (F7) say what to do.")
        yield Finding(topic, Light.AMBER, texts("phones don't get in so far"), todo)
    else:
        said = texts("no other device has opened a page yet")
        yield Finding(topic, Light.AMBER, f"{phones.place} · {said}", todo)


def _stage(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Stage")
    if facts.stages:
        said = texts.plural("{count} connected", "{count} connected", facts.stages)
        yield Finding(topic, Light.GREEN, said)
        return
    todo = texts("Start `facilitator stage` in the terminal that the projector shows.")
    if facts.port is None:
        said = texts("not started yet")
        todo = texts("facilitator run, and in a second terminal facilitator stage")
        yield Finding(topic, Light.AMBER, said, todo)
        return
    yield Finding(topic, Light.AMBER, texts("none connected"), todo)


def _clock(facts: Facts, texts: Texts) -> Iterator[Finding]:
    topic = texts("Clock")
    if facts.behind_record >= ODD_CLOCK:
        yield Finding(
            topic,
            Light.RED,
            texts(
                "It is {count} min behind what is already in the record.",
                count=facts.behind_record // minutes(1),
            ),
            texts("Set the clock of this machine right."),
        )
        return
    if facts.clock_is_set is None:
        said = texts("can't be found out from here")
        yield Finding(topic, Light.AMBER, said, texts("Compare it with a telephone's."))
    elif not facts.clock_is_set:
        said = texts("is not kept right by the network")
        yield Finding(topic, Light.AMBER, said, texts("Compare it with a telephone's."))
    else:
        yield Finding(topic, Light.GREEN, texts("kept right by the network"))
    if facts.zone_differs:
        said = texts("The machine shows the time of {zone}.", zone=facts.zone_differs)
        todo = texts("facilitator shows the event's own time all the same.")
        yield Finding(topic, Light.AMBER, said, todo)


_RULES: Final[tuple[Callable[[Facts, Texts], Iterator[Finding]], ...]] = (
    _terminal,
    _colours,
    _umlauts,
    _power,
    _standby,
    _disk,
    _folder,
    _document,
    _network,
    _phones,
    _stage,
    _clock,
)
