"""Where the files of an event lie, and what they are called."""

from __future__ import annotations

from pathlib import Path

from facilitator.cli.paths import rehearsed_name


def test_document_of_a_rehearsal_is_not_called_like_that_of_the_event() -> None:
    assert rehearsed_name(Path("agendas/kassel.yaml")) == "kassel-generalprobe"
