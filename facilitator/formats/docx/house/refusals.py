"""Why a Word file can't be the template, each with its words."""

from __future__ import annotations

from facilitator.formats.problems import WHOLE_FILE, Problem, UnreadableError, Wording, shown
from facilitator.texts import Texts


def refuse(message: Wording, hint: Wording | None = None) -> UnreadableError:
    """Return the refusal of a whole file."""
    return UnreadableError(Problem(WHOLE_FILE, message, hint=hint))


def no_file() -> UnreadableError:
    """Say that there is nothing at that path."""
    return refuse(lambda texts: texts("There is no such file."))


def folder() -> UnreadableError:
    """Say that a folder was named."""
    return refuse(lambda texts: texts("This is a folder, not a file."))


def not_readable(reason: str) -> UnreadableError:
    """Say why the operating system doesn't give the file."""
    return refuse(lambda texts: texts("This file can't be read: {reason}.", reason=reason))


def not_word() -> UnreadableError:
    """Say that the file is something else altogether."""
    return refuse(lambda texts: texts("This is not a Word document."), _save_as_docx)


def old_word() -> UnreadableError:
    """Say that the file is of Word before 2007, or locked: both look the same from outside."""
    return refuse(
        lambda texts: texts("This file is protected by a password, or in the format of Word 97."),
        _save_as_docx,
    )


def strict_word() -> UnreadableError:
    """Say that the file is in the strict variant of the format."""
    return refuse(
        lambda texts: texts("This file was saved as “Strict Open XML Document”."), _save_as_docx
    )


def damaged(part: str) -> UnreadableError:
    """Say that a part of the package can't be read."""
    return refuse(
        lambda texts: texts("This Word document is damaged: {part}.", part=shown(part)),
        lambda texts: texts("Opening it in Word and saving it under a new name may help."),
    )


def too_large() -> UnreadableError:
    """Say that there is more in the file than a template or a Dokumentation can need."""
    return refuse(lambda texts: texts("This Word document is too large."))


def macros() -> UnreadableError:
    """Say that the file brings programs along."""
    return refuse(
        lambda texts: texts("This file contains macros, which are not allowed."), _save_as_docx
    )


def external(part: str, target: str) -> UnreadableError:
    """Say that a part of the file lies elsewhere."""
    return refuse(
        lambda texts: texts(
            "{part} is linked with something outside of the file: “{target}”.",
            part=shown(part),
            target=shown(target),
        ),
        lambda texts: texts("Pictures have to be inserted, not linked."),
    )


def embedded(part: str, kind: str) -> UnreadableError:
    """Say that a header or footer holds what can't be taken over."""
    return refuse(
        lambda texts: texts(
            "{part} contains something that cannot be taken over: {kind}.",
            part=shown(part),
            kind=shown(kind),
        ),
        lambda texts: texts("Text, tables and pictures can be taken over."),
    )


def no_room(width: int) -> UnreadableError:
    """Say that margins leave no room for text; `width` in twips."""
    centimetres = round(max(width, 0) * 2.54 / 1440, 1)
    return refuse(
        lambda texts: texts(
            "Between the margins only {width} cm are left for text.", width=centimetres
        )
    )


def _save_as_docx(texts: Texts) -> str:
    return texts("Please save it in Word as a document (.docx).")
