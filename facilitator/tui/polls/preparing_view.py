"""The part of the screen that prepares a query and opens it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from facilitator.domain.plenum.query import Query, QueryKind
from facilitator.domain.plenum.theme import ThemeId
from facilitator.station.polling import MOST_CANDIDATES, MOST_POINTS
from facilitator.tui.chooser import Chooser
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.plain import one_line
from facilitator.tui.polls.candidates import (
    MOST_OWN,
    Draft,
    Subject,
    draft_of,
    offers_of,
    own_candidates,
    people_in_room,
    subject_offers,
    usual_points,
)
from facilitator.tui.polls.codes_view import MOST_CODES, CodesView
from facilitator.tui.polls.picking import Picking

_MOST_PEOPLE: Final = 100_000
_USUAL_MOST: Final = 2
NOTHING_WRITTEN: Final[Values] = MappingProxyType({})


class PreparingView(CodesView):
    """Asks what a query is about, then how; it is open as soon as that is answered."""

    def action_new_query(self) -> None:
        """Ask what it is about."""
        if self._may_ask():
            texts = self.texts
            offers = subject_offers(self.context.station.snapshot, texts)
            chooser = Chooser(texts, texts("What is to be asked about?"), offers)
            self.app.push_screen(chooser, self._begin)

    def ask_over_themes(self, themes: Collection[ThemeId]) -> None:
        """Begin a query over the themes, these ticked."""
        draft = draft_of(Subject.THEMES, self.context.station.snapshot)
        if not self._may_ask():
            return
        if len(draft.candidates) < 2:
            self.notify(self.texts("A query over themes needs at least two of them."))
        else:
            self._pick(replace(draft, ticked=themes))

    def _may_ask(self) -> bool:
        """Tell whether there is room for another query, and say so if there is not."""
        current = self.stands.current
        if current is not None:
            self.chosen_query = ""
            self.notify(self.texts("First reveal the present query, or discard it (Ctrl+P)."))
            self.refresh_moment()
        return current is None

    def _begin(self, subject: str | None) -> None:
        if subject is None:
            return
        draft = draft_of(subject, self.context.station.snapshot)
        if subject in (Subject.THEMES, Subject.OPTIONS):
            ticked = [one.id for one in draft.candidates] if subject == Subject.THEMES else []
            self._pick(replace(draft, ticked=ticked))
        elif subject in (Subject.OWN, Subject.OWN_SCALE):
            self._word(draft)
        else:
            self._settle(draft)

    def action_set_people(self) -> None:
        """Ask how many people are in the room."""
        texts, query = self.texts, self.shown_query
        if query is None:
            self.notify(texts("There is no query to count for. ⏎ prepares one."))
            return
        field = FormField(
            name="people",
            label=texts("In the room"),
            begun=str(query.people or ""),
            replaced=True,
            check=self._wrong_people,
        )
        form = Form(
            texts,
            one_line(query.question),
            [field],
            apply=lambda values: self._set_people(query, values),
            opener="i",
        )
        self.app.push_screen(form)

    def _set_people(self, query: Query, values: Values) -> str:
        polls, people = self.context.station.polls, number_in(values["people"])
        wrong = why_refused(self.texts, lambda: polls.set_people(query.id, people))
        self.refresh_moment()
        return wrong

    # --- what it is about ---

    def _pick(self, draft: Draft) -> None:
        texts = self.texts

        def picked(ids: Sequence[str] | None) -> None:
            if ids is not None:
                kept = tuple(one for one in draft.candidates if one.id in ids)
                back = partial(self._pick, replace(draft, ticked=ids))
                self._settle(replace(draft, candidates=kept), back)

        picking = Picking(
            texts,
            texts("What can be given points?"),
            offers_of(draft.candidates, self.context.station.snapshot),
            ticked=draft.ticked,
            check=self._wrong_number,
        )
        self.app.push_screen(picking, picked)

    def _wrong_number(self, ids: Sequence[str]) -> str:
        texts = self.texts
        if len(ids) < 2:
            return texts("At least two, please.")
        if len(ids) > MOST_CANDIDATES:
            return texts("At most {count}, please.", count=MOST_CANDIDATES)
        return ""

    def _word(self, draft: Draft, written: Values = NOTHING_WRITTEN) -> None:
        texts = self.texts
        is_scale = draft.kind is QueryKind.SCALE
        fields = [
            FormField(
                name=str(number),
                label=texts("Step {number}", number=number)
                if is_scale
                else texts("Answer {number}", number=number),
                written=written.get(str(number)),
            )
            for number in range(1, MOST_OWN + 1)
        ]

        worded: list[Values] = []

        def apply(values: Values) -> str:
            wrong = self._wrong_number(labels_of(values))
            if not wrong:
                worded.append(values)
            return wrong

        def labels_of(values: Values) -> list[str]:
            return [values[field.name] for field in fields if values[field.name]]

        def answered(done: bool | None) -> None:
            if done:
                [values] = worded
                candidates = own_candidates(labels_of(values), draft.kind)
                back = partial(self._word, draft, values)
                self._settle(replace(draft, candidates=candidates), back)

        title, lead = texts("Answers"), texts("⏎ passes over what stays empty.")
        if is_scale:
            title = texts("Steps of the scale")
            lead = texts("From the lowest. ⏎ passes over what stays empty.")
        form = Form(texts, title, fields, apply=apply, lead=lead)
        self.app.push_screen(form, answered)

    # --- how it is asked ---

    def _settle(self, draft: Draft, back: Callable[[], None] = lambda: None) -> None:
        """Ask how; who leaves goes `back` to what was ticked or worded before."""
        texts, snapshot = self.texts, self.context.station.snapshot
        points = usual_points(len(draft.candidates))
        people = people_in_room(snapshot)
        fields = [
            FormField(name="question", label=texts("Question"), begun=draft.question, replaced=True)
        ]
        if draft.kind is not QueryKind.SCALE:
            fields += [
                FormField(
                    name="points",
                    label=texts("Points"),
                    begun=str(points),
                    replaced=True,
                    check=self._wrong_points,
                ),
                FormField(
                    name="most",
                    label=texts("at most"),
                    begun=str(min(points, _USUAL_MOST)),
                    replaced=True,
                    check=self._wrong_points,
                ),
            ]
        fields += [
            FormField(
                name="people",
                label=texts("In the room"),
                begun=str(people) if people else "",
                replaced=True,
                check=self._wrong_people,
            ),
            FormField(name="codes", label=texts("Codes"), check=self._wrong_codes),
        ]
        form = Form(
            texts,
            texts("New query"),
            fields,
            apply=lambda values: self._open(draft, values),
            lead=self._lead_of(draft),
            consequence=lambda values: self._consequence(draft, values),
        )

        self.app.push_screen(form, lambda done: None if done else back())

    def _lead_of(self, draft: Draft) -> str:
        texts = self.texts
        codes = texts(
            "Codes: so many one-time codes are printed, and phones need one each. Empty: one "
            "ballot for each phone."
        )
        if draft.kind is QueryKind.SCALE:
            return "\n".join(filter(None, (codes, self.closed_words())))
        points = texts("Points of each person, and at most so many of them on one answer.")
        return "\n".join(filter(None, (points, codes, self.closed_words())))

    def _wrong_points(self, typed: str) -> str:
        if 1 <= number_in(typed) <= MOST_POINTS:
            return ""
        return self.texts("A number from 1 to {most}, please.", most=MOST_POINTS)

    def _wrong_people(self, typed: str) -> str:
        if not typed or 0 < number_in(typed) <= _MOST_PEOPLE:
            return ""
        return self.texts("A number, please, or nothing.")

    def _wrong_codes(self, typed: str) -> str:
        if not typed or 0 < number_in(typed) <= MOST_CODES:
            return ""
        return self.texts("A number from 1 to {most}, or nothing.", most=MOST_CODES)

    def _consequence(self, draft: Draft, values: Values) -> str:
        texts = self.texts
        first = texts.plural(
            "{count} candidate, open at once; the result stays hidden.",
            "{count} candidates, open at once; the result stays hidden.",
            len(draft.candidates),
        )
        each, people = number_in(values.get("points", "1")), number_in(values["people"])
        if each <= 0 or people <= 0:
            return first
        most = texts.plural(
            "At most {count} point of {people} people.",
            "At most {count} points of {people} people.",
            each * people,
            people=people,
        )
        return f"{first} {most}"

    def _open(self, draft: Draft, values: Values) -> str:
        points = number_in(values.get("points", "1"))
        most = min(number_in(values.get("most", "1")), points)
        codes = number_in(values["codes"])
        kind = draft.kind
        if kind is QueryKind.POINTS and points == 1:
            kind = QueryKind.SINGLE
        opened: list[str] = []

        def open_it() -> None:
            query = self.context.station.polls.open_query(
                kind,
                values["question"],
                draft.candidates,
                points=points,
                most=most,
                people=number_in(values["people"]),
                by_code=bool(codes),
            )
            opened.append(query)

        wrong = why_refused(self.texts, open_it)
        if not wrong:
            self.chosen_query = ""
            self.issue_when_known(opened[0], codes)
            self.notify(self.texts("Open. s puts the code or the query on the stage."))
            self.refresh_moment()
        return wrong


def number_in(typed: str) -> int:
    """Return the number that was typed; -1 if it is none, 0 if there is nothing."""
    if not typed:
        return 0
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1
