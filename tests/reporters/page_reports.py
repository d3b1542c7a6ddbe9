"""Reports for the tests of the HTML report: a real one, several documents, hostile text, overlapping marks."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from auditlint.catalogue import load_catalogue
from auditlint.document import Place
from auditlint.pipeline import check_path
from auditlint.report import Coverage, DocumentReport, Finding, Grid, GridCell, Line, Mark, Printed, Relation, Report, Transcript
from auditlint.reporters.formats import FORMATS
from auditlint.reporters.view import View

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
CATALOGUE = load_catalogue().select()
HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    '<img src=x onerror="window.hacked=3">',
    '<a href="javascript:window.hacked=4">这里</a>',
    "{{7*7}}{% for x in y %}",
    "' onmouseover='window.hacked=5",
    "]]><!--\u2028<style>*{display:none}</style>",
)


@cache
def broken(name: str = "training_evaluation") -> DocumentReport:
    """A fixture with its transcript."""
    return check_path(FIXTURES / name / "broken.txt", CATALOGUE, transcript=True)


def page(*documents: DocumentReport, lang: str = "en") -> str:
    """The HTML report over ``documents``."""
    text = FORMATS["html"].render(Report(documents), View(lang=lang, catalogue=CATALOGUE))
    assert isinstance(text, str)
    return text


def with_suppressed() -> DocumentReport:
    """The fixture, its first finding accepted."""
    document = broken()
    first, *others = document.findings
    return replace(document, findings=(replace(first, suppressed={"kind": "external", "reason": "agreed with the author"}), *others))


def repeated(times: int) -> DocumentReport:
    """The fixture's document again and again, with all its findings."""
    base = broken()
    assert base.transcript is not None
    length = 1 + max(b.passage if isinstance(b, Line) else b.rows[-1][-1].passage for b in base.transcript.blocks)

    def moved(marks: tuple[Mark, ...], by: int) -> tuple[Mark, ...]:
        return tuple(replace(each, passage=each.passage + by) for each in marks)

    def block(each: Line | Grid, by: int) -> Line | Grid:
        if isinstance(each, Line):
            return replace(each, passage=each.passage + by)
        return replace(
            each, rows=tuple(tuple(replace(c, passage=c.passage + by if c.passage >= 0 else -1) for c in row) for row in each.rows)
        )

    steps = [length * i for i in range(times)]
    return replace(
        base,
        transcript=Transcript(tuple(block(each, by) for by in steps for each in base.transcript.blocks)),
        findings=tuple(replace(f, marks=moved(f.marks, by)) for by in steps for f in base.findings),
        relations=tuple(replace(r, marks=moved(r.marks, by)) for by in steps for r in base.relations),
        quantities=tuple(replace(q, mark=moved((q.mark,), by)[0]) for by in steps for q in base.quantities),
    )


def mark(passage: int, text: str, quote: str, role: str = "context", **place: object) -> Mark:
    """A mark over ``quote`` in ``text``, the text of ``passage``."""
    start = text.index(quote)
    return Mark(role, quote, Place(**place), passage=passage, start=start, end=start + len(quote))  # type: ignore[arg-type]


def finding(*marks: Mark, severity: str = "error", code: str = "PRT001", **more: object) -> Finding:
    """A finding with no more than it needs."""
    messages = {"en": "It does not add up.", "zh": "合计不符。"}
    return Finding(code, "wrong-partition", severity, "certain", "a.txt", messages, marks, f"{code}-{marks[0].start}", **more)  # type: ignore[arg-type]


def document(lines: list[Line | Grid], numbers: list[Mark], **more: object) -> DocumentReport:
    """A document whose numbers are all unchecked."""
    printed = tuple(Printed(each, "unchecked") for each in numbers)
    values: dict[str, object] = {
        "path": "a.txt",
        "coverage": Coverage(len(numbers)),
        "quantities": printed,
        "transcript": Transcript(tuple(lines)),
    }
    return DocumentReport(**{"format": "text", "sha256": "", "status": "read", **values, **more})  # type: ignore[arg-type]


def hostile() -> DocumentReport:
    """A document that tries, in every place that a page shows, to be more than text."""
    bad = "".join(HOSTILE)
    text = f"{bad}完成100件。"
    number = mark(1, text, "100件", "stated", section=(bad,), row_label=bad, table=1, sheet=bad, cell="B7")
    phrase = mark(1, text, HOSTILE[2], "operand", section=(bad,))
    lost = replace(number, passage=-1, role="other", context=text, at=number.start)
    grid = Grid(1, ((GridCell(3, bad), GridCell(4, bad)),), header_rows=1, caption=bad, unit=bad, doubt=bad, hidden=True)
    return document(
        [Line(0, bad, "heading", 1), Line(1, text), Line(2, bad, "note", hidden=True), grid],
        [number],
        path=f"{bad}.txt",
        status="partly-read",
        reasons={"en": bad, "zh": bad},
        findings=(
            replace(
                finding(number, phrase, lost), messages={"en": bad, "zh": bad}, formula=bad, stated=bad, computed=bad,
                diagnoses={"en": bad, "zh": bad}, consequences={"en": bad, "zh": bad},
            ),
        ),
        relations=(Relation(bad, bad, "fails", "a.txt", (number, phrase), {"en": bad, "zh": bad}, bad),),
    )  # fmt: skip
