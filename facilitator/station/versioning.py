"""Commands about versions: each that went out is listed, and its bytes are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.domain.photos import Digest
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity
from facilitator.record.log import Log
from facilitator.store import NotWritableError

_BEAT: Final = 0.1
"""In seconds."""
_NOTE: Final = "version.note"
"""No view takes it back: the file is out."""


class VersionCommands:
    """What went out."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def keep(self, content: bytes, waiting: Callable[[], object] = lambda: None) -> None:
        """Keep the bytes of a version that is about to be listed; return once they are on the disk.

        For any other thread. `waiting` is called again and again until then, and may raise.
        NotWritableError while the record can't be written. Bytes that nothing lists go when the
        record is opened the next time.
        """
        _, kept = self._log.attachments.add(content)
        while True:
            try:
                kept.result(timeout=_BEAT)
            except TimeoutError:
                waiting()
                if failure := self._log.health.failure:
                    raise NotWritableError(self._log.path, failure) from None
            else:
                return

    def note(self, version: Version, of: Snapshot | None = None) -> Version:
        """List a version that was written; return it as it is listed.

        Of drafts only the latest of each edition is. All others stay for ever, also where two
        devices gave one number. `of` is what it was made of, None: what stands now. If anything of
        it was destroyed since, the bytes that may hold it go as well.
        """
        from facilitator.domain.documentation.versioning import VersionKind, kind_of

        is_draft = kind_of(version.number) is VersionKind.DRAFT
        key = f"draft-{version.edition}" if is_draft else self._log.new_id()
        fields = {
            "number": version.number,
            "edition": version.edition,
            "at": version.at,
            "file": version.file,
            "digest": version.digest,
            "changes": version.changes or None,
            "lacks": self._lacking(of or self._log.snapshot) or None,
        }
        contents: Contents = {Entity(log.VERSION, key): log.encode(fields, log.VERSION_FIELDS)}
        # Of two drafts at once one counts as a whole.
        self._log.commit(_NOTE, contents, together=True)
        return next((one for one in self._log.snapshot.versions if one.id == key), version)

    def _lacking(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Return what was destroyed by now and can't be in what was made of `snapshot`."""
        shown = {photo.id for photo in snapshot.photos}
        shown |= {key for key, entry in snapshot.entries.items() if not entry.redacted}
        return tuple(sorted(self._log.wiping.subjects - shown))

    def content(self, digest: Digest) -> bytes | None:
        """Return the bytes of a version; None: not on this device, or destroyed with a redaction.

        For any thread; reads a file.
        """
        return self._log.attachments.read(digest)

    def before(self, edition: Edition) -> Version | None:
        """Return the last frozen version of that edition; None: there is none."""
        from facilitator.domain.documentation.versioning import version_before

        return version_before(self._log.snapshot.versions, edition)
