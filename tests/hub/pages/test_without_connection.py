"""What was typed is filed once, whatever happens to the connection, the hub or the browser."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import (
    BrowserContext,
    Dialog,
    Error,
    Page,
    Route,
    expect,
    sync_playwright,
)

from facilitator.station import Station
from tests.hub.pages.conftest import Served
from tests.hub.pages.looking import ARGUMENTS, PATIENCE, browsing, join, listed, write
from tests.hub.pages.served import now
from tests.hub.pages.station_desk import TOKEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEFORE = ["Teams sind müde", "Endlich fragt jemand", "Und wer"]


@pytest.fixture
def browser() -> Iterator[BrowserContext]:
    with browsing() as context:
        yield context


@pytest.fixture
def joined(browser: BrowserContext, served: Served) -> Page:
    page = browser.new_page()
    join(page, served.origin)
    return page


def lose_answer(route: Route) -> None:
    with contextlib.suppress(Error):  # the hub is gone already
        route.fetch()
    route.abort()


def wait_until_saved(page: Page) -> None:
    expect(page.locator("#saving")).to_have_text("alles gesichert")


def test_hub_killed_while_one_types(joined: Page, served: Served) -> None:
    write(joined, "vorher")
    wait_until_saved(joined)
    served.kill()
    write(joined, "l ohne Hub", "+ eine Ergänzung dazu")
    expect(joined.locator("#saving")).to_have_text(
        "ohne Verbindung – 2 Beiträge nur auf diesem Gerät – diese Seite nicht neu laden"
    )
    expect(joined.locator("#outbox .number").first).to_have_text("noch ohne Nummer")

    served.start()
    joined.keyboard.type("nach dem Neustart")
    joined.keyboard.press("Enter")
    wait_until_saved(joined)

    assert served.texts() == [
        *BEFORE,
        "vorher",
        "ohne Hub",
        "eine Ergänzung dazu",
        "nach dem Neustart",
    ]


def test_answer_that_was_lost_files_nothing_twice(joined: Page, served: Served) -> None:
    joined.route("**/notes/call*", lose_answer, times=2)

    write(joined, "einmal", "zweimal")
    wait_until_saved(joined)

    assert served.texts() == [*BEFORE, "einmal", "zweimal"]


def test_reload_is_warned_of_while_something_is_here_only(joined: Page) -> None:
    warned: list[str] = []

    def stay(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.dismiss()

    joined.on("dialog", stay)
    joined.context.set_offline(True)
    write(joined, "nur hier")
    expect(joined.locator("#outbox")).to_be_visible()

    with joined.expect_event("dialog"):
        joined.evaluate("() => { setTimeout(() => location.reload()) }")

    expect(joined.locator("#outbox .text")).to_have_text("nur hier")
    assert warned == ["beforeunload"]


def test_unsent_entry_is_edited_and_another_one_removed(joined: Page, served: Served) -> None:
    joined.context.set_offline(True)
    write(joined, "falsch geschriben", "überflüssig")
    joined.keyboard.press("ArrowUp")
    joined.keyboard.press("ArrowUp")
    joined.keyboard.press("Control+a")
    write(joined, "richtig geschrieben")
    joined.on("dialog", lambda dialog: dialog.accept())
    joined.locator("#outbox li").last.get_by_role("button", name="ändern").click()
    joined.get_by_role("button", name="Entfernen", exact=True).click()
    expect(joined.locator("#outbox .text")).to_have_text(["richtig geschrieben"])

    joined.context.set_offline(False)
    wait_until_saved(joined)

    assert served.texts() == [*BEFORE, "richtig geschrieben"]


def test_entry_that_is_sent_while_it_is_edited_gets_the_new_wording(
    joined: Page, served: Served
) -> None:
    joined.context.set_offline(True)
    write(joined, "falsch geschriben")
    joined.keyboard.press("ArrowUp")
    joined.context.set_offline(False)
    wait_until_saved(joined)
    joined.keyboard.press("Control+a")
    write(joined, "richtig geschrieben")
    expect(joined.locator("#groups .text").last).to_have_text("richtig geschrieben")
    wait_until_saved(joined)

    assert served.texts() == [*BEFORE, "richtig geschrieben"]


def test_addition_hangs_on_what_was_seen(
    browser: BrowserContext, joined: Page, served: Served
) -> None:
    write(joined, "mein Punkt")
    wait_until_saved(joined)
    joined.context.set_offline(True)
    write(joined, "+ meine Ergänzung")
    other = browser.browser.new_context()  # type: ignore[union-attr]
    colleague = other.new_page()
    join(colleague, served.origin, name="Zweiter")
    write(colleague, "dazwischen")
    wait_until_saved(colleague)
    other.close()

    joined.context.set_offline(False)
    wait_until_saved(joined)

    served.end()
    station = Station.open(served.record, now=now)
    entries = {entry.text: entry for entry in station.snapshot.notes_in("ws1").entries}
    station.close()
    assert entries["meine Ergänzung"].parent == entries["mein Punkt"].id


def test_browser_killed_without_a_connection_loses_nothing(served: Served, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with sync_playwright() as playwright:
        open_browser = playwright.chromium.launch_persistent_context
        options = {"executable_path": shutil.which("chromium"), "args": [*ARGUMENTS]}
        context = open_browser(profile, **options)  # type: ignore[arg-type]
        page = context.pages[0]
        join(page, served.origin)
        context.set_offline(True)
        write(page, "erster", "zweiter")
        page.keyboard.type("Entwurf")
        expect(page.locator("#outbox .text")).to_have_text(["erster", "zweiter"])
        page.wait_for_function(KEPT, arg="Entwurf")
        _kill(profile)

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(profile, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        page = context.pages[0]
        page.goto(f"{served.origin}/notes")
        page.wait_for_url("**/notes/write")
        wait_until_saved(page)
        expect(page.locator("#field")).to_have_value("Entwurf")
        context.close()

    assert served.texts() == [*BEFORE, "erster", "zweiter"]


KEPT = """(text) => new Promise((resolve) => {
  indexedDB.open("facilitator-notes").onsuccess = (event) => {
    const asked = event.target.result.transaction("kept").objectStore("kept").getAll();
    asked.onsuccess = () => resolve(JSON.stringify(asked.result).includes(text));
  };
})"""


def _kill(profile: Path) -> None:
    """Kill the browser of `profile`, as a crash would."""
    mine = [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(profile) in part for part in process.info["cmdline"] or ())
    ]
    for process in mine:
        process.kill()
    psutil.wait_procs(mine, timeout=10)
    for lock in profile.glob("Singleton*"):
        lock.unlink()


def test_outbox_goes_to_the_hub_that_has_taken_over(
    browser: BrowserContext, record: Path, tmp_path: Path, hubs: list[Served]
) -> None:
    heir = Served(tmp_path / "heir.record", begin=False)
    first = Served(record, heir.place)
    hubs += [first, heir]
    page = browser.new_page()
    join(page, first.origin)
    write(page, "beim ersten")
    wait_until_saved(page)
    page.route(f"{first.origin}/notes/call*", lose_answer)
    write(page, "Antwort verloren")
    expect(page.locator("#saving")).to_contain_text("1 Beitrag")

    first.end()
    shutil.copy(record, heir.record)
    heir.start()
    write(page, "ohne den ersten")
    expect(page.locator("#saving")).to_have_text("alles gesichert – diese Seite nicht neu laden")

    expect(page.locator("#groups .text").last).to_have_text("ohne den ersten")
    assert heir.texts() == [*BEFORE, "beim ersten", "Antwort verloren", "ohne den ersten"]


def test_outbox_travels_as_a_file(joined: Page, served: Served, tmp_path: Path) -> None:
    joined.context.set_offline(True)
    write(joined, "erster", "l zweiter")
    joined.get_by_text("Dieses Gerät").first.click()
    with joined.expect_download() as saved:
        joined.get_by_role("button", name="Als Datei sichern").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert [item["text"] for item in json.loads(file.read_text())["items"]] == ["erster", "zweiter"]

    other = joined.context.browser.new_context()  # type: ignore[union-attr]
    elsewhere = other.new_page()
    elsewhere.goto(f"{served.origin}/notes#{TOKEN}")
    elsewhere.get_by_text("Nicht übertragene Beiträge").click()
    elsewhere.set_input_files("#import", file)
    expect(elsewhere.locator("#rescue-count")).to_contain_text("2 Beiträge wurden eingelesen.")
    join(elsewhere, served.origin, "ws2", name="Zweiter")
    wait_until_saved(elsewhere)
    expect(elsewhere.locator("#name")).to_have_text("WS 2 · Topic 2")
    expect(listed(elsewhere)).to_have_count(0)
    other.close()
    joined.context.set_offline(False)
    wait_until_saved(joined)

    assert served.texts() == [*BEFORE, "erster", "zweiter"]


def test_page_goes_on_where_sockets_are_refused(browser: BrowserContext, served: Served) -> None:
    page = browser.new_page()
    page.route_web_socket("**/notes/live", lambda socket: socket.close())
    join(page, served.origin)
    write(page, "ohne Socket")

    expect(page.locator("#groups .text").last).to_have_text("ohne Socket")
    wait_until_saved(page)


def test_device_that_is_barred_is_told_and_keeps_what_is_only_there(joined: Page) -> None:
    joined.context.set_offline(True)
    write(joined, "nur hier")
    form = joined.locator("#leave input[name=form]").get_attribute("value")
    left = joined.request.post(f"{joined.url.rpartition('/')[0]}/leave", form={"form": form or ""})
    assert left.ok
    joined.context.set_offline(False)

    expect(joined.locator("#saving")).to_have_text(
        "Dieses Gerät hat die Veranstaltung verlassen. Bitte treten Sie über den Link neu bei."
        " – 1 Beitrag nur auf diesem Gerät – diese Seite nicht neu laden"
    )
    expect(joined.locator("#outbox .text")).to_have_text("nur hier")


def test_entry_that_is_too_long_is_kept_and_goes_back_into_the_field(joined: Page) -> None:
    joined.fill("#field", "x" * 300_000)
    joined.keyboard.press("Enter")

    expect(joined.locator("#saving")).to_have_text("1 Beitrag konnte nicht abgelegt werden")
    expect(joined.locator("#outbox .remark")).to_contain_text("Zu lang für einen Beitrag")
    joined.get_by_role("button", name="Zurück ins Feld").click()
    wait_until_saved(joined)
    expect(joined.locator("#field")).to_have_value("x" * 300_000)


def test_browser_that_keeps_nothing_says_so_and_sends_all_the_same(
    browser: BrowserContext, served: Served
) -> None:
    page = browser.new_page()
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('private') }")
    join(page, served.origin)

    expect(page.locator("#alarm")).to_contain_text("Dieser Browser merkt sich nichts")
    write(page, "trotzdem")
    wait_until_saved(page)
    assert served.texts() == [*BEFORE, "trotzdem"]
