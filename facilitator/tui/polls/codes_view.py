"""The part of the screen that has one-time codes made and written as a file to print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.link.voicing import Do
from facilitator.station.exporting import ExportError
from facilitator.station.one_time_codes import write_codes
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.polls.asking_view import PollsAskingView
from facilitator.tui.polls.candidates import people_in_room, room_texts

if TYPE_CHECKING:
    from facilitator.link.frames import Answer

MOST_CODES: Final = 500


class CodesView(PollsAskingView):
    """Codes are said once by the hub, which keeps only what proves them."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._codes_due: tuple[QueryId, int] | None = None
        self._code_files: dict[QueryId, tuple[str, ...]] = {}
        """Names of files with codes that were written here, until their query is gone."""

    def issue_when_known(self, query: QueryId, count: int) -> None:
        """Have codes made once the hub has heard of the query."""
        self._codes_due = (query, count) if count else None
        self.issue_due_codes()

    def issue_due_codes(self) -> None:
        """Ask for the codes that wait for the hub, if it knows their query by now."""
        voices, due = self.voices, self._codes_due
        if due is not None and voices is not None and voices.query == due[0]:
            self._codes_due = None
            self._issue(*due)

    def tell_of_worthless_codes(self) -> None:
        """Say once which files count no more, as their query was discarded or taken back."""
        standing = {query.id for query in self.context.station.snapshot.queries}
        for query in self._code_files.keys() - standing:
            files = ", ".join(self._code_files.pop(query))
            said = self.texts(
                "The codes of this query count only with it: throw {files} away, or bring the "
                "query back.",
                files=files,
            )
            self.notify(said, severity="warning", timeout=15)

    def action_issue_codes(self) -> None:
        """Ask how many further codes are to be printed."""
        texts, query = self.texts, self.stands.current
        if query is None or query.state is not QueryState.OPEN:
            self.notify(texts("One-time codes are for an open query."))
        elif not query.by_code:
            self.notify(
                texts("This query takes one ballot for each phone; codes are chosen as it begins.")
            )
        else:
            begun = str(people_in_room(self.context.station.snapshot) or "")
            field = FormField(
                name="codes",
                label=texts("Codes"),
                begun=begun,
                replaced=True,
                check=self._wrong_count,
            )
            form = Form(
                texts,
                texts("Print one-time codes"),
                [field],
                apply=partial(self._issue_typed, query),
                lead=texts("They come besides those that there are."),
                opener="c",
            )
            self.app.push_screen(form)

    def _wrong_count(self, typed: str) -> str:
        if typed.isascii() and typed.isdecimal() and 0 < int(typed[:9]) <= MOST_CODES:
            return ""
        return self.texts("A number from 1 to {most}, please.", most=MOST_CODES)

    def _issue_typed(self, query: Query, values: Values) -> str:
        self._issue(query.id, int(values["codes"]))
        return ""

    def _issue(self, query: QueryId, count: int) -> None:
        def issued(answer: Answer) -> None:
            self.run_worker(
                partial(self._write, query, answer.lines), thread=True, exit_on_error=False
            )

        self.ask_voices(Do.ISSUE, issued, query=query, count=str(count))

    def _write(self, query: QueryId, codes: tuple[str, ...]) -> None:
        context, snapshot = self.context, self.context.station.snapshot
        asked = next((one.question for one in snapshot.queries if one.id == query), "")
        voices = self.voices
        try:
            path = write_codes(
                codes,
                question=asked,
                address=f"http://{self.access.place}",
                join_code=voices.code if voices is not None else "",
                folder=context.export_folder,
                stem=context.export_name,
                texts=room_texts(snapshot),
            )
        except ExportError as error:
            self.app.call_from_thread(self.warn, error.explain(self.texts))
        else:
            said = self.texts.plural(
                "{count} one-time code: {path}",
                "{count} one-time codes: {path}",
                len(codes),
                path=path,
            )
            self._code_files[query] = (*self._code_files.get(query, ()), path.name)
            self.app.call_from_thread(partial(self.notify, said, timeout=15))
