"""A hub that is killed while phones give points and cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.plenum.query import QueryKind
from facilitator.domain.plenum.round import RoundKind
from facilitator.hub.opening import hub_file
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.station import Station
from tests.cli.test_forget import forget
from tests.hub.bingo.program import Program
from tests.hub.bingo.test_forgetting import files_with
from tests.hub.voices.pages.desk import THEMES
from tests.hub.voices.pages.serving import Voter

pytestmark = pytest.mark.slow
SECRET = "Zwetschgendatschi"


class Plenum(Program):
    """A hub that runs alone, of an event in which something is asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.end()
        ledger = VoiceLedger.open(voices_file(self.record), wall_clock)
        self.page = f"/V/{ledger.code}"
        """Where the QR code of the screen leads."""
        ledger.close()
        station = Station.join(hub_file(self.record), now=wall_clock)
        self.query = station.polls.open_query(
            QueryKind.POINTS, "Was zuerst?", THEMES, points=5, most=3
        )
        station.polls.open_round(RoundKind.CARDS, ["Was fehlt?"], "plenum")
        station.close()
        self.start()

    def reveal(self) -> None:
        """Reveal the query while no hub runs."""
        station = Station.join(hub_file(self.record), now=wall_clock)
        station.polls.reveal(self.query)
        station.close()

    def sums(self) -> tuple[int, ...]:
        """Return what the file of a hub that does not run knows of the query."""
        station = Station.join(hub_file(self.record), now=wall_clock)
        (query,) = station.snapshot.queries
        station.close()
        return query.from_phones.points if query.from_phones else ()


@pytest.fixture
def plenum(tmp_path: Path) -> Iterator[Plenum]:
    program = Plenum(tmp_path)
    yield program
    program.kill()


def test_what_was_acknowledged_is_there_and_counts_once(plenum: Plenum) -> None:
    anna, ben = Voter(plenum), Voter(plenum)
    given = anna.give(c0="3")
    sent = ben.send("send", part0=SECRET)
    assert (given.status, sent.status) == (303, 200)

    plenum.kill()
    plenum.start()

    assert "Ihre Stimme ist gezählt." in anna.get(plenum.page).text
    assert ben.give(c0="1", c1="2").status == 303
    plenum.kill()
    plenum.reveal()
    plenum.start()
    plenum.end()  # begun to serve, it has seen to that before anything else

    assert plenum.sums() == (4, 2, 0)
    ledger = VoiceLedger.open(voices_file(plenum.record), wall_clock)
    assert not any(ledger._memory.spent.values())
    ledger.close()
    plenum.start()


def test_command_has_the_running_hub_forget(plenum: Plenum) -> None:
    Voter(plenum).send("send", part0=SECRET)
    Voter(plenum).give(c0="3")

    result = forget(plenum.agenda, "--yes")

    assert "Gelöscht: 1 Karte, die niemand übernommen hatte." in result.output
    assert "noch nicht aufgelöste Punkte bleiben" in result.output
    assert files_with(SECRET, plenum.agenda.parent) == []


def test_command_without_a_token_is_refused(plenum: Plenum) -> None:
    answer = Voter(plenum).ask("POST", "/voices", '{"do": "forget"}', {"authorization": "Bearer x"})

    assert answer.status == 401
