"""What a hub has acknowledged is at the next one, though nobody else ever had it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from facilitator.domain.snapshot import Snapshot
from facilitator.record.meta import Identity
from facilitator.station import Station
from tests.hub.pages.conftest import Served
from tests.hub.pages.looking import browsing, join, listed, write
from tests.hub.pages.served import now

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEFORE = ["Teams sind müde", "Endlich fragt jemand", "Und wer"]
WRITTEN = ["eins", "zwei", "drei", "vier", "fünf"]

SORTS = ["draft/", "out/", "done/"]
KEPT = """(sort) => new Promise((resolve) => {
  indexedDB.open("facilitator-notes").onsuccess = (event) => {
    const store = event.target.result.transaction("kept").objectStore("kept");
    const asked = store.getAll(IDBKeyRange.bound(sort, sort + "~"));
    asked.onsuccess = () => resolve(asked.result);
  };
})"""


@pytest.fixture
def page() -> Iterator[Page]:
    with browsing() as context:
        yield context.new_page()


@pytest.fixture
def first(record: Path, tmp_path: Path, hubs: list[Served]) -> Served:
    """The hub that will be lost; the event then goes on at `heir`."""
    hubs.append(Served(tmp_path / "heir.record", begin=False))
    hubs.append(Served(record, hubs[0].place))
    return hubs[1]


@pytest.fixture
def heir(first: Served, hubs: list[Served]) -> Served:
    return hubs[0]


def inherit(first: Served, heir: Served) -> None:
    """Have `heir` lead, with all that `first` has by now, and start that one again."""
    first.end()
    station = Station.join(first.record, now=now)
    changes, event = tuple(station.kept), station.identity.record_id
    station.close()
    station = Station.join(heir.record, now=now, identity=Identity(record_id=event))
    station.host().fill(changes)
    station.devices.take_over("")
    station.close()
    first.start()


def kept(page: Page, sort: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(KEPT, sort)
    return found


def wait_until(page: Page, kept_is: Callable[[], bool]) -> None:
    while not kept_is():
        page.wait_for_timeout(50)


def merged(*records: Path) -> list[Snapshot]:
    """Give each record what the others have; return what they show then."""
    stations = [Station.join(record, now=now) for record in records]
    changes = [tuple(station.kept) for station in stations]
    for station in stations:
        for one in changes:
            station.host().fill(one)
    found = [station.snapshot for station in stations]
    for station in stations:
        station.close()
    return found


def texts(snapshot: Snapshot) -> list[str]:
    return [entry.text for entry in snapshot.notes_in("ws1").entries]


def write_five_and_edit(page: Page) -> None:
    write(page, *WRITTEN[:4], f"{WRITTEN[4]} #m")
    expect(page.locator("#groups .text").last).to_have_text("fünf")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+a")
    write(page, "fünf, genauer")
    expect(page.locator("#groups .text").last).to_have_text("fünf, genauer")
    expect(page.locator("#saving")).to_have_text("alles gesichert")


def test_all_that_the_lost_hub_acknowledged_is_at_the_next_one_once(
    page: Page, first: Served, heir: Served
) -> None:
    join(page, first.origin)
    inherit(first, heir)
    write_five_and_edit(page)
    first.kill()

    heir.start()
    write(page, "+ beim neuen")

    now_there = [*WRITTEN[:4], "fünf, genauer", "beim neuen"]
    wait_until(page, lambda: listed(page).all_inner_texts()[3:] == now_there)
    expect(page.locator("#saving")).to_have_text("alles gesichert – diese Seite nicht neu laden")
    assert {item["epoch"] for item in kept(page, "done/")} == {1}

    heir.end()
    for snapshot in merged(first.record, heir.record):
        assert texts(snapshot) == [*BEFORE, *WRITTEN[:4], "fünf, genauer", "beim neuen"]
        entries = snapshot.notes_in("ws1").entries
        assert [entry.versions for entry in entries] == [()] * 9
        assert len({entry.number for entry in entries}) == 9
        assert entries[-1].parent == entries[-2].id
        assert [measure.source for measure in snapshot.measures] == [entries[-2].id]


def test_what_hangs_on_an_entry_finds_it_though_the_next_hub_s_clock_is_behind(
    page: Page, first: Served, heir: Served
) -> None:
    join(page, first.origin)
    inherit(first, heir)
    write_five_and_edit(page)
    first.kill()

    heir.start(behind=300)
    write(page, "+ beim neuen")

    expect(page.locator("#groups .text").last).to_have_text("beim neuen")
    heir.end()
    (snapshot,) = merged(heir.record)
    assert texts(snapshot) == [*BEFORE, *WRITTEN[:4], "fünf, genauer", "beim neuen"]
    entries = snapshot.notes_in("ws1").entries
    assert entries[-1].parent == entries[-2].id


def test_file_brings_what_was_acknowledged_to_a_hub_that_knows_nothing_of_the_page(
    page: Page, first: Served, heir: Served, tmp_path: Path
) -> None:
    inherit(first, heir)
    join(page, first.origin)
    write_five_and_edit(page)
    first.kill()
    write(page, "+ nicht gesendet")
    file = tmp_path / "file.json"
    page.get_by_text("Dieses Gerät").first.click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Als Datei sichern").click()
    saved.value.save_as(file)

    heir.start()
    page.on("dialog", lambda dialog: dialog.accept())
    join(page, heir.origin, name="noch einmal")
    page.get_by_text("Dieses Gerät").first.click()
    page.set_input_files("#import", file)
    expect(page.locator("#told")).to_contain_text("1 Beitrag")
    expect(page.locator("#groups .text").last).to_have_text("nicht gesendet")

    heir.end()
    for snapshot in merged(first.record, heir.record):
        assert texts(snapshot) == [*BEFORE, *WRITTEN[:4], "fünf, genauer", "nicht gesendet"]
        assert [entry.versions for entry in snapshot.notes_in("ws1").entries] == [()] * 9


def test_page_keeps_only_the_last_of_what_was_acknowledged(page: Page, served: Served) -> None:
    page.goto(f"{served.origin}/notes")

    keys, names = page.evaluate(
        """async () => {
          const { Kept, newName } = await import("/notes/static/kept.js");
          const { Done } = await import("/notes/static/done.js");
          const kept = await new Kept().open();
          const at = Date.now();
          await kept.keep("done/e/0", { sent: "old", at: at - 11 * 24 * 3600 * 1000, epoch: 1 });
          const done = new Done(kept, "e");
          for (let n = 10000; n < 11002; n++) {
            const item = { key: `out/e/${n}`, sent: String(n), at };
            await kept.change(done.keeping(item, { done: "filed", epoch: 1 }));
          }
          const keys = kept.under("done/e/").map(([key]) => key);
          return [keys, [5.7, 5.2, 9000.1, 3.9].map((now) => newName(now).slice(0, 12))];
        }"""
    )

    assert keys == [f"done/e/{number}" for number in range(10_002, 11_002)]
    assert [int(name, 16) for name in names] == [5, 6, 9000, 3]


def test_redacted_entry_leaves_nothing_in_the_browser(page: Page, served: Served) -> None:
    join(page, served.origin)
    write(page, "Geheimes", "Harmloses", "#l 1.b1")
    expect(page.locator("#groups .text").last).to_have_text("Harmloses")
    expect(page.locator("#saving")).to_have_text("alles gesichert")
    served.end()
    write(page, "noch nicht gesendet")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.type(", genauer")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.type(", und nun erst")
    said = "Geheimes"
    wait_until(
        page, lambda: [str(kept(page, sort)).count(said) > 0 for sort in SORTS] == [True] * 3
    )

    station = Station.open(served.record, now=now)
    (secret,) = (entry for entry in station.snapshot.entries.values() if entry.text == said)
    station.redaction.redact(secret.id)
    station.close()
    served.start()

    expect(page.locator("#groups")).to_contain_text("geschwärzt")
    expect(page.locator("#saving")).to_have_text("alles gesichert")
    wait_until(page, lambda: said not in str(kept(page, "")))
    expect(page.locator("#field")).to_have_value("")
    assert [item["text"] for item in kept(page, "done/")] == ["Harmloses", "noch nicht gesendet"]


def test_entry_that_the_next_hub_does_not_take_is_shown(
    page: Page, first: Served, heir: Served
) -> None:
    join(page, first.origin)
    inherit(first, heir)
    write(page, "vorher", "x" * 1000)
    expect(page.locator("#groups .text").last).to_have_text("x" * 1000)
    expect(page.locator("#saving")).to_have_text("alles gesichert")
    first.kill()
    page.route(f"{heir.origin}/notes/call*", refuse_long)

    heir.start()

    expect(page.locator("#saving")).to_contain_text("1 Beitrag konnte nicht abgelegt werden")
    expect(page.locator("#outbox .text")).to_have_text("x" * 1000)
    expect(page.locator("#groups .text").last).to_have_text("vorher")
    assert [item["text"] for item in kept(page, "done/")] == ["vorher"]


def refuse_long(route: Route) -> None:
    if "xxx" in (route.request.post_data or ""):
        route.fulfill(
            status=409,
            json={"refused": "gone", "said": "Das gibt es hier nicht."},
            headers={"access-control-allow-origin": "*"},
        )
    else:
        route.continue_()
