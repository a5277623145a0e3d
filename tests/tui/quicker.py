"""Textual's own costs of testing, cut: what each screen pays again, and waiting for nothing.

Whoever opens one program parses its styles once; tests open a thousand, in one process. And Textual
takes a screen to be at rest when the process has hardly worked for 20 ms, three times a key. Here
the event loop itself is asked, which also holds on a loaded machine.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from threading import get_native_id
from time import process_time
from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_A_MOMENT: Final = 1 / 200
_HARDLY_WORKED: Final = _A_MOMENT / 10
"""Seconds of the processor, of all threads, in a moment."""
_MOMENTS: Final = 200
"""How many are waited for at the most; not seconds, which a loaded machine lets pass in between."""
_SOON: Final = 1 / 50
"""Seconds; Textual puts off painting by no more."""
_TIMERS_AWAITED: Final = 3
"""In a row: those that come again and again would be waited for without end."""
_THREADS: Final = Path("/proc/self/task")
"""Where Linux says what each thread of this process does."""


async def come_to_rest(*_: float) -> None:
    """Wait until nothing is left to do, in this loop or in another thread, nor will be soon."""
    loop: Any = asyncio.get_running_loop()
    timers_left = _TIMERS_AWAITED
    for _moment in range(_MOMENTS):
        worked = process_time()
        await asyncio.sleep(_A_MOMENT)
        if loop._ready or process_time() - worked > _HARDLY_WORKED or _another_thread_works():
            timers_left = _TIMERS_AWAITED
        elif timers_left and (due := _next_timer(loop)) < loop.time() + _SOON:
            timers_left -= 1
            await asyncio.sleep(max(due - loop.time(), 0))
        else:
            return


def _another_thread_works() -> bool:
    """Whether one has to work, even if the machine has not let it for a moment."""
    own = str(get_native_id())
    for thread in _THREADS.iterdir() if _THREADS.is_dir() else ():
        if thread.name != own:
            with contextlib.suppress(OSError):  # it has just ended
                # The sign for what it does follows its name, which may hold anything.
                if (thread / "stat").read_bytes().rpartition(b") ")[2][:1] in b"RD":
                    return True
    return False


def _next_timer(loop: Any) -> float:
    return min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=1e9)


def parsing_once() -> Callable[..., list[RuleSet]]:
    """Return a `Stylesheet._parse_rules` that parses for all style sheets of this process.

    As the one of Textual does for each sheet, it knows rules by all that they were made from.
    """
    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}
    numbers: dict[frozenset[tuple[str, str]], int] = {}

    def parse_once(sheet: Stylesheet, *text: Any, **about: Any) -> list[RuleSet]:
        variables = numbers.setdefault(frozenset(sheet._variables.items()), len(numbers))
        key = (variables, *text, *sorted(about.items()))
        if key not in known:
            known[key] = parse(sheet, *text, **about)
        return known[key]

    return parse_once
