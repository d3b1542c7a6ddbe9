"""Runs the examples of check files through the whole flow and tells which do not give what they promise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from auditlint.catalogue import Catalogue, Check, Example, Expected
from auditlint.catalogue.lint import Complaint
from auditlint.report import DocumentReport, Finding

Examiner = Callable[[str, bytes, Catalogue], DocumentReport]
EXAMPLE_NAME = "example.md"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example's promise and what came of it, by language."""

    expected: dict[str, str]
    actual: dict[str, str]


def try_check(check: Check, examiner: Examiner) -> Iterator[Complaint]:
    """A complaint for every example of ``check`` that fails.

    Each example is a document of its own, seen by this check only. A *bad* one must give exactly its findings; a *good* one none, and at
    least one good one must verify something; an *undetermined* one gives no finding and leaves a relation undetermined.
    """
    catalogue = Catalogue((check,))
    verified = False
    for example in check.examples:
        report = examiner(EXAMPLE_NAME, example.text.encode(), catalogue)
        verdicts = {relation.verdict for relation in report.relations}
        verified = verified or (example.verdict == "good" and bool(verdicts & {"holds", "rounding"}))
        outcome = _outcome(example, report)
        if outcome is not None:
            yield _complaint(check, example, outcome)
    good = [example for example in check.examples if example.verdict == "good"]
    if good and not verified:
        expected = {"en": "a relation that holds", "zh": "有成立的关系"}
        yield _complaint(check, good[0], Outcome(expected, {"en": "no good example verifies anything", "zh": "正例均未核实任何关系"}))


def _outcome(example: Example, report: DocumentReport) -> Outcome | None:
    """What went wrong, or ``None``."""
    if report.status == "unreadable":
        return Outcome({"en": "a readable example", "zh": "可读取的示例"}, report.reasons)
    if example.verdict == "bad":
        wanted = example.findings or (Expected(),)
        if len(wanted) == len(report.findings) and _pairs_up(wanted, report.findings):
            return None
        return Outcome(_both("; ".join(map(_expected, wanted))), _found(report))
    if report.findings:
        return Outcome({"en": "no finding", "zh": "无问题"}, _found(report))
    if example.verdict == "undetermined" and not any(relation.verdict == "undetermined" for relation in report.relations):
        verdicts = ", ".join(relation.verdict for relation in report.relations)
        actual = {"en": verdicts or "no relation found", "zh": verdicts or "未发现关系"}
        return Outcome({"en": "an undetermined relation", "zh": "有无法判定的关系"}, actual)
    return None


def _pairs_up(wanted: tuple[Expected, ...], findings: tuple[Finding, ...]) -> bool:
    left = list(findings)
    for expected in wanted:
        match = next((finding for finding in left if _fits(expected, finding)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _fits(expected: Expected, finding: Finding) -> bool:
    quoted = any(expected.quote in mark.quote for mark in finding.marks if mark.role == "stated")
    return quoted and expected.computed in ("", finding.computed)


def _expected(expected: Expected) -> str:
    return " → ".join(filter(None, (expected.quote, expected.computed))) or "…"


def _found(report: DocumentReport) -> dict[str, str]:
    if not report.findings:
        verdicts = ", ".join(relation.verdict for relation in report.relations)
        return {"en": f"no finding (relations: {verdicts or 'none'})", "zh": f"无问题（关系：{verdicts or '无'}）"}
    return _both("; ".join(f"{finding.stated or '…'} → {finding.computed or '…'}" for finding in report.findings))


def _both(text: str) -> dict[str, str]:
    return {"en": text, "zh": text}


def _complaint(check: Check, example: Example, outcome: Outcome) -> Complaint:
    texts = {
        "en": f"{example.verdict} example\n  expected: {outcome.expected['en']}\n  actual:   {outcome.actual['en']}",
        "zh": f"{example.verdict} 示例\n  应为：{outcome.expected['zh']}\n  实为：{outcome.actual['zh']}",
    }
    return Complaint(check.path, example.line, check.code, texts)
