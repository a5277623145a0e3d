"""What is said when an event is opened again: where it stands, and that nothing is missing."""

from __future__ import annotations

from facilitator.domain.schedule import current_block
from facilitator.tui.context import Context, moment_of
from facilitator.tui.wording import time_between


def welcome_back(context: Context) -> str:
    """Return where the event stands; nothing for one that has not begun."""
    texts, snapshot = context.texts, context.station.snapshot
    drafts = len(context.station.drafts())
    if not snapshot.run.blocks and not snapshot.entries and not drafts:
        return ""
    parts: list[str] = []
    running = current_block(snapshot.agenda, snapshot.run)
    if running is not None:
        moment = moment_of(context.station)
        due = moment.forecast.of(running.id).due
        said = texts("{title} is running", title=running.title)
        if due > moment.now:
            left = time_between(texts, moment.now, due)
            said = texts("{what}, {left} left", what=said, left=left)
        parts.append(said)
    if count := snapshot.standing:
        parts.append(texts.plural("{count} entry", "{count} entries", count))
    if drafts:
        parts.append(texts.plural("{count} unfinished line", "{count} unfinished lines", drafts))
    if not parts:
        return texts("Here again, nothing is missing.")
    return texts("Here again, nothing is missing: {state}.", state=" · ".join(parts))
