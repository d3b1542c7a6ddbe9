"""Markdown's marks, blanked out character for character, so that the text reader reads what is shown and every offset stays valid (CommonMark 0.31, GFM tables and footnotes)."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

BLANK = "\x1f"
"""Stands for a character that is not shown; it counts as white space, and `markup` drops it inside a line."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"[ >]{0,3}(`{3,}|~{3,})[^`\r\n]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_QUOTED = re.compile(r"(?:[ ]{0,3}>(?: |$))+")
_BULLET = re.compile(r"[ \t]{0,12}[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,40}\]:[ \t]*")
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_FORMULA = re.compile(r"\$[^$\r\n]{1,600}\$")
_HIDDEN_SPANS = (
    re.compile(r"\[\^[^\]\s]{1,40}\](?!:)"),
    re.compile(r"!\[[^\]\r\n]{0,400}\]\([^()\r\n]{0,2000}\)"),
    re.compile(r"~~(?=\S)[^~\r\n]{1,400}(?<=\S)~~"),
)
# A single asterisk between words is a multiplication sign in Chinese reports: 得分=完成率*100%*权重.
_MARKED_SPANS = (
    re.compile(r"(`+)(?!`)([^`\r\n]{1,400})(?<!`)\1(?!`)"),
    re.compile(r"(\*\*\*)(?=\S)([^*\r\n]{1,400})(?<=\S)\1"),
    re.compile(r"(\*\*)(?=\S)([^*\r\n]{1,400})(?<=\S)\1"),
    re.compile(r"(?<![\w)）])(__)(?=\S)([^_\r\n]{1,400})(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w*)）%％])(\*)(?=[^\s*])([^*\r\n]{1,400})(?<=[^\s*])\1(?![\w*(（])"),
    re.compile(r"(?<!\w)(_)(?=[^\s_])([^_\r\n]{1,400})(?<=[^\s_])\1(?!\w)"),
)
_LINK = re.compile(r"(?<!!)(\[)([^\[\]\r\n]{1,400})(\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+\"[^\"\r\n]{0,400}\")?\))")
_ESCAPE = re.compile(r"\\(?=[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{}~])")


@dataclass(slots=True)
class Marked:
    """A Markdown text. ``shown`` is as long as the file's text, marks blanked out; the rest is told by 0-based line numbers."""

    shown: str
    headings: dict[int, int] = field(default_factory=dict)
    """The levels of underlined headings; number signs stay for `headings.list_style`."""
    notes: set[int] = field(default_factory=set)
    """Lines that begin a footnote."""
    code: list[tuple[int, int]] = field(default_factory=list)
    """First and last line of code and of the metadata at the beginning; they are blanked out in ``shown``."""


def marked(raw: str) -> Marked:
    """The text without its marks."""
    chars = list(raw)
    result = Marked("")
    for match in _COMMENT.finditer(raw):
        _blank(chars, raw, match.start(), match.end())
    lines = [(match.start(), match.end()) for match in _LINE.finditer(raw) if match.end() > match.start()]
    at = _metadata(chars, raw, lines, result)
    while at < len(lines):
        fence = _FENCE.match(_content(raw, lines[at]))
        at = _fenced(chars, raw, lines, at, fence[1], result) if fence else _line(chars, raw, lines, at, result)
    result.shown = "".join(chars)
    return result


def _content(raw: str, line: tuple[int, int]) -> str:
    return raw[line[0] : line[1]].rstrip("\r\n")


def _blank(chars: list[str], raw: str, start: int, end: int) -> None:
    for i in range(start, end):
        if raw[i] not in "\r\n":
            chars[i] = BLANK


def _metadata(chars: list[str], raw: str, lines: list[tuple[int, int]], result: Marked) -> int:
    """A block between two lines ``---`` at the very beginning; the number of lines that it takes."""
    if len(lines) < 3 or _content(raw, lines[0]).rstrip() != "---" or ":" not in _content(raw, lines[1]):
        return 0
    for i in range(1, min(len(lines), 200)):
        if _content(raw, lines[i]).rstrip() in ("---", "..."):
            _blank(chars, raw, 0, lines[i][1])
            result.code.append((0, i))
            return i + 1
    return 0


def _fenced(chars: list[str], raw: str, lines: list[tuple[int, int]], at: int, fence: str, result: Marked) -> int:
    """Code between fences, to the end of the file if it is not closed; the position after it."""
    closing = re.compile(rf"[ >]{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    last = at + 1
    while last < len(lines) and not closing.match(_content(raw, lines[last])):
        last += 1
    last = min(last, len(lines) - 1)
    _blank(chars, raw, lines[at][0], lines[last][1])
    result.code.append((at, last))
    return last + 1


def _line(chars: list[str], raw: str, lines: list[tuple[int, int]], at: int, result: Marked) -> int:
    start, content = lines[at][0], _content(raw, lines[at])
    if _RULE.match(content):
        _blank(chars, raw, *lines[at])
        return at + 1
    skip = 0
    for pattern in (_QUOTED, _NOTE, _BULLET):
        match = pattern.match(content, skip)
        if match is None:
            continue
        if pattern is _NOTE:
            result.notes.add(at)
        _blank(chars, raw, start + skip, start + match.end())
        skip = match.end()
    _spans(chars, raw, start, content)
    below = _UNDERLINE.match(_content(raw, lines[at + 1])) if at + 1 < len(lines) else None
    if below and content.strip() and not skip and "|" not in content and not content.lstrip().startswith("#"):
        result.headings[at] = 1 if below[1][0] == "=" else 2
        _blank(chars, raw, *lines[at + 1])
        return at + 2
    return at + 1


def _spans(chars: list[str], raw: str, start: int, content: str) -> None:
    """The marks inside a line: emphasis, links, references to notes, escapes; none of them in a formula."""
    if not any(mark in content for mark in "*_`~[\\"):
        return
    kept = [match.span() for match in _FORMULA.finditer(content)] if "$" in content else []
    edges = [edge for span in kept for edge in span]

    def free(at: int) -> bool:
        return bisect_right(edges, at) % 2 == 0

    escaped: set[int] = set()
    for match in _ESCAPE.finditer(content):
        if free(match.start()) and match.start() not in escaped:
            escaped.add(match.end())
            _blank(chars, raw, start + match.start(), start + match.end())
    plain = "".join("\ufffc" if i in escaped else ch for i, ch in enumerate(content)) if escaped else content
    for pattern in _HIDDEN_SPANS:
        for match in pattern.finditer(plain):
            if free(match.start()):
                _blank(chars, raw, start + match.start(), start + match.end())
    for match in _LINK.finditer(plain):
        if free(match.start()):
            _blank(chars, raw, start + match.start(1), start + match.end(1))
            _blank(chars, raw, start + match.start(3), start + match.end(3))
    for pattern in _MARKED_SPANS:
        for match in pattern.finditer(plain):
            if free(match.start()):
                _blank(chars, raw, start + match.start(1), start + match.end(1))
                _blank(chars, raw, start + match.end(2), start + match.end())
