"""The fixed words of the working paper, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Words of one language. The fields that end in ``_of`` are `str.format` templates."""

    heading: str
    overview: str
    findings: str
    relations: str
    unchecked: str
    tool: str
    drawn: str
    units: str
    units_note: str
    all_of: str
    sampled_of: str
    evenly: str
    by_amount: str
    document_columns: tuple[str, ...]
    finding_columns: tuple[str, ...]
    relation_columns: tuple[str, ...]
    unchecked_columns: tuple[str, ...]
    operand_of: str
    verdicts: dict[str, str]
    undetermined: str
    number: str
    unlinked: str


PAPER_WORDS = {
    "en": PaperWords(
        heading="Working paper: the numbers of the report, recomputed",
        overview="Overview",
        findings="Findings",
        relations="Verified relations",
        unchecked="Not checked",
        tool="Made by",
        drawn="Relations shown",
        units="Values",
        units_note="in the base of the unit (万元 in 元, percent in percent points), as printed in the document",
        all_of="all {total} verified relations",
        sampled_of="{size} of {total} verified relations, drawn {way} with seed {seed}",
        evenly="each with the same chance",
        by_amount="with a chance that grows with the stated value",
        document_columns=("document", "SHA-256", "format", "numbers", "checked", "set aside", "unchecked", "verified relations", "remarks"),
        finding_columns=(
            "no.",
            "document",
            "place",
            "check",
            "severity",
            "finding",
            "printed",
            "recomputed",
            "formula",
            "cause",
            "effect",
            "accepted because",
            "fingerprint",
            "initials",
            "remarks",
        ),
        relation_columns=(
            "no.",
            "document",
            "place",
            "check",
            "verdict",
            "printed",
            "",
            "recomputed",
            "difference",
            "initials",
            "remarks",
            "formula as printed",
        ),
        unchecked_columns=("no.", "document", "place", "kind", "printed", "reason", "initials", "remarks"),
        operand_of="operand {}",
        verdicts={"holds": "holds", "rounding": "holds within rounding", "fails": "fails", "undetermined": "undetermined"},
        undetermined="undetermined relation",
        number="number",
        unlinked="no other printed number was found to check it against",
    ),
    "zh": PaperWords(
        heading="工作底稿：报告数字复算",
        overview="概况",
        findings="问题",
        relations="已核实关系",
        unchecked="未核对",
        tool="生成工具",
        drawn="所列关系",
        units="数值",
        units_note="以基本单位计（万元折为元，百分比为百分点数），取自文中所印数字",
        all_of="全部{total}条已核实关系",
        sampled_of="从{total}条已核实关系中抽取{size}条，{way}，随机种子{seed}",
        evenly="等概率抽取",
        by_amount="按所印数值大小加权抽取",
        document_columns=("文档", "SHA-256", "格式", "数字", "已核对", "已排除", "未核对", "已核实关系", "备注"),
        finding_columns=(
            "序号",
            "文档",
            "位置",
            "检查",
            "严重程度",
            "问题",
            "原文",
            "重算",
            "算式",
            "原因",
            "影响",
            "接受理由",
            "指纹",
            "复核人",
            "备注",
        ),
        relation_columns=("序号", "文档", "位置", "检查", "结论", "原文数值", "", "复算", "差异", "复核人", "备注", "原文算式"),
        unchecked_columns=("序号", "文档", "位置", "类别", "原文", "原因", "复核人", "备注"),
        operand_of="运算数{}",
        verdicts={"holds": "成立", "rounding": "在四舍五入范围内成立", "fails": "不成立", "undetermined": "无法判断"},
        undetermined="无法判断的关系",
        number="数字",
        unlinked="文中未找到可与之核对的其他数字",
    ),
}
