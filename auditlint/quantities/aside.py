"""Numbers that are not data: dates, document numbers, ordinals, list marks, codes ... They are set aside by kind.

The grammar is one alternation of named groups; the first that matches at a position wins. It reads normalised text.
"""

import re

_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?[-—~至到]+\s?"
_LINE = r"(?:(?<=\n)|\A)\s*"

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
        rf"|(?<![\d.]){_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)|(?<![\d.,]){_YEAR}\.(?:0?[1-9]|1[0-2])(?![\d%])"
        rf"|(?<!\d)\d{{1,2}}(?:{_DASH}\d{{1,2}})?\s?月(?:份|底|初|中旬|上旬|下旬|末|\s?\d{{1,2}}\s?[日号](?:{_DASH}\d{{1,2}}\s?[日号])?)?(?!度)|(?<!\d)\d{{1,2}}日(?:前|起|止|内)(?!均)",
    ),
    ("year", rf"(?<![\d.,]){_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d))?\s?(?:学?年度?|财年)(?!\d)|(?<![\d.,])(?:{_YEAR}{_DASH}{_YEAR})(?![\d.%])"),
    ("ordinal", r"第\s?\d+(?:\.\d+)?(?:\s?[-—~至、]\s?\d+)*"),
    ("phone", r"(?<!\d)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})(?!\d)"),
    ("time", r"(?<!\d)(?:\d{1,2}:\d{2}(?::\d{2})?(?!\d)|24\s?小时|7\s?[×xX*]\s?24)"),
    ("ratio", r"(?<![\d.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}(?![\d.])"),
    (
        "code",
        r"(?<![\d.])\d{15,20}[xX]?(?!\d)|(?![xX×]\d)[A-Za-z]{1,}[-_]?\d[\dA-Za-z_.\-]*(?:/\d[\d\-]*)?|(?<![\d.])\d+(?:\.\d+)?(?![xX]\d)[A-Za-z]+\d[\dA-Za-z]*|\d{4,}/\d{3,}[-\d]*|(?<![\d.])0\d{2,}(?![\d.])",
    ),
    ("name", r"(?<![\d.])\d(?:\+[\dXxNn]){0,3}\+[XxNn](?:\+[\dXxNn])*|\d+[·]\d+"),
    (
        "list",
        rf"{_LINE}(?:\(\d{{1,2}}\)|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=[\s一-龥、])|\d{{1,2}}\s?[、.)](?!\d))|(?<=[。；：;\n(])\s?\d{{1,2}}[、.)](?![\d%])|(?<![\d.,])\d{{1,2}}\.(?=[一-龥《“])|(?<=[。；])\s?\(\d{{1,2}}\)",
    ),
    ("age", r"\d+(?:[-—~至]\d+)?\s?周?岁"),
    (
        "rule",
        r"每(?:低于?|超过?|少|增加?|减少?|高于?|缺失?|缺少|出现|发现|有|延迟|多|降低|提高|不具备)[^，。；\n]{0,12}?\d[^。；\n]{0,30}?[扣加减得][^。；\n]{0,12}?\d+(?:\.\d+)?\s?[分%]",
    ),
    (
        "range",
        r"(?<![\d.])\d+(?:\.\d+)?\s?%?(?:\((?:含|不含)\))?\s?[-—~至]+\s?\d+(?:\.\d+)?(?:\((?:含|不含)\))?(?=\s?[%分个名人件次天日周岁元万户年小米])",
    ),
)
KINDS: tuple[str, ...] = tuple(dict.fromkeys(kind for kind, _ in _KINDS))
_GROUPS = tuple(kind for kind, _ in _KINDS)
_FIRST = r"(?=[\d《“\"'‘〔\[(﹝【第每A-Za-z\s。；：])"
_PATTERN = re.compile(_FIRST + "(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)) + ")")
_DIGIT = re.compile(r"\d")


def set_aside(text: str) -> list[tuple[int, int, str]]:
    """The spans of ``text`` whose numbers are not data: ``(start, end, kind)`` in order."""
    spans: list[tuple[int, int, str]] = []
    if _DIGIT.search(text) is None:
        return spans
    for match in _PATTERN.finditer(text):
        group = match.lastgroup
        if group is not None:
            spans.append((match.start(), match.end(), _GROUPS[int(group[1:])]))
    return spans
