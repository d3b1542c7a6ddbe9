"""The whole flow for one document: file -> Document -> quantities -> relations -> checks -> findings."""

import hashlib
from collections import Counter
from pathlib import Path

from auditlint.catalogue.catalogue import Catalogue
from auditlint.coverage import coverage
from auditlint.document import Document
from auditlint.engine import judge
from auditlint.errors import AuditlintError
from auditlint.findings import findings, printed, relations, reported
from auditlint.measures.synonyms import Synonyms, synonyms_beside
from auditlint.memory import collection_paused
from auditlint.quantities.ledger import Ledger
from auditlint.readers import read
from auditlint.readers.formats import sniff
from auditlint.readers.options import DEFAULT, ReadOptions
from auditlint.relations.frames import find_rows
from auditlint.relations.identities.declared import Declaration
from auditlint.report import DocumentReport
from auditlint.settling import settle
from auditlint.timing import measured
from auditlint.transcript import transcript as transcribe


def take_stock(document: Document) -> Ledger:
    """The quantities of ``document``."""
    return Ledger(document)


def examine(
    document: Document,
    catalogue: Catalogue,
    *,
    verified: bool = True,
    transcript: bool = False,
    synonyms: Synonyms = (),
    exact_footing: bool = False,
) -> DocumentReport:
    """Check one document.

    ``verified`` also lists every judged relation and printed number in the report, ``transcript`` the document itself; ``synonyms`` are groups of words that mean the same;
    with ``exact_footing`` no sum may be off, not even by rounding.
    """
    with measured("stage", "quantities"):
        ledger = take_stock(document)
    identities = [
        Declaration(check.relation, check.expect.source, check.identity.names, check.identity.unit) for check in catalogue if check.identity
    ]
    judged = settle(judge(find_rows(ledger, synonyms, identities), catalogue.checks, exact_footing=exact_footing))
    return DocumentReport(
        document.path,
        document.format,
        document.sha256,
        document.status,
        document.reasons,
        coverage(ledger, judged),
        findings(ledger, judged),
        relations(ledger, judged) if verified else (),
        dict(sorted(Counter(reported(item.verdict) for item in judged).items())),
        printed(ledger, judged) if verified else (),
        transcribe(ledger) if transcript else None,
    )


def check_data(
    name: str,
    data: bytes,
    catalogue: Catalogue,
    *,
    verified: bool = True,
    transcript: bool = False,
    synonyms: Synonyms = (),
    beside: Path | None = None,
    options: ReadOptions = DEFAULT,
    exact_footing: bool = False,
) -> DocumentReport:
    """Check the content of a file; bad input gives a report of status *unreadable* with the reason.

    ``beside`` is the path of the file, if it has one: a file of synonyms in its folder is used.
    """
    with collection_paused():
        try:
            words = synonyms + synonyms_beside(beside) if beside is not None else synonyms
            with measured("reader", sniff(name, data)):
                document = read(name, data, options)
        except AuditlintError as error:
            return DocumentReport(name, "unknown", hashlib.sha256(data).hexdigest(), "unreadable", error.messages)
        return examine(document, catalogue, verified=verified, transcript=transcript, synonyms=words, exact_footing=exact_footing)


def check_path(
    path: Path,
    catalogue: Catalogue,
    *,
    verified: bool = True,
    transcript: bool = False,
    synonyms: Synonyms = (),
    options: ReadOptions = DEFAULT,
) -> DocumentReport:
    """Check a file; a file that cannot be read gives a report of status *unreadable* with the reason."""
    name = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = {
            "en": f"{name}: {error.strerror or error}; check the path and its permissions",
            "zh": f"{name}：无法读取（{error.strerror or error}），请检查路径与权限",
        }
        return DocumentReport(name, "unknown", hashlib.sha256(b"").hexdigest(), "unreadable", reason)
    return check_data(name, data, catalogue, verified=verified, transcript=transcript, synonyms=synonyms, beside=path, options=options)
