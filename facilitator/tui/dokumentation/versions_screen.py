"""Fassungen: what went out, whether it is kept, where its file is and whether it was edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from facilitator.domain.photos import Digest
from facilitator.domain.versions import Version, VersionId
from facilitator.formats.placing import ExportError, place_as
from facilitator.station import StoreError
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.list_pane import ListFacts
from facilitator.tui.dokumentation.list_screen import ListScreen
from facilitator.tui.dokumentation.version_words import FileState, state_of_file, versions_facts


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found on the disk."""

    files: dict[VersionId, FileState] = field(default_factory=dict)
    kept: frozenset[Digest] = frozenset()


class VersionsLooked(Message):
    """All files were looked at."""

    def __init__(self, looked: Looked) -> None:
        super().__init__()
        self.looked = looked


class VersionsScreen(ListScreen[str]):
    """Lists what went out; a kept copy whose file is gone can be written again.

    The answer is the action of the view below that is to follow, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "write_copy", show=False),
        Binding("v", "dismiss", show=False),
        Binding("w", "dismiss('export')", show=False),
        Binding("r", "dismiss('review')", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._looked = Looked()

    def list_facts(self) -> ListFacts:
        """Return the versions, the latest first."""
        return versions_facts(
            self.context.station.snapshot,
            self.context.export_folder,
            self._looked.files,
            self._looked.kept,
            self.marked,
            self.texts,
        )

    def on_mount(self) -> None:
        """Look at the files, beside the screen: large ones take a moment."""
        self._look_again()

    def _look_again(self) -> None:
        versions = self.context.station.snapshot.versions
        self.run_worker(lambda: self._look(versions), thread=True, group="files", exclusive=True)

    def _look(self, versions: tuple[Version, ...]) -> None:
        folder, content = self.context.export_folder, self.context.station.versions.content
        record = self.context.station.snapshot.record_id
        files = {one.id: state_of_file(folder / one.file, one.digest, record) for one in versions}
        try:
            kept = frozenset(one.digest for one in versions if content(one.digest) is not None)
        except StoreError:
            kept = frozenset()
        self.post_message(VersionsLooked(Looked(files, kept)))

    def on_versions_looked(self, event: VersionsLooked) -> None:
        """Show what was found."""
        self._looked = event.looked
        self.show_now()

    def action_write_copy(self) -> None:
        """Write the kept copy of the marked version into the folder again."""
        versions = self.context.station.snapshot.versions
        version = next((one for one in versions if one.id == self.marked), None)
        content = None if version is None else self.context.station.versions.content(version.digest)
        if version is None or content is None:
            self.say(self.texts("There is no copy of this version on this device."))
            return
        self._write(version, content)

    def _write(self, version: Version, content: bytes) -> None:
        texts, name = self.texts, Path(version.file)
        folder = self.context.export_folder
        try:
            path = place_as(content, folder, name.stem, name.suffix, lambda _: False)
        except ExportError as error:
            self.say(error.explain(texts))
        else:
            self.say(texts("The copy is here: {path}", path=path))
            self._look_again()
