"""The picture of the stage: what Regie chose, as it is for the room at one moment.

Nothing here tells how late anything is. Once a countdown has run out no time is named any more, and
between blocks a time is only named while it lies ahead. Goals, methods, remarks and whatever else
is meant for the moderator never get into a picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.bingo.board import Board
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.domain.plenum.scenes import query_shown, read_back, report_back, voices_code
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Forecast, current_block, next_block
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import NOTHING_LIVE, Choice, Live, Picture, Scene
from facilitator.domain.weekdays import weekday_name
from facilitator.texts import Texts, choose_language, load_texts

MOST_TRACKS: Final = 8
"""More workshops than that nobody could read from the last row."""


def picture(
    choice: Choice,
    snapshot: Snapshot,
    forecast: Forecast,
    now: Instant,
    live: Live = NOTHING_LIVE,
) -> Picture:
    """Return what the room is to see of `choice` at `now`, in the language of the event.

    A timer or a query that was taken away gives way to the countdown of the agenda.
    """
    bare = _of_moment(choice, snapshot, live) or _of_agenda(choice.scene, snapshot, forecast, now)
    language = choose_language(snapshot.agenda.language)
    return replace(bare, light=choice.light, language=language)


def _of_moment(choice: Choice, snapshot: Snapshot, live: Live) -> Picture | None:
    """Return what the agenda does not tell; None if that is not there, or `choice` asks for it."""
    texts = _texts_of(snapshot.agenda)
    match choice.scene:
        case Scene.BLANK:
            return Picture()
        case Scene.MESSAGE | Scene.CODE:
            return Picture(scene=choice.scene, text=choice.text, address=choice.address)
        case Scene.TIMER:
            return _timer(choice.timer, snapshot)
        case Scene.BINGO_CODE | Scene.BINGO_BOARD:
            return _bingo(choice.scene, snapshot, live.board)
        case Scene.VOICES_CODE:
            return voices_code(snapshot, live, texts)
        case Scene.QUERY:
            return query_shown(choice, snapshot, live, texts)
        case Scene.READ_BACK:
            return read_back(choice, snapshot, texts)
        case Scene.REPORT_BACK:
            return report_back(choice, snapshot)
        case _:
            return None


def _of_agenda(scene: Scene, snapshot: Snapshot, forecast: Forecast, now: Instant) -> Picture:
    match scene:
        case Scene.WELCOME:
            return _welcome(snapshot, forecast, now)
        case Scene.NOW_NEXT:
            return _now_next(snapshot, forecast, now)
        case _:
            return _countdown(snapshot, forecast, now)


def _welcome(snapshot: Snapshot, forecast: Forecast, now: Instant) -> Picture:
    """Return the event's title and, until something has begun, when that will be."""
    bare = Picture(scene=Scene.WELCOME, title=snapshot.agenda.title)
    coming = next_block(snapshot.agenda, snapshot.run, now)
    if _has_begun(snapshot) or coming is None:
        return bare
    time = _time_ahead(coming, snapshot.agenda, forecast, now)
    return replace(bare, text=_lead(snapshot, time), until_time=time)


def _countdown(snapshot: Snapshot, forecast: Forecast, now: Instant) -> Picture:
    """Return the running block until its due, between blocks when it goes on."""
    agenda = snapshot.agenda
    running = current_block(agenda, snapshot.run)
    coming = next_block(agenda, snapshot.run, now)
    if running is not None:
        return _running(Scene.COUNTDOWN, running, snapshot, forecast, now)
    if coming is None:
        return Picture(scene=Scene.COUNTDOWN, title=agenda.title)
    time = _time_ahead(coming, agenda, forecast, now)
    return Picture(
        scene=Scene.COUNTDOWN, title=coming.title, text=_lead(snapshot, time), until_time=time
    )


def _now_next(snapshot: Snapshot, forecast: Forecast, now: Instant) -> Picture:
    """Return what runs and what comes, and where the workshops of either meet."""
    agenda = snapshot.agenda
    running = current_block(agenda, snapshot.run)
    if running is not None:
        shown = _running(Scene.NOW_NEXT, running, snapshot, forecast, now)
        named = (running, _coming_today(snapshot, forecast, now))
        with_tracks = next((block for block in named if block and block.tracks), None)
        return replace(shown, text=_tracks(with_tracks, snapshot))
    coming = next_block(agenda, snapshot.run, now)
    if coming is None:
        return Picture(scene=Scene.NOW_NEXT, title=agenda.title)
    return Picture(
        scene=Scene.NOW_NEXT,
        coming=coming.title,
        coming_time=_time_ahead(coming, agenda, forecast, now),
        text=_tracks(coming, snapshot),
    )


def _timer(timer_id: str, snapshot: Snapshot) -> Picture | None:
    for timer in snapshot.timers:
        if timer.id == timer_id:
            return Picture(scene=Scene.TIMER, title=timer.label, until=timer.due)
    return None


def _bingo(scene: Scene, snapshot: Snapshot, board: Board | None) -> Picture:
    """Return the game as it stands; without one its title, as long as nobody has joined."""
    if board is not None:
        return Picture(
            scene=scene,
            title=board.title,
            until=board.ends_at if scene is Scene.BINGO_BOARD else None,
            address=board.address if scene is Scene.BINGO_CODE else "",
            board=board,
        )
    blocks = snapshot.agenda.all_blocks()
    titles = (block.game.title or block.title for block in blocks if block.game)
    return Picture(scene=scene, title=next(titles, snapshot.agenda.title))


def _running(
    scene: Scene, block: Block, snapshot: Snapshot, forecast: Forecast, now: Instant
) -> Picture:
    """Return `block`, which runs; what comes after it is named if it comes on the same day."""
    agenda = snapshot.agenda
    due = forecast.of(block.id).due
    coming = _coming_today(snapshot, forecast, now)
    ahead = due > now
    return Picture(
        scene=scene,
        title=block.title,
        until=due,
        until_time=_wall_time(due, agenda) if ahead else "",
        coming=coming.title if coming else "",
        coming_time=_wall_time(forecast.of(coming.id).expected_start, agenda)
        if coming and ahead
        else "",
    )


def _coming_today(snapshot: Snapshot, forecast: Forecast, now: Instant) -> Block | None:
    coming = next_block(snapshot.agenda, snapshot.run, now)
    return coming if coming in forecast.today.day.blocks else None


def _has_begun(snapshot: Snapshot) -> bool:
    """Return whether anything of the event has begun; to cut or leave out something is no start."""
    return any(one.started is not None for one in snapshot.run.blocks.values())


def _time_ahead(block: Block, agenda: Agenda, forecast: Forecast, now: Instant) -> str:
    """Return when `block` is planned to begin; nothing once that is past."""
    planned = forecast.of(block.id).planned_start
    if planned <= now:
        return ""
    day = on_the_wall(planned, agenda.zone).date()
    time = _wall_time(planned, agenda)
    if day == on_the_wall(now, agenda.zone).date():
        return time
    return f"{weekday_name(_texts_of(agenda), day)} {time}"


def _lead(snapshot: Snapshot, time: str) -> str:
    """Return the words that stand before a `time`, or instead of one."""
    texts = _texts_of(snapshot.agenda)
    if _has_begun(snapshot):
        return texts("We go on") if time else texts("We go on in a moment")
    return texts("We begin") if time else texts("We begin in a moment")


def _tracks(phase: Block | None, snapshot: Snapshot) -> str:
    """Return a line for each workshop of `phase` that takes place: number, title, room."""
    agenda = snapshot.agenda
    lines: list[str] = []
    for track in phase.tracks if phase else ():
        states = {snapshot.run.of(block.id).state for block in track.blocks}
        if states != {BlockState.SKIPPED}:
            code = snapshot.place_code(track.workshop)
            title = snapshot.place_title(track.workshop)
            parts = (f"{code}  {title}", agenda.room_name(track.room))
            lines.append(" · ".join(part for part in parts if part))
    if len(lines) > MOST_TRACKS:
        left = len(lines) - MOST_TRACKS + 1
        texts = _texts_of(agenda)
        lines[MOST_TRACKS - 1 :] = [texts("and {count} more workshops", count=left)]
    return "\n".join(lines)


def _wall_time(moment: Instant, agenda: Agenda) -> str:
    return f"{on_the_wall(moment, agenda.zone):%H:%M}"


def _texts_of(agenda: Agenda) -> Texts:
    return load_texts(choose_language(agenda.language))
