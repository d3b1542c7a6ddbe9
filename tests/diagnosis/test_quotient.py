"""Causes of a failed rate: which other printed numbers reproduce it."""

from auditlint.diagnosis import Restated, diagnose
from tests.relations.judging import Examined, examine, pipes


def first_cause(found: Examined, code: str) -> tuple[str, dict[str, str]] | None:
    """The diagnosis of the first finding of ``code``."""
    check, judgement, row = next((c, j, item.row) for item in found.failed for c, j in item.failures if c.code == code)
    cause = diagnose(row, judgement, found.ledger, Restated(found.ledger), check.expect.judge)
    return None if cause is None else (cause.key, cause.values)


def test_another_numerator() -> None:
    found = examine("全年受理案件5214件，调解成功5108件，其中涉农案件4871件，调解成功率93.42%。")
    cause = first_cause(found, "RAT001")
    assert cause is not None
    assert cause[0] == "numerator"
    assert cause[1] == {"stated": "93.42%", "numerator": "5108", "denominator": "5214", "operand": "4871"}


def test_another_denominator() -> None:
    found = examine("达标率=453÷500×100%=94.18%。年内共481家单位参加评定。")
    assert first_cause(found, "EXP001") is None, "a bare 500 and 481家 are not of one kind"
    found = examine("达标率=453家÷500家×100%=94.18%。年内共481家单位参加评定。")
    cause = first_cause(found, "EXP001")
    assert cause is not None
    assert cause[0] == "denominator"
    assert cause[1]["operand"] == "481"


def test_the_inverse() -> None:
    found = examine("全年受理案件5214件，调解成功5108件，调解成功率102.08%。")
    cause = first_cause(found, "RAT001")
    assert cause is not None
    assert cause[0] == "inverse"


def test_no_cause_without_an_exact_test() -> None:
    found = examine("全年受理案件5214件，调解成功5108件，调解成功率71.33%。")
    assert first_cause(found, "RAT001") is None


def test_the_failed_pair_is_never_its_own_cause() -> None:
    found = examine(
        pipes(
            "地区 预算数（万元） 支出数（万元） 预算执行率",
            "甲县 50 48 96.00%",
            "乙县 40 37 92.50%",
            "丙县 25 25 100.00%",
            "丁县 30 27 91.00%",
        )
    )
    assert first_cause(found, "TAB004") is None


def test_the_complement() -> None:
    found = examine("全年受理案件5214件，调解成功5108件，调解成功率2.03%。")
    cause = first_cause(found, "RAT001")
    assert cause is not None
    assert cause[0] == "complement"
