"""Grades whose bands are printed one decimal apart."""

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data

GRADES = "评价等级：90分及以上为优，{band}分为良，60至{below}分为中，60分以下为差。"


def codes(text: str) -> list[str]:
    return [f.code for f in check_data("report.txt", text.encode(), load_catalogue()).findings]


def test_bands_one_decimal_apart_leave_nothing_out() -> None:
    assert codes(GRADES.format(band="80至89.9", below="79.9")) == []


def test_bands_two_points_apart_do() -> None:
    assert codes(GRADES.format(band="80至88", below="79.9")) == ["SCR011"]
