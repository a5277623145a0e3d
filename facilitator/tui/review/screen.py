"""Back from Word: all differences, the marked one side by side, and what is taken over."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from facilitator.domain.documentation.comparison import Comparison, Difference
from facilitator.domain.documentation.returned import ReturnedFile
from facilitator.domain.snapshot import Snapshot
from facilitator.station.returning_file import Review, review
from facilitator.station.review_words import hints, refusal_words
from facilitator.station.reviewing import Taken
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.list_pane import ListFacts, ListPane
from facilitator.tui.dokumentation.list_screen import ListScreen
from facilitator.tui.review.facts import difference_id, review_facts, side_by_side


class Reviewed(Message):
    """The file was set against the record as that was in `snapshot`."""

    def __init__(self, snapshot: Snapshot, found: Review) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.found = found


class ReviewScreen(ListScreen[None]):
    """Shows what editors changed in one file; the record may go on meanwhile."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False),
        Binding("a", "choose_all", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, context: Context, path: Path, file: ReturnedFile, found: Review) -> None:
        super().__init__(context)
        self._path = path
        self._file = file
        self._review = found
        self._snapshot = context.station.snapshot
        self._is_reading = False
        self._chosen: set[Difference] = set()

    @property
    def _comparison(self) -> Comparison:
        return self._review.comparison

    @property
    def difference(self) -> Difference | None:
        """The one that is marked."""
        found = self._comparison.differences
        ids = [difference_id(number) for number in range(len(found))]
        return found[ids.index(self.marked)] if self.marked in ids else None

    def compose(self) -> ComposeResult:
        """Show the list, and below it both sides of what is marked."""
        with Vertical(id="list"):
            yield Static(id="list-lead", markup=False)
            with VerticalScroll(id="list-scroll", can_focus=False):
                yield ListPane()
            with Container(id="sides"):
                for side in ("here", "word"):
                    with VerticalScroll(id=f"side-{side}", can_focus=False):
                        yield Static(id=f"said-{side}", markup=False)
            yield Static(id="list-said", markup=False)
            yield Static(id="list-keys", markup=False)

    def list_facts(self) -> ListFacts:
        """Return all differences."""
        return review_facts(
            self._comparison.differences,
            self._comparison.unplaced,
            self._chosen,
            self.marked,
            self.texts,
            hints=hints(self._review, self.texts),
            file=self._path.name,
        )

    def show_now(self) -> None:
        """Show the list and both sides; once the record has changed, compare anew."""
        super().show_now()
        if self.is_answered or not self.query("#sides"):
            return
        self._show_sides()
        now = self.context.station.snapshot
        if now is not self._snapshot and not self._is_reading:
            self._is_reading = True
            self.run_worker(lambda: self._compare(now), thread=True, group="review")

    def _show_sides(self) -> None:
        sides = side_by_side(self.difference, self.texts)
        self.query_one("#sides").display = self.difference is not None
        for side, title, said in (
            ("here", self.texts("Here"), sides.here),
            ("word", self.texts("In Word"), sides.word),
        ):
            self.query_one(f"#side-{side}").border_title = Content(title)
            self.query_one(f"#said-{side}", Static).update(said)

    def _compare(self, snapshot: Snapshot) -> None:
        found = review(self._file, snapshot, self.context.station.now())
        self.post_message(Reviewed(snapshot, found))

    def on_reviewed(self, event: Reviewed) -> None:
        """Show what still differs; what was chosen stays so."""
        self._is_reading = False
        self._snapshot, self._review = event.snapshot, event.found
        self._chosen &= set(self._comparison.differences)
        self.show_now()

    def action_choose(self) -> None:
        """Choose what is marked, or choose it no more."""
        marked = self.difference
        if marked is not None:
            self._chosen ^= {marked}
            self.say("")
            self.show_now()

    def action_choose_all(self) -> None:
        """Choose all that only Word has changed; if all of it is, nothing."""
        free = {one for one in self._comparison.differences if not one.is_conflict}
        self._chosen = self._chosen - free if free <= self._chosen else self._chosen | free
        left = len(self._comparison.differences) - len(free)
        self.say(
            self.texts.plural(
                "{count} was changed on both sides: please choose it by itself.",
                "{count} were changed on both sides: please choose them one by one.",
                left,
            )
            if left
            else ""
        )
        self.show_now()

    def action_take(self) -> None:
        """Take over what is chosen."""
        wanted = [one for one in self._comparison.differences if one in self._chosen]
        if not wanted:
            if self._comparison.differences:
                self.say(self.texts("Nothing is chosen yet: ␣ chooses."))
            return
        taken: list[Taken] = []
        if self.attempt(lambda: taken.append(self.context.station.review.take(wanted))):
            self._chosen.clear()
            self.say(self._became(taken[0]))
            self.show_now()

    def _became(self, taken: Taken) -> str:
        texts = self.texts
        said = [
            texts.plural(
                "{count} difference taken over. Ctrl+Z takes it back.",
                "{count} differences taken over. Ctrl+Z takes them back.",
                taken.count,
            )
        ]
        if taken.for_good:
            said.append(texts("Summaries of themes stay: several may be writing in them."))
        said += [
            f"{one.label or one.title}: {refusal_words(why, texts)}" for one, why in taken.refused
        ]
        return " ".join(said)
