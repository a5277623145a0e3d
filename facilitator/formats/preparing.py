"""Prepares pictures in processes of their own: several at once, each within limits.

Whatever a decoder does there, to memory, to time or to the screen, this program goes on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from queue import LifoQueue
from threading import Lock, Timer
from types import TracebackType
from typing import Final, Self, TypeVar

from facilitator.formats.picture_worker import LENGTH
from facilitator.formats.pictures import (
    MOST_BYTES,
    MOST_PIXELS,
    Picture,
    PictureError,
    PictureFault,
)

S = TypeVar("S")
_REMEMBERED: Final = 50_000_000
"""Bytes of pictures that are kept in case the same file comes again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may take for one picture."""

    memory: int = 2_000_000_000
    """In bytes, all that the process needs besides included."""
    seconds: float = 30.0
    pixels: int = MOST_PIXELS
    content: int = MOST_BYTES
    """In bytes: a larger file is not even sent there."""


class Preparing:
    """Prepares pictures in up to `at_once` processes, which are started when they are needed.

    For any thread. The same bytes a second time are not decoded again, as long as their picture is
    among the last `remembered` bytes.
    """

    def __init__(
        self, limits: Limits | None = None, at_once: int = 0, remembered: int = _REMEMBERED
    ) -> None:
        self._limits = limits or Limits()
        self._at_once = at_once or min(4, os.cpu_count() or 1)
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(self._at_once):
            self._idle.put(None)
        self._most_remembered = remembered
        self._known: OrderedDict[bytes, Picture] = OrderedDict()
        self._lock = Lock()

    def prepare(self, content: bytes) -> Picture:
        """Do as `pictures.prepare` does, as soon as a process is free. Raises PictureError."""
        if not content:
            raise PictureError(PictureFault.EMPTY)
        if len(content) > self._limits.content:
            raise PictureError(PictureFault.TOO_LARGE)
        key = sha256(content).digest()
        with self._lock:
            known = self._known.get(key)
        return known or self._remembered(key, self._prepared(content))

    def prepare_all(
        self, sources: Iterable[S], read: Callable[[S], bytes]
    ) -> Iterator[tuple[S, Picture | PictureError]]:
        """Yield every source with its picture, or why there is none, in their order.

        `read` may raise PictureError; only a few files at a time are in memory. Whoever stops
        taking them stops the work.
        """

        def prepare(source: S) -> Picture:
            return self.prepare(read(source))

        waiting: OrderedDict[Future[Picture], S] = OrderedDict()
        with ThreadPoolExecutor(self._at_once) as threads:
            try:
                for source in sources:
                    waiting[threads.submit(prepare, source)] = source
                    if len(waiting) > 2 * self._at_once:
                        yield _first(waiting)
                while waiting:
                    yield _first(waiting)
            finally:
                threads.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the processes, as soon as each has answered what it is at."""
        workers = [self._idle.get() for _ in range(self._at_once)]
        for worker in workers:
            if worker is not None:
                worker.end()
            self._idle.put(None)

    def _prepared(self, content: bytes) -> Picture:
        worker = self._idle.get()
        try:
            if worker is None:
                worker = _Worker(self._limits)
            return worker.prepare(content)
        except OSError as error:  # no process can be started
            raise PictureError(PictureFault.UNREADABLE, str(error)) from error
        finally:
            self._idle.put(worker if worker is not None and worker.is_alive else None)

    def _remembered(self, key: bytes, picture: Picture) -> Picture:
        with self._lock:
            self._known[key] = picture
            size = sum(len(one.content) for one in self._known.values())
            while size > self._most_remembered:
                size -= len(self._known.popitem(last=False)[1].content)
        return picture

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _first(waiting: OrderedDict[Future[Picture], S]) -> tuple[S, Picture | PictureError]:
    future, source = waiting.popitem(last=False)
    try:
        return source, future.result()
    except PictureError as error:
        return source, error


class _Worker:
    """One process. After anything but an answer it is gone."""

    def __init__(self, limits: Limits) -> None:
        self._seconds = limits.seconds
        command = [sys.executable, "-m", "facilitator.formats.picture_worker"]
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            [*command, str(limits.memory), str(limits.pixels)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def prepare(self, content: bytes) -> Picture:
        is_late: list[bool] = []

        def give_up() -> None:
            is_late.append(True)
            self._process.kill()

        timer = Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            return self._asked(content)
        except (OSError, EOFError, ValueError):
            self.end()
            raise PictureError(PictureFault.TOO_SLOW if is_late else PictureFault.BROKEN) from None
        except BaseException as error:
            if not isinstance(error, PictureError):  # interrupted: what it answers is nobody's
                self.end()
            raise
        finally:
            timer.cancel()

    def _asked(self, content: bytes) -> Picture:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answered is not None
        asked.write(len(content).to_bytes(LENGTH) + content)
        asked.flush()
        said = json.loads(answered.readline())
        if "fault" in said:
            raise PictureError(PictureFault(said["fault"]), said["detail"])
        picture = answered.read(said["size"])
        if len(picture) != said["size"]:
            raise EOFError
        return Picture(picture, said["width"], said["height"])

    def end(self) -> None:
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()
        self._process.wait()
