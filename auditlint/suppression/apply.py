"""Baseline and suppressions applied to a report: what is known does not count; what is stale, unused or expired is a finding of its own."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.message import fill
from auditlint.configuration.exclusion import fits
from auditlint.configuration.settings import Suppression
from auditlint.document import Place
from auditlint.report import DocumentReport, Finding, Mark, Report
from auditlint.suppression.baseline import Entry, relative
from auditlint.suppression.sidecar import read_sidecar, sidecar_path

_UNUSED, _EXPIRED, _STALE = "META001", "META002", "META003"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a run's findings. ``root`` is the folder that the globs of the configuration are relative to, ``baseline`` a file with its entries."""

    suppressions: tuple[Suppression, ...] = ()
    root: Path = Path()
    baseline: Path | None = None
    entries: tuple[Entry, ...] = ()
    today: datetime.date = datetime.date.min


def apply(report: Report, known: Known, catalogue: Catalogue) -> Report:
    """``report`` with suppressed findings marked, and findings about suppressions that did nothing.

    Raises:
        AuditlintError: if a sidecar file is not of its form.
    """
    used: set[Suppression] = set()
    met: set[Entry] = set()
    by_key = {entry.key: entry for entry in known.entries}
    folder = known.baseline.parent if known.baseline is not None else Path()
    documents: list[DocumentReport] = []
    for document in report.documents:
        own = read_sidecar(document.path) if document.status != "unreadable" else ()
        given = [s for s in known.suppressions if fits(Path(document.path), (s.path,), known.root)]
        findings: list[Finding] = []
        for finding in document.findings:
            suppression = next((s for s in (*own, *given) if _matches(s, finding)), None)
            entry = by_key.get((relative(finding.path, folder), finding.fingerprint))
            if suppression is not None:
                used.add(suppression)
            if entry is not None:
                met.add(entry)
            findings.append(replace(finding, suppressed=_reason(suppression, entry, known.today)))
        findings += [f for s in own if (f := _complaint(s, s in used, known.today, document.path, catalogue)) is not None]
        documents.append(replace(document, findings=tuple(findings)))
    return _with_run_wide(Report(tuple(documents)), known, used, met, folder, catalogue)


def _with_run_wide(report: Report, known: Known, used: set[Suppression], met: set[Entry], folder: Path, catalogue: Catalogue) -> Report:
    """The report with the findings about the configuration and the baseline, at the first document that they concern."""
    documents = list(report.documents)
    paths = [relative(document.path, folder) for document in documents]
    for s in known.suppressions:
        at = next((i for i, d in enumerate(documents) if d.status != "unreadable" and fits(Path(d.path), (s.path,), known.root)), None)
        if at is not None:
            found = _complaint(s, s in used, known.today, documents[at].path, catalogue)
            documents[at] = _added(documents[at], found)
    for entry in known.entries:
        if entry in met or entry.path not in paths:
            continue
        at = paths.index(entry.path)
        if documents[at].status != "unreadable" and entry.code in catalogue.by_code and known.baseline is not None:
            values = {"code": entry.code, "stated": entry.stated, "origin": known.baseline.as_posix()}
            documents[at] = _added(documents[at], _about(_STALE, values, documents[at].path, Place(), catalogue))
    return Report(tuple(documents))


def _added(document: DocumentReport, finding: Finding | None) -> DocumentReport:
    return document if finding is None else replace(document, findings=(*document.findings, finding))


def _matches(suppression: Suppression, finding: Finding) -> bool:
    """Whether a suppression means the finding: its code, its printed number, and a word of its message or labels."""
    if suppression.code != finding.code or suppression.printed != (finding.stated or _first_quote(finding)):
        return False
    return not suppression.label or any(suppression.label in text for text in (*finding.messages.values(), *_labels(finding)))


def _first_quote(finding: Finding) -> str:
    return finding.marks[0].quote.replace("\n", "") if finding.marks else ""


def _labels(finding: Finding) -> list[str]:
    return [label for mark in finding.marks for label in (mark.place.row_label, mark.place.column_label) if label]


def _reason(suppression: Suppression | None, entry: Entry | None, today: datetime.date) -> dict[str, str] | None:
    if suppression is not None and not _expired(suppression, today):
        found = {"kind": "suppression", "reason": suppression.reason, "origin": suppression.origin}
        return {
            **found,
            **({"who": suppression.who} if suppression.who else {}),
            **({"expires": suppression.expires} if suppression.expires else {}),
        }
    if entry is not None:
        return {"kind": "baseline", "reason": entry.reason}
    return None


def _expired(suppression: Suppression, today: datetime.date) -> bool:
    return bool(suppression.expires) and datetime.date.fromisoformat(suppression.expires) < today


def _complaint(suppression: Suppression, used: bool, today: datetime.date, path: str, catalogue: Catalogue) -> Finding | None:
    """The finding about a suppression that expired or suppresses nothing; none about checks that this run leaves out."""
    if suppression.code not in catalogue.by_code:
        return None
    values = {"code": suppression.code, "stated": suppression.printed, "origin": suppression.origin, "expires": suppression.expires}
    if not used:
        return _about(_UNUSED, values, path, Place(), catalogue)
    return _about(_EXPIRED, values, path, Place(), catalogue) if _expired(suppression, today) else None


def _about(code: str, values: dict[str, str], path: str, place: Place, catalogue: Catalogue) -> Finding | None:
    check = catalogue.by_code.get(code)
    if check is None:
        return None
    messages = {language: fill(text, values) for language, text in check.message.items()}
    text = "\x1f".join([code, values["code"], values["stated"], Path(values["origin"]).name])
    mark = Mark("stated", values["stated"], place, context=values["stated"])
    return Finding(
        code,
        check.name,
        check.severity,
        "certain",
        path,
        messages,
        (mark,),
        hashlib.sha256(text.encode()).hexdigest()[:16],
        stated=values["stated"],
    )


def sidecars(paths: Sequence[str]) -> list[Path]:
    """The sidecar files that there are beside the reports at ``paths``."""
    return [found for path in paths if (found := sidecar_path(path)).is_file()]
