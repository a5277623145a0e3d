"""What the commands about the sign-off share: subjects as people call them, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.cli.failing import SentenceError
from facilitator.domain.agenda import Agenda
from facilitator.domain.documentation.releasing import Subject
from facilitator.domain.documentation.wording import name_short_moment
from facilitator.domain.entries import Release
from facilitator.domain.entry_wording import release_word
from facilitator.domain.sign_off import SignOffState, SubjectKind
from facilitator.texts import Texts


def name_subject(subject: Subject, texts: Texts) -> str:
    """Return what is typed for a subject: ``WS 3``, ``I``, ``Z 3.17``."""
    if subject.kind is SubjectKind.WORKSHOP:
        return texts("WS {number}", number=subject.number)
    return subject.number


def state_words(subject: Subject, agenda: Agenda, texts: Texts) -> str:
    """Return how far it is, since when, and by whom."""
    noted, state = subject.sign_off, subject.state
    words = {
        SignOffState.OPEN: texts.about("sign-off", "open"),
        SignOffState.SENT: texts.about("sign-off", "sent out"),
        SignOffState.CHANGED: texts.about("sign-off", "changes asked for"),
        SignOffState.RELEASED: texts.about("sign-off", "released"),
    }[state]
    at_once = subject.release is not None and noted.state is SignOffState.OPEN
    if state is SignOffState.CHANGED and (at_once or noted.state is SignOffState.RELEASED):
        words = texts("changed since it was released")
    if subject.release is not None and state is SignOffState.RELEASED:
        words = release_word(subject.release, texts)
    if noted.at is not None and noted.state is not SignOffState.OPEN:
        words = texts(
            "{state}, {moment}", state=words, moment=name_short_moment(texts, noted.at, agenda)
        )
    return texts("{state}, by {who}", state=words, who=noted.by) if noted.by else words


def understood_subject(said: str, subjects: Sequence[Subject], texts: Texts) -> Subject:
    """Return the subject that was typed; SentenceError if there is none."""
    typed = _plain(said)
    for subject in subjects:
        if typed in {_plain(subject.number), _plain(name_subject(subject, texts)), subject.id}:
            return subject
    names = ", ".join(name_subject(subject, texts) for subject in subjects)
    raise SentenceError(
        texts("“{said}” has nothing to sign off. There is: {names}.", said=said, names=names or "–")
    )


def understood_answer(
    said: str, subject: Subject, texts: Texts
) -> tuple[SignOffState, Release | None]:
    """Return what an answer says; of a quote ``released`` needs to say as what."""
    releases = {
        "function": Release.WITH_FUNCTION,
        "anonymous": Release.ANONYMOUS,
        "denied": Release.DENIED,
    }
    if subject.kind is SubjectKind.QUOTE and said in releases:
        return SignOffState.RELEASED, releases[said]
    if said not in set(SignOffState):
        raise SentenceError(
            texts(
                "“{said}” is no answer of {subject}.",
                said=said,
                subject=name_subject(subject, texts),
            )
        )
    state = SignOffState(said)
    if state is SignOffState.RELEASED and subject.release is Release.OPEN:
        raise SentenceError(texts("Say how the quote is released: function, anonymous or denied."))
    is_withdrawn = subject.kind is SubjectKind.QUOTE and state is SignOffState.OPEN
    return state, Release.OPEN if is_withdrawn else None


def _plain(said: str) -> str:
    return "".join(said.split()).casefold()
