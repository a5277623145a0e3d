"""What Regie can send to the stage, as offers to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from facilitator.domain.plenum.asking import find_query, open_query, open_rounds
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import OF_BINGO, Choice, Scene
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.phones import has_game


@dataclass(frozen=True, slots=True)
class SceneOffer:
    """One line to choose. Without a `choice` it asks first for what is to be shown."""

    said: str
    choice: Choice | None = None
    asks: Scene = Scene.MESSAGE


def scene_words(texts: Texts, choice: Choice, snapshot: Snapshot) -> str:
    """Return what `choice` is called."""
    match choice.scene:
        case Scene.MESSAGE:
            return texts("“{text}”", text=choice.text)
        case Scene.CODE:
            return texts("QR code {address}", address=shown_address(choice.address))
        case Scene.TIMER:
            labels = (timer.label for timer in snapshot.timers if timer.id == choice.timer)
            label = next(labels, None)
            return texts("countdown") if label is None else texts("timer {label}", label=label)
        case Scene.QUERY if (query := find_query(snapshot, choice.query)) is not None:
            return texts("query: {question}", question=query.question)
        case Scene.READ_BACK if choice.sheet is not None:
            return texts("read back: {title}", title=choice.sheet.title)
        case Scene.REPORT_BACK if choice.sheet is not None:
            return texts("report: {title}", title=choice.sheet.title)
        case _:
            return _name(texts)[choice.scene]


def _name(texts: Texts) -> Mapping[Scene, str]:
    """Return the names of scenes that need no choice to be known."""
    return {
        Scene.BLANK: texts("empty"),
        Scene.WELCOME: texts("title of the event"),
        Scene.COUNTDOWN: texts("countdown"),
        Scene.NOW_NEXT: texts("now and next"),
        Scene.BINGO_CODE: texts("Bingo: code to join by"),
        Scene.BINGO_BOARD: texts("Bingo: progress and winners"),
        Scene.VOICES_CODE: texts("phones: code to take part by"),
        Scene.QUERY: texts("query"),
        Scene.READ_BACK: texts("read back"),
        Scene.REPORT_BACK: texts("report of a workshop"),
    }


def scene_offers(texts: Texts, snapshot: Snapshot, code: Choice | None) -> list[SceneOffer]:
    """Return all scenes, timers last: they come and go, and the digits of the others stay."""
    chosen = [
        Choice(scene=Scene.COUNTDOWN),
        Choice(scene=Scene.NOW_NEXT),
        Choice(scene=Scene.WELCOME),
        *([code] if code else []),
    ]
    timers = (Choice(scene=Scene.TIMER, timer=timer.id) for timer in snapshot.timers)
    return [
        *(offer_of(texts, choice, snapshot) for choice in chosen),
        SceneOffer(texts("QR code …"), asks=Scene.CODE),
        SceneOffer(texts("message …")),
        *(offer_of(texts, choice, snapshot) for choice in _of_bingo(snapshot)),
        *(offer_of(texts, choice, snapshot) for choice in _of_phones(snapshot)),
        *(offer_of(texts, timer, snapshot) for timer in timers),
    ]


def _of_bingo(snapshot: Snapshot) -> tuple[Choice, ...]:
    """Return the scenes of a game, if the agenda plans one."""
    return tuple(Choice(scene=scene) for scene in OF_BINGO if has_game(snapshot.agenda))


def _of_phones(snapshot: Snapshot) -> tuple[Choice, ...]:
    """Return the code while anything is asked of phones, and the query that the room is at."""
    query = next(reversed(snapshot.queries), None)
    is_open = open_query(snapshot) is not None or bool(open_rounds(snapshot))
    code = (Choice(scene=Scene.VOICES_CODE),) if is_open else ()
    return (*code, Choice(scene=Scene.QUERY, query=query.id)) if query is not None else code


def message_offers(texts: Texts, snapshot: Snapshot, last: Choice | None) -> list[SceneOffer]:
    """Return messages in the language of the event, behind them the last one if it was another."""
    ready = _ready(load_texts(choose_language(snapshot.agenda.language)))
    own = [last.text] if last and last.text not in ready else []
    return [
        *(SceneOffer(text, Choice(scene=Scene.MESSAGE, text=text)) for text in (*ready, *own)),
        SceneOffer(texts("your own …")),
    ]


def _ready(texts: Texts) -> list[str]:
    return [
        texts("We go on in 5 minutes"),
        texts("We go on in 10 minutes"),
        texts("Please come to the plenum"),
        texts("Please come to an end"),
    ]


def offer_of(texts: Texts, choice: Choice, snapshot: Snapshot) -> SceneOffer:
    """Return the line that stands for `choice`."""
    return SceneOffer(scene_words(texts, choice, snapshot), choice)


def shown_address(address: str) -> str:
    """Return `address` as people say it."""
    return address.removeprefix("https://").removesuffix("/")


def full_address(typed: str) -> str:
    """Return what `typed` leads to, nothing if that is no address; a camera needs the scheme."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and has_host and not set(' <>"') & set(typed)
    return address if is_web and "." in (parts.hostname or "") else ""
