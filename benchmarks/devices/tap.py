"""Stands between a device and its server and counts what passes.

python -m benchmarks.devices.tap PORT SERVERS_PORT

Any line on stdin is answered with the bytes since the last one: those of the upgrade from HTTP and
those of the frames after it, both ways together.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Final

END_OF_UPGRADE: Final = b"\r\n\r\n"


class Tap:
    """Connections to one server."""

    def __init__(self, server: int) -> None:
        self._server = server
        self.upgrade = self.frames = 0
        self._passing: set[asyncio.Task[None]] = set()

    async def connect(self, down: asyncio.StreamReader, up: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self._server)
        for ends in ((down, to_server), (from_server, up)):
            task = asyncio.create_task(self._pass(*ends))
            self._passing.add(task)
            task.add_done_callback(self._passing.discard)

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        head = b""
        while passed := await source.read(65536):
            sink.write(passed)
            if END_OF_UPGRADE in head:
                self.frames += len(passed)
                continue
            head += passed
            if END_OF_UPGRADE in head:
                length = head.index(END_OF_UPGRADE) + len(END_OF_UPGRADE)
                self.upgrade += length
                self.frames += len(head) - length
        sink.close()

    def take(self) -> dict[str, int]:
        counted = {"upgrade": self.upgrade, "frames": self.frames}
        self.upgrade = self.frames = 0
        return counted


async def serve(port: int, server: int) -> None:
    tap = Tap(server)
    async with await asyncio.start_server(tap.connect, "127.0.0.1", port):
        print('{"ready": true}', flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(tap.take()), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
