"""Gegenlesen: who has to read what, what was answered, and the excerpts to send out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.domain.documentation.releasing import Subject
from facilitator.domain.entries import Release
from facilitator.domain.sign_off import SignOffState, SubjectId, SubjectKind
from facilitator.tui.chooser import Chooser
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.list_pane import ListFacts
from facilitator.tui.dokumentation.list_screen import ListScreen
from facilitator.tui.dokumentation.sign_off_words import (
    RELEASES,
    answers,
    label_of,
    sign_off_facts,
)
from facilitator.tui.form import Form, FormField, Values, why_refused


class SignOffScreen(ListScreen[None]):
    """Lists all subjects; `subjects` tells how they are, `write` writes excerpts of some."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", show=False),
        Binding("w", "write", show=False),
        Binding("a", "write_all", show=False),
        Binding("g", "dismiss", show=False),
    ]

    def __init__(
        self,
        context: Context,
        subjects: Callable[[], Sequence[Subject]],
        write: Callable[[Sequence[SubjectId]], None],
        marked: SubjectId = "",
    ) -> None:
        super().__init__(context, marked)
        self._find = subjects
        self._write = write

    def list_facts(self) -> ListFacts:
        """Return how far all of it is."""
        agenda = self.context.station.snapshot.agenda
        return sign_off_facts(self._find(), agenda, self.marked, self.texts)

    @property
    def marked_subject(self) -> Subject | None:
        """What is marked, as it is now."""
        return next((one for one in self._find() if one.id == self.marked), None)

    # --- excerpts ---

    def action_write(self) -> None:
        """Write the excerpt of the marked subject."""
        if self.marked_subject is not None:
            self._write((self.marked,))

    def action_write_all(self) -> None:
        """Write the excerpts of all that somebody has to be asked about."""
        wanted = [one.id for one in self._find() if one.is_to_be_sent]
        if wanted:
            self._write(wanted)
        else:
            self.say(self.texts("Nobody has to be asked any more: there is nothing to send out."))

    # --- answers ---

    def action_answer(self) -> None:
        """Ask what was answered, then by whom."""
        one = self.marked_subject
        if one is None:
            return
        question = " · ".join(part for part in (label_of(one, self.texts), one.title) if part)
        chooser = Chooser(self.texts, question, answers(one, self.texts))

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._answered(one, answer)

        self.app.push_screen(chooser, answered)

    def _answered(self, one: Subject, answer: str) -> None:
        """Note an answer; of what somebody decided, ask who did."""
        if answer in (SignOffState.SENT, SignOffState.OPEN):
            self.attempt(lambda: self._note(one, answer, ""), self._done(one))
            return
        texts = self.texts
        by = one.sign_off.by or (one.who if one.kind is SubjectKind.QUOTE else "")
        form = Form(
            texts,
            texts("Who answered that?"),
            [FormField(name="by", label=texts("Function"), begun=by, replaced=True)],
            apply=lambda values: self._apply(one, answer, values),
            lead=texts("A function is enough, or nothing: Teamleitung, Referat II b 2 …"),
        )

        def answered(done: bool | None) -> None:
            if done:
                self.say(self._done(one))
                self.show_now()

        self.app.push_screen(form, answered)

    def _apply(self, one: Subject, answer: str, values: Values) -> str:
        return why_refused(self.texts, lambda: self._note(one, answer, values["by"]))

    def _note(self, one: Subject, answer: str, by: str) -> None:
        release = RELEASES.get(answer)
        state = SignOffState.RELEASED if release is not None else SignOffState(answer)
        if release is None and state is SignOffState.OPEN and one.kind is SubjectKind.QUOTE:
            release = Release.OPEN
        self.context.station.sign_off.note(one.id, state, by, release=release)

    def _done(self, before: Subject) -> str:
        return self.texts(
            "Noted for {subject}. Ctrl+Z takes it back.", subject=label_of(before, self.texts)
        )
