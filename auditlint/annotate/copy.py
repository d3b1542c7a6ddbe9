"""Which formats can carry notes, and what writes them."""

from collections.abc import Callable, Sequence
from importlib import import_module

from auditlint.annotate.notes import Note
from auditlint.errors import AuditlintError
from auditlint.readers.options import ReadOptions

_WRITERS = {"docx": "word", "pdf": "pdf", "xlsx": "sheets"}
Writer = Callable[[str, bytes, Sequence[Note], ReadOptions], tuple[bytes, int]]


def annotated_copy(path: str, data: bytes, form: str, notes: Sequence[Note], options: ReadOptions) -> tuple[bytes, int]:
    """The bytes of a copy with the notes, and the number of those without a place of their own.

    Raises:
        AuditlintError: for a format that cannot carry notes.
    """
    module = _WRITERS.get(form)
    if module is None:
        known = ", ".join(f".{name}" for name in _WRITERS)
        raise AuditlintError(
            f"{path}: notes can be written into {known} files; for this one use check --format html=FILE",
            f"{path}：只能在 {known} 文件中加批注；此文件请用 check --format html=FILE",
        )
    write: Writer = import_module(f"auditlint.annotate.{module}").annotated
    return write(path, data, notes, options)
