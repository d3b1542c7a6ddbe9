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
from .model import Number, Relation
from .render import Printed, Report, Slip, Span, inject, render

OPEN = "partition, open short"
"""The row of slips that only make a list which may be open fall short of its whole: shown apart, since no reader can tell."""

RESTATEMENT = "restatement"


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
    half_detected: Counter[str] = field(default_factory=Counter)
    lookalikes: Counter[str] = field(default_factory=Counter)
    confused: Counter[str] = field(default_factory=Counter)
    missed: list[Missed] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the slips that were detected, without those in lists that may be open."""
        return self.found(k for k in self.injected if k != OPEN)

    def found(self, kinds: Iterable[str]) -> float:
        """Share of the slips in relations of ``kinds`` that were detected."""
        counted = list(kinds)
        put = sum(self.injected[k] for k in counted)
        return sum(self.detected[k] for k in counted) / put if put else 0.0

    @property
    def alarm_rate(self) -> float:
        """False alarms per 100,000 characters."""
        return len(self.alarms) * 100_000 / self.characters if self.characters else 0.0

    @property
    def mistaken_rate(self) -> float:
        """Those of the false alarms, per 100,000 characters, that take one fact for another which is phrased like it."""
        return len(self.mistaken) * 100_000 / self.characters if self.characters else 0.0

    def table(self) -> str:
        """Counts by kind as printed."""
        lines = [f"{'kind':24}{'relations':>10}{'verified':>10}{'injected':>10}{'detected':>10}{'share':>9}"]
        for kind in sorted({*self.generated, *self.injected}):
            lines.append(self._line(kind, [kind]))
        lines.append(self._line("all (without open)", [k for k in {*self.generated, *self.injected} if k != OPEN]))
        lines.append(f"false alarms: {len(self.alarms)} in {self.characters:,} characters, {self.alarm_rate:.2f} per 100,000")
        lines.append(f"false alarms at other facts in like words: {len(self.mistaken)}, {self.mistaken_rate:.2f} per 100,000")
        for form, made in sorted(self.lookalikes.items()):
            lines.append(f"  {form:22}{made:>10}{self.confused[form]:>10} in an alarm")
        if put := self.injected[RESTATEMENT]:
            found = self.half_detected[RESTATEMENT]
            lines.append(f"restatements with an alarm at one place at least: {found} of {put}, {found / put:.1%}")
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


def proves(marks: tuple[Mark, ...], relation: Relation, printed: Printed) -> bool:
    """Whether ``marks`` show the relation: both places of a restatement, else the stated number first and the first operand."""
    first = marks if relation.kind == RESTATEMENT else marks[:1]
    return touches(first, [printed.spans[relation.stated]]) and touches(marks, [printed.spans[relation.operands[0]]])


def finds(finding: Finding, relation: Relation, printed: Printed) -> bool:
    """Whether ``finding`` is about the relation: any of its numbers, but both places of a restatement."""
    if relation.kind == RESTATEMENT:
        return all(touches(finding.marks, [span]) for span in spans(printed, relation))
    return touches(finding.marks, spans(printed, relation))


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
        _judge_lookalikes(result, report, alarms(checked), clean)
        sound = [r for r in checked.relations if r.verdict in ("holds", "rounding")]
        proven: set[Relation] = set()
        for relation in report.relations:
            result.generated[relation.kind] += 1
            if any(proves(r.marks, relation, clean) for r in sound):
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
    fresh = [f for f in alarms(checked) if _key(f) not in known]
    found = any(finds(f, slip.relation, wrong) for f in fresh)
    kind = OPEN if slip.short else slip.relation.kind
    forms = [(kind, form) for form in slip.relation.form.split(" / ")]
    result.injected[kind] += 1
    result.forms_injected.update(forms)
    result.half_detected[kind] += any(touches(f.marks, spans(wrong, slip.relation)) for f in fresh)
    if found:
        result.detected[kind] += 1
        result.forms_detected.update(forms)
        return
    change = f"{slip.number.printed(slip.number.value)} -> {slip.printed}"
    result.missed.append(Missed(slip.relation, kind, report.name, _sentences(wrong, slip.relation, slip.number), change, verified))


def _sentences(printed: Printed, relation: Relation, number: Number) -> str:
    """The sentence of ``number``; for a restatement that of the other place too."""
    shown = [number, *(n for n in relation.numbers if n is not number)] if relation.kind == RESTATEMENT else [number]
    return "\n    ".join(printed.sentence(n) for n in shown)


def _judge_lookalikes(result: Measurement, report: Report, raised: list[Finding], printed: Printed) -> None:
    """Count the lookalikes of a clean report, and the alarms that touch one."""
    for finding in raised:
        touched = {a.form for a in report.lookalikes if touches(finding.marks, [printed.spans[a.number]])}
        if touched:
            result.mistaken.append(f"({', '.join(sorted(touched))}) {_alarm(report, finding, printed)}")
    for pair in report.lookalikes:
        result.lookalikes[pair.form] += 1
        result.confused[pair.form] += any(touches(f.marks, [printed.spans[pair.number]]) for f in raised)


def _alarm(report: Report, finding: Finding, printed: Printed) -> str:
    line = finding.marks[0].place.line if finding.marks else None
    texts = "".join(f"\n    {sentence}" for sentence in dict.fromkeys(_around(printed, m) for m in finding.marks))
    quotes = " ".join(m.quote for m in finding.marks)
    return f"{report.name}:{line} {finding.code} {finding.severity} {finding.messages['zh']} [{quotes}]{texts}"


def _around(printed: Printed, mark: Mark) -> str:
    if mark.place.line is None or mark.place.column is None or mark.place.end_column is None:
        return mark.quote
    return printed.around(Span(mark.place.line, mark.place.column, mark.place.end_column))


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
