"""The part of Plenum that brings entries together: into themes, and under one wording."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.gathering import gathered_in, kind_of_wording
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.desk import Side
from facilitator.tui.plenum.desk_view import DeskView
from facilitator.tui.plenum.entry_rows import label_of, merging_words
from facilitator.tui.plenum.theme_rows import Sort
from facilitator.tui.question import Question


class GatheringView(DeskView):
    """Founds, fills, renames, merges, splits and orders themes; merges wordings."""

    # --- into themes ---

    def action_gather(self) -> None:
        """Put what is chosen into the theme in focus, or take it out; without a theme found one."""
        chosen = self.desk.chosen
        if not chosen:
            return
        theme = self.snapshot.themes.get(self.desk.target)
        if theme is None:
            self.action_new_theme()
        elif set(chosen) <= set(theme.entries):
            self._release(theme, self._with_replies_in(theme, chosen))
        else:
            self._gather(theme.id, self.desk.chosen_with_replies)

    def action_gather_into(self, digit: str) -> None:
        """Put what is chosen into the theme of that number; it is in focus then."""
        theme = self._numbered(digit)
        if theme:
            self.desk.focus(theme)
            if self.desk.chosen:
                self._gather(theme, self.desk.chosen_with_replies)

    def action_mark_theme(self, digit: str) -> None:
        """Mark the theme of that number."""
        theme = self._numbered(digit)
        if theme:
            self.desk.focus(theme)
            self.refresh_moment()

    def _numbered(self, digit: str) -> ThemeId:
        """Return the theme of that number; "" if there is none, and say so."""
        themes = self.snapshot.themes.standing
        if int(digit) <= len(themes):
            return themes[int(digit) - 1].id
        self.notify(self.texts("There is no theme {number} yet.", number=digit))
        return ""

    def _gather(self, theme: ThemeId, chosen: Sequence[EntryId]) -> None:
        following = self.desk.next_free(chosen)

        def command() -> None:
            self.context.station.plenum.gather(theme, chosen)
            self._gathered(following)
            self.desk.gathered = (tuple(chosen), theme)

        self.attempt(command)

    def _release(self, theme: Theme, chosen: Sequence[EntryId]) -> None:
        def command() -> None:
            self.context.station.plenum.release(theme.id, self.with_wordings(chosen))
            self.desk.ticked = frozenset()

        self.attempt(command)

    def _with_replies_in(self, theme: Theme, chosen: Sequence[EntryId]) -> tuple[EntryId, ...]:
        """Return `chosen` with their replies in `theme`: they leave it together."""
        return self.desk.with_replies(chosen, gathered_in(theme, self.snapshot))

    def _gathered(self, following: EntryId | None) -> None:
        """Go on with the next one that has no theme."""
        self.desk.ticked = frozenset()
        self.desk.marked = following or self.desk.marked

    def action_new_theme(self) -> None:
        """Found a theme with what is chosen; on the side of the themes only with what is ticked."""
        texts, desk = self.texts, self.desk
        with_entries = desk.side is Side.ENTRIES or desk.ticked
        chosen = desk.chosen_with_replies if with_entries else ()
        following = desk.next_free(chosen)

        def command(title: str) -> None:
            desk.focus(self.context.station.plenum.found(title, chosen))
            self._gathered(following)

        self.ask_line(
            texts("New theme"), texts("Title"), command, lead=self._said(chosen), opener="n"
        )

    def _said(self, chosen: Sequence[EntryId]) -> str:
        """Return what is chosen in a few words."""
        entries = [self.snapshot.entries[one] for one in chosen]
        if len(entries) == 1:
            return f"{label_of(entries[0], self.snapshot)}  {one_line(entries[0].text)}"
        labels = ", ".join(label_of(entry, self.snapshot) for entry in entries)
        return self.texts("With {labels}", labels=labels) if labels else ""

    # --- themes ---

    def rename_theme(self) -> None:
        """Give the theme in focus another title."""
        theme = self.theme
        if theme is not None:
            self.ask_line(
                self.texts("Rename theme"),
                self.texts("Title"),
                partial(self.context.station.plenum.rename, theme.id),
                begun=theme.title,
                opener="e",
            )

    def action_merge_theme(self) -> None:
        """Choose the theme that is to stand for the one in focus, too."""
        theme = self.theme
        others = [one for one in self.snapshot.themes.standing if theme and one.id != theme.id]
        if theme is None:
            return
        if not others:
            self.notify(self.texts("There is no other theme yet."), severity="warning")
            return
        chooser = Chooser(
            self.texts,
            self.texts("Merge “{title}” into …", title=theme.title),
            [Offer(one.id, one.title) for one in others],
        )

        def chosen(into: str | None) -> None:
            if into:
                self.attempt(lambda: self._merge_theme(theme, into))

        self.app.push_screen(chooser, chosen)

    def _merge_theme(self, theme: Theme, into: ThemeId) -> None:
        self.context.station.plenum.merge(theme.id, into)
        self.desk.focus(into)
        if theme.summary.strip():
            said = self.texts("The summary of “{title}” stays and stands below.", title=theme.title)
            self.notify(said)

    def action_split_theme(self) -> None:
        """Take what is chosen out of the theme in focus into a new one."""
        theme, texts = self.theme, self.texts
        if theme is None:
            return
        inside = [one for one in self.desk.chosen if one in theme.entries]
        chosen = self._with_replies_in(theme, inside)
        outside = [one for one in self.desk.chosen if one not in theme.entries]
        if not chosen:
            said = texts("Tick entries of “{title}” with a; s splits them off.", title=theme.title)
            self.notify(said, severity="warning")
            return

        def command(title: str) -> None:
            moved = tuple(one for one in self.with_wordings(chosen) if one in theme.entries)
            founded = self.context.station.plenum.split(theme.id, moved, title)
            self.desk.focus(founded)
            self.desk.ticked = self.desk.ticked.intersection(outside)
            self.desk.gathered = (tuple(chosen), founded)

        left = ", ".join(label_of(self.snapshot.entries[one], self.snapshot) for one in outside)
        stays = texts("Not among them, as they are not in this theme: {labels}", labels=left)
        self.ask_line(
            texts("Split off from “{title}”", title=theme.title),
            texts("Title"),
            command,
            lead="\n".join((self._said(chosen), *([stays] if left else []))),
            opener="s",
        )

    def action_move_theme_up(self) -> None:
        """Move the theme in focus up."""
        self._move_theme(-1)

    def action_move_theme_down(self) -> None:
        """Move the theme in focus down."""
        self._move_theme(1)

    def _move_theme(self, by: int) -> None:
        theme, themes = self.theme, self.snapshot.themes.standing
        if theme is None:
            return
        position = themes.index(theme) + by
        if 0 <= position < len(themes):
            self.attempt(lambda: self.context.station.plenum.move(theme.id, position))

    def remove_theme(self) -> None:
        """Take the theme in focus away; ask first if anything is in it."""
        theme = self.theme
        if theme is None:
            return
        command = partial(self.context.station.plenum.remove, theme.id)
        if theme.entries or theme.summary:
            question = self.texts("Remove the theme “{title}”?", title=theme.title)
            detail = self.texts("Its entries stay, without this theme. Ctrl+Z brings it back.")
            self.ask(Question(self.texts, question, detail), command)
        else:
            self.attempt(command)

    # --- wordings ---

    def action_merge_wordings(self) -> None:
        """Give what is ticked one wording; part the marked one if it is such a wording."""
        chosen = self.desk.chosen
        marked = self.desk.entry
        if len(chosen) > 1:
            self._merge(chosen)
        elif marked is not None and marked.id in self.desk.weights.wordings:
            self._ask_to_part(marked.id)
        else:
            self.notify(
                self.texts("Tick two or more entries with a; z gives them one wording."),
                severity="warning",
            )

    def _merge(self, chosen: Sequence[EntryId]) -> None:
        texts = self.texts
        entries = [self.snapshot.entries[one] for one in chosen]
        kind = kind_of_wording(entries)

        def command(wording: str) -> None:
            new = self.context.station.plenum.merge_entries(chosen, wording, kind)
            self.desk.ticked = frozenset()
            self.desk.marked = new

        self.ask_line(
            texts("One wording"),
            texts("Wording"),
            command,
            begun=" ".join(entries[0].text.split()),
            lead=" · ".join((self._said(chosen), *merging_words(entries, self.snapshot, texts))),
            opener="z",
        )

    def _ask_to_part(self, entry: EntryId) -> None:
        known = self.snapshot.entries[entry]
        number = label_of(known, self.snapshot)
        question = self.texts("Part {number} into its wordings again?", number=number)
        command = partial(self.context.station.plenum.part_entries, entry)
        self.ask(Question(self.texts, question), command)

    def action_remove_marked(self) -> None:
        """Remove the marked theme or measure."""
        row = self.row
        if row is not None and row.sort is Sort.MEASURE:
            measure = row.id
            self.attempt(lambda: self.context.station.plenum.remove_measure(measure))
        elif row is not None and row.sort is Sort.QUESTION:
            self.notify(self.texts("A question stays; it goes with its theme."))
        else:
            self.remove_theme()
