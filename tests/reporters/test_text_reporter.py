"""The text reporter, literally: what a reviewer reads, in both languages, with and without colour."""

import re

import pytest
from handmade_report import FILLER, SENTENCE, report, wrong_rate, wrong_total

from auditlint.document import Place
from auditlint.report import Coverage, DocumentReport, Finding, Mark, Report
from auditlint.reporters.terminal import columns
from auditlint.reporters.text import render
from auditlint.reporters.view import View

ENGLISH = """\
error[RAT001] wrong-rate (likely)
  --> 报告/培训.txt:12:28
      in          三、项目成效 › （一）培训规模持续扩大

      91.85% is printed, but 19260 of 21030 is 91.58%.

   12 │ 取得证书19260人，完成培训21030人，证书取得率91.85%，超过目标值（90%）。
      │         -------          -------            ^^^^^^

      formula     19260 ÷ 21030 × 100% = 91.85%
      recomputed  91.58% (printed 91.85%)
      cause       two digits are swapped

error[TAB001] misfooted-column
  --> 报告/培训.txt:59:2
      in          一、概况 › table 1 › row 合计, column 企业职工培训人数

      The total row prints 20530; the 5 rows above add up to 20350.

   59 │ 合计 20530 680 21030
      │      ^^^^^
      operands: 东城区 3120 (line 20), 西城区 2745 (line 24),
      河滨区 1864 (line 28), 青山区 4210 (line 32), 高新区 8411 (line 36)

      formula     3120 + 2745 + 1864 + 4210 + 8411 = 20530
      recomputed  20350 (printed 20530)

────────────────────────────────────────────────────────────────────────
3 documents, 1 not read, 2 errors, 1 suppressed
  报告/培训.txt
    120 numbers: 71 checked, 40 set aside, 9 unchecked · relations: 2 verified,
    1 failed, 1 undetermined
  报告/预算.txt
    partly read: table 3 has ragged rows
    8 numbers: 8 checked, 0 set aside, 0 unchecked · relations: 0 verified, 0
    failed, 0 undetermined
  报告/附件.bin
    not read: not a text file
"""

CHINESE = """\
错误[RAT001] wrong-rate (很可能)
  --> 报告/培训.txt:12:28
      位置        三、项目成效 › （一）培训规模持续扩大

      原文为91.85%，但19260÷21030为91.58%。

   12 │ 取得证书19260人，完成培训21030人，证书取得率91.85%，超过目标值（90%）。
      │         -------          -------            ^^^^^^

      算式        19260 ÷ 21030 × 100% = 91.85%
      重算        91.58%（原文为91.85%）
      原因        两位数字颠倒

错误[TAB001] misfooted-column
  --> 报告/培训.txt:59:2
      位置        一、概况 › 第1个表格 › “合计”行，“企业职工培训人数”列

      合计行为20530，其上5行相加为20350。

   59 │ 合计 20530 680 21030
      │      ^^^^^
      运算数：东城区 3120 (第20行)，西城区 2745 (第24行)，河滨区 1864 (第28行)，
      青山区 4210 (第32行)，高新区 8411 (第36行)

      算式        3120 + 2745 + 1864 + 4210 + 8411 = 20530
      重算        20350（原文为20530）

────────────────────────────────────────────────────────────────────────
文档 3 份，未能读取 1 份，错误 2 处，已抑制 1 处
  报告/培训.txt
    数字 120 个：已核对 71，已排除 40，未核对 9 · 勾稽关系：成立 2，不成立 1，无
    法判断 1
  报告/预算.txt
    未全部读取：第3个表格各行列数不一
    数字 8 个：已核对 8，已排除 0，未核对 0 · 勾稽关系：成立 0，不成立 0，无法判
    断 0
  报告/附件.bin
    未能读取：不是文本文件
"""

NARROW = """\
错误[RAT001] wrong-rate (很可能)
  --> 报告/培训.txt:12:28
      位置        三、项目成效 › （一）培训规模持续扩大

      原文为91.85%，但19260÷21030为91.58%。

   12 │ …善补贴政策，取得证书19260人，完成培训21030…
      │                      -------
      │ …人，完成培训21030人，证书取得率…
      │              -------
      │ …人，证书取得率91.85%，超过目标值（90%…
      │                ^^^^^^

      算式        19260 ÷ 21030 × 100% = 91.85%
      重算        91.58%（原文为91.85%）
      原因        两位数字颠倒

────────────────────────────────────────────────────────────
文档 1 份，错误 1 处
  a.txt
    数字 0 个：已核对 0，已排除 0，未核对 0 · 勾稽关系：成立
    0，不成立 0，无法判断 0
"""


def one(finding: Finding) -> Report:
    return Report((DocumentReport("a.txt", "text", "0" * 64, "read", {}, Coverage(), (finding,)),))


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_whole_report(lang: str, expected: str) -> None:
    assert render(report(), View(lang=lang, color=False, width=80)) == expected


def test_long_sentence_is_cut_around_the_numbers() -> None:
    finding = wrong_rate(FILLER * 3 + SENTENCE + FILLER * 3)
    assert render(one(finding), View(lang="zh", color=False, width=60)) == NARROW


def test_colour_marks_the_numbers_instead_of_underlining_them() -> None:
    text = render(one(wrong_rate()), View(lang="en", color=True, width=80))
    assert "\x1b[1;31m91.85%\x1b[0m" in text
    assert "\x1b[1;36m19260人\x1b[0m" in text
    assert "^^^" not in text


def test_colour_changes_nothing_but_colour() -> None:
    bare = re.sub("\x1b\\[[0-9;]*m", "", render(report(), View(lang="zh", color=True, width=80)))
    signs = re.compile(r"^ +│ [ ^-]+$\n", re.MULTILINE)
    assert bare == signs.sub("", render(report(), View(lang="zh", color=False, width=80)))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 53, 80, 120])
def test_no_line_is_wider_than_the_terminal(lang: str, width: int) -> None:
    for line in render(report(), View(lang=lang, color=False, width=width)).splitlines():
        assert columns(line) <= width, line


def test_suppressed_findings_are_counted_only() -> None:
    text = render(report(), View(lang="en", color=False, width=80))
    assert "UNI001" not in text
    assert "1 suppressed" in text


def test_document_text_cannot_steer_the_terminal() -> None:
    finding = wrong_rate("a\x1b[2J\u202e" + SENTENCE)
    text = render(one(finding), View(lang="en", color=False, width=100))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_nothing_found() -> None:
    text = render(
        Report((DocumentReport("a.txt", "text", "0" * 64, "read", {}, Coverage(3, 2, 1)),)), View(lang="en", color=False, width=80)
    )
    assert "1 document, nothing found" in text
    assert "3 numbers: 2 checked, 1 set aside, 0 unchecked" in text


def test_many_operands_are_listed_up_to_a_limit() -> None:
    total = wrong_total()
    rows = [(i, f"row{i}") for i in range(100)]
    many = tuple(Mark("operand", str(i), Place(line=i, table=1, row=i, row_label=label), context=f"{label} {i}") for i, label in rows)
    finding = Finding(total.code, total.name, "error", "certain", "a.txt", total.messages, (*many, total.marks[-1]), "f")
    text = render(one(finding), View(lang="en", color=False, width=80))
    assert "row23 23 (line 23), and 76 more" in text
    assert "row24 24" not in text


def test_place_without_a_line() -> None:
    mark = Mark("stated", "42", Place(sheet="表1", cell="B7"), "42")
    total = wrong_total()
    finding = Finding(total.code, total.name, "warning", "possible", "a.xlsx", total.messages, (mark,), "f")
    text = render(one(finding), View(lang="en", color=False, width=80))
    assert "warning[TAB001] misfooted-column (possible)\n  --> a.xlsx:表1!B7\n" in text
    assert "   B7 │ 42\n" in text


def test_cells_of_one_row_share_a_line_with_its_label() -> None:
    cells = [("operand", "4210", 37), ("operand", "126", 38), ("stated", "4363", 39)]
    marks = tuple(
        Mark(role, quote, Place(line=line, column=2, table=1, row=5, row_label="青山区"), context=quote) for role, quote, line in cells
    )
    total = wrong_total()
    finding = Finding("TAB002", "misfooted-row", "error", "certain", "a.txt", total.messages, marks, "f")
    text = render(one(finding), View(lang="zh", color=False, width=80))
    assert "   39 │ 青山区  4210  126  4363\n      │         ----  ---  ^^^^\n" in text


def test_a_number_wrapped_over_two_lines_is_marked_where_its_context_joins_it() -> None:
    mark = Mark("stated", "58\n\n320", Place(line=12, column=20, paragraph=1), context="上门照护58320人次", at=4)
    total = wrong_total()
    finding = Finding("REP001", "other-value", "error", "certain", "a.txt", total.messages, (mark,), "f")
    text = render(one(finding), View(lang="zh", color=False, width=80))
    assert "   12 │ 上门照护58320人次\n      │         ^^^^^\n" in text
