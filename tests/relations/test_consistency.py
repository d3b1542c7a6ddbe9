"""Tables that are true by construction give no finding; one number changed beyond rounding gives one that covers it; the print does not matter."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.quantities.decimals import decimal_text
from auditlint.quantities.quantity import Quantity
from tests.relations.judging import Examined, examine

NAMES = "甲乙丙丁戊己庚辛壬癸"
WIDE = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")
FEW = settings(max_examples=40, deadline=None)


@dataclass(frozen=True)
class Sample:
    """Detail rows of first and second batch (counts), with a budget in cents and what was spent of it."""

    rows: tuple[tuple[int, int, int, int], ...]

    def cells(self, order: list[int]) -> list[list[str]]:
        lines = [self._line(f"{NAMES[i]}镇", self.rows[i]) for i in order]
        sums = tuple(sum(column) for column in zip(*self.rows, strict=True))
        return [*lines, self._line("合计", sums)]  # type: ignore[arg-type]

    def _line(self, name: str, row: tuple[int, int, int, int]) -> list[str]:
        first, second, budget, spent = row
        rate = decimal_text(Fraction(100 * spent, budget), 2)
        return [name, str(first), str(second), str(first + second), f"{budget / 100:.2f}", f"{spent / 100:.2f}", f"{rate}%"]


HEADER = ["镇", "线上办理（件）", "线下办理（件）", "办理合计（件）", "预算数（万元）", "支出数（万元）", "预算执行率"]

row = st.tuples(st.integers(100, 99_999), st.integers(100, 99_999), st.integers(10_000, 999_999), st.integers(20, 99)).map(
    lambda r: (r[0], r[1], r[2], r[2] * r[3] // 100)
)
samples = st.lists(row, min_size=4, max_size=10, unique_by=lambda r: r[2]).map(lambda rows: Sample(tuple(rows)))


def table(cells: list[list[str]]) -> str:
    lines = ["| " + " | ".join(line) + " |" for line in (HEADER, *cells)]
    return "\n".join([lines[0], "|---" * len(HEADER) + "|", *lines[1:]])


def outcome(found: Examined) -> list[tuple[str, str]]:
    """The verdicts of the arithmetic; how a number is printed may matter to the checks of notation."""
    return sorted((j.row.kind, j.verdict) for j in found.judged if j.row.kind in ("footing", "ratio"))


def reported(found: Examined) -> str:
    return "\n".join(f"{j.row.kind}: {j.row.formula} {j.verdict}" for j in found.failed)


def touches(found: Examined, at: tuple[int, int]) -> bool:
    """Whether a failed relation holds the number in the cell ``at`` (row and column of the body)."""
    stock = found.ledger.tables[0]
    cell = stock.grid[stock.table.header_rows + at[0]][at[1]]
    assert isinstance(cell, Quantity)
    return any(q is cell for j in found.failed for q in (j.row.stated, *j.row.operands))


@FEW
@given(samples)
def test_a_consistent_table_is_verified_without_a_finding(sample: Sample) -> None:
    order = list(range(len(sample.rows)))
    found = examine(table(sample.cells(order)))
    assert not found.failed, reported(found)
    assert len(found.of("footing", axis="column")) == 5
    assert len(found.of("footing", axis="row")) == len(order) + 1
    assert len(found.of("ratio")) == len(order) + 1
    assert {j.verdict for j in found.judged} <= {"holds", "rounding"}


@FEW
@given(samples, st.data())
def test_one_changed_number_is_found_where_it_stands(sample: Sample, data: st.DataObject) -> None:
    cells = sample.cells(list(range(len(sample.rows))))
    at = (data.draw(st.integers(0, len(cells) - 1)), data.draw(st.integers(1, len(HEADER) - 1)))
    printed = cells[at[0]][at[1]]
    digit = data.draw(st.sampled_from([i for i, c in enumerate(printed.split(".")[0]) if c.isdigit()]))
    other = data.draw(st.sampled_from([d for d in "123456789" if d != printed[digit]]))
    cells[at[0]][at[1]] = printed[:digit] + other + printed[digit + 1 :]
    found = examine(table(cells))
    assert found.failed, f"{printed} -> {cells[at[0]][at[1]]}"
    assert touches(found, at), reported(found)


@FEW
@given(samples, st.randoms(use_true_random=False), st.booleans())
def test_print_and_order_do_not_change_the_verdicts(sample: Sample, random: Random, wrong: bool) -> None:
    order = list(range(len(sample.rows)))
    plain = sample.cells(order)
    if wrong:
        plain[-1][1] = str(int(plain[-1][1]) + 1000)
    grouped = [[line[0], *(_grouped(c) for c in line[1:])] for line in plain]
    wide = [[line[0], *(c.translate(WIDE) for c in line[1:])] for line in plain]
    random.shuffle(order)
    shuffled = [*(plain[i] for i in order), plain[-1]]
    expected = outcome(examine(table(plain)))
    assert ("footing", "fails") in expected or not wrong
    for variant in (grouped, wide, shuffled):
        assert outcome(examine(table(variant))) == expected


def _grouped(cell: str) -> str:
    percent = cell.endswith("%")
    whole, point, decimals = cell.rstrip("%").partition(".")
    return f"{int(whole):,}{point}{decimals}{'%' if percent else ''}"


@pytest.mark.parametrize("parts", [3, 10])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_rounded_parts_of_a_true_whole_never_fail(parts: int, data: st.DataObject) -> None:
    """Parts in 元 printed in 万元 with two decimals, their true sum printed alike."""
    true = data.draw(st.lists(st.integers(10_000, 9_999_999), min_size=parts, max_size=parts))
    rows = [f"| {NAMES[i]}单位 | {decimal_text(Fraction(v, 10_000), 2)} |" for i, v in enumerate(true)]
    text = "\n".join(["| 单位 | 金额（万元） |", "|---|---|", *rows, f"| 合计 | {decimal_text(Fraction(sum(true), 10_000), 2)} |"])
    assert [j for j in examine(text).failed if j.verdict == "fails"] == []
