"""Formulas in one line."""

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from tests.readers.reading import paragraphs

from .package import p, packed, word


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def m(name: str, **parts: str) -> str:
    return f"<m:{name}>{''.join(f'<m:{part}>{content}</m:{part}>' for part, content in parts.items())}</m:{name}>"


def formula(*content: str) -> str:
    return f"<m:oMath>{''.join(content)}</m:oMath>"


def linear(*content: str) -> str:
    (found,) = paragraphs(word(p("式", formula(*content))))
    return found.removeprefix("式")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r("到位率=") + m("f", num=r("65"), den=r("65")) + r("×100%"), "到位率=65÷65×100%"),
        (m("f", num=r("a+b"), den=r("c")), "(a+b)÷(c)"),
        (m("f", num=r("300"), den=m("f", num=r("1"), den=r("2"))), "(300)÷(1÷2)"),
        (m("f", num=r("(a+b)"), den=r("c-d")), "(a+b)÷(c-d)"),
        (m("f", num=r("-5"), den=r("8")), "-5÷8"),
        (m("sSup", e=r("10"), sup=r("2")), "10²"),
        (m("sSup", e=r("1+r"), sup=r("5")), "(1+r)^5"),
        (m("sSub", e=r("S"), sub=r("1")), "S_1"),
        (m("sSubSup", e=r("S"), sub=r("1"), sup=r("n")), "S_1^n"),
        (m("d", e=r("3+4")) + r("∗2"), "(3+4)×2"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>7</m:t></m:r></m:e></m:d>', "[7]"),
        (m("rad", deg="", e=r("16")), "√(16)"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>', "∑x"),
        (m("eqArr", e=r("甲=1")), "甲=1"),
        (m("func", fName=r("max"), e=r("x")), "maxx"),
    ],
)
def test_linear(content, expected):
    assert linear(content) == expected


def test_a_formula_of_its_own_line_and_its_places():
    block = f"<m:oMathPara>{formula(r('率='), m('f', num=r('30'), den=r('40')), r('=75%'))}</m:oMathPara>"
    (found,) = word(p(block)).paragraphs
    assert found.text.content == "率=30÷40=75%"
    assert (found.text.place(5, 7).offset, found.text.quote(5, 7)) == (5, "40")


def test_a_wrong_formula_is_found():
    wrong = formula(r("预算执行率="), m("f", num=r("30"), den=r("40")), r("×100%=76%"))
    report = check_data("report.docx", packed(p("评分过程：", wrong, "。")), load_catalogue())
    assert [(f.stated, f.computed) for f in report.findings] == [("76%", "75")]
    right = packed(p("评分过程：", wrong.replace("76%", "75%"), "。"))
    assert check_data("report.docx", right, load_catalogue()).findings == ()
