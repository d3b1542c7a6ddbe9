"""The fixed words of the text reporter, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language. The fields that end in ``_of`` are `str.format` templates."""

    severities: dict[str, str]
    counts: dict[str, tuple[str, str]]
    confidences: dict[str, str]
    parts: dict[str, str]
    table_of: str
    row_of: str
    column_of: str
    line_of: str
    page_of: str
    paragraph_of: str
    printed_at: str
    operands: str
    more_of: str
    formula: str
    recomputed: str
    recomputed_of: str
    diagnosis: str
    consequence: str
    between: str
    colon: str
    documents: tuple[str, str]
    nothing: str
    unread_of: str
    suppressed_of: str
    unreadable: str
    partly_read: str
    coverage: str
    coverage_of: str
    sections_of: str
    before_headings: str
    relations_of: str

    def counted(self, number: int, forms: tuple[str, str]) -> str:
        """``number`` with the singular or plural of a word."""
        return (forms[0] if number == 1 else forms[1]).format(number)


WORDINGS = {
    "en": Wording(
        severities={"error": "error", "warning": "warning", "info": "info"},
        counts={"error": ("{} error", "{} errors"), "warning": ("{} warning", "{} warnings"), "info": ("{} note", "{} notes")},
        confidences={"likely": "likely", "possible": "possible"},
        parts={"footnotes": "footnote", "endnotes": "endnote"},
        table_of="table {}",
        row_of="row {}",
        column_of="column {}",
        line_of="line {}",
        page_of="page {}",
        paragraph_of="paragraph {}",
        printed_at="in",
        operands="operands",
        more_of="and {} more",
        formula="formula",
        recomputed="recomputed",
        recomputed_of="{computed} (printed {stated})",
        diagnosis="cause",
        consequence="effect",
        between=", ",
        colon=": ",
        documents=("{} document", "{} documents"),
        nothing="nothing found",
        unread_of="{} not read",
        suppressed_of="{} suppressed",
        unreadable="not read",
        partly_read="partly read",
        coverage="coverage",
        coverage_of="{quantities} numbers: {checked} checked, {set_aside} set aside, {unchecked} unchecked",
        sections_of="checked or set aside by section: {}",
        before_headings="(before any heading)",
        relations_of="relations: {verified} verified, {failed} failed, {undetermined} undetermined",
    ),
    "zh": Wording(
        severities={"error": "错误", "warning": "警告", "info": "提示"},
        counts={"error": ("错误 {} 处", "错误 {} 处"), "warning": ("警告 {} 处", "警告 {} 处"), "info": ("提示 {} 处", "提示 {} 处")},
        confidences={"likely": "很可能", "possible": "可能"},
        parts={"footnotes": "脚注", "endnotes": "尾注"},
        table_of="第{}个表格",
        row_of="“{}”行",
        column_of="“{}”列",
        line_of="第{}行",
        page_of="第{}页",
        paragraph_of="第{}段",
        printed_at="位置",
        operands="运算数",
        more_of="另有{}个",
        formula="算式",
        recomputed="重算",
        recomputed_of="{computed}（原文为{stated}）",
        diagnosis="原因",
        consequence="影响",
        between="，",
        colon="：",
        documents=("文档 {} 份", "文档 {} 份"),
        nothing="未发现问题",
        unread_of="未能读取 {} 份",
        suppressed_of="已抑制 {} 处",
        unreadable="未能读取",
        partly_read="未全部读取",
        coverage="覆盖情况",
        coverage_of="数字 {quantities} 个：已核对 {checked}，已排除 {set_aside}，未核对 {unchecked}",
        sections_of="各章已核对或排除/总数：{}",
        before_headings="（标题之前）",
        relations_of="勾稽关系：成立 {verified}，不成立 {failed}，无法判断 {undetermined}",
    ),
}
