"""Reports written as Markdown, for tests of score sheets and target tables."""

from collections.abc import Sequence

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from auditlint.quantities.ledger import Ledger
from auditlint.readers import read
from auditlint.report import DocumentReport


def table(header: Sequence[str], *rows: Sequence[object]) -> str:
    """A pipe table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def ledger(text: str) -> Ledger:
    """The quantities of a Markdown text."""
    return Ledger(read("report.md", text.encode()))


def checked(text: str, *select: str) -> DocumentReport:
    """What the selected checks (all that are on by default if none) say of a Markdown text."""
    return check_data("report.md", text.encode(), load_catalogue().select(select))


def codes(text: str, *select: str) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in checked(text, *select).findings]


def verdicts(text: str, relation: str, *select: str) -> list[str]:
    """The verdicts of the relations of one kind, in order."""
    return [r.verdict for r in checked(text, *select).relations if r.relation == relation]
