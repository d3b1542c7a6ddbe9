"""What the tests of lists, references, names and notation share: the findings on a text, by code."""

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from auditlint.report import Finding

FAMILIES = ("REF", "UNI")


def findings(text: str, *, codes: tuple[str, ...] = FAMILIES) -> list[Finding]:
    """The findings whose code begins like one of ``codes``."""
    report = check_data("report.txt", text.encode(), load_catalogue())
    return [f for f in report.findings if f.code.startswith(codes)]


def quotes(text: str, code: str) -> list[str]:
    """The first quote of every finding of ``code``."""
    return [f.marks[0].quote for f in findings(text, codes=(code,))]


def told(text: str) -> str:
    """All findings of the two families, for assertion messages."""
    return "\n".join(f"{f.code} {f.severity}: {f.messages['en']}" for f in findings(text))
