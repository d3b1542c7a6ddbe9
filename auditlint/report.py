"""What a run delivers: findings, judged relations, coverage. Reporters are pure functions of a `Report`."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from auditlint.document import Place
from auditlint.severity import SEVERITIES, Severity

if TYPE_CHECKING:
    import pandas as pd

Confidence = Literal["certain", "likely", "possible"]
Role = Literal["stated", "operand", "other", "context"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a finding or relation.

    ``quote`` is the text as printed, number included; ``value`` the exact decimal in the base of ``unit``. ``context`` is the printed sentence or row around
    the quote and ``at`` the offset of the quote in it, for reporters that show a line with the number marked. ``start`` and ``end`` delimit it
    in the text of ``passage`` of the document's `Transcript`. ``confidence`` is 1 for text of the file itself; for text recognised from a picture it is that of its least
    certain character.
    """

    role: Role
    quote: str
    place: Place
    value: str | None = None
    unit: str | None = None
    context: str = ""
    at: int = 0
    passage: int = -1
    start: int = 0
    end: int = 0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed relation with its proof. ``messages``, ``diagnoses`` and ``consequences`` are keyed by language (``en``, ``zh``)."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    path: str
    messages: dict[str, str]
    marks: tuple[Mark, ...]
    fingerprint: str
    formula: str | None = None
    stated: str | None = None
    computed: str | None = None
    diagnoses: dict[str, str] = field(default_factory=dict)
    consequences: dict[str, str] = field(default_factory=dict)
    suppressed: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a relation was recomputed: the check's expression, and the values (exact decimals in the base of the unit) of the columns that it names."""

    code: str
    expression: str
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A judged relation. ``verdict`` is *implausible* nowhere: it is reported as a finding on a relation that *fails*."""

    family: str
    relation: str
    verdict: Literal["holds", "rounding", "fails", "undetermined"]
    path: str
    marks: tuple[Mark, ...]
    reasons: dict[str, str] = field(default_factory=dict)
    formula: str | None = None
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number and what became of it; ``kind`` says as what it was set aside (``year``, ``target``, ``rule`` ...) and is empty otherwise."""

    mark: Mark
    state: Literal["checked", "set aside", "unchecked"]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a document's printed numbers were checked, set aside or left; ``sections`` holds the same by outermost heading."""

    quantities: int = 0
    checked: int = 0
    set_aside: int = 0
    sections: tuple[tuple[str, int, int, int], ...] = ()

    @property
    def unchecked(self) -> int:
        """Numbers that stand in no judged relation and are not set aside."""
        return self.quantities - self.checked - self.set_aside


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as read. ``kind`` and ``level`` are those of `document.Paragraph`."""

    passage: int
    text: str
    kind: str = "body"
    level: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as read; an empty one has no passage (-1)."""

    passage: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read: its rows hold the cells that begin in them, left to right. ``index`` is the 1-based number that places print."""

    index: int
    rows: tuple[tuple[GridCell, ...], ...]
    header_rows: int = 0
    caption: str = ""
    unit: str = ""
    doubt: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The document as it was read, in reading order."""

    blocks: tuple[Line | Grid, ...]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document of a run. ``reasons`` (by language) say why it was not, or not wholly, read; ``verdicts`` counts its judged relations by
    verdict (``relations`` and ``quantities`` list them and the printed numbers, ``transcript`` holds the document, only if asked for)."""

    path: str
    format: str
    sha256: str
    status: Literal["read", "partly-read", "unreadable"]
    reasons: dict[str, str] = field(default_factory=dict)
    coverage: Coverage = Coverage()
    findings: tuple[Finding, ...] = ()
    relations: tuple[Relation, ...] = ()
    verdicts: dict[str, int] = field(default_factory=dict)
    quantities: tuple[Printed, ...] = ()
    transcript: Transcript | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run over documents, in the order they were given or found."""

    documents: tuple[DocumentReport, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, by document, then place."""
        return tuple(f for d in self.documents for f in d.findings)

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity that are not suppressed. Raises `ValueError` for a word that is no severity, of which there would be none."""
        if severity not in SEVERITIES:
            raise ValueError(f"there is no severity {severity!r}: {', '.join(SEVERITIES)}")
        return sum(f.severity == severity and f.suppressed is None for f in self.findings)

    def to_dataframe(self, lang: str = "en") -> "pd.DataFrame":
        """The findings as a table, a row each, suppressed ones included.

        Columns, all texts unless noted: ``path``, ``code``, ``name``, ``severity``, ``confidence``, ``message``, ``stated``, ``computed``, ``formula``, ``diagnosis``, ``section``
        (headings joined by `` › ``), ``line``, ``page``, ``table``, ``row`` (nullable integers), ``sheet``, ``cell``, ``row_label``, ``column_label``, ``fingerprint``,
        ``suppressed`` (flag). Printed numbers stay texts, so that no decimal is lost.
        """
        import pandas as pd

        frame = pd.DataFrame([_record(finding, lang) for finding in self.findings], columns=_COLUMNS)
        return frame.astype({"line": "Int64", "page": "Int64", "table": "Int64", "row": "Int64", "suppressed": bool})


_COLUMNS = (
    "path", "code", "name", "severity", "confidence", "message", "stated", "computed", "formula", "diagnosis", "section", "line", "page", "table",
    "row", "sheet", "cell", "row_label", "column_label", "fingerprint", "suppressed",
)  # fmt: skip


def _record(finding: Finding, lang: str) -> tuple[object, ...]:
    place = next((m for m in finding.marks if m.role == "stated"), finding.marks[0]).place
    return (
        finding.path, finding.code, finding.name, finding.severity, finding.confidence, finding.messages[lang], finding.stated, finding.computed,
        finding.formula, finding.diagnoses.get(lang), " › ".join(place.section), place.line, place.page, place.table, place.row, place.sheet,
        place.cell, place.row_label, place.column_label, finding.fingerprint, finding.suppressed is not None,
    )  # fmt: skip
