"""Headings, list items, captions, unit lines and notes: what the beginning and end of a line say about it."""

import re
from functools import cache

from auditlint.document.normalise import normalise
from auditlint.language import vocabulary

LONGEST = 45
"""Characters of the longest heading."""

_CHINESE = "一二三四五六七八九十百零〇"
_STYLES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (10, re.compile(rf"第[{_CHINESE}\d]{{1,4}}(?:部分|篇|编)")),
    (11, re.compile(rf"第[{_CHINESE}\d]{{1,4}}章")),
    (12, re.compile(rf"第[{_CHINESE}\d]{{1,4}}节")),
    (13, re.compile(rf"[{_CHINESE}]{{1,4}}\s?[、.．]")),
    (14, re.compile(rf"[(（][{_CHINESE}]{{1,4}}[)）]")),
    (15, re.compile(r"\d{1,2}[、.．](?!\d)")),
    (16, re.compile(r"[(（]\d{1,2}[)）]|\d{1,2}[)）]")),
    (17, re.compile(r"[①-⑳]")),
)
_DECIMAL = re.compile(r"\d{1,2}(?:[.．]\d{1,2}){1,3}(?=\s{0,2}[\u4e00-\u9fff])(?!\s{0,2}[万亿元个件人倍分次年吨亩户天米公平宗起名家项份])")
_STARTS = re.compile(rf"[第#(（\d①-⑳{_CHINESE}]")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_SENTENCE = re.compile(r"[。；;！!？?，,：:、…]$|。")
_LEADER = re.compile(r"[.·…．]{4,}\s?\d{1,4}$|\s{2,}\d{1,3}$|\t\d{1,3}$")
_FURNITURE = re.compile(
    r"[-—–－]{1,2}\s{0,2}\d{1,4}\s{0,2}[-—–－]{1,2}|第\s{0,2}\d{1,4}\s{0,2}页(?:\s{0,2}[/,，]?\s{0,2}共\s{0,2}\d{1,4}\s{0,2}页)?"
)
_LIST_ITEM_ONLY = 17


def list_style(line: str) -> int:
    """The numbering that a line begins with (10 is the outermost: 第…部分; 15 is ``1.``), or 0.

    Markdown headings are 1 to 6, ``1.1`` is 20 and more.
    """
    if not _STARTS.match(line):
        return 0
    marker = _MARKDOWN.match(line)
    if marker:
        return len(marker.group(1))
    decimal = _DECIMAL.match(line)
    if decimal:
        return 19 + len(re.split(r"[.．]", decimal.group()))
    for style, pattern in _STYLES:
        if pattern.match(line):
            return style
    return 0


def heading_text(line: str) -> str:
    """A Markdown heading without its number signs; any other line as it is."""
    marker = _MARKDOWN.match(line)
    return line[marker.end() :] if marker else line


def is_heading(line: str, style: int) -> bool:
    """Whether a numbered line is short and does not end like a sentence.

    Two items of one style in a row are a list; the caller sees to that.
    """
    if not style or style == _LIST_ITEM_ONLY:
        return False
    if style <= 6:
        return len(line) <= 2 * LONGEST
    return len(line) <= LONGEST and not _SENTENCE.search(line) and not _LEADER.search(line)


def is_contents_line(line: str) -> bool:
    """A line of a table of contents: it ends with leaders and a page number."""
    return len(line) <= 100 and _LEADER.search(line) is not None and list_style(line) > 0 and ("." in line or "…" in line or "·" in line)


def is_furniture(line: str) -> bool:
    """A printed page number."""
    return len(line) <= 24 and _FURNITURE.fullmatch(line) is not None


class Sections:
    """The headings in force, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above what follows."""
        return tuple(title for _, title in self._open)

    def enter(self, style: int, title: str) -> int:
        """Begin a section; its level (1 is the outermost)."""
        while self._open and self._open[-1][0] >= style:
            self._open.pop()
        self._open.append((style, title))
        return len(self._open)


@cache
def _unit_line() -> re.Pattern[str]:
    words = vocabulary("tables")["unit_line"]
    prefixes = "|".join(map(re.escape, words["prefixes"]))
    units = "|".join(re.escape(normalise(unit)) for unit in sorted(words["units"], key=len, reverse=True))
    return re.compile(
        rf"(?:^|[\s(，；])(?:{prefixes})?\s{{0,4}}单\s{{0,4}}位\s{{0,3}}：\s{{0,3}}(?P<unit>(?:{units})(?:\s{{0,2}}[、，/和,]\s{{0,2}}(?:{units})){{0,6}})\)?$"
    )


def unit_of(line: str) -> str:
    """The unit that a line such as ``单位：万元`` (normalised) declares for the table below it, or an empty string."""
    if len(line) > 80 or "位" not in line:
        return ""
    match = _unit_line().search(line.rstrip("。；"))
    return match.group("unit") if match else ""


_NUMBERED_CAPTION = re.compile(
    rf"(?:附件|附表|续表)：?$|(?:续|附)?(?:表|附件)\s?[\d{_CHINESE}]{{1,3}}(?:[-—.]\d{{1,2}})?(?=[\s：:、.．《]|$|[\u4e00-\u9fff])"
)


def is_caption(line: str) -> bool:
    """A line that names a table by number: ``表1 …``, ``附件2``."""
    return len(line) <= 60 and not _SENTENCE.search(line) and _NUMBERED_CAPTION.match(line) is not None


def is_title(line: str) -> bool:
    """A short line that can name the table directly below it."""
    return 2 <= len(line) <= 60 and not _SENTENCE.search(line) and not is_furniture(line)


@cache
def _note() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, vocabulary("tables")["note_marks"]))
    return re.compile(rf"[(*※]?(?:{marks})\s?\d{{0,2}}\s?[：:]|[*※]\s?注")


def is_note(line: str) -> bool:
    """A comment below a table: ``注：…``, ``数据来源：…``."""
    return _note().match(line) is not None
