"""Gives on a disk that is full for a while: the system refuses to let files grow."""

from __future__ import annotations

import json
import resource
import sys
from concurrent.futures import wait
from pathlib import Path

from facilitator.ledger.voices import VoiceLedger
from tests.clock import Clock
from tests.ledger.voices.giving import BALLOT, QUERY, ROUND, START, give, points_in, send, settle


def limit_files_to(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def main() -> None:
    voices = VoiceLedger.open(Path(sys.argv[1]), Clock(START).now)
    give(voices, "one")
    settle(voices)
    version = voices.version
    limit_files_to(1_000)
    answers = [voices.give(QUERY, BALLOT, cookie="two") for _ in range(3)]
    card = voices.send_card(ROUND, ["Mehr Zeit"], nonce="form")
    while not voices.failure:
        wait(answers, timeout=0.05)
    is_done = any(answer.done() for answer in answers) or card.done()
    told: dict[str, object] = {
        "resolved while full": is_done,
        "said": bool(voices.failure),
        "seen while full": voices.has_given(QUERY, cookie="two") or bool(voices.cards()),
        "version while full": voices.version - version,
    }
    limit_files_to(resource.RLIM_INFINITY)
    voices._store.retry()
    told |= {
        "counted": [answer.result() for answer in answers],
        "again": send(voices, "Mehr Zeit", "form") == card.result(),
        "sum": points_in(voices),
        "cards": len(voices.cards()),
        "failure after": voices.failure,
    }
    voices.close()
    sys.stdout.write(json.dumps(told))


main()
