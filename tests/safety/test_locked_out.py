"""Files and folders that may not be read or written: a sentence, and the record is as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.safety.terminal import Terminal

READ_ONLY = "…/event.record lässt sich nicht beschreiben: die Datei ist schreibgeschützt.\n"
UNREADABLE = "…/event.record lässt sich nicht beschreiben: die Datei darf nicht gelesen werden.\n"
FOLDER = "…/{} lässt sich nicht beschreiben: der Ordner ist schreibgeschützt.\n"
CLOSED = "…/event.record lässt sich nicht beschreiben: die Berechtigung fehlt.\n"


@pytest.mark.slow
@pytest.mark.pty
def test_what_is_locked_is_said_in_words_and_left_as_it_was(tmp_path: Path) -> None:
    result = tmp_path / "result.json"

    with Terminal("tests.safety.locked_out_child", result, folder=tmp_path) as terminal:
        assert terminal.wait_for_end() == 0, terminal.written

    found = json.loads(result.read_text())
    assert found["untouched"]
    assert {case: said for case, (_, said) in found["told"].items()} == {
        "export, file read-only": READ_ONLY,
        "run, file read-only": READ_ONLY,
        "export, file unreadable": UNREADABLE,
        "run, file unreadable": UNREADABLE,
        "export, folder read-only": FOLDER.format("event.record"),
        "run, folder read-only": FOLDER.format("event.record"),
        "export, folder closed": CLOSED,
        "run, folder closed": CLOSED,
        "run, agenda unreadable": "…/new.yaml: Diese Datei dürfen Sie nicht lesen.\n",
        "export, target read-only": "In …/exports darf nicht geschrieben werden.\n",
        "run, new event in a folder read-only": FOLDER.format("new.record"),
    }
    assert {code for code, _ in found["told"].values()} == {1}
