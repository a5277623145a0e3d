"""The sign-off in words: who has to read what, how far that is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.documentation.releasing import Subject
from facilitator.domain.entries import Release
from facilitator.domain.entry_wording import release_word
from facilitator.domain.instant import on_the_wall
from facilitator.domain.sign_off import SignOffState, SubjectId, SubjectKind
from facilitator.texts import Texts
from facilitator.tui.chooser import Offer
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow
from facilitator.tui.wording import clock_time

_DENIED: Final = "✗"
_SIGNS: Final = {
    SignOffState.OPEN: "○",
    SignOffState.SENT: "→",
    SignOffState.CHANGED: "!",
    SignOffState.RELEASED: "✓",
}


def sign_off_facts(
    found: Sequence[Subject], agenda: Agenda, marked: SubjectId, texts: Texts
) -> ListFacts:
    """Return what the screen shows; `found` are sorted by kind."""
    title = texts("Sign-off")
    if not found:
        return ListFacts(
            title=title,
            lead=texts(
                "There is nothing to sign off yet. Workshops, speakers and quotes stand here as "
                "soon as something was written down (F3)."
            ),
            keys=texts("Esc back"),
        )
    keys = (
        texts("⏎ answer"),
        texts("w excerpt"),
        texts("a all excerpts"),
        texts("↑↓ mark"),
        texts("Esc back"),
    )
    return ListFacts(
        title=title,
        lead=_lead(found, texts),
        rows=tuple(_rows(found, agenda, texts)),
        marked=marked,
        keys="   ".join(keys),
    )


def _lead(found: Sequence[Subject], texts: Texts) -> str:
    released = sum(one.is_released for one in found)
    return texts.plural(
        "{released} of {count} released. The public edition shows only what is.",
        "{released} of {count} released. The public edition shows only what is.",
        len(found),
        released=released,
    )


def _rows(found: Sequence[Subject], agenda: Agenda, texts: Texts) -> Iterator[ListRow]:
    titles = {
        SubjectKind.WORKSHOP: texts("Workshops"),
        SubjectKind.SPEAKER: texts("Speakers"),
        SubjectKind.QUOTE: texts("Quotes"),
    }
    for kind, group in groupby(found, key=lambda one: one.kind):
        yield ListRow(said=titles[kind], is_heading=True)
        for one in group:
            yield ListRow(
                id=one.id,
                sign=_DENIED if is_denied(one) else _SIGNS[one.state],
                label=label_of(one, texts),
                said=one.title,
                state=state_words(one, agenda, texts),
                under=tuple(_under(one, agenda, texts)),
            )


def label_of(one: Subject, texts: Texts) -> str:
    """Return what a subject is called in short: ``WS 3``, ``Z 3.4``."""
    if one.kind is SubjectKind.WORKSHOP:
        return texts("WS {number}", number=one.number)
    return one.number


def is_outdated(one: Subject) -> bool:
    """Say whether it was released, here or where it was said, and says something else by now."""
    at_once = one.release is not None and one.sign_off.state is SignOffState.OPEN
    was_released = at_once or one.sign_off.state is SignOffState.RELEASED
    return was_released and one.state is SignOffState.CHANGED


def is_denied(one: Subject) -> bool:
    """Say whether somebody does not want to be quoted."""
    return one.release is Release.DENIED and not is_outdated(one)


def _under(one: Subject, agenda: Agenda, texts: Texts) -> Iterator[str]:
    if one.sign_off.by or one.sign_off.at:
        yield state_words(one, agenda, texts)
    if one.kind is SubjectKind.QUOTE:
        yield one.title
    if one.who:
        yield texts("To be asked: {who}", who=one.who)
    yield f"→ {next_words(one, texts)}"


def state_words(one: Subject, agenda: Agenda, texts: Texts) -> str:
    """Return how far a sign-off is, who said so, and when."""
    said = {
        SignOffState.OPEN: texts.about("sign-off", "open"),
        SignOffState.SENT: texts.about("sign-off", "sent"),
        SignOffState.CHANGED: texts("changes asked for"),
        SignOffState.RELEASED: texts.about("sign-off", "released"),
    }[one.state]
    if is_outdated(one):
        said = texts("changed since the release")
    elif one.release is not None and (is_denied(one) or one.state is SignOffState.RELEASED):
        said = release_word(one.release, texts)
    noted = one.sign_off
    when = ""
    if noted.at is not None:
        day = on_the_wall(noted.at, agenda.zone).date()
        when = texts("{day}, {time}", day=f"{day:%d.%m.}", time=clock_time(noted.at, agenda.zone))
    return " · ".join(part for part in (said, noted.by, when) if part)


def next_words(one: Subject, texts: Texts) -> str:
    """Return what comes next for it."""
    if is_outdated(one):
        return texts("Show it once more: w writes the excerpt anew, ⏎ notes the answer.")
    match one.state:
        case SignOffState.OPEN:
            return texts("w writes the excerpt to send out, ⏎ notes the answer.")
        case SignOffState.SENT:
            return texts("⏎ notes the answer as soon as it is there.")
        case SignOffState.CHANGED:
            return texts("Change the text, then ⏎ notes the release.")
        case SignOffState.RELEASED:
            return texts("⏎ notes another answer.")


RELEASES: Final = {
    "function": Release.WITH_FUNCTION,
    "anonymous": Release.ANONYMOUS,
    "denied": Release.DENIED,
}
"""What may be answered of a quote, by the id of the offer."""


def answers(one: Subject, texts: Texts) -> tuple[Offer, ...]:
    """Return what somebody may have answered; each id is a state or one of RELEASES."""
    return (
        *_releases(one, texts),
        Offer(SignOffState.CHANGED, texts("changes asked for")),
        Offer(SignOffState.SENT, texts("sent, no answer yet")),
        Offer(SignOffState.OPEN, texts.about("sign-off", "open")),
    )


def _releases(one: Subject, texts: Texts) -> Iterator[Offer]:
    if one.kind is SubjectKind.QUOTE:
        for answer, release in RELEASES.items():
            yield Offer(answer, release_word(release, texts))
    else:
        yield Offer(SignOffState.RELEASED, texts.about("sign-off", "released"))
