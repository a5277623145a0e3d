"""Files and redacts an entry, and is killed when what it wiped still stands in the log."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.record.change import Entity
from facilitator.record.log import Log
from facilitator.record.redacting import REDACT
from facilitator.store.database import Database

NOW = Instant(1_757_419_200_000)
ENTRY = Entity("entry", "e1")


def _be_killed(self: Database) -> None:
    os._exit(9)


Database.scrub = _be_killed  # type: ignore[method-assign]
log = Log.open(Path(sys.argv[1]), now=lambda: NOW, author="regie")
text = sys.argv[2]
log.commit("capture.file", {ENTRY: {"place": "ws1", "text": text, "filed_at": NOW.ms}})
log.drafts()
log.commit(REDACT, {ENTRY: {"redacted": True, "text": ""}})
log.close()
