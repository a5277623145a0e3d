"""The part of the Bingo screen that writes cards for paper, and changes over to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.link.playing import Do, Printing, printing_from_lines
from facilitator.link.strict import WrongError
from facilitator.station.exporting import ExportError
from facilitator.tui.asking import why_not
from facilitator.tui.bingo.asking import GameCall, call_to
from facilitator.tui.bingo.asking_view import AskingView
from facilitator.tui.bingo.card_view import number_in
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.form import Form, FormField, Values

if TYPE_CHECKING:
    from facilitator.link.frames import Answer

_MOST_CARDS: Final = 500
_USUAL_COUNT: Final = "20"


class PrintingView(AskingView):
    """Has the hub deal cards for paper and writes them as a Word file."""

    def action_print_cards(self) -> None:
        """Ask which cards are to be written."""
        texts = self.texts
        if not self.has_game():
            return
        offers = [
            Offer(Do.PRINT, texts("New cards, for all who play without a phone …")),
            Offer("again", texts("The paper cards that there are, once more")),
            Offer(Do.SWITCH, texts("Change over to paper: the cards of all phones, as they stand")),
        ]
        self.app.push_screen(Chooser(texts, texts("Print cards"), offers), self._print)

    def _print(self, which: str | None) -> None:
        match which:
            case Do.PRINT:
                self._ask_how_many()
            case Do.SWITCH:
                self._write(call_to(Do.SWITCH))
            case "again":
                self._write(call_to(Do.PRINT, count="0"))

    def _ask_how_many(self) -> None:
        texts = self.texts
        field = FormField(
            name="count", label=texts("Cards"), begun=_USUAL_COUNT, check=self._wrong_count
        )
        lead = texts("Each is a player of its own; what nobody takes does not count.")
        form = Form(texts, texts("New cards"), [field], apply=self._write_new, lead=lead)
        self.app.push_screen(form)

    def _wrong_count(self, typed: str) -> str:
        if 0 < number_in(typed) <= _MOST_CARDS:
            return ""
        return self.texts("A number from 1 to {most}, please.", most=_MOST_CARDS)

    def _write_new(self, values: Values) -> str:
        self._write(call_to(Do.PRINT, count=str(number_in(values["count"]))))
        return ""

    def _write(self, call: GameCall) -> None:
        is_continued = call.do is Do.SWITCH
        self.play(call, lambda answer: self._write_answer(answer, is_continued=is_continued))

    def _write_answer(self, answer: Answer, *, is_continued: bool) -> None:
        """Write the sheets beside the screen: that takes seconds."""
        try:
            printing = printing_from_lines(answer.lines)
        except WrongError:
            self.notify(why_not(self.texts, None), severity="warning")
            return
        if not printing.cards:
            self.notify(self.texts("There are no such cards."))
            return
        self.notify(self.texts("Writing the cards …"))
        self.run_worker(
            partial(self._write_file, printing, is_continued=is_continued),
            thread=True,
            group="printing",
        )

    def _write_file(self, printing: Printing, *, is_continued: bool) -> None:
        from facilitator.station.printing import write_printing  # heavy: it writes Word files

        context, overview = self.context, self.overview
        try:
            path = write_printing(
                printing,
                context.station.snapshot.agenda,
                block=overview.block if overview is not None else "",
                folder=context.export_folder,
                stem=context.export_name,
                now=context.station.now(),
                is_continued=is_continued,
            )
        except ExportError as error:
            self.app.call_from_thread(self._say_failed, error)
        else:
            self.app.call_from_thread(self._say_written, path, len(printing.cards))

    def _say_written(self, path: Path, count: int) -> None:
        self.notify(
            self.texts.plural("{count} card: {path}", "{count} cards: {path}", count, path=path),
            timeout=15,
        )

    def _say_failed(self, error: ExportError) -> None:
        self.notify(error.explain(self.texts), severity="warning")
