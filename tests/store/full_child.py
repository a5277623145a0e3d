"""Fills a disk of its own for real: the system refuses to let files grow, and later lets them."""

from __future__ import annotations

import json
import resource
import sys
from concurrent.futures import Future
from dataclasses import astuple
from pathlib import Path
from queue import SimpleQueue

from facilitator.store import Health, NotWritableError, Store, UnsavedError
from tests.store.numbered import PAGE, add, open_store, read_numbers

ROWS = 40


def limit_files_to(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def close_in_vain(store: Store) -> int:
    try:
        store.close()
    except UnsavedError as error:
        return error.pending
    return -1


def save_until_full(store: Store, happened: SimpleQueue[str]) -> list[Future[int]]:
    """Save row after row; return the futures of those saved and of the first one that was not."""
    futures: list[Future[int]] = []
    failure = ""
    while not failure:
        future = store.submit(add(len(futures), PAGE))
        future.add_done_callback(lambda _: happened.put(""))
        futures.append(future)
        failure = happened.get()
    return futures


def fill_while_running(path: Path) -> None:
    happened: SimpleQueue[str] = SimpleQueue()

    def listen(health: Health) -> None:
        if health.failure:
            happened.put(health.failure)

    store = open_store(path, on_health=listen)
    limit_files_to(100_000)
    futures = save_until_full(store, happened)
    told: dict[str, object] = {"saved": len(futures) - 1, "failure": store.health.failure}
    futures += [store.submit(add(number, PAGE)) for number in range(len(futures), ROWS)]
    told["resolved_while_full"] = [future.result() for future in futures if future.done()]
    told["durable_while_full"] = store.read(read_numbers)
    told["pending_at_close"] = close_in_vain(store)

    limit_files_to(resource.RLIM_INFINITY)
    store.retry()
    told["resolved_after"] = [future.result() for future in futures]

    # All is committed, but the file can't take over what the log holds.
    limit_files_to(20_000)
    told["pending_at_next_close"] = close_in_vain(store)
    limit_files_to(resource.RLIM_INFINITY)
    store.submit(add(ROWS)).result()
    store.close()
    told["files"] = [file.name for file in path.parent.iterdir()]
    sys.stdout.write(json.dumps(told))


def fill_while_opening(path: Path) -> None:
    limit_files_to(6000)
    try:
        open_store(path)
    except NotWritableError as error:
        sys.stdout.write(error.reason)


def fill_while_mending(path: Path) -> None:
    """Lose the log when the file can't take it over: nobody but the connection has it any more."""
    with open_store(path) as store:
        for number in range(ROWS):
            store.submit(add(number, PAGE))
    heard: SimpleQueue[Health] = SimpleQueue()
    store = open_store(path, on_health=heard.put)
    Path(f"{path}-wal").unlink()
    limit_files_to(100_000)
    saved = store.submit(add(ROWS)).result()
    told: dict[str, object] = {"saved": saved, "after the mend failed": astuple(heard.get())}
    further = store.submit(add(ROWS + 1, PAGE * 20))
    store.retry()
    # The thread may have tried by itself before there was anything to commit.
    failed = next(health for health in iter(heard.get, None) if health.pending)
    told["after the commit failed"] = astuple(failed)
    told["durable"] = len(store.read(read_numbers))
    limit_files_to(resource.RLIM_INFINITY)
    store.retry()
    told["saved at last"] = further.result()
    told["log"] = Path(f"{path}-wal").exists()
    store.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    cases = {
        "running": fill_while_running,
        "opening": fill_while_opening,
        "mending": fill_while_mending,
    }
    cases[sys.argv[1]](Path(sys.argv[2]))
