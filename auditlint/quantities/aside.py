"""Numbers that are not data: dates, document numbers, ordinals, list marks, codes ... They are set aside by kind.

The grammar is one alternation of named groups; the first that matches at a position wins. It reads normalised text.
"""

import re

_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?[-—~至到]+\s?"
_LINE = r"(?:(?<=\n)|\A)\s*"
_MEASURED = r"\s?(?:[万亿][元人件户余多]|元|%)|[万亿倍折%‰吨亩米克天升岁]|千[元克瓦米]|公[里顷斤]|个?百分点|个月|个?(?:小时|学时|课时)|平方|立方|年(?![度末初])|分(?![析类组配级项布期别])"
_COUNTED = r"(?:[批人场件台户]次|[个件人户名次家台套辆座处部条期项])(?=\Z|\n)"
_EDGE = r"(?:\((?:含|不含)\))?"
_FREE = r"(?<![\d.=×÷*/+])(?<![=×÷*/+]\()"
_REFERENCE = r"(?:附件|附表|附图|附录|[表图])"
_NUMBERED = r"\d{1,3}(?:[-—.]\d{1,2})*"

_KINDS: tuple[tuple[str, str], ...] = (
    ("title", r"《[^《》\n]{0,120}》"),
    ("name", r"[“\"'‘][^“”\"'‘’\n]{0,3}\d[^“”\"'‘’\n，。；%]{0,8}[”\"'’](?!\s?[\d%])"),
    (
        "document",
        rf"(?:[〔\[(﹝【]\s?{_YEAR}\s?[〕\])﹞】]|〔{_YEAR})\s?第?\s?\d+\s?号?|[(（]?{_YEAR}[)）]?第\d+号|\d{{1,5}}号(?=[)令文函公])",
    ),
    (
        "date",
        rf"{_YEAR}\s?年\s?\d{{1,2}}\s?(?:{_DASH}\d{{1,2}}\s?)?月(?:\s?\d{{1,2}}\s?[日号])?(?:{_DASH}(?:{_YEAR}\s?年)?\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号])?)?"
        rf"|(?<![\d.]){_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)|(?<![\d.,]){_YEAR}\.(?:0?[1-9]|1[0-2])(?![\d%]|{_MEASURED}|[个人件户宗])"
        rf"|(?<!\d)\d{{1,2}}(?:{_DASH}\d{{1,2}})?\s?月(?:份|底|初|中旬|上旬|下旬|末|\s?\d{{1,2}}\s?[日号](?:{_DASH}\d{{1,2}}\s?[日号])?)?(?!度)|(?<![\d.])\d{{1,2}}(?:[、和]\d{{1,2}}){{1,11}}\s?月(?!均)|(?<!\d)\d{{1,2}}日(?:前|起|止|内)(?!均)"
        rf"|(?<![\d.,]){_YEAR}\d{{2,4}}日|(?<![\d.,])20[012]\d\d\d(?=[年月件])"
        r"|(?<![\d.])(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])(?=(?:学雷锋|雷锋|植树|劳动|国际|世界|全国|消费者|妇女|护士|禁毒|宪法|安全生产)[^\d，。；]{0,8}?[日节月周])",
    ),
    (
        "year",
        rf"(?<![\d.,]){_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d))?\s?(?:学?年度?|财年)(?!\d{{1,2}}\s?[月./-])|(?<![\d.,])(?:{_YEAR}{_DASH}{_YEAR})(?![\d.%])",
    ),
    (
        "ordinal",
        r"第\s?\d+(?:\.\d+)?(?:\s?[-—~至、]\s?\d+)*|(?<=/)共\d+页"
        rf"|{_LINE}{_REFERENCE}\s?{_NUMBERED}(?![\d.%，]|\s?[个人件元户份名])|{_REFERENCE}{_NUMBERED}(?=[，。；：、)》\n]|\Z|所[示列]|中(?!心)|显示|可[见知])",
    ),
    ("category", r"(?<![\d.])\d{1,3}-(?=[一-龥])"),
    (
        "phone",
        r"(?<!\d)(?:0\d{2,3}[-—]\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})(?!\d|\s?[万亿]?元)|(?<!\d)1\d{4}(?=\s?[“\"]?[一-龥]{0,6}(?:热线|平台))|(?:(?<=热线)|(?<=电话)|(?<=热线：)|(?<=电话：))\d{3,}(?![\d,]|\s?(?:万|余)?[人件个次通起部台户条宗])",
    ),
    (
        "time",
        r"(?<!\d)(?:\d{1,2}:\d{2}(?::\d{2})?(?!\d)|24\s?小时|7\s?[×xX*]\s?24|\d{1,2}\s?[时点]\s?\d{1,2}\s?分(?!钟)|\d+\s?小时\s?\d+\s?分(?!钟))",
    ),
    ("ratio", r"(?<![\d.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}(?![\d.])"),
    (
        "code",
        r"[A-Z]{2,}(?:/[A-Z]+)?\s?\d+(?:\.\d+)*[-—]\d{4}(?!\d)|(?<![\d.])\d+(?:\.\d+)?\s?k[Vv](?![A-Za-z])|(?:(?<=邮编)|(?<=邮编：)|(?<=编码)|(?<=编码：)|(?<=编号)|(?<=编号：)|(?<=代码)|(?<=代码：))\d{3,}"
        r"|\[\d{1,3}\](?![年月日])|(?<![\d.])\d+(?:\.\d+)?(?:分制|版(?![块本画权面]))|(?<![\d.])\d{15,20}[xX]?(?!\d)|(?![xX×]\d)[A-Za-z]{1,}[-_]?\d[\dA-Za-z_.\-]*(?:/\d[\d\-]*)?|(?<![\d.])\d+(?:\.\d+)?(?![xX]\d)[A-Za-z]+\d[\dA-Za-z]*|\d{6,}/\d{4}-\d+|(?<![\d.])0\d{2,}(?![\d.])",
    ),
    ("name", r"(?<![\d.])\d(?:\+[\dXxNn]){0,3}\+[XxNn](?:\+[\dXxNn])*|\d+[·]\d+"),
    (
        "list",
        rf"{_LINE}(?:\(\d{{1,2}}\)|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=[\s一-龥、])(?!{_MEASURED}|{_COUNTED})|\d{{1,2}}\s?[、.)](?!\d)|\d{{1,2}}\.(?={_YEAR}\s?年))|(?:{_LINE}|(?<=[。；：;\n(])\s?)\d{{1,2}}、(?=\d{{1,3}}-[一-龥])|(?<=[。；：;\n(])\s?\d{{1,2}}[、.)](?![\d%])|(?<![\d.,])\d{{1,2}}\.(?=[一-龥《“])|(?<=[。；])\s?\(\d{{1,2}}\)|(?<![\d.])\d{{1,2}}(?:\.\d{{1,2}}){{2,4}}(?![\d.%])",
    ),
    ("age", r"\d+(?:[-—~至]\d+)?\s?周?岁"),
    (
        "rule",
        r"每(?:低于?|超过?|少|增加?|减少?|高于?|缺失?|缺少|出现|发现|有|延迟|多|降低|提高|不具备)[^，。；\n]{0,12}?\d[^。；\n]{0,30}?[扣加减得][^。；\n]{0,12}?\d+(?:\.\d+)?\s?[分%]",
    ),
    (
        "rule",
        rf"{_FREE}\d+(?:\.\d+)?分{_EDGE}(?:[至到]\d+(?:\.\d+)?分{_EDGE})?(?:及?以[上下]{_EDGE})?的?[为是][“\"]?(?:优|良|中|差|合格|不合格|及格|不及格|一般)",
    ),
    (
        "range",
        rf"{_FREE}\d+(?:\.\d+)?\s?%?(?:\((?:含|不含)\))?\s?[-—~至]+\s?\d+(?:\.\d+)?(?:\((?:含|不含)\))?(?=\s?[%分个名人件次天日周岁元万户年小米档级](?!\s?=))"
        rf"|{_FREE}\d+(?:\.\d+)?\s?[%分]?\((?:含|不含)\)\s?[-—~至]\s?\d+(?:\.\d+)?[%分]?"
        rf"|{_FREE}\d+(?:\.\d+)?(?P<of>%|[万亿]?元|[分名人件次天岁户米])[-—~]\d+(?:\.\d+)?(?P=of)(?!\s?=)",
    ),
)
_GROUPS = tuple(kind for kind, _ in _KINDS)
_FIRST = r"(?=[\d《“\"'‘〔\[(﹝【第每A-Za-z\s。；：]|[附表图][件表录图\d]|共\d)"
_PATTERN = re.compile(_FIRST + "(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + ")")
_DIGIT = re.compile(r"\d")
_ENDLESS = re.compile(r"[\dA-Za-z]{41,}")
"""No number and no word is so long; the grammar, which looks ahead from every character, must not meet it."""


def set_aside(text: str) -> list[tuple[int, int, str]]:
    """The spans of ``text`` whose numbers are not data: ``(start, end, kind)`` in order."""
    spans: list[tuple[int, int, str]] = []
    if _DIGIT.search(text) is None:
        return spans
    endless = [(match.start(), match.end(), "code") for match in _ENDLESS.finditer(text)]
    if endless:
        text = _ENDLESS.sub(lambda match: "_" * len(match.group()), text)
    for match in _PATTERN.finditer(text):
        group = match.lastgroup
        if group is not None:
            spans.append((match.start(), match.end(), _GROUPS[int(group[1:])]))
    return sorted([*spans, *endless]) if endless else spans
