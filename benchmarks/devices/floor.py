"""What nobody can undercut who keeps an entry on two disks: a commit, an echo, another commit.

python -m benchmarks.devices.floor PORT FOLDER

Spoken to like a device; the answer's `echoed` is when the echo had come back.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from pathlib import Path
from time import monotonic_ns

from websockets.asyncio.client import ClientConnection, connect


def open_file(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        raw.execute(f"PRAGMA {setting}").fetchone()
    raw.execute("CREATE TABLE entry (key TEXT PRIMARY KEY, text TEXT)")
    return raw


def commit(raw: sqlite3.Connection, key: str, text: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO entry VALUES (?, ?)", (key, text))
    raw.execute("COMMIT")


async def answer(port: int, folder: Path) -> None:
    here, there = (open_file(folder / name) for name in ("here", "there"))
    async with connect(f"ws://127.0.0.1:{port}/", compression=None, proxy=None) as socket:
        print('{"ready": true}', flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            told = json.loads(line)
            print(json.dumps(await file(socket, here, there, told)), flush=True)


async def file(
    socket: ClientConnection,
    here: sqlite3.Connection,
    there: sqlite3.Connection,
    told: dict[str, str],
) -> dict[str, object]:
    key, text = told["file"], told["text"]
    at = monotonic_ns()
    commit(here, key, text)
    saved = monotonic_ns()
    await socket.send(json.dumps(told))
    await socket.recv()
    echoed = monotonic_ns()
    commit(there, key, text)
    return {
        "filed": key,
        "at": at,
        "saved": saved,
        "echoed": echoed,
        "acknowledged": monotonic_ns(),
    }


if __name__ == "__main__":
    asyncio.run(answer(int(sys.argv[1]), Path(sys.argv[2])))
