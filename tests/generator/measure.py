"""Measures auditlint on generated reports: ``python -m tests.generator.measure --documents 200 --seed 1``."""

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from auditlint.report import DocumentReport, Finding, Mark

from .documents import document
from .model import Relation
from .render import Printed, Report, Slip, Span, inject, render

OPEN = "partition, open short"
"""The row of slips that only make a list which may be open fall short of its whole: shown apart, since no reader can tell."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A slip that gave no alarm: the relation, the sentence as it stands with the slip, and what was changed."""

    relation: Relation
    kind: str
    report: str
    sentence: str
    change: str
    verified: bool


@dataclass(slots=True)
class Measurement:
    """Counts by kind of relation; false alarms with their sentence."""

    characters: int = 0
    generated: Counter[str] = field(default_factory=Counter)
    verified: Counter[str] = field(default_factory=Counter)
    injected: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    forms_injected: Counter[tuple[str, str]] = field(default_factory=Counter)
    forms_detected: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[Missed] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the slips that were detected, without those in lists that may be open."""
        counted = sum(n for kind, n in self.injected.items() if kind != OPEN)
        return sum(n for kind, n in self.detected.items() if kind != OPEN) / counted if counted else 0.0

    @property
    def alarm_rate(self) -> float:
        """False alarms per 100,000 characters."""
        return len(self.alarms) * 100_000 / self.characters if self.characters else 0.0

    def table(self) -> str:
        """Counts by kind as printed."""
        lines = [f"{'kind':24}{'relations':>10}{'verified':>10}{'injected':>10}{'detected':>10}{'share':>9}"]
        for kind in sorted({*self.generated, *self.injected}):
            lines.append(self._line(kind, [kind]))
        lines.append(self._line("all (without open)", [k for k in {*self.generated, *self.injected} if k != OPEN]))
        lines.append(f"false alarms: {len(self.alarms)} in {self.characters:,} characters, {self.alarm_rate:.2f} per 100,000")
        return "\n".join(lines)

    def _line(self, label: str, kinds: list[str]) -> str:
        made, seen, put, found = (sum(c[k] for k in kinds) for c in (self.generated, self.verified, self.injected, self.detected))
        return f"{label:24}{made:>10}{seen:>10}{put:>10}{found:>10}{found / put if put else 0:>9.1%}"

    def forms(self) -> str:
        """Detection by wording, worst first."""
        rows = sorted(self.forms_injected.items(), key=lambda item: (self.forms_detected[item[0]] / item[1], item[0]))
        return "\n".join(f"{self.forms_detected[form]:>4}/{put:<4} {form[0]}: {form[1]}" for form, put in rows)


def touches(marks: Iterable[Mark], spans: Iterable[Span]) -> bool:
    """Whether any mark shares a character with any span."""
    wanted = list(spans)
    for mark in marks:
        place = mark.place
        if place.line is None or place.column is None or place.end_column is None:
            continue
        last = place.end_line or place.line
        for span in wanted:
            if (place.line, place.column) < (span.line, span.end) and (span.line, span.start) < (last, place.end_column):
                return True
    return False


def alarms(report: DocumentReport) -> list[Finding]:
    """The errors and warnings of a report."""
    return [f for f in report.findings if f.severity != "info" and f.suppressed is None]


def spans(printed: Printed, relation: Relation) -> list[Span]:
    """Where the numbers of ``relation`` stand."""
    return [printed.spans[n] for n in relation.numbers]


def _key(finding: Finding) -> tuple[str, ...]:
    return (finding.code, *(m.quote for m in finding.marks))


def measure(seeds: Iterable[int], *, injections: int = 5, kind: str | None = None, catalogue: Catalogue | None = None) -> Measurement:
    """Check the clean report of every seed, then ``injections`` copies of it with one slip each (in relations of ``kind`` only, if given)."""
    checks = catalogue or load_catalogue()
    result = Measurement()
    for seed in seeds:
        report = document(seed)
        clean = render(report)
        checked = check_data(report.name, clean.text.encode(), checks)
        result.characters += len(clean.text)
        result.alarms += [_alarm(report, f, clean) for f in alarms(checked)]
        sound = [r for r in checked.relations if r.verdict in ("holds", "rounding")]
        proven: set[Relation] = set()
        for relation in report.relations:
            result.generated[relation.kind] += 1
            if any(
                touches(r.marks[:1], [clean.spans[relation.stated]]) and touches(r.marks, [clean.spans[relation.operands[0]]])
                for r in sound
            ):
                proven.add(relation)
                result.verified[relation.kind] += 1
        known = {_key(f) for f in alarms(checked)}
        rng = random.Random(seed)
        chosen = [r for r in report.relations if kind in (None, r.kind)]
        for relation in rng.sample(chosen, min(injections, len(chosen))):
            slip = inject(report, relation, rng)
            if slip is not None:
                _try(result, report, slip, known, checks, verified=relation in proven)
    return result


def _try(result: Measurement, report: Report, slip: Slip, known: set[tuple[str, ...]], checks: Catalogue, *, verified: bool) -> None:
    wrong = render(report, {slip.number: slip.printed})
    checked = check_data(report.name, wrong.text.encode(), checks, verified=False)
    places = spans(wrong, slip.relation)
    found = any(_key(f) not in known and touches(f.marks, places) for f in alarms(checked))
    kind = OPEN if slip.short else slip.relation.kind
    form = (kind, slip.relation.form)
    result.injected[kind] += 1
    result.forms_injected[form] += 1
    if found:
        result.detected[kind] += 1
        result.forms_detected[form] += 1
        return
    change = f"{slip.number.printed(slip.number.value)} -> {slip.printed}"
    result.missed.append(Missed(slip.relation, kind, report.name, wrong.sentence(slip.number), change, verified))


def _alarm(report: Report, finding: Finding, printed: Printed) -> str:
    line = finding.marks[0].place.line if finding.marks else None
    text = printed.text.split("\n")[line - 1] if line else ""
    quotes = " ".join(m.quote for m in finding.marks)
    return f"{report.name}:{line} {finding.code} {finding.severity} {finding.messages['zh']} [{quotes}]\n    {text}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--injections", type=int, default=5, help="slips per document, each in its own copy")
    parser.add_argument("--kind", help="slips in relations of this kind only")
    parser.add_argument("--forms", action="store_true", help="detection by wording")
    parser.add_argument("--show-missed", type=int, default=0)
    parser.add_argument("--show-alarms", type=int, default=0)
    options = parser.parse_args()
    first = options.seed * 100_000
    result = measure(range(first, first + options.documents), injections=options.injections, kind=options.kind)
    print(result.table())
    if options.forms:
        print(result.forms())
    for miss in [m for m in result.missed if m.kind != OPEN][: options.show_missed]:
        print(
            f"MISSED {miss.report} {miss.kind}: {miss.relation.form} ({miss.change}{'' if miss.verified else ', not verified clean'})\n    {miss.sentence}"
        )
    for alarm in result.alarms[: options.show_alarms]:
        print(f"ALARM {alarm}")


if __name__ == "__main__":
    main()
