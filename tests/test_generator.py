"""Reports that are true by construction: the generator keeps its word, auditlint is quiet on them and finds most single slips."""

import random
import re
from fractions import Fraction
from functools import cache

import pytest
from generator.documents import document
from generator.measure import OPEN, RESTATEMENT, Measurement, measure
from generator.model import Number, Relation, half_up
from generator.partitions import percentage, total
from generator.render import inject, render
from generator.restatements import vocabulary
from generator.sectors import sectors

DOCUMENTS = 25
FIRST_SEED = 7_000

LEAST_DETECTION = 0.90
"""Share of single-number slips that must be found, restatements apart."""

LEAST_RESTATEMENTS = 0.90
"""Share of slips in one of two statements of a fact that must be found, with both places."""

MOST_ALARMS = 1.0
"""False alarms per 100,000 characters that are allowed on reports without an error."""

SEEDS = range(FIRST_SEED, FIRST_SEED + DOCUMENTS)


@cache
def measured() -> Measurement:
    return measure(SEEDS, injections=4)


def test_the_reports_cover_the_sectors_and_kinds() -> None:
    kinds = {r.kind for seed in SEEDS for r in document(seed).relations}
    assert kinds == {
        "partition",
        "share",
        "rate",
        "average",
        "difference",
        "growth",
        "points",
        "product",
        "budget",
        "table",
        "roll-forward",
        "restatement",
    }
    assert len(sectors()) >= 8
    assert len({seed % len(sectors()) for seed in SEEDS}) == len(sectors())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_relation_is_true_as_printed(seed: int) -> None:
    report = document(seed)
    printed = render(report)
    lines = printed.text.split("\n")
    values = {}
    for number, span in printed.spans.items():
        text = lines[span.line - 1][span.start - 1 : span.end - 1]
        assert re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", text), text
        values[number] = Fraction(text.replace(",", ""))
    assert values == report.values
    assert report.relations
    for relation in report.relations:
        assert relation.holds(values), (relation.kind, relation.form, printed.sentence(relation.stated))
        assert relation.tolerated(values)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_slip_changes_one_number_and_breaks_the_relation(seed: int) -> None:
    report = document(seed)
    clean = render(report).text.split("\n")
    rng = random.Random(seed)
    slips = [s for r in report.relations if (s := inject(report, r, rng)) is not None]
    assert len(slips) > len(report.relations) * 0.9
    for slip in slips:
        printed = render(report, {slip.number: slip.printed})
        wrong = printed.text.split("\n")
        span = printed.spans[slip.number]
        assert [i for i, (a, b) in enumerate(zip(clean, wrong, strict=True), 1) if a != b] == [span.line]
        before, after = clean[span.line - 1], wrong[span.line - 1]
        assert before[: span.start - 1] == after[: span.start - 1]
        assert after[span.start - 1 : span.end - 1] == slip.printed
        assert before.endswith(after[span.end - 1 :])
        changed = {**report.values, slip.number: Fraction(slip.printed.replace(",", ""))}
        assert not slip.relation.holds(changed)
        assert not slip.relation.tolerated(changed)


def test_the_same_seed_gives_the_same_text() -> None:
    assert render(document(FIRST_SEED)).text == render(document(FIRST_SEED)).text
    assert render(document(FIRST_SEED)).text != render(document(FIRST_SEED + 1)).text


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(1, 8), 2, Fraction(13, 100)),
        (Fraction(-1, 8), 2, Fraction(-13, 100)),
        (Fraction(2, 3), 0, Fraction(1)),
        (Fraction(1, 3), 1, Fraction(3, 10)),
    ],
)
def test_rounding(value: Fraction, decimals: int, rounded: Fraction) -> None:
    assert half_up(value, decimals) == rounded


@pytest.mark.parametrize(("printed", "tolerated"), [("66.67", True), ("66.66", True), ("66.68", False), ("66.65", False)])
def test_a_rate_may_be_rounded_or_cut_off(printed: str, tolerated: bool) -> None:
    stated, part, whole = Number(Fraction(printed), 2, exact=False), Number(Fraction(2)), Number(Fraction(3))
    relation = Relation("rate", "", stated, (part, whole), percentage)
    assert relation.tolerated({n: n.value for n in relation.numbers}) is tolerated


@pytest.mark.parametrize(("printed", "tolerated"), [("30.00", True), ("30.01", True), ("30.02", False), ("29.97", False)])
def test_a_sum_of_amounts_may_miss_by_rounding(printed: str, tolerated: bool) -> None:
    whole = Number(Fraction(printed), 2, exact=False)
    parts = Number(Fraction(10), 2, exact=False), Number(Fraction(20), 2, exact=False)
    relation = Relation("partition", "", whole, parts, total)
    assert relation.tolerated({n: n.value for n in relation.numbers}) is tolerated


def test_an_open_list_may_fall_short_but_not_exceed() -> None:
    whole, parts = Number(Fraction(100)), (Number(Fraction(40)), Number(Fraction(60)))
    relation = Relation("partition", "", whole, parts, total, open=True)
    assert relation.short({whole: Fraction(100), parts[0]: Fraction(40), parts[1]: Fraction(50)})
    assert not relation.short({whole: Fraction(100), parts[0]: Fraction(40), parts[1]: Fraction(70)})
    assert not relation.short({whole: Fraction(1000), parts[0]: Fraction(400), parts[1]: Fraction(591)})


def test_clean_reports_raise_no_alarms() -> None:
    found = measured()
    assert found.alarm_rate - found.mistaken_rate <= MOST_ALARMS, "\n".join(found.alarms)


def test_other_facts_in_like_words_raise_no_alarms() -> None:
    assert measured().mistaken_rate <= MOST_ALARMS, "\n".join(measured().mistaken)


def test_most_slips_are_found() -> None:
    kinds = [k for k in measured().injected if k not in (OPEN, RESTATEMENT)]
    missed = "\n".join(f"{m.kind} {m.relation.form} {m.change} {m.sentence}" for m in measured().missed if m.kind in kinds)
    assert measured().found(kinds) >= LEAST_DETECTION, missed


def test_slips_in_restatements_are_found_with_both_places() -> None:
    missed = "\n".join(f"{m.relation.form} {m.change} {m.sentence}" for m in measured().missed if m.kind == RESTATEMENT)
    assert measured().found([RESTATEMENT]) >= LEAST_RESTATEMENTS, missed


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fact_is_restated_in_another_section(seed: int) -> None:
    report = document(seed)
    printed = render(report)
    spans = printed.spans
    restated = [r for r in report.relations if r.kind == RESTATEMENT]
    assert len(restated) >= 6
    for relation in restated:
        assert spans[relation.stated].line != spans[relation.operands[0]].line
    assert report.lookalikes
    for pair in report.lookalikes:
        assert spans[pair.number] != spans[pair.fact]
        assert pair.number.value != pair.fact.value
        assert pair.number not in {n for r in restated for n in r.numbers}


def test_facts_share_no_noun_with_other_sentences() -> None:
    assert set(vocabulary()) == set(sectors())
    for name, known in vocabulary().items():
        nouns = [entry[1] for entry in known["counts"] + known["amounts"]] + [entry[0] for entry in known["rates"]]
        assert len(nouns) == len(set(nouns))
        assert not [noun for noun in nouns if noun in str(sectors()[name])]


def test_the_table_names_every_kind() -> None:
    text = measured().table()
    print(text)
    for kind in measured().generated:
        assert re.search(rf"^{kind} ", text, re.M), kind
    assert "false alarms:" in text
    assert sum(measured().injected.values()) >= DOCUMENTS * 3
    assert OPEN not in measured().generated
