"""The score that a stated result earns by its rule."""

from fractions import Fraction

import pytest

from auditlint.scoring.earned import earned


@pytest.mark.parametrize(
    ("rule", "rate", "scores"),
    [
        ("支出率高于95%得4分；高于90%得3分；高于80%得2分；低于80%不得分", "92.5", ["3"]),
        ("完成率达到100%得满分，否则按比例得分", "95", ["3.8", "3.8"]),
        ("完成率达到100%得满分，否则按比例得分", "103", ["4"]),
        ("达到目标值得满分，否则按比例得分", "81", ["3.24", "3.6"]),
        ("达到100%得满分；每低于1%扣权重分的5%，扣完为止", "98.5", ["3.7", "3.8", "3.6"]),
        ("达到100%得满分；每低于1%扣1分", "90", ["0", "0", "0"]),
        ("制度健全得4分，否则酌情扣分", "92", []),
        ("低于上年值得满分；否则按高于上年值的百分比扣分", "33", []),
    ],
)
def test_earned(rule: str, rate: str, scores: list[str]) -> None:
    found = earned(rule, Fraction(4), Fraction(rate), Fraction(90))
    assert list(found) == [Fraction(score) for score in scores]
