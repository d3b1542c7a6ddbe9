"""The fixed words of the HTML report, in both languages."""

from dataclasses import dataclass
from typing import Any

from auditlint.reporters.paperwords import PAPER_WORDS


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words of one language. The fields that end in ``_of`` are `str.format` templates, or, with names in braces, filled by the script."""

    language: str
    heading: str
    skip: str
    skip_findings: str
    choose_document: str
    findings: str
    document: str
    overview: str
    search: str
    severity: str
    family: str
    section: str
    all_families: str
    all_sections: str
    suppressed: str
    show_suppressed_of: str
    shown_of: str
    none_shown: str
    places: str
    legend: str
    by_section: str
    numbers: str
    checked: str
    checked_of: str
    whole: str
    hidden: str
    doubtful: str
    no_transcript: str
    details: str
    number: str
    close: str
    status: str
    relations: str
    no_relations: str
    map: str
    help: str
    keys: tuple[tuple[str, str], ...]
    families: dict[str, str]
    roles: dict[str, str]
    statuses: dict[str, str]
    meanings: dict[str, str]
    asides: dict[str, str]
    verdicts: dict[str, str]

    def script(self) -> dict[str, Any]:
        """The words that the script puts in."""
        names = (
            "all_families", "all_sections", "shown_of", "none_shown", "number", "status", "relations", "no_relations", "findings", "close",
            "families", "roles", "statuses", "meanings", "asides", "verdicts",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}


PAGE_WORDS = {
    "en": PageWords(
        language="en",
        heading="Check of the printed numbers",
        skip="Skip to the document",
        skip_findings="Skip to the findings",
        choose_document="Document",
        findings="Findings",
        document="Document",
        overview="Overview",
        search="Search findings",
        severity="Severity",
        family="Kind of check",
        section="Section",
        all_families="All kinds",
        all_sections="All sections",
        suppressed="suppressed",
        show_suppressed_of="Show {} suppressed",
        shown_of="{shown} of {all} shown",
        none_shown="No finding fits the filter.",
        places="Places",
        legend="What the marks mean",
        by_section="Numbers by section",
        numbers="Numbers",
        checked="Checked",
        checked_of="{} of {}",
        whole="Whole document",
        hidden="hidden in the file",
        doubtful="This table could not be read for certain",
        no_transcript="The text of this document is not shown here.",
        details="Details of the chosen place",
        number="Number",
        close="Close",
        status="Status",
        relations="Relations",
        no_relations="It stands in no relation.",
        map="Findings in the document",
        help="Keyboard",
        keys=(
            ("j k ↓ ↑", "next, previous finding"),
            ("Enter", "open or close a finding"),
            ("n p", "next, previous number of the document"),
            ("/", "search the findings"),
            ("Esc", "close, clear"),
            ("?", "this help"),
        ),
        families={
            "BUD": "budget", "CHG": "change", "EXP": "expressions", "META": "run", "NRM": "norms", "PRT": "parts of a whole", "RAT": "rates",
            "REF": "references, names", "REP": "restatements", "SCR": "scores", "TAB": "tables", "TGT": "targets", "UNI": "units, notation",
            "USR": "own checks",
        },
        roles={"stated": "printed", "operand": "operand", "other": "see also", "context": "see also"},
        statuses={
            "error": "error", "warning": "warning", "info": "note", "verified": "verified", "rounding": "within rounding",
            "involved": "in question", "undetermined": "undetermined", "aside": "set aside", "unchecked": "unchecked",
        },
        meanings={
            "error": "stated in a finding that is an error",
            "warning": "stated in a finding that is a warning",
            "info": "stated in a finding that is a note",
            "verified": "stands in a relation that holds",
            "rounding": "stands in a relation that holds within rounding",
            "involved": "stands only in relations that fail, as one of their operands, or was accepted",
            "undetermined": "stands only in relations that could not be judged",
            "aside": "no data: a date, an ordinal, a target, a rule ...",
            "unchecked": "nothing in the document was found to check it against",
        },
        asides={
            "year": "year", "date": "date", "document": "document number", "title": "title", "name": "name", "ordinal": "ordinal",
            "category": "category", "phone": "telephone number", "time": "time", "ratio": "ratio", "code": "code", "list": "list mark",
            "age": "age", "rule": "scoring rule", "range": "range", "target": "target", "formula": "formula",
        },
        verdicts=PAPER_WORDS["en"].verdicts,
    ),
    "zh": PageWords(
        language="zh-CN",
        heading="报告数字核对",
        skip="跳到文档",
        skip_findings="跳到问题列表",
        choose_document="文档",
        findings="问题",
        document="文档",
        overview="概况",
        search="搜索问题",
        severity="严重程度",
        family="检查类别",
        section="章节",
        all_families="全部类别",
        all_sections="全部章节",
        suppressed="已抑制",
        show_suppressed_of="显示已抑制的 {} 处",
        shown_of="显示 {shown} / {all} 处",
        none_shown="没有符合筛选条件的问题。",
        places="所在位置",
        legend="标记说明",
        by_section="各章数字核对情况",
        numbers="数字",
        checked="已核对",
        checked_of="{} / {}",
        whole="全文",
        hidden="文件中隐藏",
        doubtful="此表格未能可靠读取",
        no_transcript="此处不显示该文档的正文。",
        details="所选位置详情",
        number="数字",
        close="关闭",
        status="状态",
        relations="勾稽关系",
        no_relations="未列入任何勾稽关系。",
        map="问题在文档中的分布",
        help="键盘操作",
        keys=(
            ("j k ↓ ↑", "下一个、上一个问题"),
            ("Enter", "展开或收起问题"),
            ("n p", "文档中下一个、上一个数字"),
            ("/", "搜索问题"),
            ("Esc", "关闭、清除"),
            ("?", "显示本说明"),
        ),
        families={
            "BUD": "预算", "CHG": "增减变动", "EXP": "算式", "META": "运行", "NRM": "规范", "PRT": "其中项", "RAT": "比率", "REF": "引用与名称",
            "REP": "前后一致", "SCR": "评分", "TAB": "表格", "TGT": "目标值", "UNI": "单位与写法", "USR": "自定义",
        },
        roles={"stated": "原文", "operand": "运算数", "other": "另见", "context": "另见"},
        statuses={
            "error": "错误", "warning": "警告", "info": "提示", "verified": "已核实", "rounding": "舍入范围内", "involved": "存疑",
            "undetermined": "无法判断", "aside": "已排除", "unchecked": "未核对",
        },
        meanings={
            "error": "有错误级问题的数字",
            "warning": "有警告级问题的数字",
            "info": "有提示级问题的数字",
            "verified": "所在勾稽关系成立",
            "rounding": "所在勾稽关系在四舍五入范围内成立",
            "involved": "仅作为运算数出现在不成立的关系中，或所属问题已被接受",
            "undetermined": "所在勾稽关系均无法判断",
            "aside": "不是数据：日期、序号、目标值、评分规则等",
            "unchecked": "文中未找到可与之核对的其他数字",
        },
        asides={
            "year": "年份", "date": "日期", "document": "文号", "title": "书名、文件名", "name": "名称", "ordinal": "序号", "category": "分类号",
            "phone": "电话号码", "time": "时间", "ratio": "比例", "code": "编码", "list": "列表编号", "age": "年龄", "rule": "评分规则",
            "range": "区间", "target": "目标值", "formula": "公式",
        },
        verdicts=PAPER_WORDS["zh"].verdicts,
    ),
}  # fmt: skip
