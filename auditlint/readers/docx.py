"""Word files (.docx, .docm) to a `Document`."""

import hashlib

from auditlint.document import Document
from auditlint.document.assembly import assemble
from auditlint.readers.options import ReadOptions
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.flow import Flow


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a Word file. Raises `UnreadableError` when the package or its main part cannot be read; other damaged parts make it *partly-read*.

    Tracked insertions count as text. Deletions are left out, or, with ``options.tracked`` *both*, follow their paragraph or table as hidden notes.
    """
    file = WordFile(path, data, options)
    blocks = assemble(Flow(file, options.limits).read())
    faults = file.package.faults
    reasons = {"en": "; ".join(en for en, _ in faults), "zh": "；".join(zh for _, zh in faults)} if faults else {}
    return Document(path, "docx", hashlib.sha256(data).hexdigest(), blocks, "partly-read" if faults else "read", reasons)
