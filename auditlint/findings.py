"""Judged relations -> findings and relations of the report, with their proof."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from auditlint.catalogue.message import fill
from auditlint.catalogue.model import Check
from auditlint.consequences import Consequences
from auditlint.coverage import checked, state
from auditlint.diagnosis import Cause, Restated, diagnose
from auditlint.engine import Judged
from auditlint.language import vocabulary
from auditlint.quantities.decimals import decimal_text, decimals_of, exact_text
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.report import Confidence, Finding, Mark, Printed, Recipe, Relation, Role
from auditlint.severity import SEVERITIES, Severity

LANGUAGES = ("en", "zh")
_QUOTED = frozenset({"expression", "definition", "scope"})
_AROUND = 200
_STOPS = "。；\n"
_UNROUNDED = frozenset({"score", "count", "number"})


def findings(ledger: Ledger, judged: list[Judged]) -> tuple[Finding, ...]:
    """The findings of a document, ordered by place."""
    consequences = Consequences(ledger, judged)
    restated = Restated(ledger)
    found = [_finding(ledger, item, check, judgement, consequences, restated) for item in judged for check, judgement in item.failures]
    found.sort(key=lambda pair: (pair[0], pair[1].code))
    return tuple(_numbered([finding for _, finding in found]))


def relations(ledger: Ledger, judged: list[Judged]) -> tuple[Relation, ...]:
    """All judged relations of a document, ordered by place."""
    return tuple(_relation(ledger, item) for item in sorted(judged, key=lambda item: _position(item.row)))


def _position(row: Row) -> tuple[int, int]:
    first = row.stated or (row.operands[0] if row.operands else None)
    return (first.passage, first.start) if first is not None else (0, 0)


def printed(ledger: Ledger, judged: list[Judged]) -> tuple[Printed, ...]:
    """Every printed number of a document with its state, in reading order."""
    done = checked(judged)
    return tuple(_printed(ledger, q, state(q, done)) for q in ledger)


def _printed(ledger: Ledger, quantity: Quantity, kind: str) -> Printed:
    mark = _mark(ledger, "context", quantity, False)
    if kind == "checked":
        return Printed(mark, "checked")
    return Printed(mark, "set aside", kind) if kind else Printed(mark, "unchecked")


def reported(verdict: str) -> str:
    """The verdict as reported: an implausible rounding is a failure."""
    return "fails" if verdict == "implausible" else verdict


def _relation(ledger: Ledger, item: Judged) -> Relation:
    check, judgement = max(item.judgements, key=lambda pair: pair[1].verdict == item.verdict)
    reasons = {}
    if judgement.verdict == "undetermined":
        reasons = reason_texts(ledger, judgement)
    return Relation(
        check.family,
        item.row.kind.partition(":")[0],
        reported(item.verdict),  # type: ignore[arg-type]
        ledger.document.path,
        _marks(ledger, item.row, with_context=False),
        reasons,
        item.row.formula,
        _recipe(item.row, check),
    )


def reason_texts(ledger: Ledger, judgement: Judgement) -> dict[str, str]:
    """Why a judgement is undetermined, by language."""
    misreading = judgement.misreading
    if misreading is None:
        return {"en": judgement.reason, "zh": vocabulary("reasons").get(judgement.reason, judgement.reason)}
    words = vocabulary("misreadings")
    place = ledger.place(misreading.quantity)
    kind = "cell" if place.row_label and place.column_label else "row" if place.row_label else "page" if place.page else "text"
    names = {"row": place.row_label or "", "column": place.column_label or "", "page": str(place.page or "")}
    return {
        language: fill(
            words["misread"][language],
            {"read": misreading.quantity.printed, "printed": misreading.printed, "place": fill(words[kind][language], names)},
        )
        for language in LANGUAGES
    }


def _recipe(row: Row, check: Check) -> Recipe:
    """The numbers that the check's expression reads, where all are decimals."""
    values: dict[str, tuple[str, ...]] = {}
    for name in sorted(check.expect.names):
        column = row.columns.get(name)
        numbers = column if isinstance(column, tuple) else (column,)
        texts = [exact_text(n.value) for n in numbers if isinstance(n, Number)]
        if len(texts) == len(numbers):
            values[name] = tuple(texts)
    return Recipe(check.code, check.expect.source, tuple(values.items()))


def _finding(
    ledger: Ledger, item: Judged, check: Check, judgement: Judgement, consequences: Consequences, restated: Restated
) -> tuple[tuple[int, int], Finding]:
    row = item.row
    cause = restated.told(*item.told) if item.told is not None else diagnose(row, judgement, ledger, restated, check.expect.judge)
    marks = _marks(ledger, row)
    if cause is not None:
        shown = {id(q) for q in (row.stated, *row.operands, *row.context)}
        marks += tuple(_mark(ledger, "other", q, True) for q in cause.elsewhere if id(q) not in shown)
    recognised = any(mark.confidence < 1 for mark in marks)
    severity, confidence = _severity(row, check, judgement, recognised)
    stated = row.stated
    computed = _computed(ledger, row, check, judgement)
    diagnoses = {language: cause.text(language) for language in LANGUAGES} if cause else {}
    messages = {language: _message(ledger, row, check, judgement, cause, language) for language in LANGUAGES}
    if recognised:
        messages = {language: message + vocabulary("misreadings")["recognised"][language] for language, message in messages.items()}
    finding = Finding(
        check.code,
        check.name,
        severity,
        confidence,
        ledger.document.path,
        messages,
        marks,
        _fingerprint(row, check),
        _formula(row),
        ledger.quote(stated).replace("\n", "") if stated and stated.printed else None,
        computed,
        diagnoses,
        consequences.of(row, judgement),
    )
    return ((stated.passage, stated.start) if stated else (0, 0)), finding


def _computed(ledger: Ledger, row: Row, check: Check, judgement: Judgement) -> str | None:
    """The recomputed value; as printed where a restatement has another unit than the stated number.

    ``None`` where the check is about something else than the value of the stated number (its decimals, its sign).
    """
    if (
        row.kind == "restatement"
        and row.stated is not None
        and (row.stated.scale, row.stated.unit) != (row.operands[0].scale, row.operands[0].unit)
    ):
        return ledger.quote(row.operands[0])
    if "stated" not in check.expect.names and check.identity is None:
        return None
    return computed_text(judgement.computed, row.stated)


def _severity(row: Row, check: Check, judgement: Judgement, recognised: bool) -> tuple[Severity, Confidence]:
    """The check's severity, capped: at warning for a possible link, an approximate operand, an implausible rounding, or text recognised from a picture."""
    approximate = any(q.approximation for q in (row.stated, *row.operands) if q is not None)
    capped = row.confidence == "possible" or approximate or recognised or judgement.verdict == "implausible"
    if capped and SEVERITIES.index(check.severity) < SEVERITIES.index("warning"):
        return "warning", row.confidence
    return check.severity, row.confidence


def _message(ledger: Ledger, row: Row, check: Check, judgement: Judgement, cause: Cause | None, language: str) -> str:
    values: dict[str, str] = {}
    for name, value in row.columns.items():
        values[name] = value if isinstance(value, str) else _number_text(value, row.stated)
    for name, quantity in row.named.items():
        values[name] = ledger.quote(quantity).replace("\n", "")
    if row.stated is not None and row.stated.printed:
        values["stated"] = ledger.quote(row.stated).replace("\n", "")
    values["formula"] = _formula(row)
    values["diagnosis"] = cause.text(language) if cause else ""
    if judgement.computed is not None and "computed" not in row.named:
        values["computed"] = with_unit(computed_text(judgement.computed, row.stated) or "", ledger, row.stated)
        values["residual"] = _number_text(Number.exact(judgement.residual), row.stated, sign=True)
    return fill(check.message[language], values).strip()


def _formula(row: Row) -> str:
    """The formula of a failed relation: as printed where the document prints it, else with the sign that it does not hold."""
    formula = row.formula.replace("\n", "")
    return formula if row.kind in _QUOTED else formula.replace(" = ", " ≠ ")


def _number_text(value: object, like: Quantity | None, *, sign: bool = False) -> str:
    if isinstance(value, tuple):
        return ", ".join(_number_text(v, like) for v in value)
    if not isinstance(value, Number):
        return ""
    scale = Fraction(like.scale) if like is not None else Fraction(1)
    text = decimal_text(value.value / scale, _places(value, like))
    return f"+{text}" if sign and value.value > 0 else text


def computed_text(computed: Number | None, stated: Quantity | None) -> str | None:
    """The recomputed value in the scale and decimals of the stated one; ``[low, high]`` where rounded operands leave an interval."""
    if computed is None:
        return None
    scale = Fraction(stated.scale) if stated is not None else Fraction(1)
    places = _places(computed, stated)
    if computed.is_exact or computed.linear:
        text = decimal_text(computed.value / scale, places)
        if stated is not None and Fraction(stated.value) == Fraction(text.replace(",", "")) * scale:
            text = decimal_text(computed.value / scale, places + 2)
        return text
    low, high = decimal_text(computed.low / scale, places), decimal_text(computed.high / scale, places)
    return low if low == high else f"[{low}, {high}]"


def _places(value: Number, stated: Quantity | None) -> int:
    """The decimals to show: those of the stated number, more beside an unrounded one (a count, a score) that they would falsify."""
    places = decimals_of(stated)
    if stated is None or not value.is_exact or stated.dimension not in _UNROUNDED or stated.scale != 1:
        return places
    return next((n for n in (places, places + 1, places + 2) if (value.value * 10**n).denominator == 1), max(places, 2))


def with_unit(text: str, ledger: Ledger, stated: Quantity | None) -> str:
    """``text`` with the printed unit of ``stated``."""
    if stated is None or not text:
        return text
    content = ledger.passage(stated).text.content
    return text + content[stated.number_end : stated.end].replace("\n", "").strip()


def _marks(ledger: Ledger, row: Row, *, with_context: bool = True) -> tuple[Mark, ...]:
    roles: list[tuple[Role, Quantity]] = [("stated", row.stated)] if row.stated is not None else []
    roles += [("operand", q) for q in row.operands]
    roles += [("other", q) for q in row.context]
    return tuple(_mark(ledger, role, q, with_context) for role, q in roles)


def _mark(ledger: Ledger, role: Role, quantity: Quantity, with_context: bool) -> Mark:
    context, at = _context(ledger, quantity) if with_context else ("", 0)
    value = None if quantity.aside == "formula" else format(quantity.value.normalize(), "f")
    return Mark(
        role,
        ledger.quote(quantity),
        ledger.place(quantity),
        value,
        quantity.unit or None,
        context,
        at,
        quantity.passage,
        quantity.start,
        quantity.end,
        ledger.confidence(quantity),
    )


def _context(ledger: Ledger, quantity: Quantity) -> tuple[str, int]:
    content = ledger.passage(quantity).text.content
    first, last = max(quantity.start - _AROUND, 0), min(quantity.end + _AROUND, len(content))
    start = max([first, *(content.rfind(c, first, quantity.start) + 1 for c in _STOPS)])
    end = min([last, *(e for c in _STOPS if (e := content.find(c, quantity.end, last)) >= 0)])
    return content[start:end].rstrip(), quantity.start - start


def _fingerprint(row: Row, check: Check) -> str:
    printed = [q.printed for q in (row.stated, *row.operands, *row.context) if q is not None]
    text = "\x1f".join([check.code, str(row.columns.get("label", "")), *printed])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _numbered(found: list[Finding]) -> Iterator[Finding]:
    """Findings that are alike get a number of order in their fingerprint."""
    seen: Counter[str] = Counter()
    for finding in found:
        seen[finding.fingerprint] += 1
        n = seen[finding.fingerprint]
        if n == 1:
            yield finding
        else:
            yield Finding(**{**{name: getattr(finding, name) for name in finding.__slots__}, "fingerprint": f"{finding.fingerprint}-{n}"})
