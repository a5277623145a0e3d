"""The panels in which one writes: a summary, or a measure."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.material import measure_anchor, place_anchor
from facilitator.domain.documentation.model import Anchor
from facilitator.domain.entries import Measure
from facilitator.station import DraftKey, Station
from facilitator.station.documenting import measure_draft, summary_draft
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.plain_area import Field, PlainArea


class WritingPanel(Vertical):
    """Text fields that are written in and then applied as one command.

    `saved` is what the record holds; `begun` what was already typed, None if nothing was.
    """

    class Completed(Message):
        """The last field was left with Enter."""

    def __init__(
        self, texts: Texts, title: str, key: DraftKey, saved: str, begun: str | None
    ) -> None:
        super().__init__(id="writing")
        self._texts = texts
        self._saved = saved
        self._begun = saved if begun is None else begun
        self.key = key
        self.border_title = Content(one_line(f"{texts('You are writing')} · {title}"))

    @property
    def written(self) -> str:
        """What stands in the fields, as one text that can be kept as a draft."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something stands there that the record does not hold."""
        return self.written != self._saved

    def apply(self, station: Station) -> Anchor:
        """Have the record take over what is written; return what to mark then.

        Raises RefusedError.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        field = self.query(PlainArea).first()
        field.focus()
        field.move_cursor(field.document.end)

    def undo(self) -> None:
        """Take back typing in the field with the cursor."""
        for field in self.query("PlainArea:focus").results(PlainArea):
            field.undo()

    def redo(self) -> None:
        """Type it again."""
        for field in self.query("PlainArea:focus").results(PlainArea):
            field.redo()


class SummaryPanel(WritingPanel):
    """What came out of one place, in short."""

    def __init__(
        self, texts: Texts, title: str, place: PlaceId, saved: str, begun: str | None
    ) -> None:
        super().__init__(texts, title, summary_draft(place), saved, begun)
        self._place = place
        self.border_subtitle = Content(texts("Ctrl+S apply · Esc discard"))

    def compose(self) -> ComposeResult:
        """Hold one large field."""
        yield PlainArea(self._begun)

    @property
    def written(self) -> str:
        """The text as it stands."""
        return self.query_one(PlainArea).text

    def apply(self, station: Station) -> Anchor:
        """Make it the summary; an empty one takes it away."""
        station.document.write_summary(self._place, self.written)
        return place_anchor(self._place)


class MeasurePanel(WritingPanel):
    """What, who, by when: a new measure of `place`, or `measure` itself."""

    def __init__(
        self, texts: Texts, title: str, place: PlaceId, measure: Measure | None, begun: str | None
    ) -> None:
        key = measure_draft(measure.id if measure else place)
        values = (measure.what, measure.who, measure.due) if measure else ("", "", "")
        super().__init__(texts, title, key, _as_lines(values), begun)
        self._place = place
        self._measure = measure
        self.border_subtitle = Content(texts("Tab next field · Ctrl+S apply · Esc discard"))

    def compose(self) -> ComposeResult:
        """Hold three fields, each with its name before it."""
        texts = self._texts
        names = (texts("What"), texts("Who"), texts("By when"))
        for name, value in zip(names, self._begun.split("\n"), strict=True):
            with Horizontal(classes="field"):
                yield Label(Content(name))
                yield Field(value, self._leave)

    @property
    def written(self) -> str:
        """The three values, a line each."""
        return _as_lines(tuple(field.text for field in self.query(Field)))

    def apply(self, station: Station) -> Anchor:
        """Add or change the measure."""
        what, who, due = self.written.split("\n")
        if self._measure is None:
            return measure_anchor(station.document.add_measure(self._place, what, who, due))
        station.document.edit_measure(self._measure.id, what, who, due)
        return measure_anchor(self._measure.id)

    def _leave(self, field: Field) -> None:
        """Go on to the next field; behind the last one the measure is complete."""
        fields = list(self.query(Field))
        following = fields[fields.index(field) + 1 :]
        if following:
            self.screen.set_focus(following[0])
        else:
            self.post_message(self.Completed())


def _as_lines(values: tuple[str, ...]) -> str:
    """Return `values` a line each, whatever was pasted into them."""
    return "\n".join(" ".join(value.split()) for value in values)
