"""Formulas recomputed exactly."""

from fractions import Fraction

import pytest

from auditlint.formulas.evaluation import evaluate
from auditlint.formulas.grammar import OpaqueFormula, parse

CELLS = {
    ("", 0, 0): Fraction(1, 10),
    ("", 0, 1): Fraction(2, 10),
    ("", 1, 0): Fraction(5),
    ("数 据", 0, 0): Fraction(7),
    ("'x", 0, 0): Fraction(9),
}


def value(formula: str) -> Fraction:
    return evaluate(parse(formula), lambda sheet, row, column: CELLS.get((sheet, row, column)))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=A1+B1", Fraction(3, 10)),
        ("=$A$1 * 2 - B1/4", Fraction(15, 100)),
        ("=SUM(A1:B1, A2, 3)", Fraction(83, 10)),
        ("=AVERAGE(A1:C3)", Fraction(53, 30)),
        ("=ROUND(2.675,2)", Fraction(268, 100)),
        ("=ROUND(-2.5,0)", Fraction(-3)),
        ("=ROUND(1250,-2)", Fraction(1300)),
        ("=-2^2", Fraction(4)),
        ("=2^-1", Fraction(1, 2)),
        ("=50%*A2", Fraction(5, 2)),
        ("=(A1+B1)*-1", Fraction(-3, 10)),
        ("='数 据'!A1+'''x'!A1", Fraction(16)),
        ("=IFERROR(A2/B1,0)", Fraction(25)),
        ("=MAX(A1:B1)-MIN(A1:B1)+ABS(-1)", Fraction(11, 10)),
        ("=C9+1", Fraction(1)),
        ("=1.5e2", Fraction(150)),
    ],
)
def test_values(formula: str, result: Fraction) -> None:
    assert value(formula) == result


@pytest.mark.parametrize(
    "formula",
    [
        "=A1/C9",
        "=IF(A1>0,1,2)",
        "=A1&B1",
        "=SUM(A1:A1048576)",
        "=[1]表!A1",
        "=A1:B1",
        "=NAME",
        "=SUM(",
        "=",
        "1+1",
        "=2^0.5",
        "=" + "(" * 500,
        "=9^99",
        "=A1 B1",
        "=1e99",
    ],
)
def test_what_is_not_recomputed(formula: str) -> None:
    with pytest.raises(OpaqueFormula):
        value(formula)
