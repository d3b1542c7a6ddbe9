"""A check file as text: YAML nodes whose scalars are all strings, and the problems found in it."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from auditlint.catalogue.problem import Problem, Report, shown
from auditlint.catalogue.suggestion import hint

MAX_SIZE = 200_000
MAX_LINE = 2_000
MAX_BRACKETS = 1_000
Mapping = dict[str, tuple[yaml.ScalarNode, yaml.Node]]
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BLOCK = ("|", ">")


class Source:
    """One check file. ``problems`` collects what is wrong with it; its readers report and go on."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.problems: list[Problem] = []
        self._visited: set[int] = set()
        self._text = text

    def root(self) -> yaml.Node | None:
        """The document's node, or ``None`` with a problem noted."""
        if not self._harmless():
            return None
        try:
            node: yaml.Node | None = yaml.compose(self._text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            self.at(line, column, 1, f"not valid YAML: {error.problem}", f"YAML语法错误：{error.problem}")
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self.whole(f"not valid YAML: {error}", f"YAML语法错误：{error}")
            return None
        if node is None:
            self.whole("the file is empty", "文件为空")
        return node

    def at(self, line: int, column: int, length: int, en: str, zh: str) -> None:
        """Note a problem at a 1-based position."""
        self.problems.append(Problem(self.path, line, column, length, en, zh))

    def whole(self, en: str, zh: str) -> None:
        """Note a problem of the file as a whole."""
        self.at(0, 0, 0, en, zh)

    def node(self, node: yaml.Node, en: str, zh: str) -> None:
        """Note a problem with ``node``; the caret marks it, or its first line."""
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else len(self.line(start.line)) - start.column
        self.at(start.line + 1, start.column + 1, max(length, 1), en, zh)

    def inside(self, node: yaml.ScalarNode, at: int, length: int, en: str, zh: str) -> None:
        """Note a problem with ``node.value[at : at + length]``."""
        line, column = self._position(node, at)
        self.at(line, column, length, en, zh)

    def line(self, index: int) -> str:
        """The line with 0-based ``index``."""
        return self.lines[index] if index < len(self.lines) else ""

    def mapping(self, node: yaml.Node, required: Iterable[str], optional: Iterable[str] = ()) -> Mapping:
        """The entries of a mapping by key; unknown, missing and repeated keys are noted."""
        entries: Mapping = {}
        if not self._fresh(node):
            return entries
        required, known = tuple(required), (*required, *optional)
        if not isinstance(node, yaml.MappingNode) or node.tag != "tag:yaml.org,2002:map":
            self.node(node, "keys and values are needed here: " + ", ".join(known), "此处需要键和值：" + "、".join(known))
            return entries
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value not in known:
                name = key.value if isinstance(key, yaml.ScalarNode) else "…"
                en, zh = hint(name, known)
                self.node(key, f"there is no key '{name}'{en}", f"没有名为“{name}”的键{zh}")
            elif key.value in entries:
                first = entries[key.value][0].start_mark.line + 1
                self.node(key, f"the key '{key.value}' stands twice, first on line {first}", f"键“{key.value}”重复，首次出现在第{first}行")
            else:
                entries[key.value] = (key, value)
        missing = [key for key in required if key not in entries]
        if missing:
            self.node(node, "missing: " + ", ".join(missing), "缺少：" + "、".join(missing))
        return entries

    def sequence(self, node: yaml.Node) -> list[yaml.Node]:
        """The items of a list."""
        if not self._fresh(node):
            return []
        if not isinstance(node, yaml.SequenceNode) or node.tag != "tag:yaml.org,2002:seq":
            self.node(node, "a list is needed here", "此处需要列表")
            return []
        items: list[yaml.Node] = node.value
        return items

    def scalar(self, node: yaml.Node) -> str | None:
        """A text; ``None`` (noted) for anything else and for an empty one."""
        if not self._fresh(node):
            return None
        if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
            self.node(node, "a text is needed here", "此处需要文本")
            return None
        if not node.value.strip():
            self.node(node, "this is empty", "内容为空")
            return None
        value: str = node.value
        return value

    def reports(self) -> list[Report]:
        """The problems in reading order, ready to print."""
        return [shown(problem, self.lines) for problem in sorted(self.problems, key=lambda p: (p.line, p.column))]

    def _harmless(self) -> bool:
        """Whether the file can be parsed safely: libyaml's nodes are built recursively in C, and deep nesting would end the process."""
        before = len(self.problems)
        if len(self._text) > MAX_SIZE:
            self.whole(f"the file is longer than {MAX_SIZE} characters", f"文件超过{MAX_SIZE}个字符")
        if self._text.count("[") + self._text.count("{") > MAX_BRACKETS:
            self.whole(f"the file holds more than {MAX_BRACKETS} opening brackets", f"文件中左括号超过{MAX_BRACKETS}个")
        if max(map(len, self.lines), default=0) > MAX_LINE:
            self.whole(f"the file has a line of more than {MAX_LINE} characters", f"文件中有超过{MAX_LINE}个字符的行")
        return len(self.problems) == before

    def _fresh(self, node: yaml.Node) -> bool:
        """Whether ``node`` is met for the first time. Aliases are refused: a small file could stand for an enormous one."""
        if id(node) not in self._visited:
            self._visited.add(id(node))
            return True
        self.node(node, "this is used twice through an alias; write it out", "此处通过别名被重复使用，请直接写出")
        return False

    def _position(self, node: yaml.ScalarNode, at: int) -> tuple[int, int]:
        """The 1-based line and column of ``node.value[at]``: as many visible characters into the node as into its value."""
        visible = sum(not character.isspace() for character in node.value[:at])
        line, column = node.start_mark.line, node.start_mark.column
        if node.style in _BLOCK:
            line, column = line + 1, 0
        elif node.style:
            column += 1
        while line < len(self.lines):
            for index, character in enumerate(self.lines[line][column:], column):
                if not character.isspace():
                    if visible == 0:
                        return line + 1, index + 1
                    visible -= 1
            line, column = line + 1, 0
        return node.start_mark.line + 1, node.start_mark.column + 1


def read_source(path: Path) -> Source:
    """The check file at ``path``; what keeps it from being read is noted as a problem."""
    try:
        return Source(path.as_posix(), path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        source = Source(path.as_posix(), "")
        source.whole(f"not UTF-8 text: byte {error.start}", f"不是UTF-8文本：第{error.start}字节")
    except OSError as error:
        source = Source(path.as_posix(), "")
        source.whole(f"cannot be read: {error.strerror}", f"无法读取：{error.strerror}")
    return source
