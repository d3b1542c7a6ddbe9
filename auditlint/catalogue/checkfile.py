"""The keys of a check file: what each must hold, and the `Check` they make."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

import yaml

from auditlint.catalogue.expression import Expression, compile_expression
from auditlint.catalogue.identity import TEXTS, declared, identity_of
from auditlint.catalogue.message import PLACEHOLDERS, placeholder_name, placeholders
from auditlint.catalogue.model import Check, Example, Expected, Texts
from auditlint.catalogue.source import Mapping, Source
from auditlint.catalogue.suggestion import hint
from auditlint.relations.columns import COLUMNS
from auditlint.severity import SEVERITIES, Severity

LANGUAGES = ("en", "zh")
REQUIRED = ("code", "name", "severity", "relation", "expect", "title", "message", "why", "fix")
OPTIONAL = ("when", "default", "references", "examples")
IDENTITY_REQUIRED = ("code", "name", "identity")
IDENTITY_OPTIONAL = ("severity", "measures", "unit", "tolerance", "title", "message", "why", "fix", "references", "examples")
SWITCH = ("on", "off")
Verdict = Literal["bad", "good", "undetermined"]
_CODE = re.compile(r"[A-Z]{3,4}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE_RULE = ("a code is three or four capital letters and three digits: RAT001", "代码为三或四个大写字母加三位数字：RAT001")
_NAME_RULE = ("a name is lower-case words joined by hyphens: wrong-rate", "名称为小写单词，以连字符相连：wrong-rate")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A check with what a later complaint about it needs: the positions of code and name, and the file's lines."""

    check: Check
    code_at: tuple[int, int]
    name_at: tuple[int, int]
    lines: list[str]


def load_check(source: Source, *, lazy: bool = False) -> Loaded | None:
    """The check that ``source`` defines; ``None`` if there are problems, which ``source`` then holds.

    ``lazy`` leaves expressions and message templates unexamined: their mistakes surface when they are used.
    """
    root = source.root()
    if root is None:
        return None
    if _has(root, "identity"):
        return _load_identity(source, root)
    entries = source.mapping(root, REQUIRED, OPTIONAL)
    code = _matching(source, entries, "code", _CODE, _CODE_RULE)
    name = _matching(source, entries, "name", _NAME, _NAME_RULE)
    severity = _one_of(source, entries, "severity", SEVERITIES, ("severity", "严重程度"))
    default = _one_of(source, entries, "default", SWITCH, ("setting", "设置"))
    relation = _one_of(source, entries, "relation", tuple(COLUMNS), ("relation", "关系"))
    expect = _expression(source, entries, "expect", relation, lazy)
    when = _expression(source, entries, "when", relation, lazy)
    texts = {key: _texts(source, entries, key) for key in ("title", "message", "why", "fix")}
    if relation and "message" in entries and not lazy:
        _check_placeholders(source, entries["message"][1], tuple(COLUMNS[relation]))
    references = tuple(_scalars(source, entries, "references"))
    examples = tuple(_examples(source, entries))
    if source.problems or expect is None:
        return None
    check = Check(
        code,
        name,
        _severity(severity),
        relation,
        expect,
        when,
        texts["title"],
        texts["message"],
        texts["why"],
        texts["fix"],
        references=references,
        examples=examples,
        path=source.path,
        default=default != "off",
    )
    return Loaded(check, _start(entries["code"][1]), _start(entries["name"][1]), source.lines)


def _has(root: yaml.Node, key: str) -> bool:
    return isinstance(root, yaml.MappingNode) and any(isinstance(k, yaml.ScalarNode) and k.value == key for k, _ in root.value)


def _load_identity(source: Source, root: yaml.Node) -> Loaded | None:
    """The check of an identity over named measures; severity and texts may be left out."""
    entries = source.mapping(root, IDENTITY_REQUIRED, IDENTITY_OPTIONAL)
    code = _matching(source, entries, "code", _CODE, _CODE_RULE)
    name = _matching(source, entries, "name", _NAME, _NAME_RULE)
    severity = _one_of(source, entries, "severity", SEVERITIES, ("severity", "严重程度")) or "error"
    found = declared(source, entries["identity"][1]) if "identity" in entries else None
    identity = identity_of(source, entries, found) if found is not None else None
    texts = {key: _texts(source, entries, key) or TEXTS[key] for key in ("title", "message", "why", "fix")}
    if "message" in entries and found is not None:
        _check_placeholders(source, entries["message"][1], found.measures)
    references = tuple(_scalars(source, entries, "references"))
    examples = tuple(_examples(source, entries))
    if source.problems or found is None:
        return None
    expect = Expression(found.expression, dict.fromkeys(found.measures, "number"))
    check = Check(
        code,
        name,
        _severity(severity),
        f"declared:{code}",
        expect,
        None,
        texts["title"],
        texts["message"],
        texts["why"],
        texts["fix"],
        references=references,
        examples=examples,
        path=source.path,
        identity=identity,
    )
    return Loaded(check, _start(entries["code"][1]), _start(entries["name"][1]), source.lines)


def _start(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _severity(word: str) -> Severity:
    return next(severity for severity in SEVERITIES if severity == word)


def _matching(source: Source, entries: Mapping, key: str, pattern: re.Pattern[str], rule: tuple[str, str]) -> str:
    if key not in entries:
        return ""
    value = source.scalar(entries[key][1])
    if value is not None and not pattern.fullmatch(value):
        source.node(entries[key][1], *rule)
    return value or ""


def _one_of(source: Source, entries: Mapping, key: str, known: tuple[str, ...], noun: tuple[str, str]) -> str:
    """The value of ``key`` if it is one of ``known``, else an empty text."""
    value = source.scalar(entries[key][1]) if key in entries else None
    if value is None or value in known:
        return value or ""
    en, zh = hint(value, known)
    choice = ("", "") if en else (": " + ", ".join(known), "：" + "、".join(known))
    source.node(entries[key][1], f"there is no {noun[0]} '{value}'{en}{choice[0]}", f"没有名为“{value}”的{noun[1]}{zh}{choice[1]}")
    return ""


def _expression(source: Source, entries: Mapping, key: str, relation: str, lazy: bool) -> Expression | None:
    if key not in entries:
        return None
    node = entries[key][1]
    written = source.scalar(node)
    if written is None or not relation or not isinstance(node, yaml.ScalarNode):
        return None
    if lazy:
        return Expression(written, COLUMNS[relation])
    from auditlint.catalogue.scanner import ExpressionError

    try:
        return compile_expression(written, COLUMNS[relation])
    except ExpressionError as error:
        lead = len(written) - len(written.lstrip())
        source.inside(node, lead + error.at, error.length, error.problem["en"], error.problem["zh"])
        return None


def _texts(source: Source, entries: Mapping, key: str) -> Texts:
    """A text by language. A language that is missing gets the other's text, so that a user's own check may be written in one."""
    if key not in entries:
        return {}
    node = entries[key][1]
    texts: Texts = {}
    before = len(source.problems)
    for language, (_, value) in source.mapping(node, (), LANGUAGES).items():
        text = source.scalar(value)
        if text is not None:
            texts[language] = text.strip()
    if not texts and len(source.problems) > before:
        return {}
    if not texts:
        source.node(node, f"a text is needed: {key}: {{en: …, zh: …}}", f"需要文本：{key}: {{en: …, zh: …}}")
        return {}
    given = next(iter(texts.values()))
    return {language: texts.get(language, given) for language in LANGUAGES}


def _check_placeholders(source: Source, node: yaml.Node, columns: tuple[str, ...]) -> None:
    known = (*columns, *PLACEHOLDERS)
    for _, text in node.value if isinstance(node, yaml.MappingNode) else ():
        if not isinstance(text, yaml.ScalarNode):
            continue
        for at, written in placeholders(text.value):
            name = placeholder_name(written)
            if name is None:
                source.inside(text, at, len(written), "a placeholder is a name in braces: {stated}", "占位符应为花括号中的名称：{stated}")
            elif name not in known:
                en, zh = hint(name, known)
                source.inside(text, at, len(written), f"there is no value '{name}' to print{en}", f"没有可输出的值“{name}”{zh}")


def _scalars(source: Source, entries: Mapping, key: str) -> list[str]:
    items = source.sequence(entries[key][1]) if key in entries else []
    return [text for text in map(source.scalar, items) if text is not None]


def _examples(source: Source, entries: Mapping) -> list[Example]:
    items = source.sequence(entries["examples"][1]) if "examples" in entries else []
    return [example for example in (_example(source, item) for item in items) if example is not None]


def _example(source: Source, node: yaml.Node) -> Example | None:
    fields = source.mapping(node, (), (*get_args(Verdict), "findings"))
    verdicts = [verdict for verdict in get_args(Verdict) if verdict in fields]
    if len(verdicts) != 1:
        if fields:
            source.node(node, "an example has one of: bad, good, undetermined", "示例须有且仅有其一：bad、good、undetermined")
        return None
    verdict = verdicts[0]
    text = source.scalar(fields[verdict][1])
    if "findings" in fields and verdict != "bad":
        source.node(fields["findings"][0], "only a bad example has findings", "只有 bad 示例可有 findings")
    expected: list[Expected] = []
    for item in source.sequence(fields["findings"][1]) if "findings" in fields else []:
        values = {key: source.scalar(value) or "" for key, (_, value) in source.mapping(item, (), ("quote", "computed")).items()}
        expected.append(Expected(**values))
    return Example(verdict, text, tuple(expected), node.start_mark.line + 1) if text is not None else None
