"""Reports made by hand, for the golden tests of every reporter."""

from auditlint.document import Place
from auditlint.report import Coverage, DocumentReport, Finding, Mark, Relation, Report

SECTION = ("三、项目成效", "（一）培训规模持续扩大")
SENTENCE = "取得证书19260人，完成培训21030人，证书取得率91.85%，超过目标值（90%）。"
FILLER = "为落实就业优先战略，人力资源部门会同财政部门持续完善补贴政策，"
TOTAL_ROW = "合计\t20530\t680\t21030"
PARTS = (("东城区", "3120"), ("西城区", "2745"), ("河滨区", "1864"), ("青山区", "4210"), ("高新区", "8411"))


def _in_sentence(role, quote, column, context, value, unit):
    place = Place(line=12, column=column, end_line=12, end_column=column + len(quote), paragraph=7, section=SECTION)
    return Mark(role, quote, place, value, unit, context, context.index(quote))


def _in_table(role, label, quote, line, row, context):
    end = 2 + len(quote)
    labels = {"row_label": label, "column_label": "企业职工培训人数", "section": ("一、概况",)}
    place = Place(line=line, column=2, end_line=line, end_column=end, table=1, row=row, **labels)
    return Mark(role, quote, place, quote, "人", context, context.index(quote))


def wrong_rate(context: str = SENTENCE) -> Finding:
    """A rate whose digits are swapped, both sides in one sentence."""
    return Finding(
        code="RAT001",
        name="wrong-rate",
        severity="error",
        confidence="likely",
        path="报告/培训.txt",
        messages={
            "en": "91.85% is printed, but 19260 of 21030 is 91.58%.",
            "zh": "原文为91.85%，但19260÷21030为91.58%。",
        },
        marks=(
            _in_sentence("operand", "19260人", 5, context, "19260", "人"),
            _in_sentence("operand", "21030人", 16, context, "21030", "人"),
            _in_sentence("stated", "91.85%", 28, context, "91.85", "%"),
        ),
        fingerprint="5d41402abc4b2a76",
        formula="19260 ÷ 21030 × 100% = 91.85%",
        stated="91.85%",
        computed="91.58%",
        diagnoses={"en": "two digits are swapped", "zh": "两位数字颠倒"},
    )


def wrong_total() -> Finding:
    """A column total, with its parts in rows of their own."""
    parts = tuple(_in_table("operand", label, quote, 20 + 4 * i, i + 2, f"{label}\t{quote}") for i, (label, quote) in enumerate(PARTS))
    return Finding(
        code="TAB001",
        name="misfooted-column",
        severity="error",
        confidence="certain",
        path="报告/培训.txt",
        messages={
            "en": "The total row prints 20530; the 5 rows above add up to 20350.",
            "zh": "合计行为20530，其上5行相加为20350。",
        },
        marks=(*parts, _in_table("stated", "合计", "20530", 59, 7, TOTAL_ROW)),
        fingerprint="7d793037a0760186",
        formula="3120 + 2745 + 1864 + 4210 + 8411 = 20530",
        stated="20530",
        computed="20350",
    )


def accepted() -> Finding:
    """A suppressed finding in a spreadsheet, without a line."""
    return Finding(
        code="UNI001",
        name="mixed-units",
        severity="warning",
        confidence="possible",
        path="报告/培训.txt",
        messages={"en": "Units differ.", "zh": "单位不同。"},
        marks=(Mark("stated", "42米", Place(sheet="表1", cell="B7"), "42", "米"),),
        fingerprint="1679091c5a880faf",
        suppressed={"reason": "agreed with the author"},
    )


def report() -> Report:
    """Three documents: one with findings, one clean and partly read, one unreadable."""
    relations = (
        Relation("RAT", "ratio", "fails", "报告/培训.txt", wrong_rate().marks, formula="19260 ÷ 21030 × 100% = 91.85%"),
        Relation("TAB", "footing", "holds", "报告/培训.txt", wrong_total().marks[:2]),
        Relation("TAB", "footing", "rounding", "报告/培训.txt", wrong_total().marks[:2]),
        Relation(
            "TAB",
            "footing",
            "undetermined",
            "报告/培训.txt",
            wrong_total().marks[:1],
            reasons={"en": "a cell is missing", "zh": "缺少一个单元格"},
        ),
    )
    ragged = {"en": "table 3 has ragged rows", "zh": "第3个表格各行列数不一"}
    binary = {"en": "not a text file", "zh": "不是文本文件"}
    findings = (wrong_rate(), wrong_total(), accepted())
    verdicts = {"fails": 1, "holds": 1, "rounding": 1, "undetermined": 1}
    return Report(
        (
            DocumentReport("报告/培训.txt", "text", "ab12", "read", {}, Coverage(120, 71, 40), findings, relations, verdicts),
            DocumentReport("报告/预算.txt", "text", "cd34", "partly-read", ragged, Coverage(8, 8, 0)),
            DocumentReport("报告/附件.bin", "text", "ef56", "unreadable", binary),
        )
    )
