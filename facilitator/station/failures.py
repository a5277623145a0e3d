"""Why a file can't be opened or written, as one would say it to a moderator."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.texts import Texts


def failure_words(texts: Texts, reason: str) -> str:
    """Return `reason`, which the store, SQLite or the operating system gave, in `texts`' language.

    It completes a sentence: "… can't be written: {reason}." What is not known here stays as it is.
    """
    known = {**_of_the_store(texts), **_of_sqlite(texts), **_of_the_system(texts)}
    return known.get(reason, reason)


def _of_the_store(texts: Texts) -> Mapping[str, str]:
    return {
        "the file may not be read": texts("the file may not be read"),
        "the file is read-only": texts("the file is read-only"),
        "the folder is read-only": texts("the folder is read-only"),
        "the file is no longer in its place": texts("the file is no longer in its place"),
        "is open elsewhere or was not closed": texts("the file there is still open"),
        "is the open file itself": texts("that is the open file itself"),
        "no write-ahead log can be kept here": texts("this drive can't keep it safe"),
    }


def _of_sqlite(texts: Texts) -> Mapping[str, str]:
    return {
        "database or disk is full": texts("the disk is full"),
        "disk I/O error": texts("the disk does not take it"),
        "attempt to write a readonly database": texts("the file is read-only"),
        "unable to open database file": texts("the file can't be opened"),
        "database disk image is malformed": texts("the file is damaged"),
    }


def _of_the_system(texts: Texts) -> Mapping[str, str]:
    return {
        "No space left on device": texts("the disk is full"),
        "Disk quota exceeded": texts("the disk is full"),
        "File too large": texts("the disk is full"),
        "Permission denied": texts("there is no permission for it"),
        "Operation not permitted": texts("there is no permission for it"),
        "Read-only file system": texts("the drive is read-only"),
        "File name too long": texts("the name is too long"),
        "Input/output error": texts("the disk does not take it"),
    }
