"""Expressions of checks as spreadsheet formulas."""

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.catalogue.spreadsheet import recomputation

CELLS = {"stated": "F2", "parts": "M2:P2", "numerator": "M2", "denominator": "N2", "factor": "O2", "other": "M2"}


@pytest.mark.parametrize(
    ("expression", "made"),
    [
        ("stated == sum(parts)", ("=", "SUM(M2:P2)")),
        ("sum(parts) == stated", ("=", "SUM(M2:P2)")),
        ("stated == factor * numerator / denominator", ("=", "((O2*M2)/N2)")),
        ("stated <= 100", ("≤", "100")),
        ("100 >= stated", ("≤", "100")),
        ("stated >= 0 and stated <= other", ("≤", "M2")),
        ("same(stated, other)", ("=", "M2")),
        ("stated == -abs(other) - 1", ("=", "(-ABS(M2)-1)")),
        ("stated == max(other, numerator)", ("=", "MAX(M2,M2)")),
        ('label == "x"', None),
        ("stated == missing", None),
    ],
)
def test_recomputation(expression: str, made: tuple[str, str] | None) -> None:
    assert recomputation(expression, CELLS) == made


def test_every_check_of_sums_and_quotients_has_a_formula() -> None:
    for check in load_catalogue():
        if check.relation in ("footing", "ratio", "partition", "change", "product", "restatement"):
            cells = {name: "A1" for name, kind in check.columns.items() if kind in ("number", "numbers")}
            assert recomputation(check.expect.source, cells) is not None, check.code
