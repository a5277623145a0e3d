"""What all parts of Plenum have in common: the desk, and forms of one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.context import Context
from facilitator.tui.form import Form, FormField, why_refused
from facilitator.tui.plenum.desk import Desk
from facilitator.tui.plenum.theme_rows import Row, row_of
from facilitator.tui.regie.scene_view import SceneView


class DeskView(SceneView):
    """A view over a desk."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk = Desk(context.station.snapshot)
        self.rows: tuple[Row, ...] = ()
        """What stands among the themes."""

    @property
    def snapshot(self) -> Snapshot:
        """The event as it is now."""
        return self.context.station.snapshot

    @property
    def theme(self) -> Theme | None:
        """The theme in focus; says so if there is none."""
        theme = self.snapshot.themes.get(self.desk.target)
        if theme is None:
            self.notify(self.texts("There is no theme yet: n begins one."), severity="warning")
        return theme

    @property
    def row(self) -> Row | None:
        """What is marked among the themes."""
        return row_of(self.rows, self.desk.row)

    def with_wordings(self, entries: Sequence[EntryId]) -> tuple[EntryId, ...]:
        """Return `entries` with those that stand under them: they leave a theme together."""
        under = self.desk.weights.wordings
        return tuple(
            dict.fromkeys(
                one for entry in entries for one in (entry, *(w.id for w in under.get(entry, ())))
            )
        )

    def ask_line(
        self,
        title: str,
        label: str,
        command: Callable[[str], None],
        *,
        begun: str = "",
        lead: str = "",
        opener: str = "",
        may_be_empty: bool = False,
    ) -> None:
        """Have one line typed, and do `command` with it."""
        needed = self.texts("Without a text there is nothing to keep.")
        field = FormField(
            name="line",
            label=label,
            begun=begun,
            check=lambda said: "" if said or may_be_empty else needed,
        )

        def done(applied: bool | None) -> None:
            if applied:
                self.refresh_moment()

        form = Form(
            self.texts,
            title,
            [field],
            apply=lambda values: why_refused(self.texts, lambda: command(values["line"])),
            lead=lead,
            opener=opener,
        )
        self.app.push_screen(form, done)
