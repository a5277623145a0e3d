"""``facilitator preflight``: the Technik-Check, before anybody is in the room."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

import click
from rich.console import Console

from facilitator.cli.clock import wall_clock
from facilitator.cli.paths import ANY_PATH, record_of, rehearsal_of
from facilitator.cli.reading import read_plan
from facilitator.domain.devices import Role
from facilitator.domain.preflight import Finding, Light, judge, worst
from facilitator.formats.placing import default_export_folder
from facilitator.link.process import HubFiles
from facilitator.link.status import Status, ask_status
from facilitator.station.preflight import Surroundings, Terminal, look
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts
from facilitator.tui.findings import colours_of, findings_table
from facilitator.tui.phones import phones_of


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(agenda: Path, language: Language | None) -> None:
    """Check machine and room before the event of the file AGENDA: green, amber, red.

    Ends with 1 if something is red. Nothing leaves this machine.
    """
    texts = load_texts(choose_language(language))
    around = _surroundings(agenda, texts)
    findings = judge(look(_terminal(), around, wall_clock), texts)
    console = Console(highlight=False)
    console.print(findings_table(findings, texts))
    console.print(_verdict(findings, texts))
    if worst(findings) is Light.RED:
        raise click.exceptions.Exit(1)


def _surroundings(agenda: Path, texts: Texts) -> Surroundings:
    plan = read_plan(agenda, texts).agenda
    record = record_of(agenda.resolve())
    # Whoever practises wants to know of the stage, too; the event itself comes first.
    port, status = _ask_hub(record) or _ask_hub(rehearsal_of(agenda)) or (None, None)
    return Surroundings(
        record=record,
        document=default_export_folder(agenda) / f"{agenda.stem}.docx",
        zone=plan.zone,
        environment=os.environ,
        port=port,
        stages=status.stages if status else 0,
        phones=phones_of(plan, status.access if status else None),
    )


def _ask_hub(record: Path) -> tuple[int, Status | None] | None:
    """Return the port of the hub of `record` and, if it answers, who is connected; None: none."""
    with contextlib.suppress(OSError):
        hub = HubFiles.of(record).living()
        if hub is not None:
            return hub.port, ask_status(hub.door(Role.REGIE))
    return None


def _terminal() -> Terminal:
    size = shutil.get_terminal_size()
    return Terminal(
        columns=size.columns,
        rows=size.lines,
        colours=colours_of(Console()),
        encoding=sys.stdout.encoding,
    )


def _verdict(findings: tuple[Finding, ...], texts: Texts) -> str:
    match worst(findings):
        case Light.GREEN:
            return texts("All is well. Have a good event!")
        case Light.AMBER:
            return texts("You can begin. What is yellow is better looked after first.")
        case Light.RED:
            return texts("Please look after what is red before you begin.")
