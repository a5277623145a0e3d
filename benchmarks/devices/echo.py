"""The floor's server: it sends back what it gets, over the transport that our hub stands on.

python -m benchmarks.devices.echo PORT
"""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import Any

import uvicorn


async def echo(scope: Any, receive: Any, send: Any) -> None:
    assert scope["type"] == "websocket"
    await receive()
    await send({"type": "websocket.accept"})
    while (said := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": said["text"]})


def main() -> None:
    server = uvicorn.Server(
        uvicorn.Config(
            echo,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
        )
    )
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listening:
        print('{"ready": true}', flush=True)
        asyncio.run(server.serve([listening]))


if __name__ == "__main__":
    main()
