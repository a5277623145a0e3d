"""Commands of the sign-off: who has released what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from facilitator.domain.entries import Release
from facilitator.domain.instant import Instant
from facilitator.domain.sign_off import SignOffState, SubjectId, SubjectKind
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError

if TYPE_CHECKING:  # what documents are built with is not needed for the first picture
    from facilitator.domain.documentation.releasing import Subject


class SignOffCommands:
    """What is noted of each subject. Refused commands raise RefusedError; undo takes one back."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def note(
        self, subject: SubjectId, state: SignOffState, by: str = "", release: Release | None = None
    ) -> None:
        """Note how far the sign-off of `subject` is, as its content is now.

        `by` is a function or whatever somebody typed. Of a quote `release` says what may be
        published; one that is released without it keeps what its author allowed before, and is
        refused with EMPTY if that was nothing. GONE if there is no such subject (any more).
        """
        from facilitator.domain.documentation.allowing import allowed_as
        from facilitator.domain.documentation.releasing import subject_of

        known = subject_of(self._log.snapshot, subject)
        if known is None:
            raise RefusedError(Reason.GONE, subject)
        contents: Contents = {Entity(log.SIGN_OFF, subject): self._fields(known, state, by)}
        if known.kind is SubjectKind.QUOTE:
            self._check_says_what(known, state, release)
            if release is not None:
                words = allowed_as(release, self._log.snapshot.entries[known.key].text)
                contents[Entity(log.ENTRY, known.key)] = {
                    "release": release.value,
                    "released_as": words,
                }
        self._log.commit("document.sign_off", contents, together=True)

    def _check_says_what(
        self, known: Subject, state: SignOffState, release: Release | None
    ) -> None:
        settled = known.release if release is None else release
        if state is SignOffState.RELEASED and settled in (None, Release.OPEN):
            raise RefusedError(Reason.EMPTY, known.id)

    def _fields(self, known: Subject, state: SignOffState, by: str) -> dict[str, Json]:
        if state is SignOffState.OPEN:
            return dict.fromkeys(log.SIGN_OFF_FIELDS)
        values: dict[str, Any] = {
            "state": state,
            "by": " ".join(by.split()) or None,
            "at": self._now(),
            "seal": known.seal if state in (SignOffState.SENT, SignOffState.RELEASED) else None,
        }
        return log.encode(values, log.SIGN_OFF_FIELDS)
