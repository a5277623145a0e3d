"""Plays on a disk that is full for a while: the system refuses to let files grow."""

from __future__ import annotations

import json
import resource
import sys
from concurrent.futures import wait
from pathlib import Path

from facilitator.domain.bingo.views import Mark
from facilitator.ledger import Ledger
from tests.clock import Clock
from tests.ledger.playing import START, begin, join, marks_of, token_of


def limit_files_to(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def main() -> None:
    path = Path(sys.argv[1])
    ledger = Ledger.open(path, Clock(START).now)
    anna, ben = begin(ledger, 2)
    token, version = token_of(ledger, ben), ledger.version
    limit_files_to(1_000)
    pick = ledger.pick(anna, token, 0)
    again = ledger.pick(anna, token, 0)
    while not ledger.failure:
        wait([pick, again], timeout=0.05)
    is_done = pick.done() or again.done()
    told: dict[str, object] = {
        "resolved while full": is_done,
        "said": bool(ledger.failure),
        "seen while full": marks_of(ledger, anna)[0] is Mark.WAITING,
        "version while full": ledger.version - version,
    }
    limit_files_to(resource.RLIM_INFINITY)
    pick.result()
    again.result()
    told |= {
        "seen after": marks_of(ledger, anna)[0] is Mark.WAITING,
        "failure after": ledger.failure,
    }
    join(ledger, "Cem")
    ledger.close()
    sys.stdout.write(json.dumps(told))


main()
